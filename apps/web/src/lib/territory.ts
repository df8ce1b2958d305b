import { queryOptions, useQuery } from '@tanstack/react-query';
import { useCallback, useMemo } from 'react';
import { currentLanguage } from '../i18n/i18n.ts';
import { api, type Shapes, unwrap } from './api.ts';
import { dash } from './format.ts';

export type Country = Shapes['Country'];
export type Municipality = Shapes['Municipality'];

/** Places change with a new version of the product. */
const freshForMilliseconds = 3_600_000;

/** Every state, by its Italian name. */
export const countriesQuery = queryOptions({
  queryKey: ['territory', 'countries'],
  queryFn: ({ signal }) => unwrap(api.GET('/countries', { signal })),
  staleTime: freshForMilliseconds,
});

/** The districts that hold budgets. */
export const districtsQuery = queryOptions({
  queryKey: ['territory', 'districts'],
  queryFn: ({ signal }) => unwrap(api.GET('/districts', { params: { query: { limit: 100 } }, signal })),
  staleTime: freshForMilliseconds,
});

/** The states to choose from, in the order of their names in the reader's language. */
export function useCountries(): readonly (Country & { readonly name: string })[] {
  const language = currentLanguage();
  const { data } = useQuery(countriesQuery);
  // Hundreds of names, wanted at each key typed in a form.
  return useMemo(() => {
    const { compare } = new Intl.Collator(language);
    return (data?.items ?? [])
      .map((country) => ({ ...country, name: language === 'it' ? country.nameIt : country.nameEn }))
      .toSorted((a, b) => compare(a.name, b.name));
  }, [data, language]);
}

/** Says the name of a state; its code until the names have come, a dash for none. */
export function useCountryName(): (code: string | null | undefined) => string {
  const { data } = useQuery(countriesQuery);
  const language = currentLanguage();
  return useCallback(
    (code) => {
      if (!code) return dash;
      const country = data?.items.find((each) => each.code === code);
      return (language === 'it' ? country?.nameIt : country?.nameEn) ?? code;
    },
    [data, language],
  );
}

const foundMax = 20;

/** The municipalities whose name begins so, as they were on a day; today unless given. */
export function searchMunicipalities(
  { text, on }: { text: string; on?: string | null | undefined },
  signal: AbortSignal,
): Promise<readonly Municipality[]> {
  const query = { q: text, limit: foundMax, ...(on ? { on } : {}) };
  return unwrap(api.GET('/municipalities', { params: { query }, signal })).then(({ items }) => items);
}

/** The municipality that a tax code names, as it was on the birth date; null when there was none. */
export function municipalityByBelfiore(
  { belfioreCode, on }: { belfioreCode: string; on: string },
  signal: AbortSignal,
): Promise<Municipality | null> {
  const query = { belfioreCode, on, limit: 1 };
  return unwrap(api.GET('/municipalities', { params: { query }, signal })).then(
    ({ items }) => items[0] ?? null,
  );
}

/** A municipality for people: `Cori (LT)`. */
export function municipalityName({
  name,
  provinceCode,
}: Pick<Municipality, 'name' | 'provinceCode'>): string {
  return `${name} (${provinceCode})`;
}
