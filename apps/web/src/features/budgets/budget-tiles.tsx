import { useQuery } from '@tanstack/react-query';
import { useTexts } from '../../i18n/i18n.ts';
import { formatCount, formatPercent } from '../../lib/format.ts';
import { Money } from '../../ui/money.tsx';
import { type Stat, StatTiles } from '../../ui/tiles.tsx';
import type { BudgetPartProps } from './budget-filters.tsx';
import { openingCountOf, openingsInForce } from './openings.ts';
import { openingPageQuery, type Waterfall } from './queries.ts';

interface BudgetTilesProps extends BudgetPartProps {
  totals: Waterfall['totals'];
}

/** The first two questions: how much is left, and how many more dowries it opens. */
export function BudgetTiles({ totals, filter, words }: BudgetTilesProps) {
  const t = useTexts();
  const openings = useOpeningCount({ filter, words });
  const { allocatedCents, availableCents, paidCents } = totals;
  const shareOf = (cents: number | null) =>
    allocatedCents && cents !== null ? formatPercent(cents / allocatedCents) : null;
  const left = shareOf(availableCents);
  const paid = shareOf(paidCents);
  const stats: Stat[] = [
    {
      label: t('budgets.available'),
      value: <Money cents={availableCents} />,
      note: left && t('budgets.shareOfAllocated', { share: left }),
    },
    ...(filter.asOf || filter.promoterId || filter.component
      ? []
      : [
          {
            label: t('budgets.openings.tile'),
            value: formatCount(openings),
            note: t('budgets.openings.tileNote'),
          },
        ]),
    {
      label: t('budgets.figures.paid'),
      value: <Money cents={paidCents} />,
      note: paid && t('budgets.shareOfAllocated', { share: paid }),
    },
    { label: t('budgets.allocated'), value: <Money cents={allocatedCents} /> },
  ];
  return <StatTiles stats={stats} />;
}

function useOpeningCount({ filter, words }: BudgetPartProps): number | null {
  const { data } = useQuery(openingPageQuery(filter));
  return data ? openingCountOf(openingsInForce(data.items, filter, words)) : null;
}
