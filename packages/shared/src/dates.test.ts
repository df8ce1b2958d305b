import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  addDays,
  addMonths,
  ageOn,
  type CivilDate,
  civilDate,
  compareDates,
  dateOf,
  datePartsOf,
  daysBetween,
  endOfMonth,
  formatItalianDate,
  isCivilDate,
  monthsBetween,
  parseIsoDate,
  parseItalianDate,
  romeToday,
  weekdayOf,
} from './dates.ts';

const day = civilDate;
const anyDay = fc
  .date({ min: new Date('1700-01-01T00:00:00Z'), max: new Date('2300-12-31T00:00:00Z'), noInvalidDate: true })
  .map((instant): CivilDate => civilDate(instant.toISOString().slice(0, 10)));

describe('a day', () => {
  it.each(['2020-02-29', '0001-01-01', '9999-12-31', '1900-01-01'])('may be %s', (text) => {
    expect(isCivilDate(text)).toBe(true);
    expect(dateOf(datePartsOf(day(text)))).toBe(text);
  });

  it.each([
    '2020-02-30',
    '1900-02-29',
    '2021-02-29',
    '2020-13-01',
    '2020-00-10',
    '2020-1-1',
    '0000-01-01',
    '2020-01-01T00:00',
    ' 2020-01-01',
    '٢٠٢٠-٠١-٠١',
    '',
  ])('is never %j', (text) => {
    expect(isCivilDate(text)).toBe(false);
    expect(() => civilDate(text)).toThrow(RangeError);
  });
});

describe('parseItalianDate', () => {
  it.each([
    ['05/11/1998', '1998-11-05'],
    ['5/1/1998', '1998-01-05'],
    ['5-11-1998', '1998-11-05'],
    [' 29.02.2020 ', '2020-02-29'],
  ])('reads %j', (text, value) => expect(parseItalianDate(text)).toEqual({ ok: true, value }));

  it.each([
    ['', 'empty'],
    ['31/02/2020', 'noSuchDay'],
    ['31/04/2020', 'noSuchDay'],
    ['29/02/2021', 'noSuchDay'],
    ['00/01/2020', 'noSuchDay'],
    ['11/13/2020', 'noSuchMonth'],
    ['01/01/0000', 'yearOutOfRange'],
    ['1998-11-05', 'notADate'],
    ['05/11/98', 'notADate'],
    ['05/11-1998', 'notADate'],
    ['ieri', 'notADate'],
  ])('refuses %j as %s', (text, reason) => {
    expect(parseItalianDate(text)).toEqual({ ok: false, reason });
  });

  it('reads back whatever formatItalianDate writes', () => {
    fc.assert(
      fc.property(anyDay, (value) => {
        expect(parseItalianDate(formatItalianDate(value))).toEqual({ ok: true, value });
      }),
    );
  });
});

describe('parseIsoDate', () => {
  it('reads only days that exist', () => {
    expect(parseIsoDate('2020-02-29')).toEqual({ ok: true, value: '2020-02-29' });
    expect(parseIsoDate('2020-02-30')).toMatchObject({ ok: false, reason: 'noSuchDay' });
    expect(parseIsoDate('29/02/2020')).toMatchObject({ ok: false, reason: 'notADate' });
    expect(parseIsoDate('')).toMatchObject({ ok: false, reason: 'empty' });
  });
});

describe('addDays', () => {
  it.each([
    ['2020-02-28', 1, '2020-02-29'],
    ['2021-02-28', 1, '2021-03-01'],
    ['2020-12-31', 1, '2021-01-01'],
    ['2000-03-01', -1, '2000-02-29'],
    ['1900-03-01', -1, '1900-02-28'],
    ['1970-01-01', 20_000, '2024-10-04'],
  ])('%s and %d days is %s', (from, days, to) => expect(addDays(day(from), days)).toBe(to));

  it('agrees with the platform, and daysBetween undoes it', () => {
    fc.assert(
      fc.property(anyDay, fc.integer({ min: -50_000, max: 50_000 }), (from, days) => {
        const to = addDays(from, days);
        expect(to).toBe(new Date(Date.parse(from) + days * 86_400_000).toISOString().slice(0, 10));
        expect(daysBetween(from, to)).toBe(days);
      }),
    );
  });

  it('refuses half days and days outside the calendar', () => {
    expect(() => addDays(day('2020-01-01'), 0.5)).toThrow(RangeError);
    expect(() => addDays(day('9999-12-31'), 1)).toThrow(RangeError);
    expect(() => addDays(day('0001-01-01'), -1)).toThrow(RangeError);
  });
});

