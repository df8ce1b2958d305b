import type { Parsed } from './parsed.ts';

declare const calendar: unique symbol;

/**
 * A day of the calendar, as `YYYY-MM-DD` text from end to end: no hour, no zone, and `<` orders it.
 * Years run from 0001 to 9999; the calendar is the Gregorian one, before 1582 too.
 */
export type CivilDate = string & { readonly [calendar]: 'day' };

/** The day written as YYYY-MM-DD; throws a RangeError unless it exists. */
export function civilDate(text: string): CivilDate {
  if (!isCivilDate(text)) throw new RangeError('A day is written YYYY-MM-DD and must exist');
  return text;
}

/** True when the text is a day that exists, written YYYY-MM-DD. */
export function isCivilDate(text: string): text is CivilDate {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
  return match !== null && fault(Number(match[1]), Number(match[2]), Number(match[3])) === null;
}

export interface DateParts {
  readonly year: number;
  /** 1 to 12. */
  readonly month: number;
  /** 1 to 31. */
  readonly day: number;
}

/** The year, month (1 to 12) and day of a date. */
export function datePartsOf(date: CivilDate): DateParts {
  return { year: Number(date.slice(0, 4)), month: Number(date.slice(5, 7)), day: Number(date.slice(8, 10)) };
}

/** The day made of a year, a month (1 to 12) and a day; throws a RangeError unless it exists. */
export function dateOf(parts: DateParts): CivilDate {
  const { year, month, day } = parts;
  return civilDate(`${pad(year, 4)}-${pad(month, 2)}-${pad(day, 2)}`);
}

export type DateReason = 'empty' | 'notADate' | 'noSuchMonth' | 'noSuchDay' | 'yearOutOfRange';

/** Reads day/month/year as Italians write it (also with dots, dashes or single digits), or says why it is no date. */
export function parseItalianDate(text: string): Parsed<CivilDate, DateReason> {
  const trimmed = text.trim();
  if (trimmed === '') return refused('empty');
  const match = /^(\d{1,2})([/.-])(\d{1,2})\2(\d{4})$/.exec(trimmed);
  if (match === null) return refused('notADate');
  return existing({ year: Number(match[4]), month: Number(match[3]), day: Number(match[1]) });
}

/** Reads YYYY-MM-DD strictly, or says why it is no date. */
export function parseIsoDate(text: string): Parsed<CivilDate, DateReason> {
  if (text === '') return refused('empty');
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
  if (match === null) return refused('notADate');
  return existing({ year: Number(match[1]), month: Number(match[2]), day: Number(match[3]) });
}

/** The day as Italians write it: 05/11/1998. */
export function formatItalianDate(date: CivilDate): string {
  return `${date.slice(8, 10)}/${date.slice(5, 7)}/${date.slice(0, 4)}`;
}

/** The day some days later, or earlier when negative; throws a RangeError outside years 0001 to 9999. */
export function addDays(date: CivilDate, days: number): CivilDate {
  return fromDayNumber(dayNumber(date) + whole(days));
}

/**
 * The same day some months later, or earlier when negative; where that month is shorter, its last day
 * (31 January plus one month is 28 or 29 February), as article 2963 of the civil code counts months.
 */
export function addMonths(date: CivilDate, months: number): CivilDate {
  const { year, month, day } = datePartsOf(date);
  const count = year * 12 + (month - 1) + whole(months);
  const target = { year: Math.floor(count / 12), month: (((count % 12) + 12) % 12) + 1 };
  return dateOf({ ...target, day: Math.min(day, daysInMonth(target.year, target.month)) });
}

/** The days from one date to another: negative when the second comes first, zero on the same day. */
export function daysBetween(from: CivilDate, to: CivilDate): number {
  return dayNumber(to) - dayNumber(from);
}

