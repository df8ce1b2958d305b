import assert from 'node:assert/strict';
import { permissionsOf } from '@approdo/shared/permissions';
import type { Role } from '@approdo/shared/roles';
import {
  type DistrictFundRef,
  holderIdOf,
  openHolders,
  type PostingOutcome,
  post,
  proveLedger,
} from '../src/modules/ledger/index.ts';
import { districts } from '../src/modules/territory/tables.ts';
import { type Context, createContext } from '../src/platform/context.ts';
import { newId } from '../src/platform/id.ts';
import type { World } from './world.ts';

/** The context of an actor of this role, for tests below HTTP. */
export function contextAs(
  world: World,
  role: Role,
  scope: { organisationId?: string; districtIds?: string[] } = {},
): Context {
  return createContext({
    database: world.database,
    clock: world.clock,
    requestId: 'test',
    log: world.app.log,
    actor: {
      kind: 'user',
      id: newId(),
      role,
      organisationId: scope.organisationId ?? newId(),
      districtIds: scope.districtIds ?? [],
      permissions: permissionsOf(role),
      name: role,
    },
  });
}

/** A district of Lazio made for a test. */
export async function makeDistrict(
  world: Pick<World, 'system'>,
  name = 'Distretto di prova',
): Promise<string> {
  const id = newId();
  await world.system.transaction((tx) =>
    tx.insert(districts).values({ id, code: `P/${id.slice(-12).toUpperCase()}`, name, regionCode: '12' }),
  );
  return id;
}

/** Gives a district's fund this much, from outside through the programme. */
export async function giveDistrict(
  ctx: Context,
  fund: Omit<DistrictFundRef, 'kind'>,
  amountCents: number,
): Promise<PostingOutcome> {
  const district = { ...fund, kind: 'districtFund' as const };
  const programme = { ...fund, kind: 'programmeFund' as const };
  const outside = { ...fund, kind: 'outside' as const };
  const place = (holder: Parameters<typeof holderIdOf>[0]) => ({
    holderId: holderIdOf(holder),
    stage: 'available' as const,
  });
  await ctx.transaction(async (tx) => {
    await openHolders(tx, [outside, programme, district]);
    return post(tx, {
      kind: 'fund',
      idempotencyKey: `test-fund-${newId()}`,
      effectiveOn: ctx.clock.today(),
      moves: [{ from: place(outside), to: place(programme), amountCents }],
    });
  });
  return ctx.transaction((tx) =>
    post(tx, {
      kind: 'allocate',
      idempotencyKey: `test-allocate-${newId()}`,
      effectiveOn: ctx.clock.today(),
      moves: [{ from: place(programme), to: place(district), amountCents }],
    }),
  );
}

/** Every money test ends here: all invariants of the ledger hold on all of it. */
export async function expectProvenLedger(world: Pick<World, 'system'>): Promise<void> {
  assert.deepEqual(await world.system.transaction((tx) => proveLedger(tx)), []);
}
