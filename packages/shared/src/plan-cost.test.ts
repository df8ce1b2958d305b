import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, addMonths, type CivilDate, civilDate } from './dates.ts';
import { type CostedEdition, type CostedPlan, internshipSpan, planCost, spanOf } from './plan-cost.ts';

const figure = <Value>(value: Value) => ({ value, source: 'prova', assumed: false });

const edition: CostedEdition = {
  hostTutoringRule: figure('onCompletion'),
  variants: [
    {
      id: 'standard',
      months: figure(6),
      monthlyAllowanceCents: figure(50_000),
      requiredMinutes: figure(65 * 60),
      components: [
        { component: 'operatorServices', amountCents: figure(234_000), fundId: figure('fse') },
        { component: 'traineeAllowance', amountCents: figure(300_000), fundId: figure('fse') },
        { component: 'hostTutoring', amountCents: figure(60_000), fundId: figure('fse') },
      ],
    },
  ],
};
const byMonths: CostedEdition = { ...edition, hostTutoringRule: figure('proRata') };

const nothing: CostedPlan = { variantId: 'standard', services: [], internship: null };
const whole: CostedPlan = {
  variantId: 'standard',
  services: [
    { area: 'A2', minutes: 5 * 60 },
    { area: 'A3', minutes: 60 * 60 },
  ],
  internship: { startsOn: '2027-02-01', endsOn: '2027-07-31' },
};

function amounts(plan: CostedPlan, by: CostedEdition = edition) {
  return planCost(plan, by).lines.map((line) => line.plannedCents);
}

describe('the cost of a plan', () => {
  it('is nothing while nothing is planned, and the whole dowry when everything is', () => {
    expect(amounts(nothing)).toEqual([0, 0, 0]);
    expect(amounts(whole)).toEqual([234_000, 300_000, 60_000]);
    expect(planCost(whole, edition)).toMatchObject({ plannedCents: 594_000, capCents: 594_000 });
  });

  it('counts guidance in proportion to the required minutes, in whole cents', () => {
    expect(amounts({ ...nothing, services: [{ area: 'A3', minutes: 60 }] })[0]).toBe(3_600);
    expect(amounts({ ...nothing, services: [{ area: 'A3', minutes: 7 }] })[0]).toBe(420);
  });

  it('stops each component at its cap and still says what was asked', () => {
    const long = { ...whole, internship: { startsOn: '2027-02-01', endsOn: '2027-08-31' } };
    const allowance = planCost(long, edition).lines[1];
    expect(allowance).toMatchObject({ plannedCents: 300_000, uncappedCents: 350_000, quantity: 7 });
    const guidance = planCost({ ...nothing, services: [{ area: 'A4', minutes: 66 * 60 }] }, edition).lines[0];
    expect(guidance).toMatchObject({ plannedCents: 234_000, uncappedCents: 237_600 });
  });

  it('pays a partial month by its days', () => {
    const plan = { ...nothing, internship: { startsOn: '2027-02-01', endsOn: '2027-03-15' } };
    expect(amounts(plan)[1]).toBe(50_000 + Math.floor((50_000 * 15) / 31));
  });

  it('pays tutoring whole on completion, or by months where the edition says so', () => {
    const half = { ...nothing, internship: { startsOn: '2027-02-01', endsOn: '2027-04-30' } };
    expect(amounts(half)[2]).toBe(60_000);
    expect(amounts(half, byMonths)[2]).toBe(30_000);
    expect(amounts(whole, byMonths)[2]).toBe(60_000);
  });

  it('does not count an internship whose days are missing, impossible or reversed', () => {
    for (const [startsOn, endsOn] of [
      [null, '2027-04-30'],
      ['2027-02-01', null],
      ['2027-02-30', '2027-04-30'],
      ['2027-05-01', '2027-04-30'],
    ] as const) {
      expect(internshipSpan({ startsOn, endsOn })).toBeNull();
      expect(amounts({ ...nothing, internship: { startsOn, endsOn } })).toEqual([0, 0, 0]);
    }
  });

  it('is refused for a variant that the edition does not have', () => {
    expect(() => planCost({ ...nothing, variantId: 'decade' }, edition)).toThrow(RangeError);
  });
});

const day = fc
  .integer({ min: 0, max: 4_000 })
  .map((days): CivilDate => addDays(civilDate('2024-01-01'), days));
const services = fc.array(
  fc.record({
    area: fc.constantFrom('A1' as const, 'A2' as const, 'A3' as const, 'A4' as const),
    minutes: fc.integer({ min: 0, max: 60_000 }),
  }),
  { maxLength: 8 },
);
const internship = fc.option(
  fc
    .record({ startsOn: day, days: fc.integer({ min: 0, max: 500 }) })
    .map(({ startsOn, days }) => ({ startsOn, endsOn: addDays(startsOn, days) })),
);
const anyPlan = fc.record({ variantId: fc.constant('standard'), services, internship });
const anyEdition = fc.constantFrom(edition, byMonths);

describe('for any plan, the cost', () => {
  it('adds up, and no component goes under zero or over its cap', () => {
    fc.assert(
      fc.property(anyPlan, anyEdition, (plan, by) => {
        const cost = planCost(plan, by);
        expect(cost.lines.reduce((sum, line) => sum + line.plannedCents, 0)).toBe(cost.plannedCents);
        for (const line of cost.lines) {
          expect(line.plannedCents).toBeGreaterThanOrEqual(0);
          expect(line.plannedCents).toBe(Math.min(line.uncappedCents, line.capCents));
        }
      }),
    );
  });

  it('never falls when guidance is added or the internship ends a day later', () => {
    fc.assert(
      fc.property(anyPlan, anyEdition, fc.integer({ min: 0, max: 600 }), (plan, by, minutes) => {
        const before = planCost(plan, by);
        const more = { ...plan, services: [...plan.services, { area: 'A4' as const, minutes }] };
        expect(planCost(more, by).uncappedCents).toBeGreaterThanOrEqual(before.uncappedCents);
        if (plan.internship === null) return;
        const { startsOn, endsOn } = plan.internship;
        const later = { ...plan, internship: { startsOn, endsOn: addDays(endsOn, 1) } };
        expect(planCost(later, by).lines[1]?.uncappedCents).toBeGreaterThanOrEqual(
          before.lines[1]?.uncappedCents ?? 0,
        );
      }),
    );
  });

  it('counts any six calendar months as six months, wherever they start', () => {
    fc.assert(
      fc.property(day, fc.integer({ min: 1, max: 12 }), (startsOn, months) => {
        const endsOn = addDays(addMonths(startsOn, months), -1);
        expect(spanOf(startsOn, endsOn)).toMatchObject({ months, days: 0 });
      }),
    );
  });
});
