import { and, eq, sql } from 'drizzle-orm';
import type { Context } from '../../../platform/context.ts';
import type { Tx } from '../../../platform/database.ts';
import { stale } from '../../../platform/problem.ts';
import type { CaseFileFacts } from '../facts.ts';
import { visibleFile } from '../queries/file.ts';
import { caseFiles } from '../tables.ts';

/** The file to change, at the version the person had before them. Errors: 404, 412. */
export async function fileToChange(
  tx: Tx,
  ctx: Context,
  { caseFileId, expectedVersion }: { caseFileId: string; expectedVersion: number },
): Promise<CaseFileFacts> {
  const file = await visibleFile(tx, ctx, caseFileId);
  if (file.version !== expectedVersion) throw stale();
  return file;
}

/** Writes the change of the file itself and its next version; whoever changed it in between wins. Error: 412. */
export async function writeVersion(
  tx: Tx,
  ctx: Context,
  file: Pick<CaseFileFacts, 'id' | 'version'>,
  columns: Partial<typeof caseFiles.$inferInsert> = {},
): Promise<void> {
  const written = await tx
    .update(caseFiles)
    .set({
      ...columns,
      version: sql`${caseFiles.version} + 1`,
      updatedAt: ctx.clock.now(),
      updatedBy: ctx.actor.id,
    })
    .where(and(eq(caseFiles.id, file.id), eq(caseFiles.version, file.version)))
    .returning({ id: caseFiles.id });
  if (written.length === 0) throw stale();
}
