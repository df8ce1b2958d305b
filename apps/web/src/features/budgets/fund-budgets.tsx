import { useQuery } from '@tanstack/react-query';
import { useTexts } from '../../i18n/i18n.ts';
import { formatCount } from '../../lib/format.ts';
import { Section } from '../../ui/card.tsx';
import type { Column } from '../../ui/columns.ts';
import { DataTable } from '../../ui/data-table.tsx';
import { ErrorState } from '../../ui/error-state.tsx';
import { BudgetsIcon } from '../../ui/icons.tsx';
import { useAmountColumn } from './amount-column.tsx';
import type { BudgetPartProps } from './budget-filters.tsx';
import type { BudgetNames } from './names.ts';
import { type FundBudget, fundBudgetPageQuery } from './queries.ts';

/** Each fund: what came in, what the districts have, what is still to be given. */
export function FundBudgets({ filter, words }: BudgetPartProps) {
  const t = useTexts();
  const { data, error, isPending, refetch } = useQuery(fundBudgetPageQuery(filter));
  const rows = data?.items ?? [];
  const showsWhole = rows.some(({ fundedCents }) => fundedCents !== null);
  const columns = useColumns(words, showsWhole);
  return (
    <Section
      title={t('budgets.byFund')}
      note={t(showsWhole ? 'budgets.byFundNote' : 'budgets.byFundOwnNote')}
      flush
    >
      {error ? (
        <ErrorState problem={error} onRetry={() => refetch()} />
      ) : (
        <DataTable
          caption={t('budgets.byFund')}
          columns={columns}
          rows={rows}
          rowKey={(row) => `${row.editionId} ${row.fundId}`}
          isLoading={isPending}
          empty={{
            icon: BudgetsIcon,
            title: t('budgets.emptyTitle'),
            description: t('budgets.empty.other'),
          }}
        />
      )}
    </Section>
  );
}

/** What was funded and is not allocated is nobody's business but of those who see every district. */
function useColumns(words: BudgetNames, showsWhole: boolean): Column<FundBudget>[] {
  const t = useTexts();
  const amount = useAmountColumn<FundBudget>();
  const whole = [
    amount('funded', ({ fundedCents }) => fundedCents),
    amount('unallocated', ({ unallocatedCents }) => unallocatedCents),
  ];
  return [
    { id: 'fund', header: t('budgets.fund'), cell: ({ fundId }) => words.fund(fundId) },
    { id: 'edition', header: t('budgets.edition'), cell: ({ editionId }) => words.edition(editionId) },
    ...(showsWhole ? whole : []),
    {
      id: 'districts',
      header: t('budgets.districts'),
      align: 'end',
      cell: ({ districtCount }) => formatCount(districtCount),
    },
    amount('allocated', ({ allocatedCents }) => allocatedCents),
    amount('available', ({ availableCents }) => availableCents),
  ];
}
