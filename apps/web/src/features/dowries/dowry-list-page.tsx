import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useTexts } from '../../i18n/i18n.ts';
import { countOf, fromTheStart, idIn, type ListParams, useListParams } from '../../lib/list-params.ts';
import { paths } from '../../lib/paths.ts';
import { useAccount, useCan } from '../../lib/session.ts';
import { ButtonLink } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { ColumnChooser } from '../../ui/column-chooser.tsx';
import { type Column, type ColumnChoice, useColumnChoice } from '../../ui/columns.ts';
import { DataTable } from '../../ui/data-table.tsx';
import type { EmptyStateProps } from '../../ui/empty-state.tsx';
import { ExportButton } from '../../ui/export-button.tsx';
import { DowriesIcon } from '../../ui/icons.tsx';
import { Page } from '../../ui/page.tsx';
import { Pager } from '../../ui/pager.tsx';
import { SavedViews } from '../../ui/saved-views.tsx';
import { useDowryColumns } from './dowry-columns.tsx';
import { type DowryFilterName, DowryFilters, dowryFilterNames } from './dowry-filters.tsx';
import { type DowryListFilter, type DowrySummary, dowryPageQuery, editionsQuery } from './queries.ts';
import { dowryStates, oneOf } from './words.ts';

/** The dowries the reader may see, with filters in the address. */
export function Component() {
  const t = useTexts();
  const can = useCan();
  const list = useListParams(dowryFilterNames);
  const { filter, isKnown } = useFilter(list);
  const page = useQuery({ ...dowryPageQuery(filter), enabled: can('dowries:read') && isKnown });
  const columns = useDowryColumns();
  const choice = useColumnChoice('dowries', columns);
  const rows = page.data?.items ?? [];
  return (
    <Page
      title={t('dowries.list.title')}
      subtitle={t(`dowries.list.subtitle.${useReader()}`)}
      isAllowed={can('dowries:read')}
      error={page.error}
      onRetry={() => page.refetch()}
    >
      <Card flush>
        <DowryFilters
          list={list}
          counted={countOf(list.cursor, page.data)}
          tools={<ListTools columns={columns} filter={filter} choice={choice} />}
        />
        <DataTable
          caption={t('dowries.list.title')}
          columns={columns}
          rows={rows}
          rowKey={({ id }) => id}
          rowHref={({ id }) => paths.dowry(id)}
          sort={list.sort === '' ? '-requestedAt' : list.sort}
          onSort={list.setSort}
          hidden={choice.hidden}
          isLoading={page.isPending}
          empty={useEmptyList(list.isFiltered)}
        />
        {page.data && <Pager nextCursor={page.data.nextCursor} shown={rows.length} />}
      </Card>
    </Page>
  );
}

interface ListToolsProps {
  columns: readonly Column<DowrySummary>[];
  filter: DowryListFilter;
  choice: ColumnChoice;
}

function ListTools({ columns, filter, choice }: ListToolsProps) {
  const queryClient = useQueryClient();
  return (
    <>
      <SavedViews list="dowries" />
      <ColumnChooser columns={columns} choice={choice} />
      <ExportButton
        name="doti"
        columns={columns}
        hidden={choice.hidden}
        readPage={(at) => queryClient.fetchQuery(dowryPageQuery({ ...fromTheStart(filter), ...at }))}
      />
    </>
  );
}

/** The filters of the address as the API takes them; words it does not know are left out. */
function useFilter(list: ListParams<DowryFilterName>): { filter: DowryListFilter; isKnown: boolean } {
  const editions = useQuery(editionsQuery);
  const { state, edition, district, promoter, fund, cover, code } = list.values;
  const items = editions.data?.items ?? [];
  const known = {
    state: oneOf(dowryStates, state),
    editionId: items.find(({ id }) => id === edition)?.id,
    covered: cover === 'covered' || (cover === 'missing' ? false : undefined),
    fundId: items.flatMap(({ fundIds }) => fundIds).find((id) => id === fund),
    sort: oneOf(['requestedAt', '-requestedAt'], list.sort),
  };
  const typed = { districtId: idIn(district), promoterId: idIn(promoter), code, cursor: list.cursor };
  const filter = Object.fromEntries(
    Object.entries({ ...known, ...typed }).filter(([, value]) => value !== undefined && value !== ''),
  );
  return { filter, isKnown: !editions.isPending || (edition === '' && fund === '') };
}

type Reader = 'operator' | 'coordinator' | 'authority' | 'other';

/** The same list means other things to other people. */
function useReader(): Reader {
  const { role } = useAccount();
  return oneOf(['operator', 'coordinator', 'authority'] as const, role) ?? 'other';
}

function useEmptyList(isFiltered: boolean): EmptyStateProps {
  const t = useTexts();
  const reader = useReader();
  if (isFiltered)
    return { icon: DowriesIcon, title: t('dowries.list.noMatch'), description: t('dowries.list.noMatchFix') };
  return {
    icon: DowriesIcon,
    title: t('dowries.list.emptyTitle'),
    description: t(`dowries.list.empty.${reader}`),
    ...(reader === 'operator' && {
      action: <ButtonLink to={paths.caseFiles()}>{t('dowries.list.emptyAction')}</ButtonLink>,
    }),
  };
}
