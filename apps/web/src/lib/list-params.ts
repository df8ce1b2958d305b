import { useCallback } from 'react';
import { useLocation, useNavigate, useSearchParams } from 'react-router';
import { useCurrentLocation } from './current-location.ts';

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

type Changes = Readonly<Record<string, string | undefined>>;

/**
 * The filters, order and page of a list, kept in the address so that Back and a copied link restore them. The names
 * in `personal` hold what may be personal data: they travel with the browser's history, and never enter the address.
 */
export function useListParams<Name extends string>(
  names: readonly Name[],
  personal: readonly Name[] = [],
): ListParams<Name> {
  const [search] = useSearchParams();
  const { state } = useLocation();
  const navigate = useNavigate();
  const current = useCurrentLocation();
  const change = useCallback(
    (changes: Changes) => {
      const isPersonal = (name: string) => personal.some((each) => each === name);
      const typed = Object.fromEntries(Object.entries(changes).filter(([name]) => isPersonal(name)));
      const before = current();
      const after = new URLSearchParams(before.search);
      after.delete('cursor');
      for (const [name, value] of Object.entries(changes)) {
        if (value === undefined || value === '' || isPersonal(name)) after.delete(name);
        else after.set(name, value);
      }
      navigate({ search: after.toString() }, { state: { typed: { ...typedOf(before.state), ...typed } } });
    },
    [navigate, current, personal],
  );
  const values = { ...valuesOf(names, search), ...valuesOf(personal, new URLSearchParams(typedOf(state))) };
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

/** What was typed into the personal filters, as the browser's history holds it. */
function typedOf(state: unknown): Record<string, string> {
  if (typeof state !== 'object' || state === null || !('typed' in state)) return {};
  const { typed } = state;
  if (typeof typed !== 'object' || typed === null) return {};
  return Object.fromEntries(
    Object.entries(typed).filter((entry): entry is [string, string] => typeof entry[1] === 'string'),
  );
}

function valuesOf<Name extends string>(
  names: readonly Name[],
  search: URLSearchParams,
): Record<Name, string> {
  const entries = names.map((name) => [name, search.get(name) ?? ''] as const);
  return Object.fromEntries(entries) as Record<Name, string>;
}

const id = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** The id that the address says; an empty text for what cannot be one, which the API would refuse. */
export function idIn(text: string): string {
  return id.test(text) ? text : '';
}

/** A list's filter from its first page on, whatever page is on screen. */
export function fromTheStart<Filter extends { readonly cursor?: string }>({
  cursor: _,
  ...filter
}: Filter): Omit<Filter, 'cursor'> {
  return filter;
}

export interface ListCount {
  /** Null while nobody knows: before the answer, and on a later page. */
  readonly count: number | null;
  readonly hasMore: boolean;
}

/** How many rows a list has, as far as its first page tells. */
export function countOf(
  cursor: string,
  page: { items: readonly unknown[]; nextCursor: string | null } | undefined,
): ListCount {
  if (!page || cursor !== '') return { count: null, hasMore: false };
  return { count: page.items.length, hasMore: page.nextCursor !== null };
}