/** The whole months from one date to another: the most that can be added without passing it; negative backwards. */
export function monthsBetween(from: CivilDate, to: CivilDate): number {
  if (to < from) return 0 - monthsBetween(to, from);
  const [start, end] = [datePartsOf(from), datePartsOf(to)];
  const months = (end.year - start.year) * 12 + end.month - start.month;
  const isWhole = end.day >= start.day || end.day === daysInMonth(end.year, end.month);
  return isWhole ? months : months - 1;
}

/** Whole years of age on a day, negative before birth. Who is born on 29 February comes of age on 1 March of common years. */
export function ageOn(birthDate: CivilDate, on: CivilDate): number {
  const years = datePartsOf(on).year - datePartsOf(birthDate).year;
  return on.slice(5) < birthDate.slice(5) ? years - 1 : years;
}

/** Orders two days for `sort`: negative when the first comes first. */
export function compareDates(a: CivilDate, b: CivilDate): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** The last day of the month a date falls in. */
export function endOfMonth(date: CivilDate): CivilDate {
  const { year, month } = datePartsOf(date);
  return dateOf({ year, month, day: daysInMonth(year, month) });
}

/** The day of the week, from 1 for Monday to 7 for Sunday. */
export function weekdayOf(date: CivilDate): number {
  return ((((dayNumber(date) - mondayNumber) % 7) + 7) % 7) + 1;
}

const romeDay = new Intl.DateTimeFormat('en', {
  timeZone: 'Europe/Rome',
  calendar: 'iso8601',
  numberingSystem: 'latn',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
});

/** The day it is in Italy at an instant (a Date, or milliseconds since 1970 UTC). */
export function romeToday(instant: Date | number): CivilDate {
  const parts = new Map(romeDay.formatToParts(instant).map(({ type, value }) => [type, Number(value)]));
  return dateOf({
    year: parts.get('year') ?? Number.NaN,
    month: parts.get('month') ?? Number.NaN,
    day: parts.get('day') ?? Number.NaN,
  });
}

function existing(parts: DateParts): Parsed<CivilDate, DateReason> {
  const reason = fault(parts.year, parts.month, parts.day);
  return reason === null ? { ok: true, value: dateOf(parts) } : refused(reason);
}

function refused(reason: DateReason): Parsed<CivilDate, DateReason> {
  return { ok: false, reason };
}

function fault(year: number, month: number, day: number): DateReason | null {
  if (year < 1 || year > 9999) return 'yearOutOfRange';
  if (month < 1 || month > 12) return 'noSuchMonth';
  return day < 1 || day > daysInMonth(year, month) ? 'noSuchDay' : null;
}

function daysInMonth(year: number, month: number): number {
  if (month === 2) return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}

/** Days since 1 March of year 0: years begin in March, so that the leap day ends its year. */
function dayNumber(date: CivilDate): number {
  const { year, month, day } = datePartsOf(date);
  const shifted = month > 2 ? year : year - 1;
  const monthFromMarch = (month + 9) % 12;
  return leapDays(shifted) + 365 * shifted + Math.floor((153 * monthFromMarch + 2) / 5) + day - 1;
}

function fromDayNumber(number: number): CivilDate {
  const guess = Math.floor(number / 365.2425);
  const before = (year: number) => 365 * year + leapDays(year);
  const year = before(guess) > number ? guess - 1 : before(guess + 1) <= number ? guess + 1 : guess;
  const rest = number - before(year);
  const monthFromMarch = Math.floor((5 * rest + 2) / 153);
  const month = ((monthFromMarch + 2) % 12) + 1;
  const day = rest - Math.floor((153 * monthFromMarch + 2) / 5) + 1;
  return dateOf({ year: month > 2 ? year : year + 1, month, day });
}

function leapDays(year: number): number {
  return Math.floor(year / 4) - Math.floor(year / 100) + Math.floor(year / 400);
}

/** 1 January 2024 was a Monday. */
const mondayNumber = dayNumber(civilDate('2024-01-01'));

function whole(count: number): number {
  if (!Number.isSafeInteger(count)) throw new RangeError('Days and months are counted in whole numbers');
  return count;
}

function pad(value: number, width: number): string {
  return String(value).padStart(width, '0');
}
