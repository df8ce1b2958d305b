import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { buildItalianIban, formatIban, ibanViolations, isIban, normaliseIban } from './iban.ts';

const golden = 'IT60X0542811101000000123456';
const codes = (text: string) => ibanViolations(text).map(({ code }) => code);
const digits = (length: number) => fc.stringMatching(new RegExp(`^\\d{${length}}$`));
const italian = fc
  .record({ abi: digits(5), cab: digits(5), account: fc.stringMatching(/^[A-Z0-9]{12}$/) })
  .map((account) => buildItalianIban(account));

describe('an IBAN', () => {
  it.each([
    golden,
    'IT60 X054 2811 1010 0000 0123 456',
    'iban: it60x0542811101000000123456',
    'SM86U0322509800000000270100',
    'DE89370400440532013000',
    'FR1420041010050500013M02606',
    'GB29NWBK60161331926819',
    'NO9386011117947',
    'MT84MALT011000012345MTLCAST001S',
    'VA59001123000012345678',
  ])('may be %j', (text) => expect(codes(text)).toEqual([]));

  it.each<[string, string, string[]]>([
    ['nothing', ' ', ['ibanEmpty']],
    ['a sign', 'IT60X0542811101000000_23456', ['ibanCharacters']],
    ['a country out of SEPA', 'US60X0542811101000000123456', ['ibanCountry']],
    ['a missing character', golden.slice(0, 26), ['ibanLength']],
    ['other check digits', 'IT61X0542811101000000123456', ['ibanCheckDigits']],
    ['letters for check digits', 'DEX9370400440532013000', ['ibanCheckDigits']],
    ['an O for a zero in the bank', 'IT60XO542811101000000123456', ['ibanCheckDigits', 'ibanItalianForm']],
    ['another account', 'IT60X0542811101000000123457', ['ibanCheckDigits', 'ibanControlLetter']],
  ])('is refused with %s, for every reason', (_what, text, expected) => {
    expect(codes(text)).toEqual(expected);
    for (const { fix } of ibanViolations(text)) expect(`${fix.it}${fix.en}`).toMatch(/\.$/);
  });

  it('is refused for its control letter even when the check digits are right', () => {
    // The letter is changed and the check digits made right again: only the CIN can tell.
    expect(codes('IT64Y0542811101000000123456')).toEqual(['ibanControlLetter']);
  });

  it('of Italy is refused when any one digit is mistyped', () => {
    fc.assert(
      fc.property(italian, fc.nat(26), fc.integer({ min: 1, max: 9 }), (iban, place, shift) => {
        expect(isIban(iban)).toBe(true);
        const character = iban.charAt(place);
        if (!/\d/.test(character)) return;
        const other = (Number(character) + shift) % 10;
        expect(isIban(`${iban.slice(0, place)}${other}${iban.slice(place + 1)}`)).toBe(false);
      }),
    );
  });

  it('is printed in groups of four and read back', () => {
    expect(formatIban(golden)).toBe('IT60 X054 2811 1010 0000 0123 456');
    fc.assert(
      fc.property(italian, (iban) => {
        expect(normaliseIban(formatIban(iban))).toBe(iban);
      }),
    );
  });

  it('is never built from parts of another length', () => {
    expect(() => buildItalianIban({ abi: '0542', cab: '11101', account: '000000123456' })).toThrow(
      RangeError,
    );
  });
});
