import { addDays, civilDate } from '@approdo/shared/dates';
import { serviceAreas } from '@approdo/shared/dowry';
import type { PlanAction, PlanContent } from '@approdo/shared/plan-content';
import { planCost } from '@approdo/shared/plan-cost';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Edition, editionById, editions } from '../../programmes/index.ts';
import { planViolations } from './plan-violations.ts';

function edition(id: string): Edition {
  const found = editionById(id);
  if (found === undefined) throw new Error(`no edition ${id}`);
  return found;
}

const plus = edition('puoi-plus-2024');
const percorsi = edition('percorsi-4');

const action: PlanAction = {
  id: 'a1',
  goalId: 'g1',
  title: 'Stesura del curriculum',
  theme: 'work',
  catalogueCode: 'work-cv',
  responsible: 'operator',
  dueOn: '2027-01-15',
  outcome: 'open',
  closedOn: null,
  closingReason: null,
};

const complete: PlanContent = {
  variantId: 'standard',
  startsOn: '2026-12-01',
  situation: null,
  goals: [{ id: 'g1', title: 'Trovare un tirocinio', theme: 'work' }],
  actions: [action],
  services: [
    { area: 'A2', minutes: 4 * 60 },
    { area: 'A3', minutes: 16 * 60 },
    { area: 'A4', minutes: 36 * 60 },
  ],
  internship: { startsOn: '2027-02-01', endsOn: '2027-07-31', field: 'Sartoria' },
};

const empty: PlanContent = {
  variantId: 'standard',
  startsOn: null,
  situation: null,
  goals: [],
  actions: [],
  services: [],
  internship: null,
};

function codes(change: Partial<PlanContent>, signing = true, by: Edition = plus) {
  return planViolations({ ...complete, ...change }, by, { signing }).map(({ code }) => code);
}

const closed = { outcome: 'done', closedOn: '2027-01-10', closingReason: 'Curriculum consegnato' } as const;

describe('a plan is signed', () => {
  it('when it is complete', () => {
    expect(codes({})).toEqual([]);
    expect(codes({ actions: [{ ...action, ...closed }] })).toEqual([]);
    expect(codes({ actions: [{ ...action, catalogueCode: null }] })).toEqual([]);
  });

  it('for twelve months where the edition has them', () => {
    const year = {
      variantId: 'twelveMonths',
      services: [{ area: 'A3' as const, minutes: 600 }],
      internship: { startsOn: '2026-12-01', endsOn: '2027-11-30', field: null },
    };
    expect(codes(year, true, percorsi)).toEqual([]);
    expect(codes(year)).toEqual(['unknownVariant']);
    expect(codes({ ...year, variantId: 'standard' }, true, percorsi)).toEqual(['internshipTooLong']);
  });
});

describe('a plan is not signed', () => {
  const internship = (startsOn: string | null, endsOn: string | null) => ({
    internship: { startsOn, endsOn, field: null },
  });

  it.each<[string, string[], Partial<PlanContent>]>([
    ['without goals', ['noGoals'], { goals: [], actions: [] }],
    [
      'with a goal that no action serves',
      ['goalWithoutAction'],
      { goals: [...complete.goals, { id: 'g2', title: 'Casa', theme: 'housing' }] },
    ],
    ['without its first day', ['startMissing'], { startsOn: null }],
    [
      'with an action without a due date',
      ['actionWithoutDueDate'],
      { actions: [{ ...action, dueOn: null }] },
    ],
    [
      'with a due date before its start',
      ['dueBeforeStart'],
      { actions: [{ ...action, dueOn: '2026-11-30' }] },
    ],
    [
      'with a due date after the notice',
      ['dueAfterEdition'],
      { actions: [{ ...action, dueOn: '2028-04-01' }] },
    ],
    ['without an internship', ['internshipMissing'], { internship: null }],
    ['without the last day of the internship', ['internshipMissing'], internship('2027-02-01', null)],
    [
      'with an internship that ends before it begins',
      ['internshipReversed'],
      internship('2027-02-01', '2027-01-31'),
    ],
    ['with an internship a day too long', ['internshipTooLong'], internship('2027-02-01', '2027-08-01')],
    ['with an internship under two months', ['internshipTooShort'], internship('2027-02-01', '2027-03-30')],
    [
      'with an internship after the notice',
      ['internshipOutsideEdition'],
      internship('2027-10-02', '2028-04-01'),
    ],
    ['with an internship before the plan', ['internshipBeforePlan'], internship('2026-11-30', '2027-05-29')],
    [
      'with an internship before the notice',
      ['internshipOutsideEdition', 'internshipBeforePlan'],
      internship('2025-01-01', '2025-06-30'),
    ],
    ['without any guidance', ['noServices', 'guidanceUnderRequired'], { services: [] }],
    [
      'with fewer hours than the clearance needs',
      ['guidanceUnderRequired'],
      { services: [{ area: 'A3', minutes: 20 * 60 - 1 }] },
    ],
    [
      'with more hours than the dowry pays',
      ['componentOverCap'],
      { services: [...complete.services.slice(0, 2), { area: 'A4', minutes: 37 * 60 }] },
    ],
  ])('%s', (_what, expected, change) => {
    expect(codes(change)).toEqual(expected);
    expect(codes(change, false)).toEqual([]);
  });

  it('and is told everything that is missing at once', () => {
    expect(planViolations(empty, plus, { signing: true }).map(({ code }) => code)).toEqual([
      'noGoals',
      'startMissing',
      'internshipMissing',
      'noServices',
      'guidanceUnderRequired',
    ]);
  });

  it('and is told how many hours and how much money', () => {
    const [hours] = planViolations({ ...complete, services: [{ area: 'A2', minutes: 90 }] }, plus, {
      signing: true,
    });
    expect(hours).toMatchObject({ numbers: { minutes: 90, minutesMin: 1_200 } });
    expect(hours?.message.it).toContain('20 ore in A2 + A3: ne sono previste 1,5');
    const more = [...complete.services.slice(0, 2), { area: 'A4' as const, minutes: 37 * 60 }];
    const [over] = planViolations({ ...complete, services: more }, plus, { signing: true });
    expect(over?.numbers).toMatchObject({ capCents: 276_738, overCents: 4_941 });
  });
});

