import { useQuery } from '@tanstack/react-query';
import { useTexts } from '../../i18n/i18n.ts';
import { dash, formatDay, formatInstant } from '../../lib/format.ts';
import { paths } from '../../lib/paths.ts';
import { Button } from '../../ui/button.tsx';
import type { Column } from '../../ui/columns.ts';
import { DataTable } from '../../ui/data-table.tsx';
import { ErrorState } from '../../ui/error-state.tsx';
import { BudgetsIcon, HelpIcon } from '../../ui/icons.tsx';
import { Code } from '../../ui/layout.tsx';
import { Link } from '../../ui/link.tsx';
import { Money } from '../../ui/money.tsx';
import { Pager } from '../../ui/pager.tsx';
import type { ShareFigure } from './figures.ts';
import type { BudgetNames } from './names.ts';
import { type BudgetMovement, budgetMovementsQuery, type MovementFilter } from './queries.ts';

interface MovementListProps {
  figure: ShareFigure;
  filter: MovementFilter & { cursor?: string };
  words: BudgetNames;
  onAsk: (transactionId: string) => void;
}

/** The movements that make a figure, the last first; each can be asked why. */
export function MovementList({ figure, filter, words, onAsk }: MovementListProps) {
  const t = useTexts();
  const { data, error, isPending, refetch } = useQuery(budgetMovementsQuery(figure, filter));
  const columns = useColumns(words, onAsk);
  if (error) return <ErrorState problem={error} onRetry={() => refetch()} />;
  return (
    <>
      <DataTable
        caption={t(`budgets.figures.${figure}`)}
        columns={columns}
        rows={data?.items ?? []}
        rowKey={({ transactionId, districtId, fundId, dowryCode, amountCents }) =>
          `${transactionId} ${districtId} ${fundId} ${dowryCode} ${amountCents}`
        }
        isOneLine
        isLoading={isPending}
        empty={{ icon: BudgetsIcon, title: t('budgets.figure.none'), description: t('budgets.noMatchFix') }}
      />
      <Pager nextCursor={data?.nextCursor ?? null} shown={data?.items.length ?? 0} />
    </>
  );
}

function useColumns(words: BudgetNames, onAsk: (transactionId: string) => void): Column<BudgetMovement>[] {
  const t = useTexts();
  return [
    { id: 'kind', header: t('ledger.kindHeader'), cell: ({ kind }) => t(`ledger.kind.${kind}`) },
    {
      id: 'effectiveOn',
      header: t('ledger.effectiveOn'),
      cell: ({ effectiveOn }) => formatDay(effectiveOn),
    },
    {
      id: 'recordedAt',
      header: t('ledger.recordedAt'),
      cell: ({ recordedAt }) => <Code>{formatInstant(recordedAt)}</Code>,
    },
    { id: 'district', header: t('budgets.district'), share: 24, cell: ({ districtName }) => districtName },
    { id: 'fund', header: t('budgets.fund'), cell: ({ fundId }) => words.fund(fundId) },
    {
      id: 'dowry',
      header: t('budgets.dowry'),
      cell: ({ dowryId, dowryCode }) =>
        dowryId === null ? dash : <Link to={paths.dowry(dowryId)}>{<Code>{dowryCode ?? dash}</Code>}</Link>,
    },
    {
      id: 'amount',
      header: t('budgets.amount'),
      align: 'end',
      cell: ({ amountCents }) => <Money cents={amountCents} />,
    },
    {
      id: 'why',
      header: t('budgets.why.ask'),
      hideHeader: true,
      align: 'end',
      cell: ({ transactionId, kind, effectiveOn }) => (
        <Button
          tone="quiet"
          icon={HelpIcon}
          onClick={() => onAsk(transactionId)}
          label={t('budgets.why.askOf', { kind: t(`ledger.kind.${kind}`), day: formatDay(effectiveOn) })}
        >
          {t('budgets.why.ask')}
        </Button>
      ),
    },
  ];
}
