/**
 * What an action plan would cost a dowry: the same computation for the API, which refuses, and for the plan
 * page, which shows it while the operator types. The edition comes as data, each figure with its source.
 */
import { addDays, addMonths, type CivilDate, daysBetween, isCivilDate, monthsBetween } from './dates.ts';
import type { DowryComponent, ServiceArea } from './dowry.ts';
import { accruedCents, type Cents, cents, sumCents } from './money.ts';

/** A figure of an edition with where it comes from; an assumed one has no public source that settles it. */
export interface Figure<Value> {
  readonly value: Value;
  readonly source: string;
  readonly assumed: boolean;
}

/** When the host is paid for tutoring: all of it at the end of a completed internship, or by months done. */
export type HostTutoringRule = 'onCompletion' | 'proRata';

/** One way an edition can be taken: its length in months and the components (in cents) that pay for it. */
export interface CostedVariant {
  readonly id: string;
  readonly months: Figure<number>;
  readonly monthlyAllowanceCents: Figure<number>;
  readonly requiredMinutes: Figure<number>;
  readonly components: readonly {
    readonly component: DowryComponent;
    readonly amountCents: Figure<number>;
    readonly fundId: Figure<string>;
  }[];
}

/** The part of an edition that a cost needs. */
export interface CostedEdition {
  readonly variants: readonly CostedVariant[];
  readonly hostTutoringRule: Figure<HostTutoringRule>;
}

/** The part of an action plan that costs money. Days may still be missing while a plan is being written. */
export interface CostedPlan {
  readonly variantId: string;
  readonly services: readonly { readonly area: ServiceArea; readonly minutes: number }[];
  readonly internship: { readonly startsOn: string | null; readonly endsOn: string | null } | null;
}

/** One line of a plan's cost: what is planned, what the edition pays at most, and the quantity behind it. */
export interface PlanCostLine {
  readonly component: DowryComponent;
  readonly fundId: string;
  /** What the dowry would pay for what is planned; never over the cap. */
  readonly plannedCents: Cents;
  /** What the plan would cost without a cap. */
  readonly uncappedCents: Cents;
  readonly capCents: Cents;
  /** Minutes of guidance or months of internship; months may carry a fraction. */
  readonly quantity: number;
  readonly quantityMax: number;
  readonly unit: 'minutes' | 'months';
}

export interface PlanCost {
  readonly lines: readonly PlanCostLine[];
  readonly plannedCents: Cents;
  readonly uncappedCents: Cents;
  readonly capCents: Cents;
}

/** A period counted in whole months and the days left over in the month after them. */
export interface Span {
  readonly months: number;
  readonly days: number;
  /** How many days the month of the days left over has. */
  readonly daysInMonth: number;
}

/** The length of a period, first and last day included: 1 February to 31 July is six months. */
export function spanOf(startsOn: CivilDate, endsOn: CivilDate): Span {
  const after = addDays(endsOn, 1);
  const months = Math.max(0, monthsBetween(startsOn, after));
  const rest = addMonths(startsOn, months);
  return {
    months,
    days: Math.max(0, daysBetween(rest, after)),
    daysInMonth: daysBetween(rest, addMonths(startsOn, months + 1)),
  };
}

/** The planned period of the internship; null while a day is missing or the end comes before the start. */
export function internshipSpan(internship: CostedPlan['internship']): Span | null {
  const { startsOn = null, endsOn = null } = internship ?? {};
  if (startsOn === null || endsOn === null || !isCivilDate(startsOn) || !isCivilDate(endsOn)) return null;
  return endsOn < startsOn ? null : spanOf(startsOn, endsOn);
}

/** The variant of the edition a plan is written for; undefined when the edition has none of that name. */
export function variantOf<Variant extends { readonly id: string }>(
  edition: { readonly variants: readonly Variant[] },
  variantId: string,
): Variant | undefined {
  return edition.variants.find((variant) => variant.id === variantId);
}

