import { useCallback } from 'react';
import { useSearchParams } from 'react-router';

export interface ListParams<Name extends string> {
  /** What the address says of each filter; an absent one is an empty text. */
  values: Readonly<Record<Name, string>>;
  /** `name` for ascending, `-name` for descending, empty for the list's own order. */
  sort: string;
  cursor: string;
  /** Changes filters and goes back to the first page; an empty text removes the filter. */
  set(changes: Partial<Record<Name, string>>): void;
  setSort(sort: string): void;
  clear(): void;
  /** True when any filter is set. */
  isFiltered: boolean;
}

/** The filters, order and page of a list, kept in the address so that Back and a copied link restore them. */
export function useListParams<Name extends string>(names: readonly Name[]): ListParams<Name> {
  const [search, setSearch] = useSearchParams();
  const change = useCallback(
    (changes: Readonly<Record<string, string | undefined>>) =>
      setSearch((before) => {
        const after = new URLSearchParams(before);
        after.delete('cursor');
        for (const [name, value] of Object.entries(changes)) {
          if (value === undefined || value === '') after.delete(name);
          else after.set(name, value);
        }
        return after;
      }),
    [setSearch],
  );
  const values = valuesOf(names, search);
  return {
    values,
    sort: search.get('sort') ?? '',
    cursor: search.get('cursor') ?? '',
    set: change,
    setSort: (sort) => change({ sort }),
    clear: () => change(Object.fromEntries(names.map((name) => [name, '']))),
    isFiltered: names.some((name) => values[name] !== ''),
  };
}

function valuesOf<Name extends string>(
  names: readonly Name[],
  search: URLSearchParams,
): Record<Name, string> {
  const entries = names.map((name) => [name, search.get(name) ?? ''] as const);
  return Object.fromEntries(entries) as Record<Name, string>;
}
