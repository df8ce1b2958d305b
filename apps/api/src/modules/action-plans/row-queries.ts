import { and, eq } from 'drizzle-orm';
import type { Tx } from '../../platform/database.ts';
import { notFound } from '../../platform/problem.ts';
import { caseFiles } from '../case-files/tables.ts';
import { users } from '../identity/tables.ts';
import { actionPlans, actionPlanVersions } from './tables.ts';

/** What a plan needs to know of its case file. Error: 404. */
export async function planOwner(tx: Tx, caseFileId: string) {
  const [owner] = await tx
    .select({ id: caseFiles.id, organisationId: caseFiles.organisationId, birthDate: caseFiles.birthDate })
    .from(caseFiles)
    .where(eq(caseFiles.id, caseFileId));
  if (owner === undefined) throw notFound();
  return owner;
}

export const planColumns = {
  id: actionPlans.id,
  caseFileId: actionPlans.caseFileId,
  organisationId: actionPlans.organisationId,
  editionId: actionPlans.editionId,
  draft: actionPlans.draft,
  revisionReason: actionPlans.revisionReason,
  signedNumber: actionPlans.signedNumber,
  version: actionPlans.version,
  createdAt: actionPlans.createdAt,
  updatedAt: actionPlans.updatedAt,
};

export const versionColumns = {
  id: actionPlanVersions.id,
  number: actionPlanVersions.number,
  content: actionPlanVersions.content,
  reason: actionPlanVersions.reason,
  plannedCents: actionPlanVersions.plannedCents,
  signatory: actionPlanVersions.signatory,
  guardianName: actionPlanVersions.guardianName,
  personSignedOn: actionPlanVersions.personSignedOn,
  personMethod: actionPlanVersions.personMethod,
  operatorSignedOn: actionPlanVersions.operatorSignedOn,
  operatorMethod: actionPlanVersions.operatorMethod,
  documentReference: actionPlanVersions.documentReference,
  recordedAt: actionPlanVersions.recordedAt,
  operatorId: actionPlanVersions.operatorId,
  operatorName: users.name,
};

export const lastVersionJoin = and(
  eq(actionPlanVersions.actionPlanId, actionPlans.id),
  eq(actionPlanVersions.number, actionPlans.signedNumber),
);

export type PlanRow = Pick<typeof actionPlans.$inferSelect, keyof typeof planColumns>;
export type VersionRow = Pick<
  typeof actionPlanVersions.$inferSelect,
  Exclude<keyof typeof versionColumns, 'operatorName'>
> & {
  operatorName: string | null;
};

/** The row of a plan, locked when it is about to change. Error: 404. */
export async function planRow(
  tx: Tx,
  actionPlanId: string,
  purpose: 'read' | 'change' = 'read',
): Promise<PlanRow> {
  const query = tx.select(planColumns).from(actionPlans).where(eq(actionPlans.id, actionPlanId));
  const [row] = purpose === 'change' ? await query.for('update') : await query;
  if (row === undefined) throw notFound();
  return row;
}

/** A signed version's row with the operator's name; undefined when the plan has no such version. */
export async function versionRow(
  tx: Tx,
  actionPlanId: string,
  number: number,
): Promise<VersionRow | undefined> {
  const [row] = await tx
    .select(versionColumns)
    .from(actionPlanVersions)
    .leftJoin(users, eq(users.id, actionPlanVersions.operatorId))
    .where(and(eq(actionPlanVersions.actionPlanId, actionPlanId), eq(actionPlanVersions.number, number)));
  return row;
}
