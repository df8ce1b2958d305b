import { Combobox, Loader, TextInput, useCombobox } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTexts } from '../i18n/i18n.ts';
import styles from './autocomplete-field.module.css';
import { type FieldProps, kitProps } from './field.ts';

export interface Found {
  readonly value: string;
  readonly label: string;
  /** A second line that tells namesakes apart. */
  readonly detail?: string;
}

export interface AutocompleteFieldProps extends FieldProps<Found | null> {
  /** The name of what is searched, one for each kind of search: it keys the answers that are kept. */
  searchKey: string;
  /** Asks for what matches; the signal ends when the person types on. */
  search: (text: string, signal: AbortSignal) => Promise<readonly Found[]>;
  /** Characters before the first search. */
  minimumLength?: number;
  placeholder?: string;
}

/** One choice among very many, searched while typing: a municipality, a body. */
export function AutocompleteField(props: AutocompleteFieldProps) {
  const { minimumLength = 2, placeholder } = props;
  const { combobox, draft, asked, choose, type, leave } = useAutocomplete(props, minimumLength);
  return (
    <Combobox store={combobox} onOptionSubmit={choose} shadow="md">
      <Combobox.Target withExpandedAttribute>
        <TextInput
          {...kitProps(props)}
          value={draft ?? props.value?.label ?? ''}
          onChange={(event) => type(event.currentTarget.value)}
          onFocus={() => draft !== null && combobox.openDropdown()}
          onBlur={leave}
          autoComplete="off"
          role="combobox"
          aria-autocomplete="list"
          rightSection={asked.isAsking ? <Loader size={16} aria-hidden /> : null}
          {...(placeholder ? { placeholder } : {})}
        />
      </Combobox.Target>
      <Combobox.Dropdown hidden={draft === null}>
        <FoundOptions
          {...asked}
          isTooShort={(draft ?? '').trim().length < minimumLength}
          minimumLength={minimumLength}
        />
      </Combobox.Dropdown>
    </Combobox>
  );
}

function useAutocomplete(props: AutocompleteFieldProps, minimumLength: number) {
  const { value, onChange, onBlur } = props;
  const [draft, setDraft] = useState<string | null>(null);
  const combobox = useCombobox({ onDropdownClose: () => combobox.resetSelectedOption() });
  const asked = useSearch(props, draft ?? '', minimumLength);
  const choose = (chosen: string) => {
    onChange(asked.found.find((option) => option.value === chosen) ?? null);
    setDraft(null);
    combobox.closeDropdown();
  };
  const type = (text: string) => {
    setDraft(text);
    if (value !== null) onChange(null);
    combobox.openDropdown();
    combobox.updateSelectedOptionIndex();
  };
  const leave = () => {
    combobox.closeDropdown();
    // A text that was never matched to a choice is not an answer.
    setDraft(null);
    onBlur?.();
  };
  return { combobox, draft, asked, choose, type, leave };
}

/** Milliseconds of quiet before a search is sent. */
const quietMilliseconds = 200;

function useSearch({ searchKey, search }: AutocompleteFieldProps, text: string, minimumLength: number) {
  const [settled] = useDebouncedValue(text.trim(), quietMilliseconds);
  const isLongEnough = settled.length >= minimumLength;
  const query = useQuery({
    queryKey: ['search', searchKey, settled],
    queryFn: ({ signal }) => search(settled, signal),
    enabled: isLongEnough,
    placeholderData: (before) => before,
  });
  return {
    found: (isLongEnough && query.data) || [],
    isAsking: query.isFetching || settled !== text.trim(),
    hasFailed: query.isError,
  };
}

interface FoundOptionsProps extends ReturnType<typeof useSearch> {
  isTooShort: boolean;
  minimumLength: number;
}

function FoundOptions({ found, isAsking, hasFailed, isTooShort, minimumLength }: FoundOptionsProps) {
  const t = useTexts();
  return (
    <Combobox.Options className={styles.options} aria-label={t('ui.field.found')}>
      {!isTooShort &&
        found.map((option) => (
          <Combobox.Option key={option.value} value={option.value}>
            <span className={styles.label}>{option.label}</span>
            {option.detail && <span className={styles.detail}>{option.detail}</span>}
          </Combobox.Option>
        ))}
      {(isTooShort || found.length === 0) && (
        <Combobox.Empty>
          {isTooShort
            ? t('ui.field.typeMore', { count: minimumLength })
            : isAsking
              ? t('common.loading')
              : hasFailed
                ? t('ui.field.searchFailed')
                : t('ui.field.nothingFound')}
        </Combobox.Empty>
      )}
    </Combobox.Options>
  );
}
