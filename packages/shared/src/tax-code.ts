import { type CivilDate, datePartsOf } from './dates.ts';
import {
  checksOut,
  kindOfTaxCode,
  normaliseTaxCode,
  omocodiaLetters,
  personalForm,
  type TaxCodeFacts,
  taxCodeFacts,
} from './tax-code-form.ts';
import { familyNameLetters, givenNameLetters, noNameLetters } from './tax-code-names.ts';
import { type TaxCodeViolationCode, taxCodeReasons } from './tax-code-reasons.ts';
import { errorOf, type Violation } from './violation.ts';

export {
  buildProvisionalTaxCode,
  buildTaxCode,
  canonicalTaxCode,
  kindOfTaxCode,
  normaliseTaxCode,
  type TaxCodeFacts,
  type TaxCodeKind,
  type TaxCodeSex,
  taxCodeFacts,
} from './tax-code-form.ts';
export { familyNameLetters, givenNameLetters } from './tax-code-names.ts';
export type { TaxCodeViolationCode } from './tax-code-reasons.ts';

export type TaxCodeViolation = Violation<TaxCodeViolationCode>;

/** What is already known of the person; whatever is missing is not compared. */
export interface KnownPerson {
  readonly birthDate?: CivilDate | undefined;
  /** X, a gender not stated or other, agrees with any code. */
  readonly sex?: 'F' | 'M' | 'X' | undefined;
  /** The Belfiore codes the birthplace had on the birth date; usually one. */
  readonly birthplaceBelfiore?: string | readonly string[] | undefined;
  readonly familyName?: string | undefined;
  readonly givenName?: string | undefined;
}

/**
 * Everything wrong with a tax code, personal or provisional, and with its agreement with what is known of the person;
 * empty when nothing is. Names only ever give warnings: the same name is transliterated in many ways.
 */
export function taxCodeViolations(text: string, known: KnownPerson = {}): TaxCodeViolation[] {
  const code = normaliseTaxCode(text);
  const formViolations = violationsOfForm(code);
  if (formViolations.length > 0) return formViolations;
  if (kindOfTaxCode(code) === 'provisional') return checksOut(code) ? [] : [error('taxCodeCheckDigit')];
  const found = checksOut(code) ? [] : [error('taxCodeCheckLetter')];
  const facts = taxCodeFacts(code);
  if (facts === null)
    return [...found, error('taxCodeDate', { from: 7, to: 11 }), ...nameWarnings(code, known)];
  return [...found, ...factViolations(facts, known), ...nameWarnings(code, known)];
}

/** True when nothing refuses the code in itself, whoever its holder is. */
export function isTaxCode(text: string): boolean {
  return taxCodeViolations(text).length === 0;
}

function violationsOfForm(code: string): TaxCodeViolation[] {
  if (code === '') return [error('taxCodeEmpty')];
  const signs = positionsOf(code, (character) => !/[A-Z0-9]/.test(character));
  if (signs.length > 0) return signs.map((position) => error('taxCodeCharacter', { position }));
  const isNumber = code.length === 11 || /^\d+$/.test(code);
  const expected = isNumber ? 11 : 16;
  if (code.length !== expected) return [error('taxCodeLength', { length: code.length, expected })];
  if (isNumber) {
    return positionsOf(code, (character) => !/\d/.test(character)).map((position) =>
      error('taxCodeDigitExpected', { position }),
    );
  }
  return positionsOf(code, (character, index) => !fits(character, index)).map((position) =>
    error(personalForm.charAt(position - 1) === 'A' ? 'taxCodeLetterExpected' : 'taxCodeDigitExpected', {
      position,
    }),
  );
}

function fits(character: string, index: number): boolean {
  if (personalForm.charAt(index) === 'A') return /[A-Z]/.test(character);
  return /\d/.test(character) || omocodiaLetters.includes(character);
}

