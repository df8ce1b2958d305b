import { civilDate } from '@approdo/shared/dates';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { alertsOf, usualThresholds } from './alert-rules.ts';

const dates = {
  startsOn: civilDate('2025-01-01'),
  endsOn: civilDate('2026-12-31'),
  today: civilDate('2025-01-15'),
};
const share = (used: number, spent = 100) => ({
  allocatedCents: 100_000,
  availableCents: 100_000 - used,
  spentCents: spent,
});

describe('the alerts of a share', () => {
  it.each([
    [69_999, []],
    [70_000, [70]],
    [84_999, [70]],
    [85_000, [85]],
    [95_000, [95]],
    [100_000, [95]],
  ])('with %i used of 100,000 name the highest threshold passed: %j', (used, thresholds) => {
    const alerts = alertsOf(share(used, used), usualThresholds, dates);
    expect(
      alerts.filter(({ kind }) => kind === 'threshold').map(({ thresholdPercent }) => thresholdPercent),
    ).toEqual(thresholds);
  });

  it.each([
    ['2026-07-03', []],
    ['2026-07-04', ['expiry']],
    ['2026-12-31', ['expiry']],
    ['2027-01-10', ['expiry']],
  ])('on %s say of money that expires: %j', (today, kinds) => {
    const alerts = alertsOf(share(60_000, 60_000), usualThresholds, { ...dates, today: civilDate(today) });
    expect(alerts.map(({ kind }) => kind).filter((kind) => kind === 'expiry')).toEqual(kinds);
  });

  it('say when spending is more than twenty points behind time, while there is time', () => {
    const half = { ...dates, today: civilDate('2026-01-01') };
    expect(alertsOf(share(60_000, 29_000), usualThresholds, half).map(({ kind }) => kind)).toEqual(['slow']);
    expect(alertsOf(share(60_000, 30_000), usualThresholds, half)).toEqual([]);
    expect(
      alertsOf(share(60_000, 0), usualThresholds, { ...dates, today: civilDate('2027-02-01') }).map(
        ({ kind }) => kind,
      ),
    ).toEqual(['expiry']);
  });

  it('are none for a share that never had anything', () => {
    expect(alertsOf({ allocatedCents: 0, availableCents: 0, spentCents: 0 }, usualThresholds, dates)).toEqual(
      [],
    );
  });

  it('name one threshold at the most, and never one that was not passed', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 100_000 }),
        fc.uniqueArray(fc.integer({ min: 1, max: 100 }), { minLength: 1, maxLength: 5 }),
        (used, percents) => {
          const alerts = alertsOf(share(used, used), { percents, daysBeforeEnd: 1 }, dates).filter(
            ({ kind }) => kind === 'threshold',
          );
          expect(alerts.length).toBe(percents.some((percent) => used / 1000 >= percent) ? 1 : 0);
          for (const { thresholdPercent } of alerts)
            expect((thresholdPercent ?? 0) * 1000).toBeLessThanOrEqual(used);
        },
      ),
    );
  });
});
