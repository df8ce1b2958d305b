import { useQuery } from '@tanstack/react-query';
import { useTexts } from '../../i18n/i18n.ts';
import { formatDay } from '../../lib/format.ts';
import { useListParams } from '../../lib/list-params.ts';
import { useCan } from '../../lib/session.ts';
import { Card } from '../../ui/card.tsx';
import { ColumnChooser } from '../../ui/column-chooser.tsx';
import { useColumnChoice } from '../../ui/columns.ts';
import { DataTable } from '../../ui/data-table.tsx';
import { ExportButton } from '../../ui/export-button.tsx';
import { FilterBar, type FilterChip } from '../../ui/filter-bar.tsx';
import { AuditIcon } from '../../ui/icons.tsx';
import { ItalianDateField } from '../../ui/italian-date-field.tsx';
import { Page } from '../../ui/page.tsx';
import { Pager } from '../../ui/pager.tsx';
import { SelectField } from '../../ui/select-field.tsx';
import { useAuditColumns } from './audit-columns.tsx';
import { type AuditEntry, auditPageQuery } from './queries.ts';

const areas = ['administration', 'case', 'money'] as const;

/** Who did what to what, newest first. */
export function Component() {
  const t = useTexts();
  const can = useCan();
  const list = useListParams(['area', 'from', 'to', 'actorId', 'entityId']);
  const { from, to, actorId, entityId } = list.values;
  const area = areas.find((value) => value === list.values.area);
  const page = useQuery(
    auditPageQuery({
      ...(area && { area }),
      ...(from && { from }),
      ...(to && { to }),
      ...(actorId && { actorId }),
      ...(entityId && { entityId }),
      ...(list.cursor && { cursor: list.cursor }),
    }),
  );
  const rows = page.data?.items ?? [];
  const columns = useAuditColumns({
    onActor: ({ actorId: only }) => list.set({ actorId: only }),
    onEntity: ({ entityId: only }) => list.set({ entityId: only ?? '' }),
  });
  const choice = useColumnChoice('audit', columns);
  return (
    <Page
      title={t('audit.title')}
      subtitle={t('audit.subtitle')}
      error={page.error}
      onRetry={() => page.refetch()}
      isAllowed={can('audit:read')}
    >
      <FilterBar
        chips={useChips(list, rows)}
        onClear={list.clear}
        tools={
          <>
            <ColumnChooser columns={columns} choice={choice} />
            <ExportButton name="registro" columns={columns} rows={rows} hidden={choice.hidden} />
          </>
        }
      >
        <SelectField
          name="area"
          label={t('audit.area')}
          placeholder={t('common.all')}
          value={area ?? ''}
          onChange={(value) => list.set({ area: value })}
          options={areas.map((value) => ({ value, label: t(`audit.areas.${value}`) }))}
        />
        <ItalianDateField
          name="from"
          label={t('audit.from')}
          value={from || null}
          onChange={(day) => list.set({ from: day ?? '' })}
        />
        <ItalianDateField
          name="to"
          label={t('audit.to')}
          value={to || null}
          onChange={(day) => list.set({ to: day ?? '' })}
        />
      </FilterBar>
      <Card flush>
        <DataTable
          caption={t('audit.title')}
          columns={columns}
          rows={rows}
          rowKey={({ id }) => id}
          hidden={choice.hidden}
          isLoading={page.isPending}
          empty={{ title: t('audit.emptyTitle'), description: t('audit.emptyFix'), icon: AuditIcon }}
        />
      </Card>
      <Pager nextCursor={page.data?.nextCursor ?? null} shown={rows.length} />
    </Page>
  );
}

type Filters = ReturnType<typeof useListParams<'area' | 'from' | 'to' | 'actorId' | 'entityId'>>;

function useChips(list: Filters, rows: readonly AuditEntry[]): FilterChip[] {
  const t = useTexts();
  const { from, to, actorId, entityId } = list.values;
  const area = areas.find((value) => value === list.values.area);
  const name = rows.find((row) => row.actorId === actorId)?.actorName ?? t('audit.actor');
  const chip = (id: 'area' | 'from' | 'to' | 'actorId' | 'entityId', label: string) => ({
    id,
    label,
    onRemove: () => list.set({ [id]: '' }),
  });
  return [
    ...(area ? [chip('area', t(`audit.areas.${area}`))] : []),
    ...(from ? [chip('from', `${t('audit.from')} ${formatDay(from)}`)] : []),
    ...(to ? [chip('to', `${t('audit.to')} ${formatDay(to)}`)] : []),
    ...(actorId ? [chip('actorId', t('audit.filteredActor', { name }))] : []),
    ...(entityId ? [chip('entityId', t('audit.filteredEntity'))] : []),
  ];
}
