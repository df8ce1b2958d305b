import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useTexts } from '../../i18n/i18n.ts';
import { countOf, fromTheStart } from '../../lib/list-params.ts';
import { useCan } from '../../lib/session.ts';
import { Card } from '../../ui/card.tsx';
import { ColumnChooser } from '../../ui/column-chooser.tsx';
import { useColumnChoice } from '../../ui/columns.ts';
import { DataTable } from '../../ui/data-table.tsx';
import { ExportButton } from '../../ui/export-button.tsx';
import { AuditIcon } from '../../ui/icons.tsx';
import { Page } from '../../ui/page.tsx';
import { Pager } from '../../ui/pager.tsx';
import { SavedViews } from '../../ui/saved-views.tsx';
import { useAuditColumns } from './audit-columns.tsx';
import { AuditFilters, useAuditFilter } from './audit-filters.tsx';
import { auditPageQuery } from './queries.ts';

/** Who did what to what, newest first. */
export function Component() {
  const t = useTexts();
  const can = useCan();
  const queryClient = useQueryClient();
  const list = useAuditFilter();
  const page = useQuery({ ...auditPageQuery(list.filter), enabled: can('audit:read') });
  const rows = page.data?.items ?? [];
  const columns = useAuditColumns({
    onActor: ({ actorId }) => list.set({ actorId }),
    onEntity: ({ entityId }) => list.set({ entityId: entityId ?? '' }),
  });
  const choice = useColumnChoice('audit', columns);
  const tools = (
    <>
      <SavedViews list="audit" />
      <ColumnChooser columns={columns} choice={choice} />
      <ExportButton
        name="registro"
        columns={columns}
        hidden={choice.hidden}
        readPage={(at) => queryClient.fetchQuery(auditPageQuery({ ...fromTheStart(list.filter), ...at }))}
      />
    </>
  );
  return (
    <Page
      title={t('audit.title')}
      subtitle={t('audit.subtitle')}
      error={page.error}
      onRetry={() => page.refetch()}
      isAllowed={can('audit:read')}
    >
      <Card flush>
        <AuditFilters list={list} rows={rows} counted={countOf(list.cursor, page.data)} tools={tools} />
        <DataTable
          caption={t('audit.title')}
          columns={columns}
          rows={rows}
          rowKey={({ id }) => id}
          hidden={choice.hidden}
          isLoading={page.isPending}
          empty={{ title: t('audit.emptyTitle'), description: t('audit.emptyFix'), icon: AuditIcon }}
        />
        <Pager nextCursor={page.data?.nextCursor ?? null} shown={rows.length} />
      </Card>
    </Page>
  );
}
