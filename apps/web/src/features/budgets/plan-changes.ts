import type { Shapes } from '../../lib/api.ts';
import { ApiProblem, fieldOfPointer } from '../../lib/api-problem.ts';
import type { Share } from './share-fields.tsx';

/** What was planned for a district in the quarter when the form was made; version 0 for nothing. */
export interface BasePlan {
  readonly districtId: string;
  readonly plannedCents: number;
  readonly version: number;
}

export interface PlanChange {
  readonly share: Shapes['PlannedShare'];
  /** The row of the form; null for a district whose row was taken away. */
  readonly row: number | null;
}

interface Planned {
  readonly quarterStartsOn: string;
  readonly base: readonly BasePlan[];
  /** The districts that had a row when the form was made. */
  readonly named: readonly string[];
  readonly shares: readonly Share[];
}

/** What the form changes of the plan: amounts that differ, and districts whose row was taken away, which get nothing. */
export function planChanges({ quarterStartsOn, base, named, shares }: Planned): PlanChange[] {
  const before = (districtId: string) =>
    base.find((plan) => plan.districtId === districtId) ?? { plannedCents: 0, version: 0 };
  const rows = [
    ...shares.map(({ districtId, amountCents }, row) => ({ districtId, cents: amountCents ?? 0, row })),
    ...named
      .filter((districtId) => shares.every((share) => share.districtId !== districtId))
      .map((districtId) => ({ districtId, cents: 0, row: null })),
  ];
  return rows.flatMap(({ districtId, cents, row }) => {
    const { plannedCents, version } = before(districtId);
    if (districtId === '' || cents === plannedCents) return [];
    return [{ share: { districtId, quarterStartsOn, plannedCents: cents, version }, row }];
  });
}

/** The refusal with the fields of the form in place of the rows that were sent. */
export function atFormRows(problem: unknown, changes: readonly PlanChange[]): unknown {
  if (!(problem instanceof ApiProblem)) return problem;
  const violations = problem.fields.violations.map((violation) => {
    const row = changes[sentAt(violation.pointer) ?? -1]?.row;
    const field = violation.pointer.endsWith('/districtId') ? 'districtId' : 'amountCents';
    return { ...violation, pointer: row === null || row === undefined ? '' : `/shares/${row}/${field}` };
  });
  return new ApiProblem({ ...problem.fields, violations });
}

/** The districts whose plan a colleague changed meanwhile, as a refusal names them. */
export function changedDistricts(problem: unknown, changes: readonly PlanChange[]): string[] {
  if (!(problem instanceof ApiProblem) || !problem.is('budgets/plan-changed')) return [];
  return problem.fields.violations.flatMap(({ pointer }) => {
    const change = changes[sentAt(pointer) ?? -1];
    return change ? [change.share.districtId] : [];
  });
}

function sentAt(pointer: string): number | undefined {
  const [, index] = fieldOfPointer(pointer).split('.');
  return index === undefined ? undefined : Number(index);
}
