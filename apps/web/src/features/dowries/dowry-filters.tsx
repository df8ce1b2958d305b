import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTexts } from '../../i18n/i18n.ts';
import type { ListCount, ListParams } from '../../lib/list-params.ts';
import { useAccount } from '../../lib/session.ts';
import { type ListChoice, useChoiceChips } from '../../ui/choice-chips.ts';
import { FilterBar, type FilterChip } from '../../ui/filter-bar.tsx';
import { SearchFilter } from '../../ui/search-filter.tsx';
import { SelectField } from '../../ui/select-field.tsx';
import { districtsQuery, editionsQuery, promotersQuery } from './queries.ts';
import { coverWords, dowryStates } from './words.ts';

export const dowryFilterNames = [
  'state',
  'edition',
  'district',
  'promoter',
  'fund',
  'cover',
  'code',
] as const;
export type DowryFilterName = (typeof dowryFilterNames)[number];

export interface DowryFiltersProps {
  list: ListParams<DowryFilterName>;
  counted: ListCount;
  tools: ReactNode;
}

/** The filters of the list, those that are set as chips. */
export function DowryFilters({ list, counted, tools }: DowryFiltersProps) {
  const t = useTexts();
  const choices = useFilterChoices();
  const chips = useChips(list, choices);
  return (
    <FilterBar chips={chips} onClear={list.clear} {...counted} tools={tools}>
      <SearchFilter
        name="code"
        label={t('dowries.code')}
        placeholder="DO-2026-000123"
        value={list.values.code}
        onSearch={(code) => list.set({ code: code.replace(/[^A-Za-z0-9-]/g, '').slice(0, 20) })}
      />
      {choices.map(({ name, label, options }) => (
        <SelectField
          key={name}
          name={name}
          label={label}
          placeholder={t('common.all')}
          value={list.values[name]}
          onChange={(value) => list.set({ [name]: value })}
          options={options}
        />
      ))}
    </FilterBar>
  );
}

function useChips(list: DowryFiltersProps['list'], choices: readonly Choice[]): FilterChip[] {
  const t = useTexts();
  const { code } = list.values;
  const ofCode = {
    id: 'code',
    label: `${t('dowries.codeShort')}: ${code}`,
    onRemove: () => list.set({ code: '' }),
  };
  return [...(code === '' ? [] : [ofCode]), ...useChoiceChips(list, choices)];
}

type Choice = ListChoice<Exclude<DowryFilterName, 'code'>>;

/** The choices that make a difference to the reader: an operator has one promoter only, and reads no budget. */
function useFilterChoices(): Choice[] {
  const t = useTexts();
  const { role } = useAccount();
  const editions = useQuery(editionsQuery);
  const districts = useQuery(districtsQuery);
  const promoters = useQuery({ ...promotersQuery, enabled: role !== 'operator' });
  const funds = new Map(
    editions.data?.items.flatMap(({ funds }) => funds.map(({ id, name }): [string, string] => [id, name])),
  );
  const named = (items: readonly { id: string; name: string }[] = []) =>
    items.map(({ id, name }) => ({ value: id, label: name }));
  const anyOf = ({ data, isPending }: typeof districts | typeof promoters) => ({
    options: named(data?.items),
    isPending,
    takesAnyId: true,
  });
  const all: Choice[] = [
    {
      name: 'state',
      label: t('dowries.stateHeader'),
      options: dowryStates.map((value) => ({ value, label: t(`dowries.state.${value}`) })),
    },
    {
      name: 'edition',
      label: t('dowries.edition'),
      options: named(editions.data?.items),
      isPending: editions.isPending,
    },
    { name: 'district', label: t('dowries.district'), ...anyOf(districts) },
    { name: 'promoter', label: t('dowries.promoter'), ...anyOf(promoters) },
    {
      name: 'fund',
      label: t('dowries.fund'),
      options: [...funds].map(([value, label]) => ({ value, label })),
      isPending: editions.isPending,
    },
    {
      name: 'cover',
      label: t('dowries.cover.label'),
      options: coverWords.map((value) => ({ value, label: t(`dowries.cover.${value}`) })),
    },
  ];
  const hidden = role === 'operator' ? ['promoter', 'cover'] : [];
  return all.filter(({ name }) => !hidden.includes(name));
}