/** The minutes of guidance a plan holds, in the areas named or in all of them. */
export function plannedMinutes(
  services: CostedPlan['services'],
  areas: readonly ServiceArea[] | null = null,
): number {
  return services
    .filter(({ area }) => areas === null || areas.includes(area))
    .reduce((minutes, service) => minutes + service.minutes, 0);
}

/**
 * What the plan costs, by component: guidance in proportion to the required minutes, the allowance by months
 * (a partial month by its days), tutoring by the edition's rule. Throws a RangeError for a variant the edition lacks.
 */
export function planCost(plan: CostedPlan, edition: CostedEdition): PlanCost {
  const variant = variantOf(edition, plan.variantId);
  if (variant === undefined) throw new RangeError('The edition has no such variant');
  const lines = variant.components.map((part): PlanCostLine => {
    const cap = cents(part.amountCents.value);
    const cost = costOf(part.component, { plan, variant, cap, rule: edition.hostTutoringRule.value });
    return {
      component: part.component,
      fundId: part.fundId.value,
      plannedCents: cents(Math.min(cost.uncappedCents, cap)),
      capCents: cap,
      ...cost,
    };
  });
  return {
    lines,
    plannedCents: sumCents(lines.map((line) => line.plannedCents)),
    uncappedCents: sumCents(lines.map((line) => line.uncappedCents)),
    capCents: sumCents(lines.map((line) => line.capCents)),
  };
}

type Cost = Pick<PlanCostLine, 'uncappedCents' | 'quantity' | 'quantityMax' | 'unit'>;

interface CostInput {
  readonly plan: CostedPlan;
  readonly variant: CostedVariant;
  readonly cap: Cents;
  readonly rule: HostTutoringRule;
}

function costOf(component: DowryComponent, input: CostInput): Cost {
  switch (component) {
    case 'operatorServices':
      return guidanceCost(input);
    case 'traineeAllowance':
      return allowanceCost(input);
    case 'hostTutoring':
      return tutoringCost(input);
  }
}

function guidanceCost({ plan, variant, cap }: CostInput): Cost {
  const minutes = plannedMinutes(plan.services);
  const required = variant.requiredMinutes.value;
  return { uncappedCents: proportion(cap, minutes, required), ...quantities(minutes, required, 'minutes') };
}

function allowanceCost({ plan, variant }: CostInput): Cost {
  const span = internshipSpan(plan.internship);
  const monthly = cents(variant.monthlyAllowanceCents.value);
  const whole = monthly * (span?.months ?? 0);
  const partial = span === null ? 0 : proportion(monthly, span.days, span.daysInMonth);
  return {
    uncappedCents: cents(whole + partial),
    ...quantities(monthsOf(span), variant.months.value, 'months'),
  };
}

/** Paid on completion it is flat, so that a longer internship costs no more; by months it grows with them. */
function tutoringCost({ plan, variant, cap, rule }: CostInput): Cost {
  const span = internshipSpan(plan.internship);
  const amounts = quantities(monthsOf(span), variant.months.value, 'months');
  if (span === null) return { uncappedCents: cents(0), ...amounts };
  if (rule === 'onCompletion') return { uncappedCents: cap, ...amounts };
  const days = span.months * span.daysInMonth + span.days;
  return { uncappedCents: proportion(cap, days, variant.months.value * span.daysInMonth), ...amounts };
}

function quantities(
  quantity: number,
  quantityMax: number,
  unit: Cost['unit'],
): Pick<Cost, 'quantity' | 'quantityMax' | 'unit'> {
  return { quantity, quantityMax, unit };
}

function monthsOf(span: Span | null): number {
  return span === null ? 0 : span.months + span.days / span.daysInMonth;
}

/** The share of an amount in cents, rounded down; past the whole it keeps growing by the same measure. */
function proportion(amount: Cents, done: number, whole: number): Cents {
  const full = Math.floor(done / whole);
  const rest = accruedCents({ capCents: amount, doneMinutes: done - full * whole, requiredMinutes: whole });
  return cents(amount * full + rest);
}
