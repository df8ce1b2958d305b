import type { DowryComponent } from '@approdo/shared/dowry';
import type { Context } from '../../../platform/context.ts';
import type { Tx } from '../../../platform/database.ts';
import { dowryComponentsIn } from '../queries.ts';
import type { Posted } from './attempt.ts';
import { type LineAmount, moveLines, type Occasion } from './lines.ts';

export interface DowryCommitment extends Occasion {
  dowryId: string;
  /** Only this line, as the operator's services whose hours are certified before the start; every line unless said. */
  component?: DowryComponent;
}

/**
 * Commits what a dowry's lines have reserved: the internship has started. Once per dowry, or per line that is named.
 * Returns null when nothing that the actor sees is reserved. Throws `ledger/already-posted` (409).
 */
export async function commitDowry(tx: Tx, ctx: Context, commitment: DowryCommitment): Promise<Posted | null> {
  const { dowryId, component, ...occasion } = commitment;
  const lines = (await dowryComponentsIn(tx, dowryId))
    .filter((line) => line.reservedCents > 0 && (component ?? line.component) === line.component)
    .map((line) => ({ dowryId, component: line.component, amountCents: line.reservedCents }));
  if (lines.length === 0) return null;
  return moveLines(tx, ctx, {
    ...occasion,
    kind: 'commit',
    from: 'reserved',
    to: 'committed',
    lines,
    businessKey: component ? `dote:${dowryId}:${component}` : `dote:${dowryId}`,
    evidence: { dowryId },
  });
}

/** What makes an amount due: hours that were certified, a month that was admitted, a path that was completed. */
export type DueFact =
  | { kind: 'timesheet'; timesheetId: string; minutes: number }
  | {
      kind: 'month';
      /** `YYYY-MM`. */
      month: string;
    }
  | { kind: 'completion' };

export interface DowryAccrual extends Occasion {
  dowryId: string;
  fact: DueFact;
  lines: readonly Omit<LineAmount, 'dowryId'>[];
}

/**
 * Makes amounts of a dowry's lines, in cents, due. Each timesheet, month and completion counts once; the sum is cut to the
 * line by its caller (`accruedCents` gives the last minutes the remainder). Throws `ledger/insufficient-funds` (409, recorded)
 * beyond what is committed, `ledger/already-posted` (409), 404 for a dowry that is not the actor's.
 */
export function accrueDowry(tx: Tx, ctx: Context, accrual: DowryAccrual): Promise<Posted> {
  const { dowryId, fact, lines, ...occasion } = accrual;
  return moveLines(tx, ctx, {
    ...occasion,
    kind: 'accrue',
    from: 'committed',
    to: 'accrued',
    lines: lines.map((line) => ({ dowryId, ...line })),
    businessKey: keyOfFact(dowryId, fact),
    evidence: evidenceOf(dowryId, fact),
  });
}

function keyOfFact(dowryId: string, fact: DueFact): string {
  switch (fact.kind) {
    case 'timesheet':
      return `timesheet:${fact.timesheetId}`;
    case 'month':
      return `month:${dowryId}:${fact.month.replace('-', '')}`;
    case 'completion':
      return `completion:${dowryId}`;
  }
}

function evidenceOf(dowryId: string, fact: DueFact): Record<string, string | number> {
  switch (fact.kind) {
    case 'timesheet':
      return { dowryId, timesheetId: fact.timesheetId, minutes: fact.minutes };
    case 'month':
      return { dowryId, month: fact.month };
    case 'completion':
      return { dowryId, completion: dowryId };
  }
}
