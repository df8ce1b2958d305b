import { dowryComponentLabels } from '@approdo/shared/dowry';
import { useQuery } from '@tanstack/react-query';
import { currentLanguage, useTexts } from '../../i18n/i18n.ts';
import { dash } from '../../lib/format.ts';
import { paths } from '../../lib/paths.ts';
import { useCan } from '../../lib/session.ts';
import type { Column } from '../../ui/columns.ts';
import { DataTable } from '../../ui/data-table.tsx';
import { ErrorState } from '../../ui/error-state.tsx';
import { BudgetsIcon } from '../../ui/icons.tsx';
import { Code } from '../../ui/layout.tsx';
import { Link } from '../../ui/link.tsx';
import { Money } from '../../ui/money.tsx';
import { Pager } from '../../ui/pager.tsx';
import type { LineStage } from './figures.ts';
import type { BudgetNames } from './names.ts';
import { type BudgetFilter, type BudgetLine, budgetLinesQuery } from './queries.ts';

interface LineListProps {
  stage: LineStage;
  filter: BudgetFilter & { cursor?: string };
  words: BudgetNames;
}

/** The lines of doti that hold a stage's money; each opens its dowry, and its own movements with the balance. */
export function LineList({ stage, filter, words }: LineListProps) {
  const t = useTexts();
  const { data, error, isPending, refetch } = useQuery(budgetLinesQuery(stage, filter));
  const columns = useColumns(words);
  if (error) return <ErrorState problem={error} onRetry={() => refetch()} />;
  return (
    <>
      <DataTable
        caption={t(`budgets.figures.${stage}`)}
        columns={columns}
        rows={data?.items ?? []}
        rowKey={({ holderId }) => holderId}
        isOneLine
        isLoading={isPending}
        empty={{ icon: BudgetsIcon, title: t('budgets.figure.none'), description: t('budgets.noMatchFix') }}
      />
      <Pager nextCursor={data?.nextCursor ?? null} shown={data?.items.length ?? 0} />
    </>
  );
}

function useColumns(words: BudgetNames): Column<BudgetLine>[] {
  const t = useTexts();
  const can = useCan();
  const account: Column<BudgetLine> = {
    id: 'account',
    header: t('budgets.figure.account'),
    hideHeader: true,
    cell: ({ holderId }) => <Link to={paths.ledgerHolder(holderId)}>{t('budgets.figure.account')}</Link>,
  };
  return [
    {
      id: 'dowry',
      header: t('budgets.dowry'),
      cell: ({ dowryId, dowryCode }) => (
        <Link to={paths.dowry(dowryId)}>
          <Code>{dowryCode ?? dash}</Code>
        </Link>
      ),
    },
    {
      id: 'component',
      header: t('budgets.component'),
      share: 18,
      cell: ({ component }) => dowryComponentLabels[component][currentLanguage()],
    },
    { id: 'promoter', header: t('budgets.promoter'), share: 18, cell: ({ promoterName }) => promoterName },
    { id: 'district', header: t('budgets.district'), share: 18, cell: ({ districtName }) => districtName },
    { id: 'edition', header: t('budgets.edition'), cell: ({ editionId }) => words.edition(editionId) },
    { id: 'fund', header: t('budgets.fund'), cell: ({ fundId }) => words.fund(fundId) },
    {
      id: 'amount',
      header: t('budgets.amount'),
      align: 'end',
      cell: ({ amountCents }) => <Money cents={amountCents} />,
    },
    ...(can('ledger:read') ? [account] : []),
  ];
}
