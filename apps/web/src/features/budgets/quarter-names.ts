import { isCivilDate } from '@approdo/shared/dates';
import { quarterPartsOf } from '@approdo/shared/quarters';
import type { TextOf } from '../../i18n/i18n.ts';

const numerals = ['I', 'II', 'III', 'IV'] as const;

/** A quarter by its first day as people say it: `IV trimestre 2026`, or short, for the head of a column. */
export function quarterName(t: TextOf, startsOn: string, length: 'whole' | 'short' = 'whole'): string {
  if (!isCivilDate(startsOn)) return startsOn;
  const { year, number } = quarterPartsOf(startsOn);
  return t(`budgetPlans.quarter.${length}`, { number: numerals[number - 1] ?? '', year: String(year) });
}
