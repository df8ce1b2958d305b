import type { PlanTheme } from '@approdo/shared/plan-catalogue';
import type { PlanResponsible } from '@approdo/shared/plan-content';
import type { Shapes } from '../../lib/api.ts';
import type { PlanContent } from './queries.ts';

export type PlanAction = PlanContent['actions'][number];
export type PlanGoal = PlanContent['goals'][number];

/** What is typed of one action; a new goal may be named in the same breath. */
export interface ActionValues {
  catalogueCode: string;
  title: string;
  theme: PlanTheme | '';
  /** The goal it serves; empty for a new one. */
  goalId: string;
  goalTitle: string;
  responsible: PlanResponsible | '';
  dueOn: string | null;
}

/** The text of a draft as the API takes it: what is empty is left out. */
export function writeOf(content: PlanContent): Shapes['WritePlan'] {
  const { internship } = content;
  return {
    variantId: content.variantId,
    startsOn: content.startsOn ?? undefined,
    situation: filled(content.situation),
    goals: content.goals,
    actions: content.actions.map((action) => ({
      ...action,
      catalogueCode: action.catalogueCode ?? undefined,
      dueOn: action.dueOn ?? undefined,
      closedOn: action.closedOn ?? undefined,
      closingReason: action.closingReason ?? undefined,
    })),
    services: content.services.filter(({ minutes }) => minutes > 0),
    internship: internship
      ? {
          startsOn: internship.startsOn ?? undefined,
          endsOn: internship.endsOn ?? undefined,
          field: filled(internship.field),
        }
      : undefined,
  };
}

function filled(text: string | null): string | undefined {
  return text === null || text.trim() === '' ? undefined : text.trim();
}

/** The fields of a new action: for the goal used last, so that several can be added in a row. */
export function newActionValues(content: PlanContent): ActionValues {
  const goalId = content.actions.at(-1)?.goalId ?? content.goals.at(-1)?.id ?? '';
  return { catalogueCode: '', title: '', theme: '', goalId, goalTitle: '', responsible: '', dueOn: null };
}

/** The fields of an action that is there already. */
export function valuesOf(action: PlanAction): ActionValues {
  const { catalogueCode, title, theme, goalId, responsible, dueOn } = action;
  return { catalogueCode: catalogueCode ?? '', title, theme, goalId, goalTitle: '', responsible, dueOn };
}

/** The plan with an action added or changed, and with its new goal when one was named. Without an id the action is new. */
export function withAction(content: PlanContent, values: ActionValues, actionId?: string): PlanContent {
  const { theme, responsible } = values;
  if (theme === '' || responsible === '') return content;
  const goal: PlanGoal | null =
    values.goalId === '' ? { id: crypto.randomUUID(), title: values.goalTitle.trim(), theme } : null;
  const written = {
    goalId: goal?.id ?? values.goalId,
    title: values.title.trim(),
    theme,
    catalogueCode: values.catalogueCode === '' ? null : values.catalogueCode,
    responsible,
    dueOn: values.dueOn,
  };
  const goals = goal ? [...content.goals, goal] : content.goals;
  if (actionId !== undefined) {
    const actions = content.actions.map((one) => (one.id === actionId ? { ...one, ...written } : one));
    return { ...content, goals, actions };
  }
  const open = { outcome: 'open', closedOn: null, closingReason: null } as const;
  return {
    ...content,
    goals,
    actions: [...content.actions, { id: crypto.randomUUID(), ...written, ...open }],
  };
}

/** The plan with an action closed, or open again when no closing is given. */
export function withClosing(
  content: PlanContent,
  actionId: string,
  closing: Pick<PlanAction, 'outcome' | 'closedOn' | 'closingReason'> = {
    outcome: 'open',
    closedOn: null,
    closingReason: null,
  },
): PlanContent {
  const actions = content.actions.map((one) => (one.id === actionId ? { ...one, ...closing } : one));
  return { ...content, actions };
}

export function withoutAction(content: PlanContent, actionId: string): PlanContent {
  return { ...content, actions: content.actions.filter(({ id }) => id !== actionId) };
}

/** The plan without a goal and the actions that serve it. */
export function withoutGoal(content: PlanContent, goalId: string): PlanContent {
  return {
    ...content,
    goals: content.goals.filter(({ id }) => id !== goalId),
    actions: content.actions.filter((action) => action.goalId !== goalId),
  };
}

export function withGoal(content: PlanContent, goal: PlanGoal): PlanContent {
  return { ...content, goals: content.goals.map((one) => (one.id === goal.id ? goal : one)) };
}

/** The plan with the minutes of one area of guidance. */
export function withMinutes(
  content: PlanContent,
  area: PlanContent['services'][number]['area'],
  minutes: number | null,
): PlanContent {
  const others = content.services.filter((service) => service.area !== area);
  const services = minutes === null ? others : [...others, { area, minutes }];
  return { ...content, services: services.toSorted((a, b) => (a.area < b.area ? -1 : 1)) };
}

/** The plan with part of the intended internship changed; nothing left of it is no internship. */
export function withInternship(
  content: PlanContent,
  change: Partial<NonNullable<PlanContent['internship']>>,
): PlanContent {
  const before = content.internship ?? { startsOn: null, endsOn: null, field: null };
  const after = { ...before, ...change };
  const isEmpty = Object.values(after).every((value) => value === null || value === '');
  return { ...content, internship: isEmpty ? null : after };
}
