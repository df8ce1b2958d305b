import { useQuery } from '@tanstack/react-query';
import { useTexts } from '../../i18n/i18n.ts';
import { formatMoney } from '../../lib/format.ts';
import { Section } from '../../ui/card.tsx';
import type { Column } from '../../ui/columns.ts';
import { DataTable } from '../../ui/data-table.tsx';
import { ErrorState } from '../../ui/error-state.tsx';
import { ExportButton } from '../../ui/export-button.tsx';
import { OrganisationsIcon } from '../../ui/icons.tsx';
import { Money } from '../../ui/money.tsx';
import type { BudgetPartProps } from './budget-summary.tsx';
import { DowriesLink } from './dowries-link.tsx';
import type { BudgetNames } from './names.ts';
import { type PromoterBudget, promoterBudgetPageQuery } from './queries.ts';
import { reservedOf, spentOf } from './sums.ts';

/** What the dowries of each promoter hold of the districts' shares. */
export function PromoterBudgets({ filter, words }: BudgetPartProps) {
  const t = useTexts();
  const { data, error, isPending, refetch } = useQuery(promoterBudgetPageQuery(filter));
  const columns = useColumns(words);
  const rows = data?.items ?? [];
  return (
    <Section
      title={t('budgets.byPromoter')}
      note={t('budgets.byPromoterNote')}
      actions={<ExportButton name="budget-promotori" columns={columns} rows={rows} />}
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
          empty={{ icon: OrganisationsIcon, title: t('budgets.noPromoter') }}
        />
      )}
    </Section>
  );
}

function useColumns(words: BudgetNames): Column<PromoterBudget>[] {
  const t = useTexts();
  return [
    {
      id: 'promoter',
      header: t('budgets.promoter'),
      cell: ({ promoterName }) => promoterName,
      text: ({ promoterName }) => promoterName,
    },
    {
      id: 'district',
      header: t('budgets.district'),
      cell: ({ districtName }) => districtName,
      text: ({ districtName }) => districtName,
    },
    {
      id: 'edition',
      header: t('budgets.edition'),
      cell: ({ editionId }) => words.edition(editionId),
      text: ({ editionId }) => words.edition(editionId),
    },
    {
      id: 'fund',
      header: t('budgets.fund'),
      cell: ({ fundId }) => words.fund(fundId),
      text: ({ fundId }) => words.fund(fundId),
    },
    {
      id: 'reserved',
      header: t('budgets.reserved'),
      align: 'end',
      cell: (row) => (
        <DowriesLink
          cents={reservedOf(row)}
          behind={{
            edition: row.editionId,
            fund: row.fundId,
            district: row.districtId,
            promoter: row.promoterId,
          }}
          place={row.promoterName}
          fundName={words.fund(row.fundId)}
        />
      ),
      text: (row) => formatMoney(reservedOf(row)),
    },
    {
      id: 'spent',
      header: t('budgets.spent'),
      align: 'end',
      cell: (row) => <Money cents={spentOf(row)} />,
      text: (row) => formatMoney(spentOf(row)),
    },
  ];
}
