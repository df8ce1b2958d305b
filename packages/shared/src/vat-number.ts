import { vatCheckDigit } from './vat-digit.ts';
import { errorOf, type Reasons, type Violation } from './violation.ts';

export type VatNumberViolationCode =
  | 'vatNumberEmpty'
  | 'vatNumberCharacters'
  | 'vatNumberLength'
  | 'vatNumberZeros'
  | 'vatNumberCheckDigit';

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
  if (number === '') return [errorOf(reasons, 'vatNumberEmpty')];
  const found: Violation<VatNumberViolationCode>[] = [];
  const sign = number.search(/\D/);
  if (sign >= 0) found.push(errorOf(reasons, 'vatNumberCharacters', { position: sign + 1 }));
  if (number.length !== 11) {
    found.push(errorOf(reasons, 'vatNumberLength', { length: number.length, expected: 11 }));
  }
  if (found.length > 0) return found;
  if (number.startsWith('0000000')) found.push(errorOf(reasons, 'vatNumberZeros', { from: 1, to: 7 }));
  if (vatCheckDigit(number.slice(0, 10)) !== number.slice(10)) {
    found.push(errorOf(reasons, 'vatNumberCheckDigit', { position: 11 }));
  }
  return found;
}

const copyAgain = {
  it: 'Ricopia le undici cifre dalla visura o da una fattura.',
  en: 'Copy the eleven digits again, from the company register or an invoice.',
};

const reasons: Reasons<VatNumberViolationCode> = {
  vatNumberEmpty: [
    { it: 'Manca la partita IVA.', en: 'The VAT number is missing.' },
    { it: 'Scrivi le undici cifre della partita IVA.', en: 'Write the eleven digits of the VAT number.' },
  ],
  vatNumberCharacters: [
    { it: 'La partita IVA è fatta di sole cifre.', en: 'A VAT number has digits only.' },
    {
      it: 'Togli lettere e segni: restano undici cifre.',
      en: 'Remove letters and signs: eleven digits remain.',
    },
  ],
  vatNumberLength: [
    { it: 'La partita IVA ha undici cifre.', en: 'A VAT number has eleven digits.' },
    copyAgain,
  ],
  vatNumberZeros: [
    {
      it: 'Le prime sette cifre non possono essere tutte zero.',
      en: 'The first seven digits cannot all be zero.',
    },
    copyAgain,
  ],
  vatNumberCheckDigit: [
    {
      it: 'L’ultima cifra non torna con le altre dieci: una è stata trascritta male.',
      en: 'The last digit does not agree with the other ten: one was copied wrong.',
    },
    copyAgain,
  ],
};
