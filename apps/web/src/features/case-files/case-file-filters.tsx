import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTexts } from '../../i18n/i18n.ts';
import type { ListCount, ListParams } from '../../lib/list-params.ts';
import { districtsQuery } from '../../lib/territory.ts';
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

interface SelectFilter {
  readonly name: 'districtId' | 'organisationId' | 'permit' | 'did' | 'changed';
  readonly label: string;
  readonly options: readonly Option[];
}

function useSelectFilters(organisations: readonly Option[]): SelectFilter[] {
  const t = useTexts();
  const districts = useQuery(districtsQuery).data?.items ?? [];
  const seesSeveralBodies = organisations.length > 0;
  const ofBody: SelectFilter = {
    name: 'organisationId',
    label: t('caseFiles.column.organisation'),
    options: organisations,
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
      options: districts.map(({ id, name }) => ({ value: id, label: name })),
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
  const ofChoices = filters.flatMap(({ name, label, options }) => {
    const value = list.values[name];
    if (value === '') return [];
    const chosen = options.find((option) => option.value === value)?.label ?? value;
    return [{ id: name, label: `${label}: ${chosen}`, onRemove: () => list.set({ [name]: '' }) }];
  });
  return [...ofText, ...ofChoices];
}
