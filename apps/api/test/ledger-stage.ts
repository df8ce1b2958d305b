import { beforeAll } from 'vitest';
import { holderIdOf, type Posting, reserveDowry } from '../src/modules/ledger/index.ts';
import type { Context } from '../src/platform/context.ts';
import { newId } from '../src/platform/id.ts';
import { contextAs, giveDistrict, makeDistrict } from './money.ts';
import type { World } from './world.ts';

const fundId = 'fse-pon-inclusione';
const editionId = 'puoi-2022';

/** Two districts with 10,000.00 euro each; in each one dowry of its own promoter, with 1,000.00 on its first line. */
export interface LedgerStage {
  authority: Context;
  districtIds: readonly [string, string];
  organisationIds: readonly [string, string];
  dowryIds: readonly [string, string];
  lineOf(at: 0 | 1): string;
  fundOf(at: 0 | 1): string;
  programmeId: string;
}

/** Sets the stage before the tests of a file. */
export function useLedgerStage(world: World): LedgerStage {
  const stage = {} as LedgerStage;
  beforeAll(async () => {
    Object.assign(stage, await openStage(world));
  });
  return stage;
}

/** Sets the stage in a world that is open. */
export async function openStage(world: World): Promise<LedgerStage> {
  const authority = contextAs(world, 'authority');
  const districtIds = [await makeDistrict(world), await makeDistrict(world)] as const;
  const organisationIds = [(await world.body('promoter')).id, (await world.body('promoter')).id] as const;
  const dowryIds = [newId(), newId()] as const;
  const components = [{ component: 'operatorServices', fundId, amountCents: 100_000 }] as const;
  for (const at of [0, 1] as const) {
    const [districtId, organisationId, dowryId] = [districtIds[at], organisationIds[at], dowryIds[at]];
    await giveDistrict(authority, { editionId, fundId, districtId }, 1_000_000);
    const asked = { dowryId, editionId, districtId, organisationId, components };
    await authority.transaction((tx) => reserveDowry(tx, authority, asked));
  }
  return {
    authority,
    districtIds,
    organisationIds,
    dowryIds,
    lineOf: (at) =>
      holderIdOf({ kind: 'doteComponent', dowryId: dowryIds[at], component: 'operatorServices' }),
    fundOf: (at) => holderIdOf({ kind: 'districtFund', editionId, fundId, districtId: districtIds[at] }),
    programmeId: holderIdOf({ kind: 'programmeFund', editionId, fundId }),
  };
}

type PlaceGiven = readonly [holderId: string, stage: 'available' | 'reserved'];

/** A posting of one cent from place to place. */
export function centPosting(
  world: World,
  kind: Posting['kind'],
  [from, to]: readonly [PlaceGiven, PlaceGiven],
): Posting {
  return {
    kind,
    idempotencyKey: newId(),
    effectiveOn: world.clock.today(),
    moves: [
      { from: { holderId: from[0], stage: from[1] }, to: { holderId: to[0], stage: to[1] }, amountCents: 1 },
    ],
  };
}
