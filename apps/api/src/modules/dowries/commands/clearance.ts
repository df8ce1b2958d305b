import { and, count, eq, sql } from 'drizzle-orm';
import type { Context } from '../../../platform/context.ts';
import type { Tx } from '../../../platform/database.ts';
import { Problem } from '../../../platform/problem.ts';
import { openHolders, reserveDowry } from '../../ledger/index.ts';
import { editionNamed } from '../../programmes/index.ts';
import { insufficientFunds, notEligible, ownRequest } from '../errors.ts';
import { dowryIn } from '../queries/dowries.ts';
import { conditionsIn } from '../queries/eligibility.ts';
import { fileFactsIn } from '../queries/facts.ts';
import { type PayableLine, payableLinesOf } from '../queries/payable-lines.ts';
import { eligibilityVerdict } from '../rules/eligibility.ts';
import { conditionViolations } from '../rules/request-violations.ts';
import type { Dowry } from '../schemas.ts';
import { dowries } from '../tables.ts';
import { type DowryChange, dowryOpenTo, recordDowryAct } from './dowry-act.ts';

type DowryRow = Awaited<ReturnType<typeof dowryOpenTo>>;

/**
 * Gives the clearance: checks every condition again on this day, then sets the three lines aside on the funds of the
 * district, all or none. Errors: 403 own request, 404, 409 wrong state or not enough money (recorded, with the cents
 * missing on each fund and the place in the queue), 412, 422 with every condition that is not met.
 */
export async function grantClearance(ctx: Context, change: DowryChange): Promise<Dowry> {
  return ctx.transaction(async (tx) => {
    const dowry = await dowryOpenTo(tx, 'clearance', change);
    if (dowry.requestedBy === ctx.actor.id) throw ownRequest();
    await assertEligible(tx, ctx, dowry);
    const { transactionId } = await reserve(tx, ctx, dowry);
    const now = ctx.clock.now();
    await tx
      .update(dowries)
      .set({
        grantedAt: now,
        grantedBy: ctx.actor.id,
        grantedOn: ctx.clock.today(),
        version: sql`${dowries.version} + 1`,
        updatedAt: now,
        updatedBy: ctx.actor.id,
      })
      .where(eq(dowries.id, dowry.id));
    await recordDowryAct(tx, ctx, {
      ...subjectOf(dowry),
      action: 'dowry.granted',
      details: { transactionId },
    });
    return dowryIn(tx, dowry.id);
  });
}

async function assertEligible(tx: Tx, ctx: Context, dowry: DowryRow): Promise<void> {
  const on = ctx.clock.today();
  const edition = editionNamed(dowry.editionId);
  const { caseFileId, actionPlanVersionId: planVersionId } = dowry;
  const { eligibility } = await fileFactsIn(tx, { caseFileId, edition, on, planVersionId });
  const conditions = eligibilityVerdict(eligibility, edition, on);
  const violations = conditionViolations(conditions);
  if (violations.length > 0)
    throw notEligible({ violations, extra: { conditions: conditionsIn(conditions, ctx.language) } });
}

/** Reserves the lines; a refusal of the ledger stays on record and becomes the answer, with the place in the queue. */
async function reserve(tx: Tx, ctx: Context, dowry: DowryRow): Promise<{ transactionId: string }> {
  const { id: dowryId, editionId, districtId, organisationId } = dowry;
  const components = await payableLinesIn(tx, dowry);
  try {
    return await reserveDowry(tx, ctx, { dowryId, editionId, districtId, organisationId, components });
  } catch (error) {
    if (!(error instanceof Problem) || error.kind.type !== 'ledger/insufficient-funds') throw error;
    await recordDowryAct(tx, ctx, { ...subjectOf(dowry), action: 'dowry.notCovered' });
    const { details } = error;
    const position = await queuePositionOf(tx, dowry);
    throw insufficientFunds({ ...details, extra: { ...details.extra, position } });
  }
}

/** The lines to reserve; a fund from which the district never had anything is opened, so that it can say it is empty. */
async function payableLinesIn(tx: Tx, { id, editionId, districtId }: DowryRow): Promise<PayableLine[]> {
  const lines = await payableLinesOf(tx, id);
  const closed = lines.filter(({ isFundOpen }) => !isFundOpen);
  if (closed.length > 0)
    await openHolders(
      tx,
      closed.map(({ fundId }) => ({ kind: 'districtFund', editionId, fundId, districtId })),
    );
  return lines;
}

/** The place of a request among those that wait for money in its district and edition; the first is 1. */
async function queuePositionOf(tx: Tx, dowry: DowryRow): Promise<number> {
  const [before] = await tx
    .select({ number: count() })
    .from(dowries)
    .where(
      and(
        eq(dowries.state, 'requested'),
        eq(dowries.districtId, dowry.districtId),
        eq(dowries.editionId, dowry.editionId),
        sql`(${dowries.requestedAt}, ${dowries.id}) < (select d.requested_at, d.id from dowries d where d.id = ${dowry.id})`,
      ),
    );
  return (before?.number ?? 0) + 1;
}

const subjectOf = ({ id, caseFileId, organisationId }: DowryRow) => ({
  dowryId: id,
  caseFileId,
  organisationId,
});
