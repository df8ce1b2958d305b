import type { Violation } from './parsed.ts';
import { vatCheckDigit } from './vat-digit.ts';

export type VatNumberViolationCode =
  | 'vatNumber/empty'
  | 'vatNumber/characters'
  | 'vatNumber/length'
  | 'vatNumber/zeros'
  | 'vatNumber/checkDigit';

/** The VAT number (partita IVA) without spaces, dots and the country prefix IT. */
export function normaliseVatNumber(text: string): string {
  return text
    .replace(/[\s.-]+/gu, '')
    .toUpperCase()
    .replace(/^IT/, '');
}

/** True when the text is an Italian VAT number: eleven digits, the last of which checks the others. */
export function isVatNumber(text: string): boolean {
  return vatNumberViolations(text).length === 0;
}

/** Everything wrong with an Italian VAT number; empty when nothing is. */
export function vatNumberViolations(text: string): Violation<VatNumberViolationCode>[] {
  const number = normaliseVatNumber(text);
  const found: Violation<VatNumberViolationCode>[] = [];
  const add = (code: VatNumberViolationCode, message: string, numbers: Record<string, number> = {}) =>
    found.push({ code, severity: 'error', message, fix: fixes[code], numbers });
  if (number === '') {
    add('vatNumber/empty', 'Manca la partita IVA.');
    return found;
  }
  if (/\D/.test(number)) {
    add('vatNumber/characters', 'La partita IVA è fatta di sole cifre.', {
      position: number.search(/\D/) + 1,
    });
  }
  if (number.length !== 11) {
    const numbers = { length: number.length, expected: 11 };
    add('vatNumber/length', `La partita IVA ha 11 cifre, qui sono ${number.length}.`, numbers);
  }
  if (found.length > 0) return found;
  if (number.startsWith('0000000'))
    add('vatNumber/zeros', 'Le prime sette cifre non possono essere tutte zero.');
  if (vatCheckDigit(number.slice(0, 10)) !== number.slice(10)) {
    add('vatNumber/checkDigit', 'L’ultima cifra non torna con le altre dieci.');
  }
  return found;
}

const fixes: Record<VatNumberViolationCode, string> = {
  'vatNumber/empty': 'Scrivi le undici cifre della partita IVA.',
  'vatNumber/characters': 'Togli lettere e segni: restano undici cifre.',
  'vatNumber/length': 'Ricopia le undici cifre dalla visura o da una fattura.',
  'vatNumber/zeros': 'Ricopia le undici cifre dalla visura o da una fattura.',
  'vatNumber/checkDigit': 'Una cifra è stata trascritta male: ricontrolla la visura o una fattura.',
};
