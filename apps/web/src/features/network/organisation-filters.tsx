import { accreditationKinds, organisationKinds } from '@approdo/shared/organisations';
import type { ReactNode } from 'react';
import { useTexts } from '../../i18n/i18n.ts';
import { type ListCount, useListParams } from '../../lib/list-params.ts';
import { FilterBar, type FilterChip } from '../../ui/filter-bar.tsx';
import { SearchFilter } from '../../ui/search-filter.tsx';
import { SelectField } from '../../ui/select-field.tsx';
import type { OrganisationFilter } from './queries.ts';

const names = ['q', 'kind', 'state', 'accreditation'] as const;
const states = ['open', 'closed'] as const;
const known = <Value extends string>(values: readonly Value[], text: string) =>
  values.find((value) => value === text);

/** The filters of the list as the address says them; what it says wrong is no filter. */
export function useOrganisationFilter() {
  const list = useListParams(names);
  const { values, cursor } = list;
  const kind = known(organisationKinds, values.kind);
  const state = known(states, values.state);
  const accreditation = known(accreditationKinds, values.accreditation);
  const filter: OrganisationFilter = {
    ...(values.q && { q: values.q }),
    ...(kind && { kind }),
    ...(state && { state }),
    ...(accreditation && { accreditation }),
    ...(cursor && { cursor }),
  };
  return { ...list, filter };
}

type List = ReturnType<typeof useOrganisationFilter>;

export interface OrganisationFiltersProps {
  list: List;
  counted: ListCount;
  tools: ReactNode;
}

/** The fields that narrow the list of bodies. */
export function OrganisationFilters({ list, counted, tools }: OrganisationFiltersProps) {
  const t = useTexts();
  const { q = '', kind = '', accreditation = '', state = '' } = list.filter;
  const all = t('common.all');
  return (
    <FilterBar chips={useChips(list)} onClear={list.clear} {...counted} tools={tools}>
      <SearchFilter
        name="filterText"
        label={t('network.list.search')}
        value={q}
        onSearch={(text) => list.set({ q: text })}
      />
      <SelectField
        name="filterKind"
        label={t('network.kindHeader')}
        placeholder={all}
        value={kind}
        onChange={(value) => list.set({ kind: value })}
        options={organisationKinds.map((value) => ({ value, label: t(`network.kind.${value}`) }))}
      />
      <SelectField
        name="filterAccreditation"
        label={t('network.list.accreditation')}
        placeholder={all}
        value={accreditation}
        onChange={(value) => list.set({ accreditation: value })}
        options={accreditationKinds.map((value) => ({
          value,
          label: t(`network.accreditation.kind.${value}`),
        }))}
      />
      <SelectField
        name="filterState"
        label={t('network.list.state')}
        placeholder={all}
        value={state}
        onChange={(value) => list.set({ state: value })}
        options={states.map((value) => ({ value, label: t(`network.state.${value}`) }))}
      />
    </FilterBar>
  );
}

function useChips({ filter, set }: List): FilterChip[] {
  const t = useTexts();
  const { q, kind, accreditation, state } = filter;
  const labels = {
    q,
    kind: kind && t(`network.kind.${kind}`),
    accreditation: accreditation && t(`network.accreditation.kind.${accreditation}`),
    state: state && t(`network.state.${state}`),
  };
  return names.flatMap((id) => {
    const label = labels[id];
    return label ? [{ id, label, onRemove: () => set({ [id]: '' }) }] : [];
  });
}
