import { useQuery } from '@tanstack/react-query';
import { useTexts } from '../../i18n/i18n.ts';
import { formatCount, formatPercent } from '../../lib/format.ts';
import { Card } from '../../ui/card.tsx';
import { Stack } from '../../ui/layout.tsx';
import { Money, MoneyBar } from '../../ui/money.tsx';
import { StatTiles } from '../../ui/tiles.tsx';
import type { BudgetNames } from './names.ts';
import { openingCountOf, openingsInForce } from './openings.ts';
import { type BudgetFilter, budgetPageQuery, fundBudgetPageQuery, openingPageQuery } from './queries.ts';
import { sumOf } from './sums.ts';

/** What every part of the page is given: the filters, and how things are called. */
export interface BudgetPartProps {
  filter: BudgetFilter;
  words: BudgetNames;
}

/** The first question: how much is left of what was allocated. */
export function BudgetSummary({ filter, words }: BudgetPartProps) {
  const t = useTexts();
  const districts = useQuery(budgetPageQuery(filter));
  const funds = useQuery(fundBudgetPageQuery(filter));
  const openings = useQuery(openingPageQuery(filter));
  // one district has few rows; over all of them the API adds up
  const rows = (filter.districtId ? districts.data?.items : funds.data?.items) ?? [];
  const { allocatedCents, reservedCents, spentCents, availableCents } = sumOf(rows);
  const openable = openings.data && openingCountOf(openingsInForce(openings.data.items, filter, words));
  const share = allocatedCents === 0 ? null : availableCents / allocatedCents;
  return (
    <Stack gap={3}>
      <StatTiles
        stats={[
          {
            label: t('budgets.available'),
            value: <Money cents={availableCents} />,
            ...(share === null ? {} : { note: t('budgets.availableShare', { share: formatPercent(share) }) }),
          },
          {
            label: t('budgets.openings.tile'),
            value: formatCount(openable),
            note: t('budgets.openings.tileNote'),
          },
          { label: t('budgets.reserved'), value: <Money cents={reservedCents} /> },
          { label: t('budgets.spent'), value: <Money cents={spentCents} /> },
          { label: t('budgets.allocated'), value: <Money cents={allocatedCents} /> },
        ]}
      />
      <Card>
        <MoneyBar
          label={t('budgets.where')}
          totalCents={allocatedCents}
          parts={[
            { stage: 'reserved', cents: reservedCents },
            { stage: 'accrued', cents: spentCents, label: t('budgets.spent') },
            { stage: 'available', cents: availableCents },
          ]}
        />
      </Card>
    </Stack>
  );
}
