import { isCivilDate } from '@approdo/shared/dates';
import { outcomes, postingKinds } from '@approdo/shared/ledger';
import type { ReactNode } from 'react';
import { useTexts } from '../../i18n/i18n.ts';
import { formatDay } from '../../lib/format.ts';
import { type ListCount, type ListParams, useListParams } from '../../lib/list-params.ts';
import { FilterBar, type FilterChip } from '../../ui/filter-bar.tsx';
import { ItalianDateField } from '../../ui/italian-date-field.tsx';
import { type Option, SelectField } from '../../ui/select-field.tsx';
import type { LedgerNames } from './names.ts';
import type { EditionId, JournalFilter } from './queries.ts';
import { oneOf } from './words.ts';

const names = [
  'kind',
  'outcome',
  'edition',
  'district',
  'promoter',
  'from',
  'until',
  'dowry',
  'holder',
] as const;
type Name = (typeof names)[number];
type List = ListParams<Name>;

/** The filters of the journal as the address says them; words it does not know are left out. */
export function useJournalFilter(editionIds: readonly EditionId[]): { list: List; filter: JournalFilter } {
  const list = useListParams(names);
  const { kind, outcome, edition, district, promoter, from, until, dowry, holder } = list.values;
  const known = {
    kind: oneOf(postingKinds, kind),
    outcome: oneOf(outcomes, outcome),
    editionId: oneOf(editionIds, edition),
  };
  const typed = {
    districtId: district,
    promoterId: promoter,
    dowryId: dowry,
    holderId: holder,
    effectiveFrom: isCivilDate(from) ? from : '',
    effectiveUntil: isCivilDate(until) ? until : '',
    cursor: list.cursor,
  };
  const filter: JournalFilter = Object.fromEntries(
    Object.entries({ ...known, ...typed }).filter(([, value]) => value !== undefined && value !== ''),
  );
  return { list, filter };
}

interface JournalFiltersProps {
  list: List;
  ledgerNames: LedgerNames;
  counted: ListCount;
  tools: ReactNode;
}

/** Kind, outcome, place and days; what was chosen on another page shows as a chip. */
export function JournalFilters({ list, ledgerNames, counted, tools }: JournalFiltersProps) {
  const t = useTexts();
  const choices = useChoices(ledgerNames);
  const day = (name: 'from' | 'until') => (
    <ItalianDateField
      name={name}
      label={t(`ledger.filter.${name}`)}
      value={list.values[name] === '' ? null : list.values[name]}
      onChange={(value) => list.set({ [name]: value ?? '' })}
    />
  );
  return (
    <FilterBar chips={useChips(list, choices)} onClear={list.clear} {...counted} tools={tools}>
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
      {day('from')}
      {day('until')}
    </FilterBar>
  );
}

interface Choice {
  name: Name;
  label: string;
  options: Option[];
}

function useChoices({ editions, districts, promoters }: LedgerNames): Choice[] {
  const t = useTexts();
  const named = (items: readonly { id: string; name: string }[]): Option[] =>
    items.map(({ id, name }) => ({ value: id, label: name }));
  const kinds = postingKinds.map((value) => ({ value, label: t(`ledger.kind.${value}`) }));
  const ends = outcomes.map((value) => ({ value, label: t(`ledger.outcome.${value}`) }));
  return [
    { name: 'kind', label: t('ledger.kindHeader'), options: kinds },
    { name: 'outcome', label: t('ledger.outcomeHeader'), options: ends },
    { name: 'edition', label: t('ledger.edition'), options: named(editions) },
    { name: 'district', label: t('ledger.district'), options: named(districts) },
    { name: 'promoter', label: t('ledger.promoter'), options: named(promoters) },
  ];
}

function useChips(list: List, choices: readonly Choice[]): FilterChip[] {
  const t = useTexts();
  return names.flatMap((id): FilterChip[] => {
    const value = list.values[id];
    if (value === '') return [];
    const choice = choices.find(({ name }) => name === id);
    const said = choice?.options.find((option) => option.value === value)?.label ?? value;
    const label =
      id === 'from' || id === 'until'
        ? `${t(`ledger.filter.${id}`)}: ${formatDay(value)}`
        : id === 'dowry' || id === 'holder'
          ? t(`ledger.filter.${id}`)
          : `${choice?.label}: ${said}`;
    return [{ id, label, onRemove: () => list.set({ [id]: '' }) }];
  });
}
