import type { ReactNode } from 'react';
import { useTexts } from '../../i18n/i18n.ts';
import { paths } from '../../lib/paths.ts';
import { Link } from '../../ui/link.tsx';
import type { BudgetFilterName } from './budget-filters.tsx';
import type { Figure } from './figures.ts';

export type FigureScope = Partial<Record<BudgetFilterName, string>>;

interface FigureLinkProps {
  figure: Figure;
  /** The filters of the page, and what the row adds to them. */
  scope: FigureScope;
  /** Whose figure it is, for who hears the link without its row. */
  place: string;
  cents: number | null;
  children: ReactNode;
}

/** A figure that opens the list behind it; one that is nothing opens none. */
export function FigureLink({ figure, scope, place, cents, children }: FigureLinkProps) {
  const t = useTexts();
  if (cents === null || cents === 0) return children;
  const query = new URLSearchParams(
    Object.entries(scope).filter((entry): entry is [string, string] => Boolean(entry[1])),
  );
  return (
    <Link
      to={`${paths.budgetFigure(figure)}?${query}`}
      label={t('budgets.figure.open', { figure: t(`budgets.figures.${figure}`), place })}
    >
      {children}
    </Link>
  );
}
