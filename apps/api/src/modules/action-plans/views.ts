import type { PlanContent } from '@approdo/shared/plan-content';
import { planCost } from '@approdo/shared/plan-cost';
import { editionNamed } from '../programmes/index.ts';
import type { PlanRow, VersionRow } from './row-queries.ts';
import type { ActionPlan, PlanVersionSummary } from './schemas.ts';

/** Where a plan stands, from its draft and its last version. */
export function stateOf(row: Pick<PlanRow, 'draft' | 'signedNumber'>): ActionPlan['state'] {
  if (row.draft === null) return 'signed';
  return row.signedNumber === null ? 'draft' : 'inRevision';
}

/** What the text would cost in its edition. */
export function costOf(content: PlanContent, editionId: string): ActionPlan['cost'] {
  const cost = planCost(content, editionNamed(editionId));
  return { ...cost, lines: [...cost.lines] };
}

/** A plan in a list. */
export function summaryOf(row: PlanRow & { content: PlanContent | null }) {
  const content = row.draft ?? row.content;
  return {
    id: row.id,
    editionId: row.editionId,
    state: stateOf(row),
    plannedCents: content === null ? 0 : costOf(content, row.editionId).plannedCents,
    signedNumber: row.signedNumber,
    version: row.version,
    updatedAt: row.updatedAt.toISOString(),
  };
}

/** A signed version without its text. */
export function versionSummary({
  content: _content,
  operatorId,
  operatorName,
  ...row
}: VersionRow): PlanVersionSummary {
  return {
    ...row,
    operator: { id: operatorId, name: operatorName },
    recordedAt: row.recordedAt.toISOString(),
  };
}

/** The same text, in the lists that a reply wants. */
export function mutable(content: PlanContent): ActionPlan['content'] {
  return {
    ...content,
    goals: [...content.goals],
    actions: [...content.actions],
    services: [...content.services],
  };
}
