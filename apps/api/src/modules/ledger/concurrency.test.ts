import pg from 'pg';
import { describe, expect, it } from 'vitest';
import { crowd, districtFund, pick, useCrowd } from '../../../test/crowd.ts';
import { giveDistrict } from '../../../test/money.ts';
import { useWorld } from '../../../test/world.ts';
import { newId } from '../../platform/id.ts';
import { Problem } from '../../platform/problem.ts';
import { holderIdOf, holderOf, type Move, type Posting, post, reserveDowry } from './index.ts';

const connections = 24;
const world = useWorld({ connections });
const { editionId, fundId, components, dowryCents } = crowd;
const people = useCrowd(world);
const cents = { operatorServices: 234_000, traineeAllowance: 300_000, hostTutoring: 60_000 };
const priced = components.map((component) => ({ component, fundId, amountCents: cents[component] }));

/** 512 attempts, as many at once as there are connections. */
async function allAtOnce<Answer>(attempt: (number: number) => Promise<Answer>): Promise<Answer[]> {
  const waiting = Array.from({ length: 512 }, (_, number) => number);
  const answers: Answer[] = [];
  await Promise.all(
    Array.from({ length: connections }, async () => {
      for (let next = waiting.shift(); next !== undefined; next = waiting.shift())
        answers.push(await attempt(next));
    }),
  );
  return answers;
}

describe('512 reservations at once with room for 100', () => {
  it('accept exactly 100, and say to each other how much was missing', async () => {
    const districtId = await people.fundedDistrict(100 * dowryCents);
    const reserveOne = async (number: number) => {
      const organisationId = pick(people.organisationIds, number);
      const asked = { dowryId: newId(), editionId, districtId, organisationId, components: priced };
      try {
        await people.authority.transaction((tx) => reserveDowry(tx, people.authority, asked));
        return 'reserved';
      } catch (error) {
        if (!(error instanceof Problem)) return error;
        return `${error.kind.type} ${error.details.violations?.[0]?.numbers?.missingCents}`;
      }
    };
    const answers = await allAtOnce(reserveOne);
    const counts = new Map<unknown, number>();
    for (const answer of answers) counts.set(answer, (counts.get(answer) ?? 0) + 1);
    expect(Object.fromEntries(counts)).toEqual({
      reserved: 100,
      [`ledger/insufficient-funds ${dowryCents}`]: 412,
    });
    const fund = await people.authority.read((tx) => holderOf(tx, districtFund(districtId)));
    expect(fund?.availableCents).toBe(0);
  }, 60_000);

  it('overspend when each sums first and inserts after: the control that shows the contention is real', async () => {
    const pool = new pg.Pool({ connectionString: world.ownerUrl, max: connections });
    await pool.query('create table naive_reservations (id uuid primary key, cents bigint not null)');
    const reserveNaively = async () => {
      const client = await pool.connect();
      try {
        await client.query('begin');
        const { rows } = await client.query<{ sum: number }>(
          'select coalesce(sum(cents), 0)::bigint as sum from naive_reservations',
        );
        const fits = (rows[0]?.sum ?? 0) + dowryCents <= 100 * dowryCents;
        if (fits)
          await client.query('insert into naive_reservations values (gen_random_uuid(), $1)', [dowryCents]);
        await client.query('commit');
        return fits;
      } finally {
        client.release();
      }
    };
    const accepted = (await allAtOnce(reserveNaively)).filter(Boolean).length;
    await pool.end();
    expect(accepted).toBeGreaterThan(100);
  }, 60_000);
});

describe('a key sent 20 times in parallel', () => {
  const reservation = (districtId: string): Posting => {
    const dowryId = newId();
    const fund = districtFund(districtId);
    return {
      kind: 'reserve',
      idempotencyKey: newId(),
      effectiveOn: world.clock.today(),
      businessKey: `dote:${dowryId}`,
      opens: components.map((component) => ({
        dowryId,
        component,
        organisationId: pick(people.organisationIds, 0),
        fund,
      })),
      moves: components.map((component) => ({
        from: { holderId: holderIdOf(fund), stage: 'available' },
        to: { holderId: holderIdOf({ kind: 'doteComponent', dowryId, component }), stage: 'reserved' },
        amountCents: cents[component],
      })),
    };
  };
  const twenty = (posting: Posting) =>
    Promise.all(Array.from({ length: 20 }, () => people.authority.transaction((tx) => post(tx, posting))));
  const availableIn = async (districtId: string) =>
    (await people.authority.read((tx) => holderOf(tx, districtFund(districtId))))?.availableCents;

  it('has one effect and one answer', async () => {
    const districtId = await people.fundedDistrict(10 * dowryCents);
    const answers = await twenty(reservation(districtId));
    expect(answers.filter(({ replayed }) => !replayed)).toHaveLength(1);
    expect(new Set(answers.map(({ replayed, ...answer }) => JSON.stringify(answer))).size).toBe(1);
    expect(await availableIn(districtId)).toBe(9 * dowryCents);
  });

  it('is refused once and for all when there was no money, even after there is', async () => {
    const districtId = await people.fundedDistrict(dowryCents - 1);
    const posting = reservation(districtId);
    const answers = await twenty(posting);
    expect(answers.every(({ outcome }) => outcome === 'rejected')).toBe(true);
    expect(new Set(answers.map(({ transactionId }) => transactionId)).size).toBe(1);
    await giveDistrict(people.authority, districtFund(districtId), dowryCents);
    const later = await people.authority.transaction((tx) => post(tx, posting));
    expect(later).toMatchObject({ outcome: 'rejected', replayed: true, shortfalls: [{ missingCents: 1 }] });
    const again = { ...posting, idempotencyKey: newId() };
    expect(await people.authority.transaction((tx) => post(tx, again))).toMatchObject({ outcome: 'applied' });
  });

  it('is refused with another content, whichever came first', async () => {
    const districtId = await people.fundedDistrict(10 * dowryCents);
    const posting = reservation(districtId);
    const altered = {
      ...posting,
      moves: posting.moves.map((move) => ({ ...move, amountCents: move.amountCents + 1 })),
    };
    const answers = await Promise.allSettled(
      [posting, altered].map((one) => people.authority.transaction((tx) => post(tx, one))),
    );
    const refused = answers.filter((answer) => answer.status === 'rejected');
    expect(refused).toHaveLength(1);
    expect(refused[0]?.reason).toMatchObject({ kind: { type: 'ledger/key-reused', status: 422 } });
  });
});

it('a refusal leaves every holder as it was, to the byte', async () => {
  const [one, two] = [
    await people.fundedDistrict(5 * dowryCents),
    await people.fundedDistrict(5 * dowryCents),
  ];
  const bytes = () => world.sql('select h.ctid, h.xmin, h::text from ledger_holders h order by id');
  const before = await bytes();
  const programme = holderIdOf({ kind: 'programmeFund', editionId, fundId });
  const give = (districtId: string, amountCents: number): Move => ({
    from: { holderId: programme, stage: 'available' },
    to: { holderId: holderIdOf(districtFund(districtId)), stage: 'available' },
    amountCents,
  });
  const posting = { kind: 'allocate', idempotencyKey: newId(), effectiveOn: world.clock.today() } as const;
  const moves = [give(one, 1), give(two, 10_000_000_000)];
  expect(await people.authority.transaction((tx) => post(tx, { ...posting, moves }))).toMatchObject({
    outcome: 'rejected',
  });
  expect(await bytes()).toEqual(before);
});
