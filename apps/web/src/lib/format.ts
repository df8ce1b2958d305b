import { formatItalianDate, isCivilDate } from '@approdo/shared/dates';
import { withHyphen, withMinus } from '@approdo/shared/minus';
import { formatEuro } from '@approdo/shared/money';
import { currentLanguage, texts } from '../i18n/i18n.ts';

/** What stands where there is nothing to show, or where the reader may not see it. */
export const dash = '–';

const instantFormat = new Intl.DateTimeFormat('it-IT', {
  timeZone: 'Europe/Rome',
  day: '2-digit',
  month: '2-digit',
  year: 'numeric',
  hour: '2-digit',
  minute: '2-digit',
});
const dayFormat = new Intl.DateTimeFormat('it-IT', {
  timeZone: 'Europe/Rome',
  day: '2-digit',
  month: '2-digit',
  year: 'numeric',
});
const countFormat = new Intl.NumberFormat('it-IT', { useGrouping: 'always' });
const percentFormat = new Intl.NumberFormat('it-IT', { style: 'percent', maximumFractionDigits: 1 });
/** What rounds to nothing with one decimal. */
const leastPercent = 0.0005;
const numberFormat = new Intl.NumberFormat('it-IT', { maximumFractionDigits: 1 });
const hoursFormat = new Intl.NumberFormat('it-IT', { maximumFractionDigits: 2 });

/** A day `YYYY-MM-DD` as `05/03/1990`; a dash when there is none. */
export function formatDay(day: string | null | undefined): string {
  return day && isCivilDate(day) ? formatItalianDate(day) : dash;
}

/** Two days as `05/03/2026 – 04/09/2026`; without an end, `dal 05/03/2026`. */
export function formatPeriod(from: string | null | undefined, to: string | null | undefined): string {
  if (!to) return `${texts('common.from')} ${formatDay(from)}`;
  return `${formatDay(from)} ${dash} ${formatDay(to)}`;
}

/** An instant (ISO 8601) as day and time in Rome: `05/03/2026, 14:30`. */
export function formatInstant(instant: string | null | undefined): string {
  return instant ? instantFormat.format(new Date(instant)) : dash;
}

/** The day in Rome of an instant: `05/03/2026`. */
export function formatInstantDay(instant: string | null | undefined): string {
  return instant ? dayFormat.format(new Date(instant)) : dash;
}

/** A month `YYYY-MM` in words, in the reader's language: `novembre 2026`. */
export function formatMonth(month: string): string {
  const format = new Intl.DateTimeFormat(currentLanguage(), {
    month: 'long',
    year: 'numeric',
    timeZone: 'UTC',
  });
  return format.format(new Date(`${month}-01T00:00:00Z`));
}

/** Cents as `1.234,50 €`; a dash, not zero, where the amount may not be seen. */
export function formatMoney(cents: number | null | undefined): string {
  return cents === null || cents === undefined ? dash : formatEuro(cents);
}

/** Cents for a spreadsheet: `-1234,50`, which it reads as a number; nothing where the amount may not be seen. */
export function plainMoney(cents: number | null | undefined): string {
  return cents === null || cents === undefined ? '' : withHyphen(formatEuro(cents)).replace(/[.\s€]/g, '');
}

/** A count with its thousands: `12.345`. */
export function formatCount(count: number | null | undefined): string {
  return count === null || count === undefined ? dash : withMinus(countFormat.format(count));
}

/** A number with one decimal at the most: `2,5`. */
export function formatNumber(value: number): string {
  return withMinus(numberFormat.format(value));
}

/** A share between 0 and 1 as `12,5%`; what is too little to be shown is not nothing: `< 0,1%`. */
export function formatPercent(share: number | null | undefined): string {
  if (share === null || share === undefined) return dash;
  return share > 0 && share < leastPercent
    ? `< ${percentFormat.format(0.001)}`
    : withMinus(percentFormat.format(share));
}

/** Minutes as hours with decimals, the way registers are added up: `1,5 h`. */
export function formatHours(minutes: number | null | undefined): string {
  return minutes === null || minutes === undefined
    ? dash
    : `${withMinus(hoursFormat.format(minutes / 60))} h`;
}

/** Family name first, as Italian registers list people: `ADEYEMI Grace`. */
export function formatPersonName(person: { familyName: string; givenName: string | null }): string {
  return `${person.familyName.toLocaleUpperCase('it-IT')} ${person.givenName ?? ''}`.trim();
}

/** The initials shown in place of a portrait, at most two letters. */
export function initialsOf(name: string): string {
  const words = name.split(/\s+/).filter(Boolean);
  const letters = [words.at(0), words.length > 1 ? words.at(-1) : undefined].map((word) => word?.at(0) ?? '');
  return letters.join('').toLocaleUpperCase('it-IT');
}
