import { type CivilDate, datePartsOf } from '@approdo/shared/dates';
import { canonicalTaxCode, normaliseTaxCode } from '@approdo/shared/tax-code';
import { searchable } from '@approdo/shared/text';
import type { Likelihood, MatchReason } from '../words.ts';

/** Whom someone at the desk is looking for; whatever is missing is not compared. */
export interface SoughtPerson {
  taxCodes: readonly string[];
  /** Family and given name together; empty when not known. */
  name: string;
  birthDate: CivilDate | null;
  birthDatePrecision: 'day' | 'year';
  birthCountryCode: string | null;
}

/** A file that may be theirs. */
export interface Candidate {
  taxCodes: readonly string[];
  /** Family and given name as the documents write them. */
  name: string;
  birthDate: CivilDate;
  birthDatePrecision: 'day' | 'year';
  birthCountryCode: string | null;
  /** How alike the names are, 0 to 1. */
  likeness: number;
}

export interface DuplicateGrade {
  likelihood: Likelihood;
  reasons: MatchReason[];
}

/** From here on two names are taken for the same, written in another way. */
const similarFrom = 0.5;

/**
 * How likely a file is of the person sought, and why; null when it is not. The same tax code is certain. A code that
 * differs only by omocodia, or the same or a similar name with the same birth, must be excluded before another file is
 * opened. A name alone is only possible; a similar one is not worth showing when the years of birth differ.
 */
export function duplicateGrade(sought: SoughtPerson, found: Candidate): DuplicateGrade | null {
  const reasons = matchReasons(sought, found);
  const has = (reason: MatchReason) => reasons.includes(reason);
  if (has('sameTaxCode')) return { likelihood: 'certain', reasons };
  if (has('equivalentTaxCode')) return { likelihood: 'likely', reasons };
  if (!has('sameName') && !has('similarName'))
    return sought.name === '' && has('sameBirthDate') ? { likelihood: 'possible', reasons } : null;
  const otherBirth = sought.birthDate !== null && !has('sameBirthDate') && !has('sameBirthYear');
  if (otherBirth) return has('sameName') ? { likelihood: 'possible', reasons } : null;
  const otherCountry =
    sought.birthCountryCode !== null && found.birthCountryCode !== null && !has('sameBirthCountry');
  const sameBirth =
    has('sameBirthDate') || (has('sameBirthYear') && has('sameName') && !bothCertain(sought, found));
  return { likelihood: sameBirth && !otherCountry ? 'likely' : 'possible', reasons };
}

function matchReasons(sought: SoughtPerson, found: Candidate): MatchReason[] {
  const reasons: MatchReason[] = [];
  const written = found.taxCodes.map(normaliseTaxCode);
  const canonical = found.taxCodes.map(canonicalTaxCode);
  if (sought.taxCodes.some((code) => written.includes(normaliseTaxCode(code)))) reasons.push('sameTaxCode');
  else if (sought.taxCodes.map(canonicalTaxCode).some((code) => code !== null && canonical.includes(code)))
    reasons.push('equivalentTaxCode');
  if (sought.name !== '') {
    if (wordsOf(sought.name) === wordsOf(found.name)) reasons.push('sameName');
    else if (found.likeness >= similarFrom) reasons.push('similarName');
  }
  if (sought.birthDate !== null) {
    if (bothCertain(sought, found) && sought.birthDate === found.birthDate) reasons.push('sameBirthDate');
    else if (sameYear(sought.birthDate, found.birthDate)) reasons.push('sameBirthYear');
  }
  if (sought.birthCountryCode !== null && sought.birthCountryCode === found.birthCountryCode)
    reasons.push('sameBirthCountry');
  return reasons;
}

/** The words of a name in one order: family and given names are often swapped. */
function wordsOf(name: string): string {
  return searchable(name).split(' ').toSorted().join(' ');
}

function sameYear(a: CivilDate, b: CivilDate): boolean {
  return datePartsOf(a).year === datePartsOf(b).year;
}

function bothCertain(
  a: Pick<SoughtPerson, 'birthDatePrecision'>,
  b: Pick<Candidate, 'birthDatePrecision'>,
): boolean {
  return a.birthDatePrecision === 'day' && b.birthDatePrecision === 'day';
}

const order: readonly Likelihood[] = ['certain', 'likely', 'possible'];

/** Orders two grades: the likelier first. */
export function compareGrades(a: DuplicateGrade, b: DuplicateGrade): number {
  return order.indexOf(a.likelihood) - order.indexOf(b.likelihood) || b.reasons.length - a.reasons.length;
}
