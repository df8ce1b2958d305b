import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTexts } from '../../i18n/i18n.ts';
import type { ListCount, ListParams } from '../../lib/list-params.ts';
import { districtsQuery } from '../../lib/territory.ts';
import { type ListChoice, useChoiceChips } from '../../ui/choice-chips.ts';
import { FilterBar, type FilterChip } from '../../ui/filter-bar.tsx';
import { SearchFilter } from '../../ui/search-filter.tsx';
import { type Option, SelectField } from '../../ui/select-field.tsx';
import { changeHorizons, permitHorizons } from './list-request.ts';

export const filterNames = ['text', 'districtId', 'organisationId', 'permit', 'did', 'changed'] as const;
/** Who is looked for never enters the address. */
export const personalFilters = ['text'] as const;

export type CaseFileList = ListParams<(typeof filterNames)[number]>;

export interface CaseFileFiltersProps {
  list: CaseFileList;
  counted: ListCount;
  /** The bodies to choose among, for who sees several. */
  organisations: readonly Option[];
  tools: ReactNode;
}

/** What narrows the list of case files. */
export function CaseFileFilters({ list, counted, organisations, tools }: CaseFileFiltersProps) {
  const t = useTexts();
  const filters = useSelectFilters(organisations);
  return (
    <FilterBar chips={useChips(list, filters)} onClear={list.clear} {...counted} tools={tools}>
      <SearchFilter
        name="text"
        label={t('caseFiles.filter.text')}
        placeholder={t('caseFiles.filter.textHint')}
        value={list.values.text}
        onSearch={(text) => list.set({ text })}
      />
      {filters.map(({ name, label, options }) => (
        <SelectField
          key={name}
          name={name}
          label={label}
          placeholder={t('common.all')}
          options={options}
          value={list.values[name]}
          onChange={(value) => list.set({ [name]: value })}
        />
      ))}
    </FilterBar>
  );
}

type SelectFilter = ListChoice<'districtId' | 'organisationId' | 'permit' | 'did' | 'changed'>;

function useSelectFilters(organisations: readonly Option[]): SelectFilter[] {
  const t = useTexts();
  const districts = useQuery(districtsQuery);
  const seesSeveralBodies = organisations.length > 0;
  const ofBody: SelectFilter = {
    name: 'organisationId',
    label: t('caseFiles.column.organisation'),
    options: organisations,
    takesAnyId: true,
  };
  const ofDeclaration: SelectFilter = {
    name: 'did',
    label: t('caseFiles.column.did'),
    options: [{ value: 'missing', label: t('caseFiles.filter.didMissing') }],
  };
  return [
    ...(seesSeveralBodies ? [ofBody] : []),
    {
      name: 'districtId',
      label: t('caseFiles.column.district'),
      options: (districts.data?.items ?? []).map(({ id, name }) => ({ value: id, label: name })),
      isPending: districts.isPending,
      takesAnyId: true,
    },
    {
      name: 'permit',
      label: t('caseFiles.column.permit'),
      options: permitHorizons.map((value) => ({ value, label: t(`caseFiles.filter.permit.${value}`) })),
    },
    // Who reads the files of several bodies has no declaration to chase.
    ...(seesSeveralBodies ? [] : [ofDeclaration]),
    {
      name: 'changed',
      label: t('caseFiles.column.updatedAt'),
      options: changeHorizons.map((value) => ({ value, label: t(`caseFiles.filter.changed.${value}`) })),
    },
  ];
}

function useChips(list: CaseFileList, filters: readonly SelectFilter[]): FilterChip[] {
  const t = useTexts();
  const { text } = list.values;
  const ofText = text
    ? [
        {
          id: 'text',
          label: `${t('common.search')}: ${text}`,
          onRemove: () => list.set({ text: '' }),
        },
      ]
    : [];
  return [...ofText, ...useChoiceChips(list, filters)];
}
