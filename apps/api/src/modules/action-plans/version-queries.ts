import { type CivilDate, compareDates } from '@approdo/shared/dates';
import { planChanges } from '@approdo/shared/plan-changes';
import type { PlanContent } from '@approdo/shared/plan-content';
import { and, desc, eq, lt } from 'drizzle-orm';
import type { Context } from '../../platform/context.ts';
import type { Tx } from '../../platform/database.ts';
import { decodeCursor, pageFrom, pageLimitDefault } from '../../platform/keyset.ts';
import { notFound } from '../../platform/problem.ts';
import { users } from '../identity/tables.ts';
import type { EditionId } from '../programmes/index.ts';
import { planRow, versionColumns, versionRow } from './row-queries.ts';
import type { PlanFilter, PlanVersion } from './schemas.ts';
import { actionPlanVersions } from './tables.ts';
import { costOf, mutable, versionSummary } from './views.ts';

/** The signed versions of a plan, the newest first. Error: 404. */
export function versionPage(
  ctx: Context,
  { actionPlanId, ...filter }: PlanFilter & { actionPlanId: string },
) {
  const limit = filter.limit ?? pageLimitDefault;
  const after = decodeCursor(filter.cursor, 1);
  return ctx.read(async (tx) => {
    await planRow(tx, actionPlanId);
    const rows = await tx
      .select(versionColumns)
      .from(actionPlanVersions)
      .leftJoin(users, eq(users.id, actionPlanVersions.operatorId))
      .where(
        and(
          eq(actionPlanVersions.actionPlanId, actionPlanId),
          after && lt(actionPlanVersions.number, Number(after[0])),
        ),
      )
      .orderBy(desc(actionPlanVersions.number))
      .limit(limit + 1);
    const page = pageFrom(rows, limit, (row) => [row.number]);
    return { ...page, items: page.items.map(versionSummary) };
  });
}

/** One signed version, its cost, and what changed since the version before. Error: 404. */
export function planVersion(
  ctx: Context,
  asked: { actionPlanId: string; number: number },
): Promise<PlanVersion> {
  const { actionPlanId, number } = asked;
  return ctx.read(async (tx) => {
    const plan = await planRow(tx, actionPlanId);
    const row = await versionRow(tx, actionPlanId, number);
    if (row === undefined) throw notFound();
    const before = number === 1 ? undefined : await versionRow(tx, actionPlanId, number - 1);
    const changes = before === undefined ? [] : planChanges(before.content, row.content);
    return {
      ...versionSummary(row),
      version: 1,
      actionPlanId,
      content: mutable(row.content),
      cost: costOf(row.content, plan.editionId),
      changes: changes.map((change) => ({ ...change, fields: [...change.fields] })),
    };
  });
}

/** A signed plan, as what is built on it needs it. */
export interface SignedPlan {
  readonly actionPlanId: string;
  readonly versionId: string;
  readonly number: number;
  readonly variantId: string;
  /** The later of the two signatures. */
  readonly signedOn: CivilDate;
  readonly content: PlanContent;
}

/** The last signed version of a file's plan for an edition; undefined when none was signed. */
export async function signedPlanOf(
  tx: Tx,
  caseFileId: string,
  editionId: EditionId,
): Promise<SignedPlan | undefined> {
  const [row] = await tx
    .select(signedColumns)
    .from(actionPlanVersions)
    .where(and(eq(actionPlanVersions.caseFileId, caseFileId), eq(actionPlanVersions.editionId, editionId)))
    .orderBy(desc(actionPlanVersions.number))
    .limit(1);
  if (row === undefined) return undefined;
  const { personSignedOn, operatorSignedOn, ...rest } = row;
  const signedOn = compareDates(personSignedOn, operatorSignedOn) > 0 ? personSignedOn : operatorSignedOn;
  return { ...rest, signedOn, variantId: row.content.variantId };
}

const signedColumns = {
  actionPlanId: actionPlanVersions.actionPlanId,
  versionId: actionPlanVersions.id,
  number: actionPlanVersions.number,
  personSignedOn: actionPlanVersions.personSignedOn,
  operatorSignedOn: actionPlanVersions.operatorSignedOn,
  content: actionPlanVersions.content,
};
