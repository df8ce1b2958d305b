import { planThemeLabels, planThemes } from '@approdo/shared/plan-catalogue';
import { planResponsibles } from '@approdo/shared/plan-content';
import { currentLanguage, type TextOf } from '../../i18n/i18n.ts';
import type { BadgeTone } from '../../ui/status-badge.tsx';
import type { Plan } from './queries.ts';

export const stateTones: Record<Plan['state'], BadgeTone> = {
  draft: 'neutral',
  signed: 'good',
  inRevision: 'warning',
};

/** The themes of a plan, to choose from. */
export function themeOptions() {
  const language = currentLanguage();
  return planThemes.map((theme) => ({ value: theme, label: planThemeLabels[theme][language] }));
}

/** Who may take care of an action, to choose from. */
export function responsibleOptions(t: TextOf) {
  return planResponsibles.map((value) => ({ value, label: t(`actionPlans.responsible.${value}`) }));
}

/** A length in words: six months, or six months and three days. */
export function lengthInWords(span: { months: number; days: number }, t: TextOf): string {
  const months = t('actionPlans.internship.months', { count: span.months });
  const days = t('actionPlans.internship.days', { count: span.days });
  if (span.days === 0) return months;
  return span.months === 0 ? days : t('actionPlans.internship.monthsAndDays', { months, days });
}
