import { type CivilDate, formatItalianDate } from '@approdo/shared/dates';
import type { Violation } from '../../../platform/problem.ts';

/** What the days of a person's records are held against. */
export interface Bounds {
  today: CivilDate;
  birthDate: CivilDate;
}

/** The day, when it has not come yet, as a reason to refuse it. */
export function futureViolations(pointer: string, day: CivilDate | null, { today }: Bounds): Violation[] {
  if (day === null || day <= today) return [];
  return [
    {
      code: 'dayInFuture',
      pointer,
      message: {
        it: `Il ${formatItalianDate(day)} non è ancora venuto.`,
        en: `${formatItalianDate(day)} has not come yet.`,
      },
      fix: { it: 'Indica un giorno fino a oggi.', en: 'Give a day up to today.' },
    },
  ];
}

/** The day, when it comes before the person was born. */
export function birthViolations(pointer: string, day: CivilDate | null, { birthDate }: Bounds): Violation[] {
  if (day === null || day >= birthDate) return [];
  return [
    {
      code: 'dayBeforeBirth',
      pointer,
      message: {
        it: `Il ${formatItalianDate(day)} è prima della nascita.`,
        en: `${formatItalianDate(day)} is before the birth.`,
      },
      fix: { it: 'Correggi questo giorno o la data di nascita.', en: 'Correct this day or the birth date.' },
    },
  ];
}

/** A day in the past of someone who was there. */
export function pastViolations(pointer: string, day: CivilDate | null, bounds: Bounds): Violation[] {
  return [...futureViolations(pointer, day, bounds), ...birthViolations(pointer, day, bounds)];
}

/** The last day, when it comes before the first. */
export function orderViolations(
  pointer: string,
  first: CivilDate | null,
  last: CivilDate | null,
): Violation[] {
  if (first === null || last === null || last >= first) return [];
  return [
    {
      code: 'daysOutOfOrder',
      pointer,
      message: {
        it: `Il ${formatItalianDate(last)} è prima dell’inizio, il ${formatItalianDate(first)}.`,
        en: `${formatItalianDate(last)} is before the beginning, ${formatItalianDate(first)}.`,
      },
      fix: { it: 'Correggi una delle due date.', en: 'Correct one of the two days.' },
    },
  ];
}

export interface Span {
  from: CivilDate;
  /** The last day; null while it lasts. */
  until: CivilDate | null;
}

/** Whether two spans have a day in common. */
export function overlap(a: Span, b: Span): boolean {
  return (a.until === null || a.until >= b.from) && (b.until === null || b.until >= a.from);
}
