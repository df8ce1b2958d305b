import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { vatCheckDigit } from './vat-digit.ts';
import { isVatNumber, vatNumberViolations } from './vat-number.ts';

const codes = (text: string) => vatNumberViolations(text).map(({ code }) => code);
const valid = fc
  .integer({ min: 1, max: 9_999_999_999 })
  .map((number) => number.toString().padStart(10, '0'))
  .filter((firstTen) => !firstTen.startsWith('0000000'))
  .map((firstTen) => firstTen + vatCheckDigit(firstTen));

describe('a VAT number', () => {
  it.each(['00743110157', 'IT 00743110157', '07643520567', '007.431.101-57'])('may be %j', (text) => {
    expect(isVatNumber(text)).toBe(true);
  });

  it.each([
    ['', ['vatNumberEmpty']],
    ['0074311015', ['vatNumberLength']],
    ['0O743110157', ['vatNumberCharacters']],
    ['A1', ['vatNumberCharacters', 'vatNumberLength']],
    ['00000000000', ['vatNumberZeros']],
    ['00000000001', ['vatNumberZeros', 'vatNumberCheckDigit']],
    ['00743110158', ['vatNumberCheckDigit']],
  ])('%j is refused for every reason: %j', (text, expected) => {
    expect(codes(text)).toEqual(expected);
    for (const { fix } of vatNumberViolations(text)) expect(`${fix.it}${fix.en}`).toMatch(/\.$/);
  });

  it('is refused when any single digit is mistaken', () => {
    fc.assert(
      fc.property(valid, fc.nat(10), fc.integer({ min: 1, max: 9 }), (number, place, shift) => {
        expect(isVatNumber(number)).toBe(true);
        const wrong = (Number(number.charAt(place)) + shift) % 10;
        expect(isVatNumber(`${number.slice(0, place)}${wrong}${number.slice(place + 1)}`)).toBe(false);
      }),
    );
  });
});
