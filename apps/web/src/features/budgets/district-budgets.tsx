import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useTexts } from '../../i18n/i18n.ts';
import { Section } from '../../ui/card.tsx';
import type { Column } from '../../ui/columns.ts';
import { DataTable } from '../../ui/data-table.tsx';
import { ErrorState } from '../../ui/error-state.tsx';
import { ExportButton } from '../../ui/export-button.tsx';
import { BudgetsIcon } from '../../ui/icons.tsx';
import { Money } from '../../ui/money.tsx';
import type { BudgetPartProps } from './budget-summary.tsx';
import { DowriesLink } from './dowries-link.tsx';
import type { BudgetNames } from './names.ts';
import { type Budget, budgetPageQuery } from './queries.ts';
import { reservedOf, spentOf, sumOf } from './sums.ts';
import { useAmountColumn, useWhereColumns } from './where-columns.tsx';

/** Each district's share of each fund; behind every reserved amount, its dowries. */
export function DistrictBudgets({ filter, words }: BudgetPartProps) {
  const t = useTexts();
  const queryClient = useQueryClient();
  const { data, error, isPending, refetch } = useQuery(budgetPageQuery(filter));
  const columns = useColumns(words);
  const rows = data?.items ?? [];
  const sum = sumOf(rows);
  const isWhole = data?.nextCursor === null;
  return (
    <Section
      title={t('budgets.byDistrict')}
      note={t('budgets.byDistrictNote')}
      actions={
        <ExportButton
          name="budget-distretti"
          columns={columns}
          readPage={(at) => queryClient.fetchQuery(budgetPageQuery({ ...filter, ...at }))}
        />
      }
      flush
    >
      {error ? (
        <ErrorState problem={error} onRetry={() => refetch()} />
      ) : (
        <DataTable
          caption={t('budgets.byDistrict')}
          columns={columns}
          rows={rows}
          rowKey={(row) => `${row.editionId} ${row.fundId} ${row.districtId}`}
          isLoading={isPending}
          empty={{ icon: BudgetsIcon, title: t('budgets.noMatch'), description: t('budgets.noMatchFix') }}
          {...(isWhole && rows.length > 1
            ? {
                totals: {
                  district: t('budgets.total'),
                  allocated: <Money cents={sum.allocatedCents} />,
                  reserved: <Money cents={sum.reservedCents} />,
                  spent: <Money cents={sum.spentCents} />,
                  available: <Money cents={sum.availableCents} />,
                },
              }
            : {})}
        />
      )}
    </Section>
  );
}

function useColumns(words: BudgetNames): Column<Budget>[] {
  const amount = useAmountColumn<Budget>();
  const where = useWhereColumns<Budget>(words);
  return [
    ...where,
    amount('allocated', ({ allocatedCents }) => allocatedCents),
    {
      ...amount('reserved', reservedOf),
      cell: (row) => (
        <DowriesLink
          cents={reservedOf(row)}
          behind={{ edition: row.editionId, fund: row.fundId, district: row.districtId }}
          place={row.districtName}
          fundName={words.fund(row.fundId)}
        />
      ),
    },
    amount('spent', spentOf),
    amount('available', ({ availableCents }) => availableCents),
  ];
}
