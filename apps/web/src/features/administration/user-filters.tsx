import { personRoles } from '@approdo/shared/roles';
import type { ReactNode } from 'react';
import { useTexts } from '../../i18n/i18n.ts';
import { type ListCount, useListParams } from '../../lib/list-params.ts';
import { FilterBar, type FilterChip } from '../../ui/filter-bar.tsx';
import { SearchFilter } from '../../ui/search-filter.tsx';
import { SelectField } from '../../ui/select-field.tsx';

const names = ['q', 'role'] as const;
const personal = ['q'] as const;

/** The filters of the list of users; a name that is searched never enters the address. */
export function useUserFilter() {
  const list = useListParams(names, personal);
  const { values, cursor } = list;
  const role = personRoles.find((value) => value === values.role);
  const filter = { ...(values.q && { q: values.q }), ...(role && { role }), ...(cursor && { cursor }) };
  return { ...list, filter, role };
}

export interface UserFiltersProps {
  list: ReturnType<typeof useUserFilter>;
  counted: ListCount;
  tools: ReactNode;
}

/** The fields that narrow the list of users. */
export function UserFilters({ list, counted, tools }: UserFiltersProps) {
  const t = useTexts();
  const { q } = list.values;
  const { role } = list;
  const chips: FilterChip[] = [
    ...(q ? [{ id: 'q', label: q, onRemove: () => list.set({ q: '' }) }] : []),
    ...(role
      ? [{ id: 'role', label: t(`common.roles.${role}`), onRemove: () => list.set({ role: '' }) }]
      : []),
  ];
  return (
    <FilterBar chips={chips} onClear={list.clear} {...counted} tools={tools}>
      <SearchFilter
        name="filterText"
        label={t('administration.users.search')}
        value={q}
        onSearch={(text) => list.set({ q: text })}
      />
      <SelectField
        name="filterRole"
        label={t('administration.users.role')}
        placeholder={t('common.all')}
        value={role ?? ''}
        onChange={(value) => list.set({ role: value })}
        options={personRoles.map((value) => ({ value, label: t(`common.roles.${value}`) }))}
      />
    </FilterBar>
  );
}
