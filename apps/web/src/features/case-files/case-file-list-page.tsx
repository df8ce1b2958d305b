import { romeToday } from '@approdo/shared/dates';
import { type UseQueryResult, useQuery, useQueryClient } from '@tanstack/react-query';
import { useTexts } from '../../i18n/i18n.ts';
import type { Shapes } from '../../lib/api.ts';
import { countOf, useListParams } from '../../lib/list-params.ts';
import { paths } from '../../lib/paths.ts';
import { useAccount, useCan } from '../../lib/session.ts';
import { Button, ButtonLink } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { ColumnChooser } from '../../ui/column-chooser.tsx';
import { useColumnChoice } from '../../ui/columns.ts';
import { DataTable } from '../../ui/data-table.tsx';
import type { EmptyStateProps } from '../../ui/empty-state.tsx';
import { ExportButton } from '../../ui/export-button.tsx';
import { PlusIcon, SearchIcon } from '../../ui/icons.tsx';
import { Page } from '../../ui/page.tsx';
import { Pager } from '../../ui/pager.tsx';
import { SavedViews } from '../../ui/saved-views.tsx';
import { useCaseFileColumns } from './case-file-columns.tsx';
import { CaseFileFilters, type CaseFileList, filterNames, personalFilters } from './case-file-filters.tsx';
import { type CaseFileListFilter, isSortable } from './list-request.ts';
import { caseFilePageQuery, promotersQuery } from './queries.ts';

/** The case files the reader may see: their own body's, or every body's for the authority and the auditor. */
export function Component() {
  const t = useTexts();
  const can = useCan();
  const list = useListParams(filterNames, personalFilters);
  const isRead = can('case-files:read');
  const { sort, cursor, values } = list;
  const asked = { ...values, sort, cursor, today: romeToday(new Date()) };
  const page = useQuery({ ...caseFilePageQuery(asked), enabled: isRead });
  return (
    <Page
      title={t('caseFiles.list.title')}
      subtitle={t('caseFiles.list.subtitle')}
      isAllowed={isRead}
      error={page.error}
      onRetry={() => page.refetch()}
      actions={<NewCaseFileLink />}
    >
      <CaseFileTable list={list} asked={asked} page={page} />
    </Page>
  );
}

function NewCaseFileLink() {
  const t = useTexts();
  const can = useCan();
  if (!can('case-files:write')) return null;
  return (
    <ButtonLink to={paths.newCaseFile()} icon={PlusIcon} tone="primary">
      {t('caseFiles.open')}
    </ButtonLink>
  );
}

interface CaseFileTableProps {
  list: CaseFileList;
  /** What the list was asked for. */
  asked: CaseFileListFilter;
  page: UseQueryResult<Shapes['CaseFilePage']>;
}

function CaseFileTable({ list, asked, page }: CaseFileTableProps) {
  const t = useTexts();
  const queryClient = useQueryClient();
  const { role } = useAccount();
  const showsBody = role !== 'operator';
  const promoters = useQuery({ ...promotersQuery, enabled: showsBody }).data?.items ?? [];
  const columns = useCaseFileColumns({ showsBody });
  const choice = useColumnChoice('case-files', columns);
  const rows = page.data?.items ?? [];
  const empty = useEmptyList(list);
  return (
    <Card flush>
      <CaseFileFilters
        list={list}
        counted={countOf(list.cursor, page.data)}
        organisations={promoters.map(({ id, name }) => ({ value: id, label: name }))}
        tools={
          <>
            <SavedViews list="case-files" />
            <ColumnChooser columns={columns} choice={choice} />
            <ExportButton
              name={t('caseFiles.list.file')}
              columns={columns}
              hidden={choice.hidden}
              readPage={({ cursor = '' }) => queryClient.fetchQuery(caseFilePageQuery({ ...asked, cursor }))}
            />
          </>
        }
      />
      <DataTable
        caption={t('caseFiles.list.title')}
        columns={columns}
        hidden={choice.hidden}
        rows={rows}
        rowKey={({ id }) => id}
        rowHref={({ id }) => paths.caseFile(id)}
        isLoading={page.isPending}
        empty={empty}
        {...(isSortable(list.values)
          ? { sort: list.sort === 'name' ? 'name' : '-updatedAt', onSort: orderOf(list) }
          : {})}
      />
      <Pager nextCursor={page.data?.nextCursor ?? null} shown={rows.length} />
    </Card>
  );
}

// The API knows each order in one direction: names from A, changes from the last.
function orderOf(list: CaseFileList) {
  return (sort: string) => list.setSort(sort.endsWith('name') ? 'name' : '');
}

/** What an empty list says: how to widen it, or what the reader's role does next. */
function useEmptyList(list: CaseFileList): EmptyStateProps {
  const t = useTexts();
  const { role } = useAccount();
  const can = useCan();
  if (list.isFiltered)
    return {
      icon: SearchIcon,
      title: t('caseFiles.list.nothingFound'),
      description: t('caseFiles.list.nothingFoundFix'),
      action: (
        <>
          <Button onClick={list.clear}>{t('ui.filter.clear')}</Button>
          <NewCaseFileLink />
        </>
      ),
    };
  if (can('case-files:write'))
    return {
      title: t('caseFiles.list.empty.operator'),
      description: t('caseFiles.list.emptyFix.operator'),
      action: <NewCaseFileLink />,
    };
  const reader = role === 'authority' ? 'authority' : 'auditor';
  return { title: t(`caseFiles.list.empty.${reader}`), description: t(`caseFiles.list.emptyFix.${reader}`) };
}
