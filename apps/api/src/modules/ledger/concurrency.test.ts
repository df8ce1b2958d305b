import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { contextAs, expectProvenLedger, giveDistrict, makeDistrict } from '../../../test/money.ts';
import { useWorld } from '../../../test/world.ts';
import type { Context } from '../../platform/context.ts';
import { newId } from '../../platform/id.ts';
import { Problem } from '../../platform/problem.ts';
import {
  type DistrictFundRef,
  holderIdOf,
  holderOf,
  type Move,
  type Posting,
  post,
  reserveDowry,
} from './index.ts';

const connections = 24;
const world = useWorld({ connections });
const fundId = 'fse-pon-inclusione';
const editionId = 'puoi-2022';
const components = ['operatorServices', 'traineeAllowance', 'hostTutoring'] as const;
const dowryCents = 594_000;
const cents = { operatorServices: 234_000, traineeAllowance: 300_000, hostTutoring: 60_000 };
const priced = components.map((component) => ({ component, fundId, amountCents: cents[component] }));

let authority: Context;
let organisationIds: string[];
beforeAll(async () => {
  authority = contextAs(world, 'authority');
  organisationIds = await Promise.all(
    Array.from({ length: 6 }, async () => (await world.body('promoter')).id),
  );
});
afterAll(() => expectProvenLedger(world));

const fundIn = (districtId: string): DistrictFundRef => ({
  kind: 'districtFund',
  editionId,
  fundId,
  districtId,
});
const pick = <Value>(values: readonly Value[], number: number): Value => {
  const value = values[number % values.length];
  if (value === undefined) throw new RangeError('nothing to pick from');
  return value;
};

async function fundedDistrict(amountCents: number): Promise<string> {
  const districtId = await makeDistrict(world);
  await giveDistrict(authority, { editionId, fundId, districtId }, amountCents);
  return districtId;
}

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
    const districtId = await fundedDistrict(100 * dowryCents);
    const reserveOne = async (number: number) => {
      const organisationId = pick(organisationIds, number);
      const asked = { dowryId: newId(), editionId, districtId, organisationId, components: priced };
      try {
        await authority.transaction((tx) => reserveDowry(tx, authority, asked));
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
    const fund = await authority.read((tx) => holderOf(tx, fundIn(districtId)));
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
    const fund = fundIn(districtId);
    return {
      kind: 'reserve',
      idempotencyKey: newId(),
      effectiveOn: world.clock.today(),
      businessKey: `dote:${dowryId}`,
      opens: components.map((component) => ({
        dowryId,
        component,
        organisationId: pick(organisationIds, 0),
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
    Promise.all(Array.from({ length: 20 }, () => authority.transaction((tx) => post(tx, posting))));
  const availableIn = async (districtId: string) =>
    (await authority.read((tx) => holderOf(tx, fundIn(districtId))))?.availableCents;

  it('has one effect and one answer', async () => {
    const districtId = await fundedDistrict(10 * dowryCents);
    const answers = await twenty(reservation(districtId));
    expect(answers.filter(({ replayed }) => !replayed)).toHaveLength(1);
    expect(new Set(answers.map(({ replayed, ...answer }) => JSON.stringify(answer))).size).toBe(1);
    expect(await availableIn(districtId)).toBe(9 * dowryCents);
  });

  it('is refused once and for all when there was no money, even after there is', async () => {
    const districtId = await fundedDistrict(dowryCents - 1);
    const posting = reservation(districtId);
    const answers = await twenty(posting);
    expect(answers.every(({ outcome }) => outcome === 'rejected')).toBe(true);
    expect(new Set(answers.map(({ transactionId }) => transactionId)).size).toBe(1);
    await giveDistrict(authority, fundIn(districtId), dowryCents);
    const later = await authority.transaction((tx) => post(tx, posting));
    expect(later).toMatchObject({ outcome: 'rejected', replayed: true, shortfalls: [{ missingCents: 1 }] });
    const again = { ...posting, idempotencyKey: newId() };
    expect(await authority.transaction((tx) => post(tx, again))).toMatchObject({ outcome: 'applied' });
  });

  it('is refused with another content, whichever came first', async () => {
    const districtId = await fundedDistrict(10 * dowryCents);
    const posting = reservation(districtId);
    const altered = {
      ...posting,
      moves: posting.moves.map((move) => ({ ...move, amountCents: move.amountCents + 1 })),
    };
    const answers = await Promise.allSettled(
      [posting, altered].map((one) => authority.transaction((tx) => post(tx, one))),
    );
    const refused = answers.filter((answer) => answer.status === 'rejected');
    expect(refused).toHaveLength(1);
    expect(refused[0]?.reason).toMatchObject({ kind: { type: 'ledger/key-reused', status: 422 } });
  });
});

it('a refusal leaves every holder as it was, to the byte', async () => {
  const [one, two] = [await fundedDistrict(5 * dowryCents), await fundedDistrict(5 * dowryCents)];
  const bytes = () => world.sql('select h.ctid, h.xmin, h::text from ledger_holders h order by id');
  const before = await bytes();
  const programme = holderIdOf({ kind: 'programmeFund', editionId, fundId });
  const give = (districtId: string, amountCents: number): Move => ({
    from: { holderId: programme, stage: 'available' },
    to: { holderId: holderIdOf(fundIn(districtId)), stage: 'available' },
    amountCents,
  });
  const posting = { kind: 'allocate', idempotencyKey: newId(), effectiveOn: world.clock.today() } as const;
  const moves = [give(one, 1), give(two, 10_000_000_000)];
  expect(await authority.transaction((tx) => post(tx, { ...posting, moves }))).toMatchObject({
    outcome: 'rejected',
  });
  expect(await bytes()).toEqual(before);
});
