import type { TextOf } from '../../i18n/i18n.ts';
import { formatDay } from '../../lib/format.ts';
import type { CaseFileSummary } from './queries.ts';

type Born = Pick<CaseFileSummary, 'birthDate' | 'birthDatePrecision' | 'age'>;
type Named = Pick<CaseFileSummary, 'familyName' | 'givenName'>;

/** The age in whole years; about so many where only the year of birth is known. */
export function ageWords({ age, birthDatePrecision }: Born, t: TextOf): string {
  return birthDatePrecision === 'year' ? t('caseFiles.age.about', { age }) : String(age);
}

/** `28 anni`, or about so many. */
export function yearsWords({ age, birthDatePrecision }: Born, t: TextOf): string {
  const years = t('caseFiles.age.years', { count: age });
  return birthDatePrecision === 'year' ? t('caseFiles.age.about', { age: years }) : years;
}

/** The birth date; only the year where the day is not known. */
export function birthWords({ birthDate, birthDatePrecision }: Omit<Born, 'age'>): string {
  return birthDatePrecision === 'year' ? birthDate.slice(0, 4) : formatDay(birthDate);
}

/** `DIALLO Mamadou`; who has one name has it as the family name. */
export function nameWords({ familyName, givenName }: Named): string {
  return `${familyName.toLocaleUpperCase('it-IT')} ${givenName ?? ''}`.trim();
}

/** The name as the person writes it, in any alphabet; null when it was not recorded. */
export function originalNameWords(
  names: Pick<CaseFileSummary, 'familyNameOriginal' | 'givenNameOriginal'>,
): string | null {
  const words = [names.familyNameOriginal, names.givenNameOriginal].filter((name) => name !== null);
  return words.length === 0 ? null : words.join(' ');
}

/** The citizenship, or that there is none. */
export function citizenshipWords(
  { citizenshipCode, stateless }: Pick<CaseFileSummary, 'citizenshipCode' | 'stateless'>,
  countryName: (code: string | null) => string,
  t: TextOf,
): string {
  return stateless ? t('caseFiles.stateless') : countryName(citizenshipCode);
}
