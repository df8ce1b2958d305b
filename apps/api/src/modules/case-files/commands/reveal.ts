import type { Context } from '../../../platform/context.ts';
import { recordAudit } from '../../audit/index.ts';
import { visibleFile } from '../queries/file.ts';
import type { RestrictedData } from '../schemas/inputs.ts';
import { caseFileReveals } from '../tables.ts';
import type { RevealReason } from '../words.ts';

/**
 * Shows the restricted data of a file to who works on it, and records who looked and why, once a day for each file.
 * For the rest of the day the file shows it to them unmasked. Error: 404.
 */
export function revealRestrictedData(
  ctx: Context,
  { caseFileId, reason }: { caseFileId: string; reason: RevealReason },
): Promise<RestrictedData> {
  return ctx.transaction(async (tx) => {
    const file = await visibleFile(tx, ctx, caseFileId);
    const organisationId = file.organisation.id;
    const first = await tx
      .insert(caseFileReveals)
      .values({ caseFileId, organisationId, actorId: ctx.actor.id, revealedOn: ctx.clock.today() })
      .onConflictDoNothing()
      .returning({ caseFileId: caseFileReveals.caseFileId });
    if (first.length > 0)
      await recordAudit(tx, ctx, {
        area: 'case',
        action: 'caseFile.revealed',
        entity: 'caseFile',
        entityId: caseFileId,
        subjectId: caseFileId,
        organisationId,
        details: { reason },
      });
    return { caseFileId, stayPermits: file.stayPermits.map((permit) => ({ ...permit, masked: false })) };
  });
}
