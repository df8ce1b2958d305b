import { type CivilDate, datePartsOf } from './dates.ts';
import type { Violation } from './parsed.ts';
import {
  checksOut,
  kindOfTaxCode,
  normaliseTaxCode,
  omocodiaLetters,
  personalForm,
  type TaxCodeFacts,
  taxCodeFacts,
} from './tax-code-form.ts';
import { familyNameLetters, givenNameLetters, hasTaxCodeLetters } from './tax-code-names.ts';

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

/** What is wrong, how to mend it; the code is the key. A warning only asks to look again. */
const reasons = {
  'taxCode/empty': [
    'Manca il codice fiscale.',
    'Copialo dalla tessera sanitaria o dal permesso di soggiorno.',
  ],
  'taxCode/length': [
    'Il codice fiscale ha 16 caratteri, quello provvisorio 11 cifre.',
    'Conta i caratteri e ricopialo per intero dal documento.',
  ],
  'taxCode/character': ['C’è un segno che non è né una lettera né una cifra.', 'Togli il segno.'],
  'taxCode/letterExpected': [
    'In questa posizione va una lettera.',
    'Ricontrolla: la lettera O non è lo zero, la I non è l’uno.',
  ],
  'taxCode/digitExpected': [
    'In questa posizione va una cifra.',
    'Ricontrolla: lo zero non è la lettera O, l’uno non è la I.',
  ],
  'taxCode/date': [
    'Il giorno di nascita scritto nel codice non esiste.',
    'Ricontrolla i caratteri dal settimo all’undicesimo.',
  ],
  'taxCode/checkLetter': [
    'L’ultima lettera non torna con le altre: un carattere è stato trascritto male.',
    'Ricopia il codice dal documento, carattere per carattere.',
  ],
  'taxCode/checkDigit': [
    'L’ultima cifra non torna con le altre: una cifra è stata trascritta male.',
    'Ricopia il codice provvisorio dal documento, cifra per cifra.',
  ],
  'taxCode/birthDateDiffers': [
    'La data di nascita indicata non è quella scritta nel codice.',
    'Correggi la data o il codice: sul documento dicono lo stesso giorno.',
  ],
  'taxCode/sexDiffers': [
    'Il sesso indicato non è quello scritto nel codice.',
    'Correggi il dato o il codice, oppure indica che il genere non è dichiarato.',
  ],
  'taxCode/birthplaceDiffers': [
    'Il luogo di nascita indicato non è quello scritto nel codice.',
    'Correggi il comune o lo Stato di nascita, oppure il codice.',
  ],
  'taxCode/familyNameDiffers': [
    'Il cognome indicato non dà le prime tre lettere del codice.',
    'Se è solo una traslitterazione diversa va bene così; altrimenti correggi il cognome o il codice.',
  ],
  'taxCode/givenNameDiffers': [
    'Il nome indicato non dà le lettere dalla quarta alla sesta del codice.',
    'Se è solo una traslitterazione diversa va bene così; altrimenti correggi il nome o il codice.',
  ],
  'taxCode/namesSwapped': [
    'Nome e cognome sembrano scambiati.',
    'Scambiali, se il documento li porta all’inverso.',
  ],
} as const satisfies Record<string, readonly [message: string, fix: string]>;

export type TaxCodeViolationCode = keyof typeof reasons;
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
  if (kindOfTaxCode(code) === 'provisional') return checksOut(code) ? [] : [error('taxCode/checkDigit')];
  const found = checksOut(code) ? [] : [error('taxCode/checkLetter')];
  const facts = taxCodeFacts(code);
  if (facts === null)
    return [...found, error('taxCode/date', { from: 7, to: 11 }), ...nameWarnings(code, known)];
  return [...found, ...factViolations(facts, known), ...nameWarnings(code, known)];
}

/** True when nothing refuses the code in itself, whoever its holder is. */
export function isTaxCode(text: string): boolean {
  return taxCodeViolations(text).length === 0;
}

function violationsOfForm(code: string): TaxCodeViolation[] {
  if (code === '') return [error('taxCode/empty')];
  const signs = positionsOf(code, (character) => !/[A-Z0-9]/.test(character));
  if (signs.length > 0) return signs.map((position) => error('taxCode/character', { position }));
  const isNumber = code.length === 11 || /^\d+$/.test(code);
  const expected = isNumber ? 11 : 16;
  if (code.length !== expected) return [error('taxCode/length', { length: code.length, expected })];
  if (isNumber) {
    return positionsOf(code, (character) => !/\d/.test(character)).map((position) =>
      error('taxCode/digitExpected', { position }),
    );
  }
  return positionsOf(code, (character, index) => !fits(character, index)).map((position) =>
    error(personalForm.charAt(position - 1) === 'A' ? 'taxCode/letterExpected' : 'taxCode/digitExpected', {
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
    found.push(error('taxCode/birthDateDiffers', { from: 7, to: 11 }));
  }
  if ((known.sex === 'F' || known.sex === 'M') && known.sex !== facts.sex) {
    found.push(error('taxCode/sexDiffers', { from: 10, to: 11 }));
  }
  const places = known.birthplaceBelfiore ?? [];
  const codes = typeof places === 'string' ? [places] : places;
  if (codes.length > 0 && !codes.some((place) => isBornAt(facts, place))) {
    found.push(error('taxCode/birthplaceDiffers', { from: 12, to: 15 }));
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

function nameWarnings(code: string, known: KnownPerson): TaxCodeViolation[] {
  const { familyName = '', givenName = '' } = known;
  const [familyLetters, givenLetters] = [code.slice(0, 3), code.slice(3, 6)];
  const found: TaxCodeViolation[] = [];
  if (hasTaxCodeLetters(familyName) && familyNameLetters(familyName) !== familyLetters) {
    found.push(warning('taxCode/familyNameDiffers', { from: 1, to: 3 }));
  }
  if (hasTaxCodeLetters(givenName) && givenNameLetters(givenName) !== givenLetters) {
    found.push(warning('taxCode/givenNameDiffers', { from: 4, to: 6 }));
  }
  const isSwapped =
    found.length === 2 &&
    familyNameLetters(givenName) === familyLetters &&
    givenNameLetters(familyName) === givenLetters;
  return isSwapped ? [warning('taxCode/namesSwapped', { from: 1, to: 6 })] : found;
}

function error(code: TaxCodeViolationCode, numbers: Readonly<Record<string, number>> = {}): TaxCodeViolation {
  const [message, fix] = reasons[code];
  return { code, severity: 'error', message, fix, numbers };
}

function warning(code: TaxCodeViolationCode, numbers: Readonly<Record<string, number>>): TaxCodeViolation {
  return { ...error(code, numbers), severity: 'warning' };
}
