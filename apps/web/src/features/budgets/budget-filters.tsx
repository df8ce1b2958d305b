import { useQuery } from '@tanstack/react-query';
import { useTexts } from '../../i18n/i18n.ts';
import { type ListParams, useListParams } from '../../lib/list-params.ts';
import { FilterBar, type FilterChip } from '../../ui/filter-bar.tsx';
import { SavedViews } from '../../ui/saved-views.tsx';
import { type Option, SelectField } from '../../ui/select-field.tsx';
import { type BudgetNames, useBudgetNames } from './names.ts';
import { type BudgetFilter, budgetDistrictsQuery } from './queries.ts';

const names = ['edition', 'fund', 'district'] as const;
type Name = (typeof names)[number];

export interface BudgetFiltersState {
  list: ListParams<Name>;
  filter: BudgetFilter;
  /** False while it is not known what the address names. */
  isKnown: boolean;
  words: BudgetNames;
}

/** What the address narrows the figures to; words it does not know are left out. */
export function useBudgetFilters(): BudgetFiltersState {
  const list = useListParams(names);
  const words = useBudgetNames();
  const { edition, fund, district } = list.values;
  const editionId = words.editions.find(({ id }) => id === edition)?.id;
  const fundId = words.editions.flatMap(({ fundIds }) => fundIds).find((id) => id === fund);
  const filter: BudgetFilter = {
    ...(editionId ? { editionId } : {}),
    ...(fundId ? { fundId } : {}),
    ...(district ? { districtId: district } : {}),
  };
  return { list, words, filter, isKnown: !words.isPending || (edition === '' && fund === '') };
}

/** Edition, fund and district, in the address. */
export function BudgetFilters({ list, words }: Pick<BudgetFiltersState, 'list' | 'words'>) {
  const t = useTexts();
  const districts = useQuery(budgetDistrictsQuery);
  const named = (items: readonly { id: string; name: string }[]): Option[] =>
    items.map(({ id, name }) => ({ value: id, label: name }));
  const fields: { name: Name; label: string; options: Option[] }[] = [
    { name: 'edition', label: t('budgets.edition'), options: named(words.editions) },
    { name: 'fund', label: t('budgets.fund'), options: named(words.fundsOf(list.values.edition)) },
    { name: 'district', label: t('budgets.district'), options: named(districts.data?.items ?? []) },
  ];
  const chips = fields.flatMap(({ name, label, options }): FilterChip[] => {
    const value = list.values[name];
    if (value === '') return [];
    const said = options.find((option) => option.value === value)?.label ?? value;
    return [{ id: name, label: `${label}: ${said}`, onRemove: () => list.set({ [name]: '' }) }];
  });
  return (
    <FilterBar chips={chips} onClear={list.clear} tools={<SavedViews list="budgets" />}>
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
