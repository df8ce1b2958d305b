import { useQuery } from '@tanstack/react-query';
import { Outlet, useParams } from 'react-router';
import { FileBadges, FileHeader, LastUpdate } from '../features/case-files/file-header.tsx';
import { nameWords } from '../features/case-files/person-words.ts';
import { caseFileQuery } from '../features/case-files/queries.ts';
import { useTexts } from '../i18n/i18n.ts';
import { paths } from '../lib/paths.ts';
import { useCan } from '../lib/session.ts';
import { Page } from '../ui/page.tsx';
import { type Tab, Tabs } from '../ui/tabs.tsx';
import { usePathSoFar } from './path-so-far.ts';

/** A person's case file: who they are and what is valid until when, above the part that was asked for. */
export function Component() {
  const t = useTexts();
  const can = useCan();
  const { caseFileId = '' } = useParams();
  const isRead = can('case-files:read');
  const {
    data: file,
    error,
    isPending,
    refetch,
  } = useQuery({
    ...caseFileQuery(caseFileId),
    enabled: isRead,
  });
  const tabs = useFileTabs(caseFileId);
  const { standing, internship } = usePathSoFar(caseFileId);
  return (
    <Page
      title={file ? nameWords(file) : t('caseFiles.one.title')}
      breadcrumbs={[{ label: t('caseFiles.list.title'), to: paths.caseFiles() }]}
      beside={file && <FileBadges file={file} standing={standing} />}
      subtitle={file && <LastUpdate file={file} />}
      isAllowed={isRead}
      isLoading={isPending && isRead}
      error={error}
      onRetry={() => refetch()}
    >
      {file && (
        <>
          <FileHeader file={file} dates={internship} />
          <Tabs label={t('caseFiles.tabs.label')} tabs={tabs} />
          <Outlet />
        </>
      )}
    </Page>
  );
}

function useFileTabs(caseFileId: string): Tab[] {
  const t = useTexts();
  const can = useCan();
  const tab = (name: 'eligibility' | 'plan' | 'dowry' | 'timeline'): Tab => ({
    to: paths.caseFileTab(caseFileId, name),
    label: t(`caseFiles.tabs.${name}`),
  });
  return [
    { to: paths.caseFile(caseFileId), label: t('caseFiles.tabs.data'), exact: true },
    ...(can('eligibility:read') ? [tab('eligibility')] : []),
    ...(can('action-plans:read') ? [tab('plan')] : []),
    ...(can('dowries:read') ? [tab('dowry')] : []),
    tab('timeline'),
  ];
}
