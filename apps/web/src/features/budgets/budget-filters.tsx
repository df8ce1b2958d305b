import { isCivilDate, romeToday } from '@approdo/shared/dates';
import { dowryComponentLabels, dowryComponents } from '@approdo/shared/dowry';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { currentLanguage, useTexts } from '../../i18n/i18n.ts';
import { formatDay } from '../../lib/format.ts';
import { idIn, type ListParams, useListParams } from '../../lib/list-params.ts';
import { type ListChoice, useChoiceChips } from '../../ui/choice-chips.ts';
import { FilterBar, type FilterChip } from '../../ui/filter-bar.tsx';
import { ItalianDateField } from '../../ui/italian-date-field.tsx';
import { SavedViews } from '../../ui/saved-views.tsx';
import { type Option, SelectField } from '../../ui/select-field.tsx';
import { oneOf } from './figures.ts';
import { type BudgetNames, placeIn, useBudgetNames } from './names.ts';
import { type BudgetFilter, budgetDistrictsQuery, budgetPromotersQuery } from './queries.ts';

export const budgetFilterNames = [
  'edition',
  'fund',
  'district',
  'promoter',
  'component',
  'from',
  'day',
  'time',
  'by',
] as const;
export type BudgetFilterName = (typeof budgetFilterNames)[number];

/** What every part of the page is given: the filters, and how things are called. */
export interface BudgetPartProps {
  filter: BudgetFilter;
  words: BudgetNames;
}

export interface BudgetFiltersState {
  list: ListParams<BudgetFilterName>;
  filter: BudgetFilter;
  /** Of movements, the first day; only a list of them is narrowed by it. */
  from: string | undefined;
  /** False while it is not known what the address names. */
  isKnown: boolean;
  words: BudgetNames;
}

/** What the address narrows the figures to; words it does not know are left out. */
export function useBudgetFilters(): BudgetFiltersState {
  const list = useListParams(budgetFilterNames);
  const words = useBudgetNames();
  const { edition, fund, district, promoter, component, from, day, time } = list.values;
  const known = {
    ...placeIn(words, { edition, fund }),
    component: oneOf(dowryComponents, component),
    time: isCivilDate(day) ? oneOf(['recorded'] as const, time) : undefined,
  };
  const typed = { districtId: idIn(district), promoterId: idIn(promoter), asOf: isCivilDate(day) ? day : '' };
  const filter: BudgetFilter = Object.fromEntries(
    Object.entries({ ...known, ...typed }).filter(([, value]) => value !== undefined && value !== ''),
  );
  const isKnown = !words.isPending || (edition === '' && fund === '');
  return { list, words, filter, from: isCivilDate(from) ? from : undefined, isKnown };
}

type Choice = ListChoice<'edition' | 'fund' | 'district' | 'promoter' | 'component'>;

function useChoices(list: ListParams<BudgetFilterName>, words: BudgetNames): Choice[] {
  const t = useTexts();
  const districts = useQuery(budgetDistrictsQuery);
  const promoters = useQuery(budgetPromotersQuery);
  const named = (items: readonly { id: string; name: string }[] = []): Option[] =>
    items.map(({ id, name }) => ({ value: id, label: name }));
  const { isPending } = words;
  const anyOf = ({ data, isPending }: typeof districts | typeof promoters) => ({
    options: named(data?.items),
    isPending,
    takesAnyId: true,
  });
  const components = dowryComponents.map((value) => ({
    value,
    label: dowryComponentLabels[value][currentLanguage()],
  }));
  return [
    { name: 'edition', label: t('budgets.edition'), options: named(words.editions), isPending },
    { name: 'fund', label: t('budgets.fund'), options: named(words.fundsOf(list.values.edition)), isPending },
    { name: 'district', label: t('budgets.district'), ...anyOf(districts) },
    { name: 'promoter', label: t('budgets.promoter'), ...anyOf(promoters) },
    { name: 'component', label: t('budgets.component'), options: components },
  ];
}

interface BudgetFiltersProps extends Pick<BudgetFiltersState, 'list' | 'words'> {
  tools?: ReactNode;
}

/** Edition, fund, district, promoter, line and day, in the address. */
export function BudgetFilters({ list, words, tools }: BudgetFiltersProps) {
  const t = useTexts();
  const choices = useChoices(list, words);
  return (
    <FilterBar
      chips={useChips(list, choices)}
      onClear={list.clear}
      tools={
        <>
          <SavedViews list="budgets" />
          {tools}
        </>
      }
    >
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
      <ItalianDateField
        name="day"
        label={t('budgets.asOf.day')}
        value={list.values.day === '' ? null : list.values.day}
        latest={romeToday(new Date())}
        onChange={(day) => list.set({ day: day ?? '' })}
      />
      {list.values.day !== '' && (
        <SelectField
          name="time"
          label={t('budgets.asOf.time')}
          required
          value={list.values.time === 'recorded' ? 'recorded' : 'effective'}
          onChange={(time) => list.set({ time: time === 'recorded' ? time : '' })}
          options={[
            { value: 'effective', label: t('budgets.asOf.effective') },
            { value: 'recorded', label: t('budgets.asOf.recorded') },
          ]}
        />
      )}
    </FilterBar>
  );
}

function useChips(list: ListParams<BudgetFilterName>, choices: readonly Choice[]): FilterChip[] {
  const t = useTexts();
  const { from, day } = list.values;
  const dayChip = (
    name: 'from' | 'day',
    label: string,
    removed: Partial<Record<BudgetFilterName, string>>,
  ) => (list.values[name] === '' ? [] : [{ id: name, label, onRemove: () => list.set(removed) }]);
  return [
    ...useChoiceChips(list, choices),
    ...dayChip('from', t('budgetPlans.since', { day: formatDay(from) }), { from: '' }),
    ...dayChip('day', t('budgets.asOf.chip', { day: formatDay(day) }), { day: '', time: '' }),
  ];
}
