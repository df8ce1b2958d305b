import { addDays, type CivilDate, daysBetween, weekdayOf } from '@approdo/shared/dates';

/** What came back to the district from a dowry on a day, in cents; early when its path was withdrawn or interrupted. */
export interface DowryReturn {
  on: CivilDate;
  amountCents: number;
  isEarly: boolean;
}

/** A dowry that was granted, what it was worth, and what came back of it so far. */
export interface GrantedDowry {
  grantedOn: CivilDate;
  priceCents: number;
  returns: readonly DowryReturn[];
}

/** What the past says. Shares are from 0 to 1, null where too few doti had the time to end. */
export interface DowryHistory {
  dowries: number;
  /** Those that had the time to end. */
  matured: number;
  dropOut: number | null;
  completedSpend: number | null;
  droppedSpend: number | null;
  /** Which share of a dowry's worth comes back in each week of its age. */
  returnCurve: readonly number[];
}

/** Below so many doti with the time to end, the past says nothing reliable. */
export const maturedMin = 10;
/** How far a forecast looks, in weeks. */
export const horizonWeeks = 104;

/** What a day's known doti say of drop-out, of average spend and of when money comes back. */
export function historyOf(
  dowries: readonly GrantedDowry[],
  on: CivilDate,
  durationWeeks: number,
): DowryHistory {
  const matured = dowries.filter(({ grantedOn }) => weeksBetween(grantedOn, on) >= durationWeeks);
  const [dropped, completed] = [matured.filter(isDropped), matured.filter((dowry) => !isDropped(dowry))];
  const isEnough = matured.length >= maturedMin;
  return {
    dowries: dowries.length,
    matured: matured.length,
    dropOut: isEnough ? dropped.length / matured.length : null,
    completedSpend: isEnough ? spendOf(completed) : null,
    droppedSpend: isEnough ? spendOf(dropped) : null,
    returnCurve: isEnough ? returnCurveOf(dowries, on) : [],
  };
}

const isDropped = ({ returns }: GrantedDowry) => returns.some(({ isEarly }) => isEarly);

/** Which share of their worth these doti spend; null for none. */
function spendOf(dowries: readonly GrantedDowry[]): number | null {
  const worth = sum(dowries.map(({ priceCents }) => priceCents));
  if (worth === 0) return null;
  const returned = sum(dowries.flatMap(({ returns }) => returns.map(({ amountCents }) => amountCents)));
  return clamp(1 - returned / worth);
}

/** In each week of age: what came back in it, over the worth of all doti that have been watched through it. */
function returnCurveOf(dowries: readonly GrantedDowry[], on: CivilDate): number[] {
  const returned = new Array<number>(horizonWeeks).fill(0);
  const watched = new Array<number>(horizonWeeks).fill(0);
  for (const { grantedOn, priceCents, returns } of dowries) {
    const age = Math.min(weeksBetween(grantedOn, on), horizonWeeks);
    for (let week = 0; week < age; week += 1) watched[week] = (watched[week] ?? 0) + priceCents;
    for (const { on: day, amountCents } of returns) {
      const week = weeksBetween(grantedOn, day);
      if (week < age) returned[week] = (returned[week] ?? 0) + amountCents;
    }
  }
  return returned.map((cents, week) => (watched[week] ? cents / watched[week] : 0));
}

/** What a dowry is expected to spend of its worth: completed and dropped paths, each with its share. */
export function expectedSpend(shares: {
  dropOut: number;
  completedSpend: number;
  droppedSpend: number;
}): number {
  const { dropOut, completedSpend, droppedSpend } = shares;
  return clamp((1 - dropOut) * completedSpend + dropOut * droppedSpend);
}

/** The curve of the past, made to come to what is expected back; all at the usual end where the past shows nothing. */
export function curveFor(
  history: readonly number[],
  expectedReturn: number,
  durationWeeks: number,
): number[] {
  const total = sum(history);
  if (total > 0) return history.map((share) => expectedReturn * (share / total));
  const curve = new Array<number>(horizonWeeks).fill(0);
  curve[Math.min(durationWeeks, horizonWeeks - 1)] = expectedReturn;
  return curve;
}

/** What one fund has, and what one dowry takes from it. */
export interface FundToOpen {
  availableCents: number;
  /** What is expected back from the doti that run. */
  returningCents: number;
  perDowryCents: number;
  expectedCostCents: number;
}

/** How many doti the fund opens at once, each reserved in full. */
export const openingsNow = ({ availableCents, perDowryCents }: FundToOpen): number =>
  Math.max(0, Math.floor(availableCents / perDowryCents));

/**
 * How many doti the fund opens in the end, one after another, as what is not spent comes back: the last of them still needs its full
 * amount, those before it cost what is expected.
 */
