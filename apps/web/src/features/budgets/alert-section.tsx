import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTexts } from '../../i18n/i18n.ts';
import { formatDay } from '../../lib/format.ts';
import { Button } from '../../ui/button.tsx';
import { Section } from '../../ui/card.tsx';
import type { Column } from '../../ui/columns.ts';
import { DataTable } from '../../ui/data-table.tsx';
import { ErrorState } from '../../ui/error-state.tsx';
import { AlertIcon, ClockIcon, type Icon, WarningIcon } from '../../ui/icons.tsx';
import { Row } from '../../ui/layout.tsx';
import { Money } from '../../ui/money.tsx';
import { type BadgeTone, StatusBadge } from '../../ui/status-badge.tsx';
import type { BudgetPartProps } from './budget-filters.tsx';
import { FileMenu } from './file-menu.tsx';
import { type BudgetAlert, budgetAlertsQuery } from './queries.ts';
import { ThresholdDialog } from './threshold-dialog.tsx';
import { readAlertsFile, thresholdsQuery } from './threshold-queries.ts';
import { thresholdsText } from './threshold-words.ts';

const looks: Readonly<Record<BudgetAlert['kind'], { tone: BadgeTone; icon: Icon }>> = {
  threshold: { tone: 'bad', icon: WarningIcon },
  expiry: { tone: 'warning', icon: AlertIcon },
  slow: { tone: 'info', icon: ClockIcon },
};

const gravity: readonly BudgetAlert['kind'][] = ['threshold', 'expiry', 'slow'];

/** What stops dowries before what is only late; of two thresholds the higher. */
function worstFirst(alerts: readonly BudgetAlert[]): BudgetAlert[] {
  const grave = ({ kind }: BudgetAlert) => gravity.indexOf(kind);
  return alerts.toSorted(
    (one, other) => grave(one) - grave(other) || (other.thresholdPercent ?? 0) - (one.thresholdPercent ?? 0),
  );
}

/** Money that nears its end, that would expire unspent, or that is spent behind time; from when, in a calm line, when all is well. */
export function AlertSection({ filter, words }: BudgetPartProps) {
  const t = useTexts();
  const { data, error, refetch } = useQuery(budgetAlertsQuery(filter));
  const columns = useColumns(words);
  if (error) return <ErrorState problem={error} onRetry={() => refetch()} />;
  if (!data) return null;
  if (data.items.length === 0)
    return (
      <Section title={t('budgets.alerts.title')} actions={<ThresholdButton />}>
        <Calm filter={filter} words={words} />
      </Section>
    );
  return (
    <Section
      title={t('budgets.alerts.title')}
      note={t('budgets.alerts.note')}
      actions={
        <Row>
          <ThresholdButton />
          <FileMenu what={t('budgets.alerts.title')} read={(format) => readAlertsFile(filter, format)} />
        </Row>
      }
      flush
    >
      <DataTable
        caption={t('budgets.alerts.title')}
        columns={columns}
        rows={worstFirst(data.items)}
        rowKey={({ kind, editionId, fundId, districtId }) => `${kind} ${editionId} ${fundId} ${districtId}`}
      />
    </Section>
  );
}

/** All is well, and from when it would not be. */
function Calm({ filter, words }: BudgetPartProps) {
  const t = useTexts();
  const { data } = useQuery(thresholdsQuery);
  const programmeId = words.editions.find(({ id }) => id === filter.editionId)?.programmeId;
  const asked = data?.items.filter((each) => programmeId === undefined || each.programmeId === programmeId);
  return (
    <p>
      {t('budgetPlans.thresholds.calm')} {asked && thresholdsText(t, asked)}
    </p>
  );
}

function ThresholdButton() {
  const t = useTexts();
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <Button tone="quiet" onClick={() => setOpen(true)}>
        {t('budgetPlans.thresholds.open')}
      </Button>
      {isOpen && <ThresholdDialog onClose={() => setOpen(false)} />}
    </>
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
