import { useQuery } from '@tanstack/react-query';
import { useTexts } from '../../i18n/i18n.ts';
import { formatCount, formatPercent } from '../../lib/format.ts';
import { Card } from '../../ui/card.tsx';
import { Stack } from '../../ui/layout.tsx';
import { Money, MoneyBar } from '../../ui/money.tsx';
import { type Stat, StatTiles } from '../../ui/tiles.tsx';
import type { BudgetNames } from './names.ts';
import { openingCountOf, openingsInForce } from './openings.ts';
import { type BudgetFilter, budgetPageQuery, fundBudgetPageQuery, openingPageQuery } from './queries.ts';
import { type BudgetSum, sumOf } from './sums.ts';

/** What every part of the page is given: the filters, and how things are called. */
export interface BudgetPartProps {
  filter: BudgetFilter;
  words: BudgetNames;
}

/** The first question: how much is left of what was allocated. */
export function BudgetSummary({ filter, words }: BudgetPartProps) {
  const t = useTexts();
  const sum = useSum(filter);
  const stats = useStats(sum, useOpeningCount({ filter, words }));
  return (
    <Stack gap={3}>
      <StatTiles stats={stats} />
      <Card>
        <MoneyBar
          label={t('budgets.where')}
          totalCents={sum.allocatedCents}
          parts={[
            { stage: 'reserved', cents: sum.reservedCents },
            { stage: 'accrued', cents: sum.spentCents, label: t('budgets.spent') },
            { stage: 'available', cents: sum.availableCents },
          ]}
        />
      </Card>
    </Stack>
  );
}

/** One district has few rows; over all of them the API adds up. */
function useSum(filter: BudgetFilter): BudgetSum {
  const districts = useQuery(budgetPageQuery(filter));
  const funds = useQuery(fundBudgetPageQuery(filter));
  return sumOf((filter.districtId ? districts.data?.items : funds.data?.items) ?? []);
}

function useOpeningCount({ filter, words }: BudgetPartProps): number | null {
  const { data } = useQuery(openingPageQuery(filter));
  return data ? openingCountOf(openingsInForce(data.items, filter, words)) : null;
}

function useStats(sum: BudgetSum, openings: number | null): Stat[] {
  const t = useTexts();
  const { allocatedCents, reservedCents, spentCents, availableCents } = sum;
  const share = allocatedCents === 0 ? null : availableCents / allocatedCents;
  return [
    {
      label: t('budgets.available'),
      value: <Money cents={availableCents} />,
      note: share === null ? null : t('budgets.availableShare', { share: formatPercent(share) }),
    },
    {
      label: t('budgets.openings.tile'),
      value: formatCount(openings),
      note: t('budgets.openings.tileNote'),
    },
    { label: t('budgets.reserved'), value: <Money cents={reservedCents} /> },
    { label: t('budgets.spent'), value: <Money cents={spentCents} /> },
    { label: t('budgets.allocated'), value: <Money cents={allocatedCents} /> },
  ];
}
