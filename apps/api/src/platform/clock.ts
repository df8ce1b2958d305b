import { type CivilDate, romeToday } from '@approdo/shared/dates';

/** The only source of time: passed in, so that a test may stand on any day. */
export interface Clock {
  now(): Date;
  /** The civil day in Italy (Europe/Rome). */
  today(): CivilDate;
}

export const systemClock: Clock = clockOf(() => new Date());

const minuteMs = 60_000;

/** A clock that reads its instants from a function. A day begins on a whole minute, so it is worked out once a minute. */
export function clockOf(now: () => Date): Clock {
  let known = { minute: Number.NaN, day: romeToday(now()) };
  return {
    now,
    today: () => {
      const instant = now();
      const minute = Math.floor(instant.getTime() / minuteMs);
      if (minute !== known.minute) known = { minute, day: romeToday(instant) };
      return known.day;
    },
  };
}