export function openingsForecast(fund: FundToOpen): number {
  const { availableCents, returningCents, perDowryCents, expectedCostCents } = fund;
  const money = availableCents + returningCents;
  if (money < perDowryCents) return 0;
  return Math.floor((money - perDowryCents) / Math.max(1, expectedCostCents)) + 1;
}

/** Doti that were granted in the week that begins on a Monday. */
export interface Cohort {
  weekStartsOn: CivilDate;
  dowries: number;
}

export interface Projection {
  today: CivilDate;
  weeks: number;
  cohorts: readonly Cohort[];
  /** Share of a dowry's worth that comes back, by week of age. */
  curve: readonly number[];
  weeklyOpenings: number;
  /** No internship fits any more after this day. */
  lastOpeningOn: CivilDate;
  funds: readonly { availableCents: number; perDowryCents: number }[];
}

export interface ProjectedWeek {
  weekStartsOn: CivilDate;
  /** Cents that come back: from doti that run today, and with those opened meanwhile. */
  releasedCents: number;
  openings: number;
  reservedCents: number;
  availableCents: number;
}

/** Week by week from the next Monday: what comes back, what is opened as far as every fund allows, what is left. */
export function projectWeeks(projection: Projection): ProjectedWeek[] {
  const { weeks, curve, weeklyOpenings, lastOpeningOn } = projection;
  const first = addDays(mondayOf(projection.today), 7);
  const price = sum(projection.funds.map(({ perDowryCents }) => perDowryCents));
  const cohorts = [...projection.cohorts];
  let funds = projection.funds.map((fund) => ({ ...fund }));
  let wanted = 0;
  return Array.from({ length: weeks }, (_, index) => {
    const weekStartsOn = addDays(first, 7 * index);
    const returning = returningDowries(cohorts, weekStartsOn, curve);
    funds = funds.map((fund) => ({
      ...fund,
      availableCents: fund.availableCents + returning * fund.perDowryCents,
    }));
    wanted = weekStartsOn <= lastOpeningOn ? wanted + weeklyOpenings : 0;
    const possible = Math.min(...funds.map((fund) => Math.floor(fund.availableCents / fund.perDowryCents)));
    const openings = Math.max(0, Math.min(Math.floor(wanted), possible));
    wanted = Math.min(wanted - openings, 1);
    funds = funds.map((fund) => ({
      ...fund,
      availableCents: fund.availableCents - openings * fund.perDowryCents,
    }));
    if (openings > 0) cohorts.push({ weekStartsOn, dowries: openings });
    return {
      weekStartsOn,
      releasedCents: Math.round(returning * price),
      openings,
      reservedCents: openings * price,
      availableCents: Math.round(sum(funds.map(({ availableCents }) => availableCents))),
    };
  });
}

/** How many whole doti come back in a week, in shares of them. */
export function returningDowries(
  cohorts: readonly Cohort[],
  weekStartsOn: CivilDate,
  curve: readonly number[],
): number {
  return sum(
    cohorts.map((cohort) => cohort.dowries * (curve[weeksBetween(cohort.weekStartsOn, weekStartsOn)] ?? 0)),
  );
}

/** What doti that run today give back from the next Monday on, in shares of whole doti. */
export function returningInAll(
  cohorts: readonly Cohort[],
  today: CivilDate,
  curve: readonly number[],
): number {
  const first = addDays(mondayOf(today), 7);
  const weeks = Array.from({ length: horizonWeeks }, (_, index) => addDays(first, 7 * index));
  return sum(weeks.map((week) => returningDowries(cohorts, week, curve)));
}

/** The first week in which a dowry is wanted and the money does not allow it; null when it lasts. */
export function moneyEndsOn(
  weeks: readonly ProjectedWeek[],
  weeklyOpenings: number,
  perDowryCents: number,
): CivilDate | null {
  if (weeklyOpenings === 0) return null;
  return weeks.find(({ availableCents }) => availableCents < perDowryCents)?.weekStartsOn ?? null;
}

/** By how much a forecast was wrong, in per cent of what came: above zero when it promised too much; null when nothing came. */
export function errorPercent(forecastCents: number, actualCents: number): number | null {
  return actualCents === 0 ? null : Math.round(((forecastCents - actualCents) / actualCents) * 1000) / 10;
}

export const weeksBetween = (from: CivilDate, until: CivilDate): number =>
  Math.floor(daysBetween(from, until) / 7);

/** The Monday of a day's week. */
export const mondayOf = (day: CivilDate): CivilDate => addDays(day, -((weekdayOf(day) + 6) % 7));

const sum = (numbers: readonly number[]) => numbers.reduce((total, number) => total + number, 0);
const clamp = (share: number) => Math.min(1, Math.max(0, share));
