import type { ReactNode } from 'react';
import { useTexts } from '../../i18n/i18n.ts';
import { formatDay } from '../../lib/format.ts';
import { type ListCount, useListParams } from '../../lib/list-params.ts';
import { FilterBar, type FilterChip } from '../../ui/filter-bar.tsx';
import { ItalianDateField } from '../../ui/italian-date-field.tsx';
import { SelectField } from '../../ui/select-field.tsx';
import type { AuditEntry, AuditFilter } from './queries.ts';

const names = ['area', 'from', 'to', 'actorId', 'entityId'] as const;
const areas = ['administration', 'case', 'money'] as const;

/** The filters of the trail, as the address says them. */
export function useAuditFilter() {
  const list = useListParams(names);
  const { from, to, actorId, entityId } = list.values;
  const area = areas.find((value) => value === list.values.area);
  const filter: AuditFilter = {
    ...(area && { area }),
    ...(from && { from }),
    ...(to && { to }),
    ...(actorId && { actorId }),
    ...(entityId && { entityId }),
    ...(list.cursor && { cursor: list.cursor }),
  };
  return { ...list, filter };
}

type List = ReturnType<typeof useAuditFilter>;

export interface AuditFiltersProps {
  list: List;
  /** What is on screen: a chip names the person by it. */
  rows: readonly AuditEntry[];
  counted: ListCount;
  tools: ReactNode;
}

/** The fields that narrow the trail, and the chips of what was chosen in its rows. */
export function AuditFilters({ list, rows, counted, tools }: AuditFiltersProps) {
  const t = useTexts();
  const { area = '', from = null, to = null } = list.filter;
  return (
    <FilterBar chips={useChips(list, rows)} onClear={list.clear} {...counted} tools={tools}>
      <SelectField
        name="filterArea"
        label={t('audit.area')}
        placeholder={t('common.all')}
        value={area}
        onChange={(value) => list.set({ area: value })}
        options={areas.map((value) => ({ value, label: t(`audit.areas.${value}`) }))}
      />
      <ItalianDateField
        name="filterFrom"
        label={t('audit.from')}
        value={from}
        onChange={(day) => list.set({ from: day ?? '' })}
      />
      <ItalianDateField
        name="filterTo"
        label={t('audit.to')}
        value={to}
        onChange={(day) => list.set({ to: day ?? '' })}
      />
    </FilterBar>
  );
}

function useChips({ filter, set }: List, rows: readonly AuditEntry[]): FilterChip[] {
  const t = useTexts();
  const { area, from, to, actorId, entityId } = filter;
  const name = rows.find((row) => row.actorId === actorId)?.actorName ?? t('audit.actor');
  const labels = {
    area: area && t(`audit.areas.${area}`),
    from: from && `${t('audit.from')} ${formatDay(from)}`,
    to: to && `${t('audit.to')} ${formatDay(to)}`,
    actorId: actorId && t('audit.filteredActor', { name }),
    entityId: entityId && t('audit.filteredEntity'),
  };
  return names.flatMap((id) => {
    const label = labels[id];
    return label ? [{ id, label, onRemove: () => set({ [id]: '' }) }] : [];
  });
}
