import { and, eq } from 'drizzle-orm';
import type { Context } from '../../platform/context.ts';
import { notFound, stale } from '../../platform/problem.ts';
import { recordAudit } from '../audit/index.ts';
import type { ProgrammeId } from '../programmes/index.ts';
import { thresholdsIn } from './alert-queries.ts';
import type { BudgetThresholds, SetThresholds } from './alert-schemas.ts';
import { budgetThresholds } from './tables.ts';

interface ThresholdsChange extends SetThresholds {
  programmeId: ProgrammeId;
  expectedVersion: number;
}

/** Chooses from which shares of its money, in per cent, and how many days before its end a programme is warned of. Error: 412. */
export function setThresholds(ctx: Context, change: ThresholdsChange): Promise<BudgetThresholds> {
  const { programmeId, expectedVersion } = change;
  const percents = [...new Set(change.percents)].sort((a, b) => a - b);
  const set = {
    percents,
    daysBeforeEnd: change.daysBeforeEnd,
    updatedAt: ctx.clock.now(),
    updatedBy: ctx.actor.id,
    version: expectedVersion + 1,
  };
  return ctx.transaction(async (tx) => {
    // the usual thresholds have version 1 and no row
    const { rowCount } =
      expectedVersion === 1
        ? await tx
            .insert(budgetThresholds)
            .values({ programmeId, ...set })
            .onConflictDoNothing()
        : await tx
            .update(budgetThresholds)
            .set(set)
            .where(
              and(
                eq(budgetThresholds.programmeId, programmeId),
                eq(budgetThresholds.version, expectedVersion),
              ),
            );
    if (rowCount !== 1) throw stale();
    await recordAudit(tx, ctx, {
      area: 'money',
      action: 'thresholds.set',
      entity: 'budgetThresholds',
      entityId: null,
      details: { programmeId, percents, daysBeforeEnd: change.daysBeforeEnd },
    });
    const thresholds = (await thresholdsIn(tx)).find((each) => each.programmeId === programmeId);
    if (!thresholds) throw notFound();
    return thresholds;
  });
}
