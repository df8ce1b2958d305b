import type { CivilDate } from '@approdo/shared/dates';
import { sumCents } from '@approdo/shared/money';
import { addQuarters, quarterOf } from '@approdo/shared/quarters';
import type { DistrictPlans, DistrictPlansPage, PlanFigures, PlannedQuarter } from './plan-grid-schemas.ts';

/** The quarters that are looked at, by their first days, and the one in progress. */
export interface PlanWindow {
  quarters: readonly CivilDate[];
  current: CivilDate;
}

/** The quarters from a day's own on; from the one before that in progress unless a day is given. */
export function planWindow({
  from,
  count,
  today,
}: {
  from: CivilDate | undefined;
  count: number;
  today: CivilDate;
}): PlanWindow {
  const current = quarterOf(today);
  const first = from === undefined ? addQuarters(current, -1) : quarterOf(from);
  return { current, quarters: Array.from({ length: count }, (_, index) => addQuarters(first, index)) };
}

interface Standing {
  quarterStartsOn: CivilDate;
  plannedCents: number;
  allocatedCents: number;
}
type Known = Standing & Pick<PlannedQuarter, 'version' | 'plannedByName'>;

/** What a district has in each quarter of the window, with nothing where there is nothing; and its sums, in cents. */
export function districtPlansOf(
  district: Pick<DistrictPlans, 'districtId' | 'districtName'>,
  known: readonly Known[],
  window: PlanWindow,
): DistrictPlans {
  const quarters = window.quarters.map((quarterStartsOn) => {
    const found = known.find((each) => each.quarterStartsOn === quarterStartsOn);
    const { version = 0, plannedByName = null } = found ?? {};
    return { quarterStartsOn, ...figuresOf(found ? [found] : []), version, plannedByName };
  });
  return { ...district, quarters, ...sumsOf(known, window) };
}

/** The same over all districts, and the first quarter to come for which something is planned. */
export function planTotalsOf(known: readonly Standing[], window: PlanWindow): DistrictPlansPage['totals'] {
  const quarter = (quarterStartsOn: CivilDate) => ({
    quarterStartsOn,
    ...figuresOf(known.filter((each) => each.quarterStartsOn === quarterStartsOn)),
  });
  const toCome = known
    .filter(({ quarterStartsOn, plannedCents }) => quarterStartsOn > window.current && plannedCents > 0)
    .map(({ quarterStartsOn }) => quarterStartsOn)
    .sort()[0];
  return {
    quarters: window.quarters.map(quarter),
    ...sumsOf(known, window),
    next: toCome === undefined ? null : quarter(toCome),
  };
}

function sumsOf(known: readonly Standing[], { quarters, current }: PlanWindow) {
  return {
    shown: figuresOf(known.filter(({ quarterStartsOn }) => quarters.includes(quarterStartsOn))),
    untilNow: figuresOf(known.filter(({ quarterStartsOn }) => quarterStartsOn <= current)),
  };
}

function figuresOf(standings: readonly Standing[]): PlanFigures {
  const plannedCents = sumCents(standings.map((each) => each.plannedCents));
  const allocatedCents = sumCents(standings.map((each) => each.allocatedCents));
  return { plannedCents, allocatedCents, differenceCents: allocatedCents - plannedCents };
}
