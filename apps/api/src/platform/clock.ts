import { type CivilDate, romeToday } from '@approdo/shared/dates';

/** The only source of time: passed in, so that a test may stand on any day. */
export interface Clock {
  now(): Date;
  /** The civil day in Italy (Europe/Rome). */
  today(): CivilDate;
}

export const systemClock: Clock = clockOf(() => new Date());

/** A clock that reads its instants from a function. */
export function clockOf(now: () => Date): Clock {
  return { now, today: () => romeToday(now()) };
}
