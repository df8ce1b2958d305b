import { addDays, civilDate } from '@approdo/shared/dates';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  curveFor,
  errorPercent,
  expectedSpend,
  type GrantedDowry,
  historyOf,
  maturedMin,
  mondayOf,
  openingsForecast,
  openingsNow,
  projectWeeks,
  returningInAll,
} from './forecast-rules.ts';

const today = civilDate('2026-11-22');
const price = 594_000;
const granted = (daysAgo: number, returns: GrantedDowry['returns'] = []): GrantedDowry => ({
  grantedOn: addDays(today, -daysAgo),
  priceCents: price,
  returns,
});
const back = (
  dowry: GrantedDowry,
  afterDays: number,
  amountCents: number,
  isEarly: boolean,
): GrantedDowry => ({
  ...dowry,
  returns: [...dowry.returns, { on: addDays(dowry.grantedOn, afterDays), amountCents, isEarly }],
});

describe('the past', () => {
  it('says nothing with too few doti that had the time to end', () => {
    const history = historyOf(
      Array.from({ length: maturedMin - 1 }, () => granted(400)),
      today,
      30,
    );
    expect(history).toMatchObject({
      matured: maturedMin - 1,
      dropOut: null,
      completedSpend: null,
      returnCurve: [],
    });
  });

  it('gives drop-out, what completed and dropped paths spend, and the weeks in which money came back', () => {
    const completed = Array.from({ length: 6 }, () => back(granted(400), 200, price / 10, false));
    const dropped = Array.from({ length: 4 }, () => back(granted(400), 70, price / 2, true));
    const history = historyOf([...completed, ...dropped], today, 30);
    expect(history).toMatchObject({ dowries: 10, matured: 10, dropOut: 0.4 });
    expect(history.completedSpend).toBeCloseTo(0.9);
    expect(history.droppedSpend).toBeCloseTo(0.5);
    expect(history.returnCurve[10]).toBeCloseTo(0.2);
    expect(history.returnCurve[28]).toBeCloseTo(0.06);
  });

  it('counts a young dowry only in the weeks in which it has been watched', () => {
    const old = Array.from({ length: 10 }, () => back(granted(400), 70, price, true));
    const young = Array.from({ length: 90 }, () => granted(21));
    const { returnCurve } = historyOf([...old, ...young], today, 30);
    expect(returnCurve[10]).toBe(1);
  });
});

const share = fc.double({ min: 0, max: 1, noNaN: true });
const cents = fc.integer({ min: 0, max: 100_000_000 });

describe('what a dowry is expected to spend', () => {
  it('lies between what dropped and completed paths spend', () => {
    fc.assert(
      fc.property(share, share, share, (dropOut, completedSpend, droppedSpend) => {
        const spend = expectedSpend({ dropOut, completedSpend, droppedSpend });
        expect(spend).toBeGreaterThanOrEqual(Math.min(completedSpend, droppedSpend) - 1e-9);
        expect(spend).toBeLessThanOrEqual(Math.max(completedSpend, droppedSpend) + 1e-9);
      }),
    );
  });

  it('is what the curve leaves, whatever curve the past had', () => {
    fc.assert(
      fc.property(fc.array(share, { maxLength: 60 }), share, (past, expectedReturn) => {
        const total = curveFor(past, expectedReturn, 30).reduce((sum, part) => sum + part, 0);
        expect(total).toBeCloseTo(expectedReturn, 6);
      }),
      // shares so small that a product of two of them is nothing
      {
        examples: [
          [[5e-324], 0.5],
          [[5e-324, 1e-310], 0.9],
        ],
      },
    );
  });
});

