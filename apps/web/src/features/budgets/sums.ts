import { sumCents } from '@approdo/shared/money';
import type { Budget, FundBudget } from './queries.ts';

/** Where the money of some rows stands, in cents: each euro is in one of the last three. */
export interface BudgetSum {
  readonly allocatedCents: number;
  readonly reservedCents: number;
  readonly spentCents: number;
  readonly availableCents: number;
}

type Stages = Pick<
  Budget,
  'reservedCents' | 'committedCents' | 'accruedCents' | 'orderedCents' | 'paidCents' | 'recoverableCents'
>;

/** What is set aside for dowries and not due yet. */
export function reservedOf({ reservedCents, committedCents }: Stages): number {
  return sumCents([reservedCents, committedCents]);
}

/** What is due, ordered, paid or to be given back. */
export function spentOf({ accruedCents, orderedCents, paidCents, recoverableCents }: Stages): number {
  return sumCents([accruedCents, orderedCents, paidCents, recoverableCents]);
}

export function sumOf(rows: readonly (Budget | FundBudget)[]): BudgetSum {
  return {
    allocatedCents: sumCents(rows.map(({ allocatedCents }) => allocatedCents)),
    reservedCents: sumCents(rows.map(reservedOf)),
    spentCents: sumCents(rows.map(spentOf)),
    availableCents: sumCents(rows.map(({ availableCents }) => availableCents)),
  };
}
