import { checkLetter } from './check-letter.ts';
import type { Violation } from './parsed.ts';

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
  | 'iban/empty'
  | 'iban/characters'
  | 'iban/country'
  | 'iban/length'
  | 'iban/italianForm'
  | 'iban/controlLetter'
  | 'iban/checkDigits';

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
  if (iban === '') return [error('iban/empty', 'Manca l’IBAN.')];
  const sign = iban.search(/[^A-Z0-9]/);
  if (sign >= 0) {
    return [
      error('iban/characters', 'C’è un segno che non è né una lettera né una cifra.', { position: sign + 1 }),
    ];
  }
  const country = iban.slice(0, 2);
  const expected = lengths[country];
  if (expected === undefined) {
    return [error('iban/country', 'L’IBAN non è di un paese raggiunto dai bonifici SEPA.')];
  }
  if (iban.length !== expected) {
    const message = `Un IBAN di questo paese ha ${expected} caratteri, qui sono ${iban.length}.`;
    return [error('iban/length', message, { length: iban.length, expected })];
  }
  const hasCheckDigits = /^\d{2}$/.test(iban.slice(2, 4)) && remainder97(iban) === 1;
  return [
    ...(hasCheckDigits
      ? []
      : [error('iban/checkDigits', 'Le cifre di controllo non tornano con il resto dell’IBAN.')]),
    ...(country === 'IT' || country === 'SM' ? italianViolations(iban) : []),
  ];
}

/** Bank and branch are ten digits, the account twelve characters; the letter before them checks them all. */
function italianViolations(iban: string): Violation<IbanViolationCode>[] {
  if (!/^[A-Z]\d{10}[A-Z0-9]{12}$/.test(iban.slice(4))) {
    const message =
      'Dopo le prime quattro posizioni vanno una lettera, dieci cifre (ABI e CAB) e dodici caratteri del conto.';
    return [error('iban/italianForm', message, { from: 5, to: 27 })];
  }
  if (checkLetter(iban.slice(5)) === iban.charAt(4)) return [];
  return [
    error('iban/controlLetter', 'La lettera di controllo (CIN) non torna con ABI, CAB e conto.', {
      position: 5,
    }),
  ];
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

const fixes: Record<IbanViolationCode, string> = {
  'iban/empty': 'Copia l’IBAN dall’estratto conto o dall’app della banca.',
  'iban/characters': 'Togli il segno: un IBAN è fatto di sole lettere e cifre.',
  'iban/country': 'Controlla le prime due lettere, o chiedi un conto in un paese SEPA.',
  'iban/length': 'Conta i caratteri: ne manca o ne avanza qualcuno.',
  'iban/italianForm': 'Ricontrolla: la lettera O non è lo zero, la I non è l’uno.',
  'iban/controlLetter': 'Ricopia l’IBAN dal documento della banca, a gruppi di quattro.',
  'iban/checkDigits': 'Ricopia l’IBAN dal documento della banca, a gruppi di quattro.',
};

function error(
  code: IbanViolationCode,
  message: string,
  numbers: Readonly<Record<string, number>> = {},
): Violation<IbanViolationCode> {
  return { code, severity: 'error', message, fix: fixes[code], numbers };
}
