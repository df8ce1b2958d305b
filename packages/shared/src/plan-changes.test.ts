import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isCatalogueCode, planCatalogue, planThemeLabels, planThemes } from './plan-catalogue.ts';
import { planChanges } from './plan-changes.ts';
import type { PlanAction, PlanContent } from './plan-content.ts';

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

const plan: PlanContent = {
  variantId: 'standard',
  startsOn: '2026-12-01',
  situation: 'Ha lavorato come sarto.',
  goals: [
    { id: 'g1', title: 'Trovare un tirocinio', theme: 'work' },
    { id: 'g2', title: "Parlare meglio l'italiano", theme: 'italian' },
  ],
  actions: [action, { ...action, id: 'a2', goalId: 'g2', title: 'Corso di italiano', theme: 'italian' }],
  services: [{ area: 'A2', minutes: 240 }],
  internship: { startsOn: '2027-02-01', endsOn: '2027-07-31', field: 'Sartoria' },
};

describe('the changes of a plan', () => {
  it('are none between equal texts, whatever the order of goals and actions', () => {
    expect(planChanges(plan, plan)).toEqual([]);
    const turned = { ...plan, goals: plan.goals.toReversed(), actions: plan.actions.toReversed() };
    expect(planChanges(plan, turned)).toEqual([]);
  });

  it('name what was added and what was taken away', () => {
    const after = {
      ...plan,
      actions: [action],
      services: [...plan.services, { area: 'A3' as const, minutes: 960 }],
    };
    expect(planChanges(plan, after)).toEqual([
      { kind: 'removed', part: 'action', title: 'Corso di italiano', fields: [] },
      { kind: 'added', part: 'service', title: 'A3', fields: [] },
    ]);
  });

  it('give each changed field before and after, the goal of an action by its name', () => {
    const after = { ...plan, actions: [{ ...action, goalId: 'g2', dueOn: null }, ...plan.actions.slice(1)] };
    expect(planChanges(plan, after)).toEqual([
      {
        kind: 'changed',
        part: 'action',
        title: 'Stesura del curriculum',
        fields: [
          { field: 'goalId', before: 'Trovare un tirocinio', after: "Parlare meglio l'italiano" },
          { field: 'dueOn', before: '2027-01-15', after: null },
        ],
      },
    ]);
  });

  it('tell of an internship planned, moved or given up', () => {
    const without = { ...plan, internship: null };
    expect(planChanges(without, plan)).toMatchObject([{ kind: 'added', part: 'internship' }]);
    expect(planChanges(plan, without)).toMatchObject([{ kind: 'removed', part: 'internship' }]);
    const moved = {
      ...plan,
      internship: { startsOn: '2027-03-01', endsOn: '2027-08-31', field: 'Sartoria' },
    };
    expect(planChanges(plan, moved)[0]?.fields.map(({ field }) => field)).toEqual(['startsOn', 'endsOn']);
  });

  it('read backwards swap added and removed, before and after', () => {
    const goal = fc.record({
      id: fc.constantFrom('g1', 'g2', 'g3'),
      title: fc.constantFrom('Uno', 'Due'),
      theme: fc.constantFrom(...planThemes),
    });
    const goals = fc.uniqueArray(goal, { selector: ({ id }) => id });
    fc.assert(
      fc.property(goals, goals, (first, second) => {
        const [before, after] = [
          { ...plan, actions: [], goals: first },
          { ...plan, actions: [], goals: second },
        ];
        const count = (kind: string, changes: readonly { kind: string }[]) =>
          changes.filter((change) => change.kind === kind).length;
        const [forth, back] = [planChanges(before, after), planChanges(after, before)];
        expect(count('added', forth)).toBe(count('removed', back));
        expect(count('changed', forth)).toBe(count('changed', back));
      }),
    );
  });
});

describe('the catalogue of actions', () => {
  it('has one entry per code and something for every theme', () => {
    expect(new Set(planCatalogue.map(({ code }) => code)).size).toBe(planCatalogue.length);
    expect(new Set(planCatalogue.map(({ theme }) => theme))).toEqual(new Set(planThemes));
    expect(Object.keys(planThemeLabels)).toEqual([...planThemes]);
    expect(isCatalogueCode('work-cv')).toBe(true);
    expect(isCatalogueCode('work-nothing')).toBe(false);
  });
});
