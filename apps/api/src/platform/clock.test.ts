import { expect, it } from 'vitest';
import { clockOf } from './clock.ts';

it('changes the day at midnight in Italy, in winter and in summer', () => {
  let now = new Date();
  const clock = clockOf(() => now);
  for (const [instant, day] of [
    ['2026-11-22T22:59:59.999Z', '2026-11-22'],
    ['2026-11-22T23:00:00.000Z', '2026-11-23'],
    ['2026-07-01T21:59:59.999Z', '2026-07-01'],
    ['2026-07-01T22:00:00.000Z', '2026-07-02'],
    ['2026-11-22T22:59:59.999Z', '2026-11-22'],
  ] as const) {
    now = new Date(instant);
    expect(clock.today()).toBe(day);
  }
});
