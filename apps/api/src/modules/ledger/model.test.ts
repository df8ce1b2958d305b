import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Expected, oracle } from '../../../test/ledger-oracle.ts';
import { contextAs, expectProvenLedger, makeDistrict } from '../../../test/money.ts';
import { useWorld } from '../../../test/world.ts';
import type { Context } from '../../platform/context.ts';
import { newId } from '../../platform/id.ts';
import { Problem } from '../../platform/problem.ts';
import { type DistrictFundRef, holderIdOf, holderOf, openHolders, type Posting, post } from './index.ts';

const world = useWorld({ connections: 10 });
/** Repeat a failure with LEDGER_SEED=<the number in the test's name>. */
const seed = Number(process.env.LEDGER_SEED ?? Date.now() % 2_147_483_647);
const editionId = 'puoi-2022';
const fundId = 'fse-pon-inclusione';
const districtCount = 3;
const components = ['operatorServices', 'traineeAllowance', 'hostTutoring'] as const;

let authority: Context;
let organisationId: string;
beforeAll(async () => {
  authority = contextAs(world, 'authority');
  organisationId = (await world.body('promoter')).id;
});
afterAll(() => expectProvenLedger(world));

// small amounts, so that what is asked is often exactly what is left
const cents = fc.integer({ min: 1, max: 9 });
const index = fc.nat({ max: 40 });
const dowry = fc.nat({ max: 7 });
const share = fc.tuple(fc.nat({ max: districtCount - 1 }), cents);
const type = <Name extends string>(name: Name) => fc.constant(name);
const commands = fc.array(
  fc.oneof(
    { weight: 2, arbitrary: fc.record({ type: type('fund'), cents }) },
    {
      weight: 3,
      arbitrary: fc.record({
        type: type('allocate'),
        shares: fc.array(share, { minLength: 1, maxLength: 4 }),
      }),
    },
    {
      weight: 6,
      arbitrary: fc.record({ type: type('reserve'), dowry, cents: fc.tuple(cents, cents, cents) }),
    },
    { weight: 3, arbitrary: fc.record({ type: type('release'), dowry, cents }) },
    { weight: 2, arbitrary: fc.record({ type: type('repeat'), index }) },
    { weight: 1, arbitrary: fc.record({ type: type('alter'), index, cents }) },
  ),
  { minLength: 1, maxLength: 40 },
);
type Command = typeof commands extends fc.Arbitrary<(infer One)[]> ? One : never;

/** The places of one run: districts and dowries of its own, below the one programme fund that all runs share. */
async function openStage() {
  const districtIds = await Promise.all(Array.from({ length: districtCount }, () => makeDistrict(world)));
  const funds = districtIds.map(
    (districtId): DistrictFundRef => ({ kind: 'districtFund', editionId, fundId, districtId }),
  );
  const programme = { kind: 'programmeFund', editionId, fundId } as const;
  const outside = { kind: 'outside', editionId, fundId } as const;
  await authority.transaction((tx) => openHolders(tx, [outside, programme, ...funds]));
  const left = await authority.read(async (tx) => (await holderOf(tx, programme))?.availableCents ?? 0);
  const places = {
    outsideId: holderIdOf(outside),
    programmeId: holderIdOf(programme),
    fundIds: funds.map(holderIdOf),
  };
  const open = new Map([
    [places.programmeId, left],
    ...[places.outsideId, ...places.fundIds].map((id) => [id, 0] as const),
  ]);
  const dowries = Array.from({ length: 8 }, (_, number) => dowryOn(funds, number));
  return { ...places, dowries, model: oracle(open, places.outsideId) };
}
type Stage = Awaited<ReturnType<typeof openStage>>;

function dowryOn(funds: readonly DistrictFundRef[], number: number) {
  const fund = funds[number % districtCount];
  if (!fund) throw new RangeError('no such district');
  const dowryId = newId();
  const opens = components.map((component) => ({ dowryId, component, organisationId, fund }));
  const lineIds = opens.map((line) => holderIdOf({ ...line, kind: 'doteComponent' }));
  return { dowryId, opens, lineIds, fundId: holderIdOf(fund) };
}

/** Commands as postings; each has a key of its own, but for those that repeat or alter an earlier one. */
function postingsOf(list: readonly Command[], stage: Stage): Posting[] {
  const postings: Posting[] = [];
  for (const command of list) {
    const posting = postingOf(command, stage, postings);
    if (posting) postings.push(posting);
  }
  return postings;
}

const available = (holderId = '') => ({ holderId, stage: 'available' as const });
const reserved = (holderId = '') => ({ holderId, stage: 'reserved' as const });

