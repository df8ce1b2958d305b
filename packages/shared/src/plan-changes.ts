/** What changed between two texts of an action plan, as a list that a person can read from top to bottom. */
import type { PlanAction, PlanContent, PlanGoal, PlanInternship } from './plan-content.ts';

export const planChangeKinds = ['added', 'removed', 'changed'] as const;
export const planParts = ['plan', 'goal', 'action', 'service', 'internship'] as const;

/** One field before and after, as text; null where there was nothing. */
export interface PlanFieldChange {
  readonly field: string;
  readonly before: string | null;
  readonly after: string | null;
}

/** One thing that was added, removed or changed. */
export interface PlanChange {
  readonly kind: (typeof planChangeKinds)[number];
  readonly part: (typeof planParts)[number];
  /** The goal's or action's title, the area of guidance; null for the plan itself and the internship. */
  readonly title: string | null;
  /** Empty unless something changed inside. */
  readonly fields: readonly PlanFieldChange[];
}

const planFields = ['variantId', 'startsOn', 'situation'] as const;
const goalFields = ['title', 'theme'] as const;
const actionFields = [
  'title',
  'theme',
  'goalId',
  'responsible',
  'dueOn',
  'outcome',
  'closedOn',
  'closingReason',
] as const;
const internshipFields = ['startsOn', 'endsOn', 'field'] as const;

/** Every change from one text of a plan to another; empty when they say the same, in whatever order. */
export function planChanges(before: PlanContent, after: PlanContent): PlanChange[] {
  return [
    ...changedFields({ part: 'plan', title: null }, { before, after, fields: planFields }),
    ...changedItems('goal', before.goals, after.goals, goalFields),
    ...changedItems('action', named(before), named(after), actionFields),
    ...changedItems('service', services(before), services(after), ['minutes']),
    ...internshipChanges(before.internship, after.internship),
  ];
}

/** An action points to its goal by name, because a person compares names. */
function named(content: PlanContent): PlanAction[] {
  const titleOf = (goalId: string) => content.goals.find((goal) => goal.id === goalId)?.title ?? goalId;
  return content.actions.map((action) => ({ ...action, goalId: titleOf(action.goalId) }));
}

function services(content: PlanContent): { id: string; title: string; minutes: number }[] {
  return content.services.map(({ area, minutes }) => ({ id: area, title: area, minutes }));
}

function changedItems<Item extends Pick<PlanGoal, 'id' | 'title'>>(
  part: PlanChange['part'],
  before: readonly Item[],
  after: readonly Item[],
  fields: readonly (keyof Item & string)[],
): PlanChange[] {
  const gone = before.filter((item) => after.every(({ id }) => id !== item.id));
  return [
    ...gone.map((item): PlanChange => ({ kind: 'removed', part, title: item.title, fields: [] })),
    ...after.flatMap((item): PlanChange[] => {
      const earlier = before.find(({ id }) => id === item.id);
      if (earlier === undefined) return [{ kind: 'added', part, title: item.title, fields: [] }];
      return changedFields({ part, title: item.title }, { before: earlier, after: item, fields });
    }),
  ];
}

function internshipChanges(before: PlanInternship | null, after: PlanInternship | null): PlanChange[] {
  const what = { part: 'internship', title: null } as const;
  if (before === null) return after === null ? [] : [{ kind: 'added', ...what, fields: [] }];
  if (after === null) return [{ kind: 'removed', ...what, fields: [] }];
  return changedFields(what, { before, after, fields: internshipFields });
}

function changedFields<Part>(
  what: Pick<PlanChange, 'part' | 'title'>,
  { before, after, fields }: { before: Part; after: Part; fields: readonly (keyof Part & string)[] },
): PlanChange[] {
  const changed = fields
    .filter((field) => before[field] !== after[field])
    .map((field) => ({ field, before: textOf(before[field]), after: textOf(after[field]) }));
  return changed.length === 0 ? [] : [{ kind: 'changed', ...what, fields: changed }];
}

function textOf(value: unknown): string | null {
  return value === null || value === undefined ? null : String(value);
}
