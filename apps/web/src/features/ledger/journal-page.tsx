import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useTexts } from '../../i18n/i18n.ts';
import { countOf, fromTheStart } from '../../lib/list-params.ts';
import { paths } from '../../lib/paths.ts';
import { useCan } from '../../lib/session.ts';
import { Card } from '../../ui/card.tsx';
import { ColumnChooser } from '../../ui/column-chooser.tsx';
import { type Column, type ColumnChoice, useColumnChoice } from '../../ui/columns.ts';
import { DataTable } from '../../ui/data-table.tsx';
import { ExportButton } from '../../ui/export-button.tsx';
import { LedgerIcon } from '../../ui/icons.tsx';
import { Stack } from '../../ui/layout.tsx';
import { Page } from '../../ui/page.tsx';
import { Pager } from '../../ui/pager.tsx';
import { SavedViews } from '../../ui/saved-views.tsx';
import { JournalFilters, useJournalFilter } from './journal-filters.tsx';
import { LedgerTabs } from './ledger-tabs.tsx';
import { useLedgerNames } from './names.ts';
import {
  type JournalFilter,
  journalPageQuery,
  type LedgerTransaction,
  ledgerEditionsQuery,
} from './queries.ts';
import { useTransactionColumns } from './transaction-columns.tsx';

/** Everything the ledger recorded, refusals too, the last first. */
export function Component() {
  const t = useTexts();
  const can = useCan();
  const mayRead = can('ledger:read');
  const editions = useQuery({ ...ledgerEditionsQuery, enabled: mayRead });
  const { list, filter } = useJournalFilter((editions.data?.items ?? []).map(({ id }) => id));
  const isKnown = !editions.isPending || list.values.edition === '';
  const page = useQuery({ ...journalPageQuery(filter), enabled: mayRead && isKnown });
  return (
    <Page
      title={t('ledger.title')}
      subtitle={t('ledger.journal.subtitle')}
      isAllowed={mayRead}
      error={page.error}
      onRetry={() => page.refetch()}
    >
      <Stack gap={4}>
        <LedgerTabs />
        <Journal list={list} filter={filter} page={page} />
      </Stack>
    </Page>
  );
}

interface JournalProps {
  list: ReturnType<typeof useJournalFilter>['list'];
  filter: JournalFilter;
  page: {
    data?: { items: LedgerTransaction[]; nextCursor: string | null } | undefined;
    isPending: boolean;
  };
}

function Journal({ list, filter, page }: JournalProps) {
  const t = useTexts();
  const ledgerNames = useLedgerNames();
  const columns = useTransactionColumns(ledgerNames);
  const choice = useColumnChoice('ledger', columns);
  const rows = page.data?.items ?? [];
  const empty = list.isFiltered ? 'noMatch' : 'empty';
  return (
    <Card flush>
      <JournalFilters
        list={list}
        ledgerNames={ledgerNames}
        counted={countOf(list.cursor, page.data)}
        tools={<Tools columns={columns} choice={choice} filter={filter} />}
      />
      <DataTable
        caption={t('ledger.title')}
        columns={columns}
        rows={rows}
        rowKey={({ id }) => id}
        rowHref={({ id }) => paths.ledgerTransaction(id)}
        hidden={choice.hidden}
        isOneLine
        isLoading={page.isPending}
        empty={{
          icon: LedgerIcon,
          title: t(`ledger.journal.${empty}Title`),
          description: t(`ledger.journal.${empty}Fix`),
        }}
      />
      {page.data && <Pager nextCursor={page.data.nextCursor} shown={rows.length} />}
    </Card>
  );
}

interface ToolsProps {
  columns: readonly Column<LedgerTransaction>[];
  choice: ColumnChoice;
  filter: JournalFilter;
}

function Tools({ columns, choice, filter }: ToolsProps) {
  const queryClient = useQueryClient();
  return (
    <>
      <SavedViews list="ledger" />
      <ColumnChooser columns={columns} choice={choice} />
      <ExportButton
        name="libro-mastro"
        columns={columns}
        hidden={choice.hidden}
        readPage={(at) => queryClient.fetchQuery(journalPageQuery({ ...fromTheStart(filter), ...at }))}
      />
    </>
  );
}