function postingOf(command: Command, stage: Stage, earlier: readonly Posting[]): Posting | undefined {
  const base = { idempotencyKey: newId(), effectiveOn: world.clock.today(), evidence: {} };
  const programme = available(stage.programmeId);
  switch (command.type) {
    case 'fund':
      return {
        ...base,
        kind: 'fund',
        moves: [{ from: available(stage.outsideId), to: programme, amountCents: command.cents }],
      };
    case 'allocate': {
      const moves = command.shares.map(([to, amountCents]) => ({
        from: programme,
        to: available(stage.fundIds[to]),
        amountCents,
      }));
      return { ...base, kind: 'allocate', moves };
    }
    case 'reserve': {
      const { dowryId, fundId: from, opens, lineIds } = given(stage.dowries[command.dowry]);
      const moves = command.cents.map((amountCents, at) => ({
        from: available(from),
        to: reserved(lineIds[at]),
        amountCents,
      }));
      return { ...base, kind: 'reserve', businessKey: `dote:${dowryId}`, opens, moves };
    }
    case 'release': {
      const { fundId: to, lineIds } = given(stage.dowries[command.dowry]);
      return {
        ...base,
        kind: 'release',
        moves: [{ from: reserved(lineIds[0]), to: available(to), amountCents: command.cents }],
      };
    }
    case 'repeat':
      return earlier[command.index];
    case 'alter':
      return altered(earlier[command.index], command.cents);
  }
}

function altered(posting: Posting | undefined, moreCents: number): Posting | undefined {
  const [first, ...rest] = posting?.moves ?? [];
  if (!posting || !first) return undefined;
  return {
    ...posting,
    evidence: { moreCents },
    moves: [{ ...first, amountCents: first.amountCents + moreCents }, ...rest],
  };
}

function given<Value>(value: Value | undefined): Value {
  if (value === undefined) throw new RangeError('beyond the stage of this run');
  return value;
}

const words: Record<string, 'keyReused' | 'alreadyPosted' | 'absent'> = {
  'ledger/key-reused': 'keyReused',
  'ledger/already-posted': 'alreadyPosted',
  'platform/not-found': 'absent',
};

/** What the ledger says to a posting, in the oracle's words. */
async function answerTo(posting: Posting): Promise<Expected> {
  try {
    const answer = await authority.transaction((tx) => post(tx, posting));
    if (answer.outcome === 'applied') return { outcome: 'applied' };
    const missingCents = answer.shortfalls.reduce((sum, shortfall) => sum + shortfall.missingCents, 0);
    return { outcome: 'rejected', missingCents };
  } catch (error) {
    const word = error instanceof Problem ? words[error.kind.type] : undefined;
    if (!word) throw error;
    return { outcome: word };
  }
}

async function expectSameBalances({ model, fundIds, dowries }: Stage): Promise<void> {
  const ids = [...fundIds, ...dowries.flatMap(({ lineIds }) => lineIds)];
  const held = await world.sql<{ id: string; available: number; reserved: number }>(
    'select id, available_cents as available, reserved_cents as reserved from ledger_holders where id = any($1)',
    [ids],
  );
  const expected = held.map(({ id }) => ({
    id,
    available: model.balance(id, 'available'),
    reserved: model.balance(id, 'reserved'),
  }));
  expect(held).toEqual(expected);
}

describe(`the ledger and its model in memory, LEDGER_SEED=${seed}`, () => {
  it('agree on random postings, one after the other', async () => {
    const property = fc.asyncProperty(commands, async (list) => {
      const stage = await openStage();
      for (const posting of postingsOf(list, stage)) {
        expect(await answerTo(posting)).toEqual(stage.model.expect(posting));
      }
      await expectSameBalances(stage);
    });
    await fc.assert(property, { seed, numRuns: 25 });
  });

  it('agree on random postings, eight at a time, in the order the ledger recorded them', async () => {
    const property = fc.asyncProperty(commands, async (list) => {
      const stage = await openStage();
      const waiting = postingsOf(list, stage);
      const byKey = new Map<string, Posting[]>();
      for (const posting of waiting)
        byKey.set(posting.idempotencyKey, [...(byKey.get(posting.idempotencyKey) ?? []), posting]);
      await Promise.all(
        Array.from({ length: 8 }, async () => {
          for (let posting = waiting.shift(); posting; posting = waiting.shift()) await answerTo(posting);
        }),
      );
      const recorded = await world.sql<{ key: string; outcome: string; evidence: object }>(
        'select idempotency_key as key, outcome, evidence from ledger_transactions where idempotency_key = any($1) order by recorded_at',
        [[...byKey.keys()]],
      );
      for (const { key, outcome, evidence } of recorded) {
        const asked = byKey
          .get(key)
          ?.find((posting) => JSON.stringify(posting.evidence) === JSON.stringify(evidence));
        expect(stage.model.expect(given(asked))).toMatchObject({ outcome });
      }
      await expectSameBalances(stage);
    });
    await fc.assert(property, { seed, numRuns: 25 });
  });
});
