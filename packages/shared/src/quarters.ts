import { addDays, addMonths, type CivilDate, dateOf, datePartsOf } from './dates.ts';

/** The first day of the quarter in which a day falls. */
export function quarterOf(date: CivilDate): CivilDate {
  const { year, month } = datePartsOf(date);
  return dateOf({ year, month: month - ((month - 1) % 3), day: 1 });
}

/** The first day of the quarter that comes so many quarters later, or earlier below zero. */
export function addQuarters(startsOn: CivilDate, quarters: number): CivilDate {
  return addMonths(startsOn, quarters * 3);
}

/** The last day of the quarter that begins on a day. */
export function endOfQuarter(startsOn: CivilDate): CivilDate {
  return addDays(addQuarters(startsOn, 1), -1);
}

/** The year of a quarter and its number in it, 1 to 4. */
export function quarterPartsOf(startsOn: CivilDate): { year: number; number: number } {
  const { year, month } = datePartsOf(startsOn);
  return { year, number: (month + 2) / 3 };
}
