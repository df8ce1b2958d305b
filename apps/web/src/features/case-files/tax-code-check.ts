import { isCivilDate } from '@approdo/shared/dates';
import {
  kindOfTaxCode,
  normaliseTaxCode,
  type TaxCodeKind,
  type TaxCodeViolation,
  taxCodeViolations,
} from '@approdo/shared/tax-code';
import type { Country } from '../../lib/territory.ts';
import type { Gender } from './words.ts';

/** What a form, or a file, says of who has the code. */
export interface CodeHolder {
  readonly familyName: string;
  readonly givenName: string;
  readonly birthDate: string | null;
  readonly birthDatePrecision: 'day' | 'year';
  readonly gender: Gender | '';
  readonly birthCountryCode: string;
  /** Of the Italian municipality of birth. */
  readonly birthBelfioreCode: string | null;
}

export interface TaxCodeCheck {
  readonly kind: TaxCodeKind | null;
  /** They refuse the code. */
  readonly errors: readonly TaxCodeViolation[];
  /** They ask to look again. */
  readonly warnings: readonly TaxCodeViolation[];
}

/** Holds a code against itself and against its holder; an empty one has nothing wrong. */
export function checkTaxCode(code: string, holder: CodeHolder, countries: readonly Country[]): TaxCodeCheck {
  if (code.trim() === '') return { kind: null, errors: [], warnings: [] };
  const { birthDate, birthDatePrecision, gender, familyName, givenName } = holder;
  const isDayKnown = birthDatePrecision === 'day' && birthDate !== null && isCivilDate(birthDate);
  const found = taxCodeViolations(code, {
    birthDate: isDayKnown ? birthDate : undefined,
    sex: gender === '' || gender === 'notStated' ? undefined : gender,
    birthplaceBelfiore: belfioreOf(holder, countries),
    familyName: familyName.trim(),
    givenName: givenName.trim(),
  });
  return {
    kind: kindOfTaxCode(code),
    errors: found.filter(({ severity }) => severity === 'error'),
    warnings: found.filter(({ severity }) => severity === 'warning'),
  };
}

/** True once a code has as many characters as it will have: before that, its length is no mistake yet. */
export function isWhole(code: string): boolean {
  const { length } = normaliseTaxCode(code);
  return length >= 16 || (length === 11 && /^\d+$/.test(normaliseTaxCode(code)));
}

function belfioreOf(holder: CodeHolder, countries: readonly Country[]): string | undefined {
  if (holder.birthBelfioreCode !== null) return holder.birthBelfioreCode;
  return countries.find(({ code }) => code === holder.birthCountryCode)?.belfioreCode ?? undefined;
}
