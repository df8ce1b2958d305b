import { isCivilDate } from '@approdo/shared/dates';
import { outcomes, postingKinds } from '@approdo/shared/ledger';
import type { ReactNode } from 'react';
import { useTexts } from '../../i18n/i18n.ts';
import { formatDay } from '../../lib/format.ts';
import { idIn, type ListCount, type ListParams, useListParams } from '../../lib/list-params.ts';
import { type ListChoice, useChoiceChips } from '../../ui/choice-chips.ts';
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
    districtId: idIn(district),
    promoterId: idIn(promoter),
    dowryId: idIn(dowry),
    holderId: idIn(holder),
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

function useChoices({ editions, districts, promoters, isPending }: LedgerNames): ListChoice<Name>[] {
  const t = useTexts();
  const named = (items: readonly { id: string; name: string }[]): Option[] =>
    items.map(({ id, name }) => ({ value: id, label: name }));
  const kinds = postingKinds.map((value) => ({ value, label: t(`ledger.kind.${value}`) }));
  const ends = outcomes.map((value) => ({ value, label: t(`ledger.outcome.${value}`) }));
  return [
    { name: 'kind', label: t('ledger.kindHeader'), options: kinds },
    { name: 'outcome', label: t('ledger.outcomeHeader'), options: ends },
    { name: 'edition', label: t('ledger.edition'), options: named(editions), isPending },
    {
      name: 'district',
      label: t('ledger.district'),
      options: named(districts),
      isPending,
      takesAnyId: true,
    },
    {
      name: 'promoter',
      label: t('ledger.promoter'),
      options: named(promoters),
      isPending,
      takesAnyId: true,
    },
  ];
}

function useChips(list: List, choices: readonly ListChoice<Name>[]): FilterChip[] {
  const t = useTexts();
  const chip = (id: Name, label: string): FilterChip[] =>
    list.values[id] === '' ? [] : [{ id, label, onRemove: () => list.set({ [id]: '' }) }];
  const pinned = (id: 'dowry' | 'holder') =>
    idIn(list.values[id]) === '' ? [] : chip(id, t(`ledger.filter.${id}`));
  const day = (id: 'from' | 'until') =>
    chip(id, `${t(`ledger.filter.${id}`)}: ${formatDay(list.values[id])}`);
  return [
    ...useChoiceChips(list, choices),
    ...day('from'),
    ...day('until'),
    ...pinned('dowry'),
    ...pinned('holder'),
  ];
}
