import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { accruedCents, cents, formatEuro, parseEuro, splitCents, sumCents } from './money.ts';

const amount = fc.integer({ min: 0, max: Number.MAX_SAFE_INTEGER });
const space = '\u00a0';

describe('cents', () => {
  it.each([0.5, Number.NaN, Number.POSITIVE_INFINITY, 2 ** 53, -(2 ** 53)])('refuses %d', (value) => {
    expect(() => cents(value)).toThrow(RangeError);
  });

  it('has one zero', () => expect(Object.is(cents(-0), 0)).toBe(true));

  it('refuses a sum that would stop being exact', () => {
    expect(() => sumCents([Number.MAX_SAFE_INTEGER, 1])).toThrow(RangeError);
    expect(sumCents([234_000, 300_000, 60_000])).toBe(594_000);
    expect(sumCents([])).toBe(0);
  });
});

describe('splitCents', () => {
  it.each([
    [100, 3, [33, 33, 34]],
    [594_000, 6, [99_000, 99_000, 99_000, 99_000, 99_000, 99_000]],
    [5, 3, [1, 2, 2]],
    [0, 2, [0, 0]],
    [100, [1, 1, 2], [25, 25, 50]],
    [100, [2, 1], [67, 33]],
    [10, [0, 3], [0, 10]],
    [1, [0, 1, 0], [0, 1, 0]],
  ])('splits %d by %j into %j', (total, parts, expected) =>
    expect(splitCents(total, parts)).toEqual(expected),
  );

  it('always adds up, whatever the weights, with each part within one cent of its share', () => {
    const weights = fc.array(fc.integer({ min: 0, max: 1_000_000 }), { minLength: 1, maxLength: 40 });
    fc.assert(
      fc.property(
        amount,
        weights.filter((all) => all.some((weight) => weight > 0)),
        (total, all) => {
          const parts = splitCents(total, all);
          expect(sumCents(parts)).toBe(total);
          const whole = BigInt(all.reduce((sum, weight) => sum + weight, 0));
          parts.forEach((part, index) => {
            const exact = BigInt(total) * BigInt(all[index] ?? 0);
            const given = BigInt(part) * whole;
            expect(given > exact - whole && given < exact + whole).toBe(true);
          });
        },
      ),
    );
  });

  it.each([
    [-1, 2],
    [1.5, 2],
    [100, 0],
    [100, 1.5],
    [100, 10_001],
    [100, []],
    [100, [0, 0]],
    [100, [1, -1]],
    [100, [0.5]],
  ])('refuses %d by %j', (total, parts) => expect(() => splitCents(total, parts)).toThrow(RangeError));
});

describe('accruedCents', () => {
  it.each([
    [0, 0],
    [1, 60],
    [60, 3_600],
    [3_899, 233_940],
    [3_900, 234_000],
    [4_000, 234_000],
  ])('after %d of 65 hours is %d cents of 2.340 €', (doneMinutes, expected) => {
    expect(accruedCents({ capCents: 234_000, doneMinutes, requiredMinutes: 3_900 })).toBe(expected);
  });

  it('grows with the minutes, reaches the cap exactly and never passes it', () => {
    const minutes = fc.integer({ min: 1, max: 1_000_000 });
    fc.assert(
      fc.property(amount, minutes, minutes, minutes, (capCents, requiredMinutes, a, b) => {
        const at = (doneMinutes: number) => accruedCents({ capCents, doneMinutes, requiredMinutes });
        expect(at(Math.min(a, b))).toBeLessThanOrEqual(at(Math.max(a, b)));
        expect(at(a)).toBeLessThanOrEqual(capCents);
        expect(at(requiredMinutes)).toBe(capCents);
        expect(at(0)).toBe(0);
      }),
    );
  });

  it('refuses a requirement of nothing, and minutes that are not whole', () => {
    expect(() => accruedCents({ capCents: 1, doneMinutes: 0, requiredMinutes: 0 })).toThrow(RangeError);
    expect(() => accruedCents({ capCents: 1, doneMinutes: 0.5, requiredMinutes: 1 })).toThrow(RangeError);
    expect(() => accruedCents({ capCents: -1, doneMinutes: 0, requiredMinutes: 1 })).toThrow(RangeError);
  });
});

describe('formatEuro', () => {
  it.each([
    [0, `0,00${space}€`, '€0.00'],
    [5, `0,05${space}€`, '€0.05'],
    [123_450, `1.234,50${space}€`, '€1,234.50'],
    [594_000, `5.940,00${space}€`, '€5,940.00'],
    [-7, `\u22120,07${space}€`, '\u2212€0.07'],
    [1_188_000_000, `11.880.000,00${space}€`, '€11,880,000.00'],
  ])('writes %d as %s and %s', (value, italian, english) => {
    expect(formatEuro(value)).toBe(italian);
    expect(formatEuro(value, 'en')).toBe(english);
  });

  it('is read back by parseEuro to the same amount, to the last cent', () => {
    fc.assert(
      fc.property(fc.maxSafeInteger(), (value) => {
        expect(parseEuro(formatEuro(value))).toEqual({ ok: true, value: cents(value) });
      }),
    );
  });
});

describe('parseEuro', () => {
  it.each([
    ['1.234,50', 123_450],
    ['1234,5', 123_450],
    ['1234', 123_400],
    [' 5.940,00 € ', 594_000],
    ['€ 12', 1_200],
    ['-3,10', -310],
    ['0,01', 1],
  ])('reads %j', (text, expected) => expect(parseEuro(text)).toEqual({ ok: true, value: expected }));

  it.each([
    ['', 'empty'],
    ['  € ', 'empty'],
    ['1.5', 'notAnAmount'],
    ['1234.50', 'notAnAmount'],
    ['1,234.50', 'notAnAmount'],
    ['12.34,00', 'notAnAmount'],
    ['1e3', 'notAnAmount'],
    ['12,', 'notAnAmount'],
    ['due', 'notAnAmount'],
    ['١٢', 'notAnAmount'],
    ['1,234', 'tooManyDecimals'],
    ['99999999999999999', 'tooLarge'],
    ['9'.repeat(41), 'tooLarge'],
  ])('refuses %j as %s', (text, reason) => expect(parseEuro(text)).toMatchObject({ ok: false, reason }));
});