describe('how many doti can be opened', () => {
  it.each([
    [price - 1, 0, 1, 0, 0],
    [price, 0, 1, 1, 1],
    [10 * price, 0, 1, 10, 10],
    [10 * price, 0, 0.8, 10, 12],
    [0, 2 * price, 1, 0, 2],
  ])(
    'with %i cents and %i to come back at a spend of %d: %i now, %i in the end',
    (available, returning, spend, now, forecast) => {
      const fund = {
        availableCents: available,
        returningCents: returning,
        perDowryCents: price,
        expectedCostCents: Math.round(price * spend),
      };
      expect([openingsNow(fund), openingsForecast(fund)]).toEqual([now, forecast]);
    },
  );

  it('in the end is never fewer than now, and never costs more than there is', () => {
    fc.assert(
      fc.property(
        cents,
        cents,
        fc.integer({ min: 1, max: 1_000_000 }),
        share,
        (available, returning, perDowry, spend) => {
          const fund = {
            availableCents: available,
            returningCents: returning,
            perDowryCents: perDowry,
            expectedCostCents: Math.ceil(perDowry * spend),
          };
          const forecast = openingsForecast(fund);
          expect(forecast).toBeGreaterThanOrEqual(openingsNow(fund));
          if (forecast > 0)
            expect((forecast - 1) * fund.expectedCostCents + perDowry).toBeLessThanOrEqual(
              available + returning,
            );
        },
      ),
    );
  });
});

describe('week by week', () => {
  const base = {
    today,
    weeks: 60,
    cohorts: [{ weekStartsOn: mondayOf(addDays(today, -70)), dowries: 10 }],
    curve: curveFor([], 0.25, 30),
    weeklyOpenings: 0,
    lastOpeningOn: civilDate('2028-01-01'),
    funds: [{ availableCents: 5 * price, perDowryCents: price }],
  };

  it('gives back what the running doti do not spend, in the week of their age', () => {
    const weeks = projectWeeks(base);
    const released = weeks.filter(({ releasedCents }) => releasedCents > 0);
    expect(released.map(({ weekStartsOn, releasedCents }) => [weekStartsOn, releasedCents])).toEqual([
      [addDays(mondayOf(addDays(today, -70)), 210), Math.round(2.5 * price)],
    ]);
    expect(weeks.at(-1)?.availableCents).toBe(7.5 * price);
    expect(returningInAll(base.cohorts, today, base.curve)).toBeCloseTo(2.5);
  });

  it('opens no more than every fund allows, and keeps every cent', () => {
    const running = fc.record({
      daysAgo: fc.integer({ min: 0, max: 300 }),
      dowries: fc.integer({ min: 1, max: 50 }),
    });
    fc.assert(
      fc.property(
        fc.array(running, { maxLength: 8 }),
        fc.double({ min: 0, max: 20, noNaN: true }),
        fc.array(
          fc.record({ availableCents: cents, perDowryCents: fc.integer({ min: 1_000, max: 1_000_000 }) }),
          { minLength: 1, maxLength: 3 },
        ),
        share,
        (runs, weeklyOpenings, funds, expectedReturn) => {
          const cohorts = runs.map(({ daysAgo, dowries }) => ({
            weekStartsOn: mondayOf(addDays(today, -daysAgo)),
            dowries,
          }));
          const weeks = projectWeeks({
            ...base,
            cohorts,
            weeklyOpenings,
            funds,
            curve: curveFor([], expectedReturn, 30),
          });
          let left = funds.reduce((sum, fund) => sum + fund.availableCents, 0);
          for (const week of weeks) {
            left += week.releasedCents - week.reservedCents;
            expect(Math.abs(left - week.availableCents)).toBeLessThanOrEqual(weeks.length);
            expect(week.availableCents).toBeGreaterThanOrEqual(0);
          }
        },
      ),
    );
  });

  it('opens nothing when no internship fits any more', () => {
    const weeks = projectWeeks({ ...base, weeklyOpenings: 1, lastOpeningOn: addDays(today, 20) });
    expect(weeks.reduce((sum, { openings }) => sum + openings, 0)).toBe(3);
  });
});

it('an error is in per cent of what came, and there is none where nothing came', () => {
  expect([errorPercent(110, 100), errorPercent(50, 100), errorPercent(10, 0)]).toEqual([10, -50, null]);
});
