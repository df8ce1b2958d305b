import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useTexts } from '../../i18n/i18n.ts';
import { Section } from '../../ui/card.tsx';
import type { Column } from '../../ui/columns.ts';
import { DataTable } from '../../ui/data-table.tsx';
import { ErrorState } from '../../ui/error-state.tsx';
import { ExportButton } from '../../ui/export-button.tsx';
import { OrganisationsIcon } from '../../ui/icons.tsx';
import type { BudgetPartProps } from './budget-summary.tsx';
import { DowriesLink } from './dowries-link.tsx';
import type { BudgetNames } from './names.ts';
import { type PromoterBudget, promoterBudgetPageQuery } from './queries.ts';
import { reservedOf, spentOf } from './sums.ts';
import { useAmountColumn, useWhereColumns } from './where-columns.tsx';

/** What the dowries of each promoter hold of the districts' shares. */
export function PromoterBudgets({ filter, words }: BudgetPartProps) {
  const t = useTexts();
  const queryClient = useQueryClient();
  const { data, error, isPending, refetch } = useQuery(promoterBudgetPageQuery(filter));
  const columns = useColumns(words);
  const rows = data?.items ?? [];
  return (
    <Section
      title={t('budgets.byPromoter')}
      note={t('budgets.byPromoterNote')}
      actions={
        <ExportButton
          name="budget-promotori"
          columns={columns}
          readPage={(at) => queryClient.fetchQuery(promoterBudgetPageQuery({ ...filter, ...at }))}
        />
      }
      flush
    >
      {error ? (
        <ErrorState problem={error} onRetry={() => refetch()} />
      ) : (
        <DataTable
          caption={t('budgets.byPromoter')}
          columns={columns}
          rows={rows}
          rowKey={(row) => `${row.editionId} ${row.fundId} ${row.districtId} ${row.promoterId}`}
          isLoading={isPending}
          narrow="scroll"
          empty={{ icon: OrganisationsIcon, title: t('budgets.noPromoter') }}
        />
      )}
    </Section>
  );
}

function useColumns(words: BudgetNames): Column<PromoterBudget>[] {
  const t = useTexts();
  const amount = useAmountColumn<PromoterBudget>();
  const where = useWhereColumns<PromoterBudget>(words);
  return [
    {
      id: 'promoter',
      header: t('budgets.promoter'),
      cell: ({ promoterName }) => promoterName,
      text: ({ promoterName }) => promoterName,
    },
    ...where,
    { ...amount('reserved', reservedOf), cell: (row) => <ReservedCell row={row} words={words} /> },
    amount('spent', spentOf),
  ];
}

function ReservedCell({ row, words }: { row: PromoterBudget; words: BudgetNames }) {
  const { editionId, fundId, districtId, promoterId, promoterName } = row;
  return (
    <DowriesLink
      cents={reservedOf(row)}
      behind={{ edition: editionId, fund: fundId, district: districtId, promoter: promoterId }}
      place={promoterName}
      fundName={words.fund(fundId)}
    />
  );
}
