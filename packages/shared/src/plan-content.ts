/** What an action plan (PAI) holds, as the API stores it and the plan page edits it. */
import type { ServiceArea } from './dowry.ts';
import type { PlanTheme } from './plan-catalogue.ts';

/** Who takes care of an action. */
export const planResponsibles = ['person', 'operator', 'mediator', 'host', 'service'] as const;
export type PlanResponsible = (typeof planResponsibles)[number];

/** Whether an action is still to be done, and how it ended. */
export const actionOutcomes = ['open', 'done', 'dropped'] as const;
export type ActionOutcome = (typeof actionOutcomes)[number];

export interface PlanGoal {
  readonly id: string;
  readonly title: string;
  readonly theme: PlanTheme;
}

export interface PlanAction {
  readonly id: string;
  readonly goalId: string;
  readonly title: string;
  readonly theme: PlanTheme;
  /** The entry of the catalogue it was taken from; null for free text. */
  readonly catalogueCode: string | null;
  readonly responsible: PlanResponsible;
  /** Day, YYYY-MM-DD. */
  readonly dueOn: string | null;
  readonly outcome: ActionOutcome;
  /** Day, YYYY-MM-DD; set once the action is closed, with the reason. */
  readonly closedOn: string | null;
  readonly closingReason: string | null;
}

export interface PlanService {
  readonly area: ServiceArea;
  readonly minutes: number;
}

export interface PlanInternship {
  readonly startsOn: string | null;
  readonly endsOn: string | null;
  /** The trade or the duties looked for, in words. */
  readonly field: string | null;
}

export interface PlanContent {
  readonly variantId: string;
  /** First day of the plan, YYYY-MM-DD. */
  readonly startsOn: string | null;
  /** What the person can do, wants and needs, in words. */
  readonly situation: string | null;
  readonly goals: readonly PlanGoal[];
  readonly actions: readonly PlanAction[];
  readonly services: readonly PlanService[];
  readonly internship: PlanInternship | null;
}

/** The most a plan may hold of each part; the same for the API's checks and the page. */
export const planBounds = { goals: 30, actions: 120, situation: 4_000, minutes: 60_000 } as const;