describe('addMonths', () => {
  it.each([
    ['2020-01-31', 1, '2020-02-29'],
    ['2021-01-31', 1, '2021-02-28'],
    ['2020-01-31', 3, '2020-04-30'],
    ['2020-12-15', 1, '2021-01-15'],
    ['2020-01-15', -1, '2019-12-15'],
    ['2020-03-31', -1, '2020-02-29'],
    ['2020-02-29', 12, '2021-02-28'],
    ['2020-05-20', -25, '2018-04-20'],
  ])('%s and %d months is %s, clamped to the end of the month', (from, months, to) => {
    expect(addMonths(day(from), months)).toBe(to);
  });
});

describe('monthsBetween', () => {
  it.each([
    ['2020-01-31', '2020-02-29', 1],
    ['2020-01-31', '2020-02-28', 0],
    ['2020-01-15', '2020-07-14', 5],
    ['2020-01-15', '2020-07-15', 6],
    ['2020-07-15', '2020-01-15', -6],
    ['2020-01-15', '2020-01-15', 0],
  ])('from %s to %s are %d', (from, to, months) => expect(monthsBetween(day(from), day(to))).toBe(months));

  it('is the most that addMonths can add without passing the end', () => {
    fc.assert(
      fc.property(anyDay, anyDay, (a, b) => {
        const [from, to] = a <= b ? [a, b] : [b, a];
        const months = monthsBetween(from, to);
        expect(addMonths(from, months) <= to).toBe(true);
        expect(addMonths(from, months + 1) > to).toBe(true);
      }),
    );
  });
});

describe('ageOn', () => {
  it.each([
    ['2000-05-10', '2018-05-09', 17],
    ['2000-05-10', '2018-05-10', 18],
    ['2000-02-29', '2018-02-28', 17],
    ['2000-02-29', '2018-03-01', 18],
    ['2000-02-29', '2020-02-29', 20],
    ['2000-05-10', '1999-05-10', -1],
  ])('born %s is, on %s, %d', (birth, on, age) => expect(ageOn(day(birth), day(on))).toBe(age));
});

describe('the calendar', () => {
  it('knows the last day of a month and the day of the week', () => {
    expect(endOfMonth(day('2024-02-10'))).toBe('2024-02-29');
    expect(endOfMonth(day('2023-12-01'))).toBe('2023-12-31');
    fc.assert(
      fc.property(anyDay, (date) => {
        expect(weekdayOf(date)).toBe(new Date(date).getUTCDay() || 7);
      }),
    );
  });

  it('orders days', () => {
    expect([day('2020-02-01'), day('2019-12-31'), day('2020-02-01')].sort(compareDates)).toEqual([
      '2019-12-31',
      '2020-02-01',
      '2020-02-01',
    ]);
  });
});

describe('romeToday', () => {
  it.each([
    ['2026-01-31T22:59:59Z', '2026-01-31'],
    ['2026-01-31T23:00:00Z', '2026-02-01'],
    ['2026-07-31T21:59:59Z', '2026-07-31'],
    ['2026-07-31T22:00:00Z', '2026-08-01'],
    // The clocks change at 01:00 UTC on 25 October 2026.
    ['2026-10-25T00:59:59Z', '2026-10-25'],
    ['2026-10-25T22:59:59Z', '2026-10-25'],
    ['2026-10-25T23:00:00Z', '2026-10-26'],
  ])('at %s is %s', (instant, expected) => {
    expect(romeToday(new Date(instant))).toBe(expected);
    expect(romeToday(Date.parse(instant))).toBe(expected);
  });
});
