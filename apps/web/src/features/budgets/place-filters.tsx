import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTexts } from '../../i18n/i18n.ts';
import { idIn, type ListCount, type ListParams } from '../../lib/list-params.ts';
import { type ListChoice, useChoiceChips } from '../../ui/choice-chips.ts';
import { FilterBar } from '../../ui/filter-bar.tsx';
import { type Option, SelectField } from '../../ui/select-field.tsx';
import { type BudgetNames, placeIn } from './names.ts';
import { budgetDistrictsQuery, type EditionId, type FundId } from './queries.ts';

export const placeFilterNames = ['state', 'edition', 'fund', 'district'] as const;
export type PlaceFilterName = (typeof placeFilterNames)[number];
type List = ListParams<PlaceFilterName>;

interface PlaceFilter {
  editionId?: EditionId;
  fundId?: FundId;
  districtId?: string;
  cursor?: string;
}

/** Where a list is narrowed to, as the address says it; words it does not know are left out. */
export function usePlaceFilter(list: List, words: BudgetNames): PlaceFilter {
  const { edition, fund, district } = list.values;
  const { editionId, fundId } = placeIn(words, { edition, fund });
  return {
    ...(editionId ? { editionId } : {}),
    ...(fundId ? { fundId } : {}),
    ...(idIn(district) === '' ? {} : { districtId: district }),
    ...(list.cursor === '' ? {} : { cursor: list.cursor }),
  };
}

interface PlaceFiltersProps {
  list: List;
  words: BudgetNames;
  counted: ListCount;
  states: Option[];
  /** The export, beside the filters. */
  tools?: ReactNode;
}

/** State, edition, fund and district of a list about the budget. */
export function PlaceFilters({ list, words, counted, states, tools }: PlaceFiltersProps) {
  const t = useTexts();
  const districts = useQuery(budgetDistrictsQuery);
  const named = (items: readonly { id: string; name: string }[]): Option[] =>
    items.map(({ id, name }) => ({ value: id, label: name }));
  const { isPending } = words;
  const funds = named(words.fundsOf(list.values.edition));
  const fields: ListChoice<PlaceFilterName>[] = [
    { name: 'state', label: t('budgets.stateHeader'), options: states },
    { name: 'edition', label: t('budgets.edition'), options: named(words.editions), isPending },
    { name: 'fund', label: t('budgets.fund'), options: funds, isPending },
    {
      name: 'district',
      label: t('budgets.district'),
      options: named(districts.data?.items ?? []),
      isPending: districts.isPending,
      takesAnyId: true,
    },
  ];
  const chips = useChoiceChips(list, fields);
  return (
    <FilterBar chips={chips} onClear={list.clear} tools={tools} {...counted}>
      {fields.map(({ name, label, options }) => (
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
