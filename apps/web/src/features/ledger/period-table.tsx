import { romeToday } from '@approdo/shared/dates';
import { useState } from 'react';
import { useTexts } from '../../i18n/i18n.ts';
import { dash, formatInstant, formatMonth } from '../../lib/format.ts';
import { useCan } from '../../lib/session.ts';
import { Button } from '../../ui/button.tsx';
import type { Column } from '../../ui/columns.ts';
import { DataTable } from '../../ui/data-table.tsx';
import { LedgerIcon, LockIcon } from '../../ui/icons.tsx';
import { Row } from '../../ui/layout.tsx';
import { StatusBadge } from '../../ui/status-badge.tsx';
import { DecideButtons } from './period-decision.tsx';
import { ProposeDialog } from './period-dialogs.tsx';
import type { Period, PeriodAct } from './queries.ts';

interface PeriodTableProps {
  periods: readonly Period[];
  acts: readonly PeriodAct[];
}

/** What may be asked of a month: to close an open one that is over, to open a closed one again; null for neither. */
export function askableAct({ month, state, pending }: Period, today: string): PeriodAct['act'] | null {
  if (pending !== 'none') return null;
  if (state === 'closed') return 'reopen';
  return month < today.slice(0, 7) ? 'close' : null;
}

/** The months, the last first, each with its state and what may be done with it. */
export function PeriodTable({ periods, acts }: PeriodTableProps) {
  const t = useTexts();
  const can = useCan();
  const [asked, setAsked] = useState<{ month: string; act: PeriodAct['act'] } | null>(null);
  const columns: Column<Period>[] = [
    { id: 'month', header: t('ledger.periods.month'), cell: ({ month }) => formatMonth(month) },
    { id: 'state', header: t('ledger.periods.state'), cell: (period) => <StateCell period={period} /> },
    {
      id: 'closedAt',
      header: t('ledger.periods.closedAt'),
      cell: ({ closedAt }) => (closedAt === null ? dash : formatInstant(closedAt)),
    },
    ...(can('ledger:close')
      ? [
          {
            id: 'acts',
            header: t('ledger.periods.acts'),
            align: 'end' as const,
            cell: (period: Period) => <ActCell period={period} acts={acts} onAsk={setAsked} />,
          },
        ]
      : []),
  ];
  return (
    <>
      <DataTable
        caption={t('ledger.periods.months')}
        columns={columns}
        rows={periods}
        rowKey={({ month }) => month}
        empty={{ icon: LedgerIcon, title: t('ledger.periods.empty') }}
      />
      {asked && <ProposeDialog {...asked} onClose={() => setAsked(null)} />}
    </>
  );
}

function StateCell({ period: { state, pending } }: { period: Period }) {
  const t = useTexts();
  return (
    <Row gap={2}>
      {state === 'closed' ? (
        <StatusBadge icon={LockIcon}>{t('ledger.periods.closed')}</StatusBadge>
      ) : (
        <StatusBadge tone="good">{t('ledger.periods.open')}</StatusBadge>
      )}
      {pending !== 'none' && (
        <StatusBadge tone="violet">{t(`ledger.periods.pending.${pending}`)}</StatusBadge>
      )}
    </Row>
  );
}

interface ActCellProps {
  period: Period;
  acts: readonly PeriodAct[];
  onAsk: (asked: { month: string; act: PeriodAct['act'] }) => void;
}

function ActCell({ period, acts, onAsk }: ActCellProps) {
  const t = useTexts();
  const pending = acts.find(({ id }) => id === period.pendingActId);
  if (pending) return <DecideButtons act={pending} />;
  const act = askableAct(period, romeToday(new Date()));
  if (act === null) return null;
  const { month } = period;
  return (
    <Button
      tone="quiet"
      onClick={() => onAsk({ month, act })}
      label={t(`ledger.periods.proposeOf.${act}`, { month: formatMonth(month) })}
    >
      {t(`ledger.periods.propose.${act}`)}
    </Button>
  );
}
