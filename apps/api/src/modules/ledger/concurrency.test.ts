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
  openHolders,
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

describe('512 reservations at once with room for 100', () => {
  it('accept exactly 100, and say to each other how much was missing', async () => {
    const districtId = await fundedDistrict(100 * dowryCents);
    const answers = await Promise.all(
      Array.from({ length: 512 }, async (_, number) => {
        const asked = {
          dowryId: newId(),
          editionId,
          districtId,
          organisationId: pick(organisationIds, number),
          components: priced,
        };
        try {
          await authority.transaction((tx) => reserveDowry(tx, authority, asked));
          return 'reserved';
        } catch (error) {
          return error instanceof Problem
            ? `${error.kind.type} ${error.details.violations?.[0]?.numbers?.missingCents}`
            : error;
        }
      }),
    );
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
    const accepted = (await Promise.all(Array.from({ length: 512 }, reserveNaively))).filter(Boolean).length;
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

describe('postings of many moves over the same holders, in any order', () => {
  it('never wait for each other in a circle', async () => {
    const districtIds = await Promise.all(
      Array.from({ length: 5 }, () => fundedDistrict(1_000 * dowryCents)),
    );
    const programme = { kind: 'programmeFund', editionId, fundId } as const;
    await authority.transaction((tx) => openHolders(tx, [programme]));
    const random = randomFrom(20_261_122);
    const dowries = Array.from({ length: 60 }, (_, number) => ({
      dowryId: newId(),
      districtId: pick(districtIds, number),
    }));
    const stage = { dowries, districtIds };
    for (const { dowryId, districtId } of dowries)
      await authority.transaction((tx) =>
        post(
          tx,
          opening({
            dowryId,
            districtId,
            organisationId: pick(organisationIds, districtIds.indexOf(districtId)),
          }),
        ),
      );
    const postings = Array.from({ length: 200 }, () => batch(random, stage));
    const outcomes: string[] = [];
    await Promise.all(
      Array.from({ length: 16 }, async () => {
        for (let posting = postings.shift(); posting; posting = postings.shift()) {
          const asked = posting;
          outcomes.push(
            await authority.transaction((tx) => post(tx, asked)).then(({ outcome }) => outcome, faultOf),
          );
        }
      }),
    );
    expect(outcomes).toHaveLength(200);
    expect(outcomes.filter((outcome) => outcome !== 'applied' && outcome !== 'rejected')).toEqual([]);
  }, 60_000);

  it('do wait in a circle when each locks as it comes: the control', async () => {
    await world.sql('create table naive_holders (id int primary key, cents bigint not null)');
    await world.sql('insert into naive_holders values (1, 0), (2, 0)');
    const [one, two] = [new pg.Client(world.ownerUrl), new pg.Client(world.ownerUrl)];
    await Promise.all([one.connect(), two.connect()]);
    const add = (client: pg.Client, id: number) =>
      client.query('update naive_holders set cents = cents + 1 where id = $1', [id]);
    await Promise.all([one.query('begin'), two.query('begin')]);
    await Promise.all([add(one, 1), add(two, 2)]);
    const crossed = await Promise.allSettled([add(one, 2), add(two, 1)]);
    await Promise.all([one.end(), two.end()]);
    expect(crossed.filter((answer) => answer.status === 'rejected').map(({ reason }) => reason.code)).toEqual(
      ['40P01'],
    );
  });
});

const faultOf = (error: unknown) => (error instanceof Error ? String(error.cause ?? error.message) : 'fault');

/** The same numbers each time, between 0 and 1. */
function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) & 0x7fffffff;
    return state / 0x80000000;
  };
}

interface BatchStage {
  dowries: readonly { dowryId: string; districtId: string }[];
  districtIds: readonly string[];
}

/** The first reservation of a dowry, of a few cents, so that later postings find its lines. */
function opening(dowry: { dowryId: string; districtId: string; organisationId: string }): Posting {
  const fund = fundIn(dowry.districtId);
  return {
    kind: 'reserve',
    idempotencyKey: newId(),
    effectiveOn: world.clock.today(),
    opens: components.map((component) => ({ ...dowry, component, fund })),
    moves: components.map((component) => ({
      from: { holderId: holderIdOf(fund), stage: 'available' },
      to: { holderId: holderIdOf({ ...dowry, kind: 'doteComponent', component }), stage: 'reserved' },
      amountCents: 5,
    })),
  };
}

/** A posting of 2 to 12 moves over holders drawn and ordered at random. */
function batch(random: () => number, { dowries, districtIds }: BatchStage): Posting {
  const count = 2 + Math.floor(random() * 11);
  const draw = <Value>(values: readonly Value[]) => pick(values, Math.floor(random() * values.length));
  const base = { idempotencyKey: newId(), effectiveOn: world.clock.today() };
  const available = (holderId: string) => ({ holderId, stage: 'available' as const });
  if (random() < 0.2) {
    const programme = available(holderIdOf({ kind: 'programmeFund', editionId, fundId }));
    const moves = Array.from({ length: count }, () => ({
      from: programme,
      to: available(holderIdOf(fundIn(draw(districtIds)))),
      amountCents: 1,
    }));
    return { ...base, kind: 'allocate', moves };
  }
  const kind = random() < 0.4 ? 'release' : 'reserve';
  const lines = Array.from({ length: count }, () => ({ ...draw(dowries), component: draw(components) }));
  const moves = lines.map(({ dowryId, districtId, component }) => {
    const line = {
      holderId: holderIdOf({ kind: 'doteComponent', dowryId, component }),
      stage: 'reserved' as const,
    };
    const fund = available(holderIdOf(fundIn(districtId)));
    return kind === 'reserve'
      ? { from: fund, to: line, amountCents: 3 }
      : { from: line, to: fund, amountCents: 1 };
  });
  return { ...base, kind, moves };
}