function positionsOf(code: string, matches: (character: string, index: number) => boolean): number[] {
  return [...code].flatMap((character, index) => (matches(character, index) ? [index + 1] : []));
}

function factViolations(facts: TaxCodeFacts, known: KnownPerson): TaxCodeViolation[] {
  const found: TaxCodeViolation[] = [];
  if (known.birthDate !== undefined && !isBornOn(facts, known.birthDate)) {
    found.push(error('taxCodeBirthDateDiffers', { from: 7, to: 11 }));
  }
  if ((known.sex === 'F' || known.sex === 'M') && known.sex !== facts.sex) {
    found.push(error('taxCodeSexDiffers', { from: 10, to: 11 }));
  }
  const places = known.birthplaceBelfiore ?? [];
  const codes = typeof places === 'string' ? [places] : places;
  if (codes.length > 0 && !codes.some((place) => isBornAt(facts, place))) {
    found.push(error('taxCodeBirthplaceDiffers', { from: 12, to: 15 }));
  }
  return found;
}

function isBornOn(facts: TaxCodeFacts, birthDate: CivilDate): boolean {
  const { year, month, day } = datePartsOf(birthDate);
  return facts.birthYearOfCentury === year % 100 && facts.birthMonth === month && facts.birthDay === day;
}

/** A code given before a state was divided keeps the old state: Yugoslavia, the Soviet Union, Ethiopia with Eritrea. */
const formerStates: Readonly<Record<string, readonly string[]>> = {
  Z118: ['Z148', 'Z149', 'Z150', 'Z153', 'Z158', 'Z159', 'Z160'],
  Z105: ['Z155', 'Z156'],
  Z135: [
    'Z138',
    'Z139',
    'Z140',
    'Z144',
    'Z145',
    'Z146',
    'Z154',
    'Z252',
    'Z253',
    'Z254',
    'Z255',
    'Z256',
    'Z257',
    'Z258',
    'Z259',
  ],
  Z158: ['Z160'],
  Z315: ['Z368'],
  Z348: ['Z907'],
};

function isBornAt(facts: TaxCodeFacts, place: string): boolean {
  return (
    facts.birthplaceBelfiore === place || (formerStates[facts.birthplaceBelfiore]?.includes(place) ?? false)
  );
}

type KnownNames = Pick<KnownPerson, 'familyName' | 'givenName'>;

/** What in a code may not agree with the names, which never refuses it; nothing for a provisional one, which has no letters. */
export function taxCodeNameWarnings(text: string, known: KnownNames): TaxCodeViolation[] {
  const code = normaliseTaxCode(text);
  return kindOfTaxCode(code) === 'personal' ? nameWarnings(code, known) : [];
}

function nameWarnings(code: string, { familyName = '', givenName = '' }: KnownNames): TaxCodeViolation[] {
  const [familyLetters, givenLetters] = [code.slice(0, 3), code.slice(3, 6)];
  const differs = (letters: string, own: string) => own !== letters && own !== noNameLetters;
  const found: TaxCodeViolation[] = [];
  if (differs(familyLetters, familyNameLetters(familyName)))
    found.push(warning('taxCodeFamilyNameDiffers', { from: 1, to: 3 }));
  if (differs(givenLetters, givenNameLetters(givenName)))
    found.push(warning('taxCodeGivenNameDiffers', { from: 4, to: 6 }));
  const isSwapped =
    found.length === 2 &&
    familyNameLetters(givenName) === familyLetters &&
    givenNameLetters(familyName) === givenLetters;
  return isSwapped ? [warning('taxCodeNamesSwapped', { from: 1, to: 6 })] : found;
}

function error(code: TaxCodeViolationCode, numbers: Record<string, number> = {}): TaxCodeViolation {
  return errorOf(taxCodeReasons, code, numbers);
}

function warning(code: TaxCodeViolationCode, numbers: Record<string, number>): TaxCodeViolation {
  return { ...error(code, numbers), severity: 'warning' };
}
