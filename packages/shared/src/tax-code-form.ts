import { checkLetter } from './check-letter.ts';
import { type CivilDate, datePartsOf } from './dates.ts';
import { familyNameLetters, givenNameLetters } from './tax-code-names.ts';
import { vatCheckDigit } from './vat-digit.ts';

/** A person's 16 characters, or the 11 digits given provisionally to who asks for asylum. */
export type TaxCodeKind = 'personal' | 'provisional';

export type TaxCodeSex = 'F' | 'M';

/** What a personal tax code says of its holder. The century is not in the code. */
export interface TaxCodeFacts {
  /** The last two digits of the birth year, 0 to 99. */
  readonly birthYearOfCentury: number;
  /** 1 to 12. */
  readonly birthMonth: number;
  /** 1 to 31. */
  readonly birthDay: number;
  readonly sex: TaxCodeSex;
  /** The Belfiore code of the municipality, or of the foreign state (Z and three digits). */
  readonly birthplaceBelfiore: string;
}

/** What each of the 16 places holds: A a letter, 9 a digit or the letter that stands for it in an omocodia. */
export const personalForm = 'AAAAAA99A99A999A';

/** The letters that stand for 0 to 9 where two people would have had the same code (omocodia). */
export const omocodiaLetters = 'LMNPQRSTUV';

const monthLetters = 'ABCDEHLMPRST';

/** In a woman's code the day of birth is written with 40 added. */
const womensDayShift = 40;

/** The code in capitals, without spaces, dots or hyphens. */
export function normaliseTaxCode(text: string): string {
  return text.replace(/[\s.\-_]+/gu, '').toUpperCase();
}

/** Which kind of code the text has the shape of, or null; neither its check character nor its date is looked at. */
export function kindOfTaxCode(text: string): TaxCodeKind | null {
  const code = normaliseTaxCode(text);
  if (/^\d{11}$/.test(code)) return 'provisional';
  const isPersonal = /^[A-Z]{6}[0-9LMNPQRSTUV]{2}[A-Z][0-9LMNPQRSTUV]{2}[A-Z][0-9LMNPQRSTUV]{3}[A-Z]$/.test(
    code,
  );
  return isPersonal ? 'personal' : null;
}

/**
 * The form in which two codes of the same person are equal: the first 15 characters with the letters of an omocodia
 * turned back to digits, or the 11 digits of a provisional code. Null when the text has neither shape.
 */
export function canonicalTaxCode(text: string): string | null {
  const code = normaliseTaxCode(text);
  const kind = kindOfTaxCode(code);
  if (kind === null) return null;
  return kind === 'provisional' ? code : plainDigits(code).slice(0, 15);
}

/** The birth date, sex and birthplace written in a personal code; null when it is not one or its day cannot exist. */
export function taxCodeFacts(text: string): TaxCodeFacts | null {
  if (kindOfTaxCode(text) !== 'personal') return null;
  const code = plainDigits(normaliseTaxCode(text));
  const birthMonth = monthLetters.indexOf(code.charAt(8)) + 1;
  const writtenDay = Number(code.slice(9, 11));
  const isWoman = writtenDay > womensDayShift;
  const birthDay = isWoman ? writtenDay - womensDayShift : writtenDay;
  const birthYearOfCentury = Number(code.slice(6, 8));
  if (birthMonth === 0 || birthDay < 1 || birthDay > longestMonth(birthMonth, birthYearOfCentury))
    return null;
  const sex = isWoman ? 'F' : 'M';
  return { birthYearOfCentury, birthMonth, birthDay, sex, birthplaceBelfiore: code.slice(11, 15) };
}

/** True when the last character checks the others: the letter of a personal code as written, the digit of a provisional one. */
export function checksOut(text: string): boolean {
  const code = normaliseTaxCode(text);
  const kind = kindOfTaxCode(code);
  if (kind === null) return false;
  const checked = code.slice(0, -1);
  return code.slice(-1) === (kind === 'personal' ? checkLetter(checked) : vatCheckDigit(checked));
}

/**
 * A valid personal code for these facts, as the tax office would give it: with `omocodia` the last so many of its
 * seven digits become letters. Throws a RangeError when the place is no Belfiore code.
 */
export function buildTaxCode(person: {
  readonly familyName: string;
  readonly givenName: string;
  readonly birthDate: CivilDate;
  readonly sex: TaxCodeSex;
  readonly birthplaceBelfiore: string;
  /** Digits replaced by letters, from the last, 0 to 7. */
  readonly omocodia?: number;
}): string {
  if (!/^[A-Z]\d{3}$/.test(person.birthplaceBelfiore))
    throw new RangeError('A Belfiore code is a letter and three digits');
  const { year, month, day } = datePartsOf(person.birthDate);
  const writtenDay = person.sex === 'F' ? day + womensDayShift : day;
  const plain = [
    familyNameLetters(person.familyName),
    givenNameLetters(person.givenName),
    twoDigits(year % 100),
    monthLetters.charAt(month - 1),
    twoDigits(writtenDay),
    person.birthplaceBelfiore,
  ].join('');
  const written = withOmocodia(plain, person.omocodia ?? 0);
  return `${written}${checkLetter(written)}`;
}

/** A valid provisional code from its first ten digits, given as a number from 0 to 9999999999. */
export function buildProvisionalTaxCode(number: number): string {
  if (!Number.isSafeInteger(number) || number < 0)
    throw new RangeError('A provisional code has ten digits and a check one');
  const firstTen = number.toString().padStart(10, '0');
  return `${firstTen}${vatCheckDigit(firstTen)}`;
}

/** The days the longest such month has: 29 in a February whose year may be a leap one. */
function longestMonth(month: number, yearOfCentury: number): number {
  if (month === 2) return yearOfCentury % 4 === 0 ? 29 : 28;
  return [4, 6, 9, 11].includes(month) ? 30 : 31;
}

function plainDigits(code: string): string {
  const characters = [...code].map((character, index) => {
    const digit = personalForm.charAt(index) === '9' ? omocodiaLetters.indexOf(character) : -1;
    return digit < 0 ? character : String(digit);
  });
  return characters.join('');
}

function withOmocodia(plain: string, count: number): string {
  const places = [...personalForm].flatMap((form, index) => (form === '9' ? [index] : []));
  if (!Number.isSafeInteger(count) || count < 0 || count > places.length) {
    throw new RangeError('An omocodia replaces from no digit to seven');
  }
  const replaced = new Set(places.slice(places.length - count));
  const characters = [...plain].map((character, index) =>
    replaced.has(index) ? omocodiaLetters.charAt(Number(character)) : character,
  );
  return characters.join('');
}

function twoDigits(value: number): string {
  return String(value).padStart(2, '0');
}
