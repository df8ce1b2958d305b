import type { PlanContent } from '@approdo/shared/plan-content';
import { and, desc, eq, sql } from 'drizzle-orm';
import type { Context } from '../../platform/context.ts';
import type { Tx } from '../../platform/database.ts';
import { decodeCursor, pageFrom, pageLimitDefault } from '../../platform/keyset.ts';
import type { Language } from '../../platform/problem.ts';
import { users } from '../identity/tables.ts';
import { type EditionId, editionNamed } from '../programmes/index.ts';
import {
  lastVersionJoin,
  type PlanRow,
  planColumns,
  planOwner,
  planRow,
  type VersionRow,
  versionColumns,
  versionRow,
} from './row-queries.ts';
import { planViolations } from './rules/plan-violations.ts';
import type { ActionPlan, PlanFilter } from './schemas.ts';
import { actionPlans, actionPlanVersions } from './tables.ts';
import { costOf, mutable, stateOf, summaryOf, versionSummary } from './views.ts';

/** The plans of a case file, the last changed first. Error: 404. */
export function planPage(ctx: Context, { caseFileId, ...filter }: PlanFilter & { caseFileId: string }) {
  const limit = filter.limit ?? pageLimitDefault;
  const after = decodeCursor(filter.cursor, 2);
  return ctx.read(async (tx) => {
    await planOwner(tx, caseFileId);
    const rows = await tx
      .select({ ...planColumns, content: versionColumns.content })
      .from(actionPlans)
      .leftJoin(actionPlanVersions, lastVersionJoin)
      .where(
        and(
          eq(actionPlans.caseFileId, caseFileId),
          after &&
            sql`(${actionPlans.updatedAt}, ${actionPlans.id}) < (${after[0]}::timestamptz, ${after[1]}::uuid)`,
        ),
      )
      .orderBy(desc(actionPlans.updatedAt), desc(actionPlans.id))
      .limit(limit + 1);
    const page = pageFrom(rows, limit, (row) => [row.updatedAt.toISOString(), row.id]);
    return { ...page, items: page.items.map(summaryOf) };
  });
}

/** One plan: its draft, or its last signed version, with the cost and what is missing before the signature. Error: 404. */
export function actionPlan(
  ctx: Context,
  asked: { actionPlanId: string; language: Language },
): Promise<ActionPlan> {
  return ctx.read((tx) => planById(tx, asked.actionPlanId, asked.language));
}

/** The plan inside a transaction. Error: 404. */
export async function planById(tx: Tx, actionPlanId: string, language: Language): Promise<ActionPlan> {
  const row = await planRow(tx, actionPlanId);
  const last = row.signedNumber === null ? undefined : await versionRow(tx, row.id, row.signedNumber);
  const edition = editionNamed(row.editionId);
  const content = currentContent(row, last);
  const violations = row.draft === null ? [] : planViolations(row.draft, edition, { signing: true });
  const [changer] = await tx
    .select({ name: users.name })
    .from(actionPlans)
    .innerJoin(users, eq(users.id, actionPlans.updatedBy))
    .where(eq(actionPlans.id, row.id));
  return {
    id: row.id,
    caseFileId: row.caseFileId,
    editionId: row.editionId,
    state: stateOf(row),
    content: mutable(content),
    cost: costOf(content, row.editionId),
    violations: violations.map(({ message, fix, numbers, ...violation }) => ({
      ...violation,
      message: message[language],
      fix: fix[language],
      ...numbers,
    })),
    revisionReason: row.revisionReason,
    lastVersion: last === undefined ? null : versionSummary(last),
    version: row.version,
    createdAt: row.createdAt.toISOString(),
    updatedAt: row.updatedAt.toISOString(),
    updatedByName: changer?.name ?? null,
  };
}

/** What a file's plan for an edition says now, in draft or signed; undefined when there is none. */
export async function plannedContentOf(
  tx: Tx,
  caseFileId: string,
  editionId: EditionId,
): Promise<PlanContent | undefined> {
  const [row] = await tx
    .select({ draft: actionPlans.draft, signed: actionPlanVersions.content })
    .from(actionPlans)
    .leftJoin(actionPlanVersions, lastVersionJoin)
    .where(and(eq(actionPlans.caseFileId, caseFileId), eq(actionPlans.editionId, editionId)));
  return row?.draft ?? row?.signed ?? undefined;
}

function currentContent(row: PlanRow, last: VersionRow | undefined): PlanContent {
  const content = row.draft ?? last?.content;
  if (content === undefined) throw new Error('a plan without a draft has a signed version');
  return content;
}
