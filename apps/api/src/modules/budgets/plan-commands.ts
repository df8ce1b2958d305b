import { sql } from 'drizzle-orm';
import type { Context } from '../../platform/context.ts';
import { newId } from '../../platform/id.ts';
import { recordAudit } from '../audit/index.ts';
import { planRefused } from './plan-errors.ts';
import { plansOf } from './plan-queries.ts';
import { planViolations } from './plan-rules.ts';
import type { PlanAllocations, PlannedAllocations } from './plan-schemas.ts';
import { districtSharesIn } from './queries.ts';
import { allocationPlans } from './tables.ts';

/** Plans what districts should receive of a fund in quarters, in cents, in place of what was planned for the same. Error: 422 with every reason. */
export function planAllocations(ctx: Context, input: PlanAllocations): Promise<PlannedAllocations> {
  const { editionId, fundId, shares } = input;
  const by = { updatedAt: ctx.clock.now(), updatedBy: ctx.actor.id };
  return ctx.transaction(async (tx) => {
    const districtIds = [...new Set(shares.map(({ districtId }) => districtId))];
    const known = await districtSharesIn(tx, { editionId, fundId, districtIds });
    const violations = planViolations(shares, new Set(known.map(({ id }) => id)));
    if (violations.length > 0) throw planRefused({ violations });
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
