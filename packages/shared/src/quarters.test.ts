import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, civilDate } from './dates.ts';
import { addQuarters, endOfQuarter, quarterOf, quarterPartsOf } from './quarters.ts';

describe('a quarter', () => {
  it.each([
    ['2026-01-01', '2026-01-01', '2026-03-31', 1],
    ['2026-03-31', '2026-01-01', '2026-03-31', 1],
    ['2026-05-16', '2026-04-01', '2026-06-30', 2],
    ['2026-09-30', '2026-07-01', '2026-09-30', 3],
    ['2026-12-31', '2026-10-01', '2026-12-31', 4],
  ])('of %s begins on %s, ends on %s and is the number %i of its year', (day, start, end, number) => {
    const startsOn = quarterOf(civilDate(day));
    expect([startsOn, endOfQuarter(startsOn)]).toEqual([start, end]);
    expect(quarterPartsOf(startsOn)).toEqual({ year: 2026, number });
  });

  it('comes after the one before and before the one after, whatever the day', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 20_000 }), fc.integer({ min: -20, max: 20 }), (days, steps) => {
        const startsOn = quarterOf(addDays(civilDate('2000-01-01'), days));
        expect(quarterOf(addDays(startsOn, -1))).toBe(addQuarters(startsOn, -1));
        expect(quarterOf(addDays(endOfQuarter(startsOn), 1))).toBe(addQuarters(startsOn, 1));
        expect(addQuarters(addQuarters(startsOn, steps), -steps)).toBe(startsOn);
      }),
    );
  });
});
