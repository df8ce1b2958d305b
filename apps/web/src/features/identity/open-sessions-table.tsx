import { useQuery } from '@tanstack/react-query';
import { useTexts } from '../../i18n/i18n.ts';
import type { Shapes } from '../../lib/api.ts';
import { formatInstant } from '../../lib/format.ts';
import { Button } from '../../ui/button.tsx';
import { Section } from '../../ui/card.tsx';
import type { Column } from '../../ui/columns.ts';
import { askConfirmation } from '../../ui/confirm.tsx';
import { DataTable } from '../../ui/data-table.tsx';
import { ErrorState } from '../../ui/error-state.tsx';
import { ProblemAlert } from '../../ui/problem-alert.tsx';
import { StatusBadge } from '../../ui/status-badge.tsx';
import { toast } from '../../ui/toast.tsx';
import { deviceName } from './device-name.ts';
import { openSessionsQuery, useEndAllSessions, useEndSession } from './queries.ts';

/** Where the person is signed in, with a way to sign out of each and of all. */
export function OpenSessionsTable() {
  const t = useTexts();
  const sessions = useQuery(openSessionsQuery);
  const end = useEndSession();
  const endAll = useEndAllSessions();
  const columns = useColumns((sessionId) =>
    end.mutate(sessionId, { onSuccess: () => toast(t('identity.sessions.ended')) }),
  );
  const problem = end.error ?? endAll.error;
  return (
    <Section
      flush
      title={t('identity.sessions.title')}
      note={t('identity.sessions.note')}
      actions={<EndAllButton isBusy={endAll.isPending} onEndAll={endAll.mutate} />}
    >
      {problem && <ProblemAlert problem={problem} />}
      {sessions.isError ? (
        <ErrorState problem={sessions.error} onRetry={() => sessions.refetch()} />
      ) : (
        <DataTable
          caption={t('identity.sessions.title')}
          columns={columns}
          rows={sessions.data?.items ?? []}
          rowKey={(session) => session.id}
          isLoading={sessions.isPending}
        />
      )}
    </Section>
  );
}

function EndAllButton({ isBusy, onEndAll }: { isBusy: boolean; onEndAll: () => void }) {
  const t = useTexts();
  const ask = async () => {
    const question = {
      title: t('identity.sessions.endAll'),
      message: t('identity.sessions.endAllMessage'),
      confirm: t('identity.sessions.endAll'),
    };
    if (await askConfirmation(question)) onEndAll();
  };
  return (
    <Button onClick={ask} busy={isBusy}>
      {t('identity.sessions.endAll')}
    </Button>
  );
}

function useColumns(onEnd: (sessionId: string) => void): Column<Shapes['OpenSession']>[] {
  const t = useTexts();
  return [
    { id: 'device', header: t('identity.sessions.device'), cell: (session) => deviceName(session.device) },
    {
      id: 'createdAt',
      header: t('identity.sessions.since'),
      cell: (session) => formatInstant(session.createdAt),
    },
    {
      id: 'lastSeenAt',
      header: t('identity.sessions.lastSeen'),
      cell: (session) => formatInstant(session.lastSeenAt),
    },
    {
      id: 'end',
      header: t('identity.sessions.end'),
      hideHeader: true,
      align: 'end',
      cell: (session) =>
        session.current ? (
          <StatusBadge tone="good">{t('identity.sessions.current')}</StatusBadge>
        ) : (
          <Button onClick={() => onEnd(session.id)}>{t('identity.sessions.end')}</Button>
        ),
    },
  ];
}
