import { checkLetter } from './check-letter.ts';
import { errorOf, type Reasons, type Violation } from './violation.ts';

/** The length of an IBAN in each country and territory a SEPA credit transfer reaches; source: the ISO 13616 registry. */
const lengths: Readonly<Record<string, number>> = {
  AD: 24,
  AL: 28,
  AT: 20,
  BE: 16,
  BG: 22,
  CH: 21,
  CY: 28,
  CZ: 24,
  DE: 22,
  DK: 18,
  EE: 20,
  ES: 24,
  FI: 18,
  FR: 27,
  GB: 22,
  GI: 23,
  GR: 27,
  HR: 21,
  HU: 28,
  IE: 22,
  IS: 26,
  IT: 27,
  LI: 21,
  LT: 20,
  LU: 20,
  LV: 21,
  MC: 27,
  MD: 24,
  ME: 22,
  MK: 19,
  MT: 31,
  NL: 18,
  NO: 15,
  PL: 28,
  PT: 25,
  RO: 24,
  RS: 22,
  SE: 24,
  SI: 19,
  SK: 24,
  SM: 27,
  VA: 22,
};

export type IbanViolationCode =
  | 'ibanEmpty'
  | 'ibanCharacters'
  | 'ibanCountry'
  | 'ibanLength'
  | 'ibanItalianForm'
  | 'ibanControlLetter'
  | 'ibanCheckDigits';

/** The IBAN in capitals without spaces, dots, hyphens or the word IBAN before it. */
export function normaliseIban(text: string): string {
  return text
    .replace(/[\s.-]+/gu, '')
    .toUpperCase()
    .replace(/^IBAN:?/, '');
}

/** The IBAN as it is printed: in groups of four. */
export function formatIban(text: string): string {
  return normaliseIban(text).replace(/(.{4})(?=.)/g, '$1 ');
}

/** True when money can be sent to it: nothing refuses it. */
export function isIban(text: string): boolean {
  return ibanViolations(text).length === 0;
}

/**
 * Everything wrong with an IBAN for a SEPA transfer; empty when nothing is. Besides the check digits of every IBAN,
 * those of Italy and San Marino carry their own control letter (CIN) over bank, branch and account, which stops most
 * of the mistakes that pass the first check.
 */
export function ibanViolations(text: string): Violation<IbanViolationCode>[] {
  const iban = normaliseIban(text);
  if (iban === '') return [error('ibanEmpty')];
  const sign = iban.search(/[^A-Z0-9]/);
  if (sign >= 0) return [error('ibanCharacters', { position: sign + 1 })];
  const country = iban.slice(0, 2);
  const expected = lengths[country];
  if (expected === undefined) return [error('ibanCountry')];
  if (iban.length !== expected) return [error('ibanLength', { length: iban.length, expected })];
  const hasCheckDigits = /^\d{2}$/.test(iban.slice(2, 4)) && remainder97(iban) === 1;
  return [
    ...(hasCheckDigits ? [] : [error('ibanCheckDigits', { from: 3, to: 4 })]),
    ...(country === 'IT' || country === 'SM' ? italianViolations(iban) : []),
  ];
}

/** Bank and branch are ten digits, the account twelve characters; the letter before them checks them all. */
function italianViolations(iban: string): Violation<IbanViolationCode>[] {
  if (!/^[A-Z]\d{10}[A-Z0-9]{12}$/.test(iban.slice(4)))
    return [error('ibanItalianForm', { from: 5, to: 27 })];
  return checkLetter(iban.slice(5)) === iban.charAt(4) ? [] : [error('ibanControlLetter', { position: 5 })];
}

/** The Italian IBAN of an account, with its control letter and check digits: for demonstration data. */
export function buildItalianIban(account: {
  /** Bank, five digits. */
  readonly abi: string;
  /** Branch, five digits. */
  readonly cab: string;
  /** Account, twelve characters. */
  readonly account: string;
}): string {
  const rest = `${account.abi}${account.cab}${account.account}`;
  if (!/^\d{10}[A-Z0-9]{12}$/.test(rest))
    throw new RangeError('Bank and branch are five digits, an account twelve characters');
  const basic = `${checkLetter(rest)}${rest}`;
  const digits = 98 - remainder97(`IT00${basic}`);
  return `IT${String(digits).padStart(2, '0')}${basic}`;
}

/** ISO 7064: the first four characters go last, letters count from 10 for A, and the number is divided by 97. */
function remainder97(iban: string): number {
  let remainder = 0;
  for (const character of `${iban.slice(4)}${iban.slice(0, 4)}`) {
    const value = Number.parseInt(character, 36);
    remainder = (remainder * (value > 9 ? 100 : 10) + value) % 97;
  }
  return remainder;
}

const copyAgain = {
  it: 'Ricopia l’IBAN dal documento della banca, a gruppi di quattro.',
  en: 'Copy the IBAN from the bank document again, four characters at a time.',
};

const reasons: Reasons<IbanViolationCode> = {
  ibanEmpty: [
    { it: 'Manca l’IBAN.', en: 'The IBAN is missing.' },
    {
      it: 'Copialo dall’estratto conto o dall’app della banca.',
      en: 'Copy it from a bank statement or from the bank’s app.',
    },
  ],
  ibanCharacters: [
    {
      it: 'C’è un segno che non è né una lettera né una cifra.',
      en: 'There is a sign that is neither a letter nor a digit.',
    },
    { it: 'Togli il segno.', en: 'Remove the sign.' },
  ],
  ibanCountry: [
    {
      it: 'L’IBAN non è di un paese raggiunto dai bonifici SEPA.',
      en: 'The IBAN is not of a country that SEPA transfers reach.',
    },
    {
      it: 'Controlla le prime due lettere, o chiedi un conto in un paese SEPA.',
      en: 'Check the first two letters, or ask for an account in a SEPA country.',
    },
  ],
  ibanLength: [
    {
      it: 'L’IBAN non ha i caratteri che hanno quelli del suo paese.',
      en: 'The IBAN has not as many characters as those of its country.',
    },
    {
      it: 'Conta i caratteri: ne manca o ne avanza qualcuno.',
      en: 'Count them: some are missing or too many.',
    },
  ],
  ibanItalianForm: [
    {
      it: 'Dopo le prime quattro posizioni vanno una lettera, dieci cifre (ABI e CAB) e dodici caratteri del conto.',
      en: 'After the first four positions go a letter, ten digits (bank and branch) and twelve account characters.',
    },
    {
      it: 'Ricontrolla: la lettera O non è lo zero, la I non è l’uno.',
      en: 'Check again: the letter O is not a zero, the letter I is not a one.',
    },
  ],
  ibanControlLetter: [
    {
      it: 'La lettera di controllo (CIN) non torna con ABI, CAB e conto.',
      en: 'The control letter (CIN) does not agree with bank, branch and account.',
    },
    copyAgain,
  ],
  ibanCheckDigits: [
    {
      it: 'Le cifre di controllo non tornano con il resto dell’IBAN.',
      en: 'The check digits do not agree with the rest of the IBAN.',
    },
    copyAgain,
  ],
};

function error(code: IbanViolationCode, numbers: Record<string, number> = {}): Violation<IbanViolationCode> {
  return errorOf(reasons, code, numbers);
}
