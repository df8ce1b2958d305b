import { eq, sql } from 'drizzle-orm';
import type { Context } from '../../../platform/context.ts';
import { releaseDowry } from '../../ledger/index.ts';
import { ownRequest } from '../errors.ts';
import { dowryIn } from '../queries/dowries.ts';
import type { Dowry, GivenReason } from '../schemas.ts';
import { dowries } from '../tables.ts';
import { type DowryChange, dowryOpenTo, recordDowryAct } from './dowry-act.ts';

type EndDowry = DowryChange & GivenReason;

/** Refuses a request, with the reason that the promoter reads. Errors: 403 own request, 404, 409, 412. */
export async function refuseDowry(ctx: Context, input: EndDowry): Promise<Dowry> {
  return ctx.transaction(async (tx) => {
    const { id, caseFileId, organisationId, requestedBy } = await dowryOpenTo(tx, 'refusal', input);
    if (requestedBy === ctx.actor.id) throw ownRequest();
    const now = ctx.clock.now();
    await tx
      .update(dowries)
      .set({
        refusedAt: now,
        refusedBy: ctx.actor.id,
        refusalReason: input.reason,
        version: sql`${dowries.version} + 1`,
        updatedAt: now,
        updatedBy: ctx.actor.id,
      })
      .where(eq(dowries.id, id));
    await recordDowryAct(tx, ctx, { action: 'dowry.refused', dowryId: id, caseFileId, organisationId });
    return dowryIn(tx, ctx, id);
  });
}

/** Withdraws a dowry: whatever was set aside for it returns to the district at once. Errors: 404, 409, 412. */
export async function withdrawDowry(ctx: Context, input: EndDowry): Promise<Dowry> {
  return ctx.transaction(async (tx) => {
    const { id, state, caseFileId, organisationId } = await dowryOpenTo(tx, 'withdrawal', input);
    const released =
      state === 'granted' ? await releaseDowry(tx, ctx, { dowryId: id, reason: 'withdrawn' }) : null;
    const now = ctx.clock.now();
    await tx
      .update(dowries)
      .set({
        withdrawnAt: now,
        withdrawnBy: ctx.actor.id,
        withdrawalReason: input.reason,
        version: sql`${dowries.version} + 1`,
        updatedAt: now,
        updatedBy: ctx.actor.id,
      })
      .where(eq(dowries.id, id));
    await recordDowryAct(tx, ctx, {
      action: 'dowry.withdrawn',
      dowryId: id,
      caseFileId,
      organisationId,
      details: { transactionId: released?.transactionId ?? null },
    });
    return dowryIn(tx, ctx, id);
  });
}
