import { useQuery } from '@tanstack/react-query';
import { useTexts } from '../../i18n/i18n.ts';
import { formatDay } from '../../lib/format.ts';
import { Section } from '../../ui/card.tsx';
import type { Column } from '../../ui/columns.ts';
import { DataTable } from '../../ui/data-table.tsx';
import { ErrorState } from '../../ui/error-state.tsx';
import { AlertIcon, ClockIcon, type Icon, WarningIcon } from '../../ui/icons.tsx';
import { Money } from '../../ui/money.tsx';
import { type BadgeTone, StatusBadge } from '../../ui/status-badge.tsx';
import type { BudgetPartProps } from './budget-filters.tsx';
import { type BudgetAlert, budgetAlertsQuery } from './queries.ts';

const looks: Readonly<Record<BudgetAlert['kind'], { tone: BadgeTone; icon: Icon }>> = {
  threshold: { tone: 'bad', icon: WarningIcon },
  expiry: { tone: 'warning', icon: AlertIcon },
  slow: { tone: 'info', icon: ClockIcon },
};

/** Money that nears its end, that would expire unspent, or that is spent behind time; nothing when all is well. */
export function AlertSection({ filter, words }: BudgetPartProps) {
  const t = useTexts();
  const { data, error, refetch } = useQuery(budgetAlertsQuery(filter));
  const columns = useColumns(words);
  if (error) return <ErrorState problem={error} onRetry={() => refetch()} />;
  if (!data || data.items.length === 0) return null;
  return (
    <Section title={t('budgets.alerts.title')} note={t('budgets.alerts.note')} flush>
      <DataTable
        caption={t('budgets.alerts.title')}
        columns={columns}
        rows={data.items}
        rowKey={({ kind, editionId, fundId, districtId }) => `${kind} ${editionId} ${fundId} ${districtId}`}
      />
    </Section>
  );
}

function useColumns(words: BudgetPartProps['words']): Column<BudgetAlert>[] {
  const t = useTexts();
  return [
    { id: 'district', header: t('budgets.district'), cell: ({ districtName }) => districtName },
    { id: 'message', header: t('budgets.alerts.what'), cell: ({ message }) => message },
    {
      id: 'kind',
      header: t('budgets.alerts.kindHeader'),
      cell: ({ kind }) => <StatusBadge {...looks[kind]}>{t(`budgets.alerts.kind.${kind}`)}</StatusBadge>,
    },
    {
      id: 'fund',
      header: t('budgets.fund'),
      cell: ({ editionId, fundId }) => `${words.edition(editionId)}, ${words.fund(fundId)}`,
    },
    {
      id: 'available',
      header: t('budgets.available'),
      align: 'end',
      cell: ({ availableCents }) => <Money cents={availableCents} />,
    },
    { id: 'endsOn', header: t('budgets.alerts.endsOn'), cell: ({ endsOn }) => formatDay(endsOn) },
  ];
}
