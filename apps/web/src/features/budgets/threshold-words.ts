import type { TextOf } from '../../i18n/i18n.ts';
import type { Thresholds } from './threshold-queries.ts';

/** `70%, 85%, 95%`. */
export const percentsText = (percents: readonly number[]) =>
  percents.map((percent) => `${percent}%`).join(', ');

/** From when warnings come, in a line; only that they differ, where programmes do not agree. */
export function thresholdsText(t: TextOf, thresholds: readonly Thresholds[]): string {
  const [first, ...others] = thresholds;
  if (!first) return '';
  const isSame = (each: Thresholds) =>
    each.daysBeforeEnd === first.daysBeforeEnd &&
    percentsText(each.percents) === percentsText(first.percents);
  if (!others.every(isSame)) return t('budgetPlans.thresholds.differ');
  return t('budgetPlans.thresholds.line', {
    percents: percentsText(first.percents),
    days: t('budgetPlans.thresholds.dayCount', { count: first.daysBeforeEnd }),
  });
}
