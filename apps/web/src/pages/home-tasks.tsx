import { useQuery } from '@tanstack/react-query';
import { Fragment } from 'react';
import { useTexts } from '../i18n/i18n.ts';
import { formatDay } from '../lib/format.ts';
import { paths } from '../lib/paths.ts';
import { type Account, useAccount } from '../lib/session.ts';
import { EmptyState } from '../ui/empty-state.tsx';
import { ErrorState } from '../ui/error-state.tsx';
import { Code, Columns, Stack } from '../ui/layout.tsx';
import { Link } from '../ui/link.tsx';
import { TableSkeleton } from '../ui/skeletons.tsx';
import { TaskCard } from '../ui/tiles.tsx';
import { type HomeTask, homeTasksQuery } from './queries.ts';

/** What waits for the reader, one card for each kind of work. */
export function HomeTasks() {
  const t = useTexts();
  const { data, error, refetch } = useQuery(homeTasksQuery);
  if (error) return <ErrorState problem={error} onRetry={() => refetch()} />;
  return (
    <Stack gap={2}>
      <h2>{t('home.tasks')}</h2>
      {!data && <TableSkeleton rows={3} />}
      {data?.items.length === 0 && (
        <EmptyState title={t('home.nothing')} description={t('home.nothingText')} />
      )}
      {data && data.items.length > 0 && (
        <Columns minimum={12.5} isEven>
          {data.items.map((task) => (
            <Task key={task.code} task={task} />
          ))}
        </Columns>
      )}
    </Stack>
  );
}

function Task({ task }: { task: HomeTask }) {
  const t = useTexts();
  const { role } = useAccount();
  const { code, count, isAtLeast } = task;
  const words = wordsOf(code, role);
  return (
    <TaskCard
      count={count}
      isAtLeast={isAtLeast}
      label={t(`home.task.${words}.label`, { count })}
      detail={<Detail task={task} />}
      action={{ label: t(`home.task.${words}.action`), to: addressOf(task) }}
      calm={t(`home.task.${words}.calm`)}
      isUrgent={isMine(code, role)}
    />
  );
}

/** The same dowries are to be decided by an officer, and waited for by everybody else. */
function wordsOf(code: HomeTask['code'], role: Account['role']) {
  if (role !== 'authority') return code;
  if (code === 'dowriesRequested') return 'dowriesToDecide';
  return code === 'dowriesOffered' ? 'dowriesToGrant' : code;
}

/** Work that only the reader can do, or that stops somebody else's. */
function isMine(code: HomeTask['code'], role: Account['role']): boolean {
  if (code === 'dowriesRequested' || code === 'dowriesOffered') return role === 'authority';
  return code === 'permitsEnding' || code === 'plansToSign' || code === 'dowriesNotCovered';
}

/** Since when, and the case files that have waited longest where no list shows them. */
function Detail({ task: { oldestOn, caseFiles, code } }: { task: HomeTask }) {
  const t = useTexts();
  if (caseFiles.length > 0)
    return (
      <>
        {caseFiles.map((file, index) => (
          <Fragment key={file.id}>
            {index > 0 && ' · '}
            <Link to={fileAddress(file.id, code)}>
              <Code>{file.code}</Code>
            </Link>
          </Fragment>
        ))}
      </>
    );
  if (oldestOn === null) return null;
  const isAhead = code === 'permitsEnding' || code === 'keysEnding';
  return t(isAhead ? 'home.nearest' : 'home.oldest', { day: formatDay(oldestOn) });
}

const fileAddress = (caseFileId: string, code: HomeTask['code']) =>
  paths.caseFileTab(caseFileId, code === 'plansToSign' ? 'plan' : 'dowry');

/** Where the work is: a list narrowed to it, or the first of the case files that wait. */
function addressOf({ code, caseFiles }: HomeTask): string {
  const [first] = caseFiles;
  const dowriesIn = (state: string) => `${paths.dowries()}?state=${state}&sort=requestedAt`;
  switch (code) {
    case 'plansToSign':
    case 'dowriesToRequest':
      return first ? fileAddress(first.id, code) : paths.caseFiles();
    case 'permitsEnding':
      return `${paths.caseFiles()}?permit=60`;
    case 'workDeclarationsMissing':
      return `${paths.caseFiles()}?did=missing`;
    case 'dowriesRequested':
      return dowriesIn('requested');
    case 'dowriesNotCovered':
      return `${dowriesIn('requested')}&cover=missing`;
    case 'dowriesOffered':
      return `${paths.waitingList()}?state=offered`;
    case 'dowriesGranted':
      return dowriesIn('granted');
    case 'districtsWithoutOpenings':
    case 'fundsToAllocate':
      return paths.budgets();
    case 'invitationsPending':
      return paths.users();
    case 'keysEnding':
      return paths.apiKeys();
  }
}
