import { sql } from 'drizzle-orm';
import type { Context } from '../../platform/context.ts';
import type { Tx } from '../../platform/database.ts';
import { newId } from '../../platform/id.ts';
import { recordAudit } from '../audit/index.ts';
import { editionNamed } from '../programmes/index.ts';
import { planChanged, planRefused } from './plan-errors.ts';
import { plansOf } from './plan-queries.ts';
import { changedViolations, planViolations } from './plan-rules.ts';
import type { PlanAllocations, PlannedAllocations } from './plan-schemas.ts';
import { districtSharesIn } from './queries.ts';
import { fundViolations } from './rules.ts';
import { allocationPlans } from './tables.ts';

/** Plans what districts should receive of a fund in quarters, in cents, in place of what was planned for the same. Errors: 409 where a colleague planned meanwhile, 422 with every reason. */
export function planAllocations(ctx: Context, input: PlanAllocations): Promise<PlannedAllocations> {
  const { editionId, fundId, shares } = input;
  const by = { updatedAt: ctx.clock.now(), updatedBy: ctx.actor.id };
  return ctx.transaction(async (tx) => {
    const districtIds = [...new Set(shares.map(({ districtId }) => districtId))];
    const known = await districtSharesIn(tx, { editionId, fundId, districtIds });
    const violations = [
      ...fundViolations(input, editionNamed(editionId)),
      ...planViolations(shares, new Set(known.map(({ id }) => id))),
    ];
    if (violations.length > 0) throw planRefused({ violations });
    await assertUnchanged(tx, input);
    await tx
      .insert(allocationPlans)
      .values(
        shares.map(({ districtId, quarterStartsOn, plannedCents }) => ({
          id: newId(),
          editionId,
          fundId,
          districtId,
          quarter: quarterStartsOn,
          plannedCents,
          ...by,
        })),
      )
      .onConflictDoUpdate({
        target: [
          allocationPlans.editionId,
          allocationPlans.fundId,
          allocationPlans.districtId,
          allocationPlans.quarter,
        ],
        set: {
          plannedCents: sql`excluded.planned_cents`,
          ...by,
          version: sql`${allocationPlans.version} + 1`,
        },
      });
    await recordAudit(tx, ctx, {
      area: 'money',
      action: 'allocations.planned',
      entity: 'allocationPlan',
      entityId: null,
      details: { editionId, fundId, shares: shares.length },
    });
    return { items: await plansOf(tx, input) };
  });
}

/** One writer at a time for a fund of an edition, so that of two who read the same version one is refused. Error: 409. */
async function assertUnchanged(tx: Tx, input: PlanAllocations): Promise<void> {
  const name = `allocation plans ${input.editionId} ${input.fundId}`;
  await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${name}, 0))`);
  if (input.shares.every(({ version }) => version === undefined)) return;
  const violations = changedViolations(input.shares, await plansOf(tx, input));
  if (violations.length > 0) throw planChanged({ violations });
}
