import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  commands,
  districtCount,
  dowryCount,
  everyKind,
  given,
  postingsOf,
} from '../../../test/ledger-commands.ts';
import { type Expected, oracle } from '../../../test/ledger-oracle.ts';
import { contextAs, expectProvenLedger, makeDistrict } from '../../../test/money.ts';
import { useWorld } from '../../../test/world.ts';
import type { Context } from '../../platform/context.ts';
import { newId } from '../../platform/id.ts';
import { Problem } from '../../platform/problem.ts';
import {
  type DistrictFundRef,
  holderIdOf,
  holderOf,
  openHolders,
  type Posting,
  post,
  postingKinds,
  stages,
} from './index.ts';

const world = useWorld({ connections: 10 });
/** Repeat a failure with LEDGER_SEED=<the number in the test's name>. */
const seed = Number(process.env.LEDGER_SEED ?? Date.now() % 2_147_483_647);
/** More runs with LEDGER_RUNS. */
const runs = Number(process.env.LEDGER_RUNS ?? 25);
const editionId = 'puoi-2022';
const fundId = 'fse-pon-inclusione';
const components = ['operatorServices', 'traineeAllowance', 'hostTutoring'] as const;

let authority: Context;
let organisationId: string;
beforeAll(async () => {
  authority = contextAs(world, 'authority');
  organisationId = (await world.body('promoter')).id;
});
afterAll(() => expectProvenLedger(world));

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
  const dowries = Array.from({ length: dowryCount }, (_, number) => dowryOn(funds, number));
  return { ...places, today: world.clock.today(), dowries, model: oracle(open, places.outsideId) };
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

const words: Record<string, 'keyReused' | 'alreadyPosted' | 'absent'> = {
  'ledger/key-reused': 'keyReused',
  'ledger/already-posted': 'alreadyPosted',
  'platform/not-found': 'absent',
};

/** The transactions of a run, by the key that they were asked with. */
type Known = Map<string, string>;

/** A reversal names the transaction of the key it was planned for; one that is not there (yet) names nothing that exists. */
function named(posting: Posting, known: Known): Posting {
  if (posting.kind !== 'reverse') return posting;
  return {
    ...posting,
    reverses: known.get(String(posting.evidence?.undone ?? '')) ?? posting.idempotencyKey,
  };
}

/** What the ledger says to a posting, in the oracle's words. */
async function answerTo(posting: Posting, known: Known): Promise<Expected> {
  try {
    const answer = await authority.transaction((tx) => post(tx, posting));
    if (answer.outcome === 'applied') {
      known.set(posting.idempotencyKey, answer.transactionId);
      return { outcome: 'applied' };
    }
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
  const held = await world.sql<{ id: string }>(
    `select id, ${stages.map((stage) => `${stage}_cents as ${stage}`).join(', ')} from ledger_holders where id = any($1)`,
    [ids],
  );
  const expected = held.map(({ id }) => ({
    id,
    ...Object.fromEntries(stages.map((stage) => [stage, model.balance(id, stage)])),
  }));
  expect(held).toEqual(expected);
}

describe(`the ledger and its model in memory, LEDGER_SEED=${seed}`, () => {
  it('agree on random postings, one after the other', async () => {
    const property = fc.asyncProperty(commands, async (list) => {
      const stage = await openStage();
      const known: Known = new Map();
      for (const planned of postingsOf(list, stage)) {
        const posting = named(planned, known);
        const expected = stage.model.expect(posting);
        expect([posting, await answerTo(posting, known)]).toEqual([posting, expected]);
        const transactionId = known.get(posting.idempotencyKey);
        if (transactionId) stage.model.learn(posting, transactionId);
      }
      await expectSameBalances(stage);
    });
    await fc.assert(property, { seed, numRuns: runs, endOnFailure: true, examples: [[everyKind]] });
  });

  it('agree on random postings, eight at a time, in the order the ledger recorded them', async () => {
    const property = fc.asyncProperty(commands, async (list) => {
      const stage = await openStage();
      const waiting = postingsOf(list, stage);
      const known: Known = new Map();
      const sent: Posting[] = [];
      await Promise.all(
        Array.from({ length: 8 }, async () => {
          for (let planned = waiting.shift(); planned; planned = waiting.shift()) {
            const posting = named(planned, known);
            sent.push(posting);
            await answerTo(posting, known);
          }
        }),
      );
      const recorded = await world.sql<{
        id: string;
        key: string;
        outcome: string;
        evidence: object;
        reverses: string | null;
      }>(
        'select id, idempotency_key as key, outcome, evidence, reverses from ledger_transactions where idempotency_key = any($1) order by recorded_at',
        [sent.map(({ idempotencyKey }) => idempotencyKey)],
      );
      for (const { id, key, outcome, evidence, reverses } of recorded) {
        const asked = given(
          sent.find(
            (posting) =>
              posting.idempotencyKey === key &&
              (posting.reverses ?? null) === reverses &&
              JSON.stringify(posting.evidence) === JSON.stringify(evidence),
          ),
        );
        expect([asked, stage.model.expect(asked)]).toMatchObject([asked, { outcome }]);
        if (outcome === 'applied') stage.model.learn(asked, id);
      }
      await expectSameBalances(stage);
    });
    await fc.assert(property, { seed, numRuns: runs, endOnFailure: true, examples: [[everyKind]] });
  });

  it('have tried every kind of posting, applied and refused', async () => {
    const tried = await world.sql<{ kind: string; outcome: string }>(
      'select distinct kind::text, outcome::text from ledger_transactions',
    );
    const of = (outcome: string) => tried.filter((row) => row.outcome === outcome).map(({ kind }) => kind);
    expect(of('applied').toSorted()).toEqual(postingKinds.toSorted());
    expect(of('rejected')).toEqual(
      expect.arrayContaining(['reserve', 'commit', 'accrue', 'order', 'transfer', 'reverse']),
    );
  });
});