describe('a draft', () => {
  it('may be empty', () => {
    expect(planViolations(empty, plus, { signing: false })).toEqual([]);
  });

  it.each<[string, string, Partial<PlanContent>]>([
    ['a length that the notice lacks', 'unknownVariant', { variantId: 'decade' }],
    ['the same goal twice', 'repeated', { goals: [...complete.goals, ...complete.goals] }],
    ['the same action twice', 'repeated', { actions: [action, action] }],
    ['the same area twice', 'repeated', { services: [...complete.services, { area: 'A2', minutes: 1 }] }],
    ['an action of no goal', 'actionWithoutGoal', { actions: [{ ...action, goalId: 'g9' }] }],
    [
      'an entry that the catalogue lacks',
      'unknownCatalogueEntry',
      { actions: [{ ...action, catalogueCode: 'fly' }] },
    ],
    [
      'an action closed without a reason',
      'closingIncomplete',
      { actions: [{ ...action, ...closed, closingReason: null }] },
    ],
    [
      'a reason without an outcome',
      'closingIncomplete',
      { actions: [{ ...action, closingReason: 'Trasferito' }] },
    ],
  ])('does not hold %s', (_what, code, change) => {
    expect(codes(change, false)).toEqual([code]);
    expect(codes(change, true)).toEqual([code]);
  });
});

describe('for any plan', () => {
  const day = fc.option(
    fc.constantFrom('2022-08-01', '2025-03-01', '2026-12-01', '2027-02-01', '2027-07-31', '2029-01-01'),
    { nil: null },
  );
  const anyContent: fc.Arbitrary<PlanContent> = fc.record({
    variantId: fc.constantFrom('standard', 'twelveMonths'),
    startsOn: day,
    situation: fc.constant(null),
    goals: fc.array(
      fc.record({ id: fc.constantFrom('g1', 'g2'), title: fc.string(), theme: fc.constant('work' as const) }),
      { maxLength: 3 },
    ),
    actions: fc.array(
      fc
        .record({ goalId: fc.constantFrom('g1', 'g2', 'g3'), dueOn: day })
        .map((change) => ({ ...action, ...change })),
      { maxLength: 2 },
    ),
    services: fc.array(
      fc.record({ area: fc.constantFrom(...serviceAreas), minutes: fc.nat({ max: 6_000 }) }),
      { maxLength: 4 },
    ),
    internship: fc.option(fc.record({ startsOn: day, endsOn: day, field: fc.constant(null) }), { nil: null }),
  });

  it('whoever signs is told at least what whoever saves is told, each with a way to mend it', () => {
    fc.assert(
      fc.property(anyContent, fc.constantFrom(...editions), (content, by) => {
        const saving = planViolations(content, by, { signing: false });
        const signing = planViolations(content, by, { signing: true });
        for (const one of saving) expect(signing).toContainEqual(one);
        for (const { pointer, fix } of signing) {
          expect(pointer.startsWith('/')).toBe(true);
          expect(fix.it.length * fix.en.length).toBeGreaterThan(0);
        }
      }),
    );
  });

  it('a signed one never costs more than the dowry and never outlives the notice', () => {
    const start = fc.nat({ max: 900 }).map((days) => addDays(civilDate('2026-12-01'), days));
    const length = fc.nat({ max: 250 });
    const a4 = fc.nat({ max: 40 * 60 }).map((minutes) => ({ area: 'A4' as const, minutes }));
    fc.assert(
      fc.property(start, length, a4, (startsOn, days, service) => {
        const internship = { startsOn, endsOn: addDays(startsOn, days), field: null };
        const content = { ...complete, services: [...complete.services.slice(0, 2), service], internship };
        fc.pre(planViolations(content, plus, { signing: true }).length === 0);
        const cost = planCost(content, plus);
        expect(cost.uncappedCents).toBeLessThanOrEqual(cost.capCents);
        expect(internship.endsOn <= plus.window.internshipsEndBy.value).toBe(true);
      }),
    );
  });
});
