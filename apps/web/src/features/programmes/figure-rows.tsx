import { serviceAreaLabels, serviceAreas } from '@approdo/shared/dowry';
import { currentLanguage, type TextOf } from '../../i18n/i18n.ts';
import { formatCount, formatDay, formatHours } from '../../lib/format.ts';
import type { FigureRow } from './figure-table.tsx';
import type { Edition } from './queries.ts';

interface Figure<Value> {
  readonly value: Value;
  readonly source: string;
  readonly assumed: boolean;
}

/** The terms of an edition. */
export function windowRows({ window }: Edition, t: TextOf): FigureRow[] {
  const day = (id: keyof Edition['window'], figure: Figure<string | null>): FigureRow => ({
    ...figure,
    id,
    term: t(`programmes.window.${id}`),
    value: figure.value === null ? t('programmes.noTerm') : formatDay(figure.value),
  });
  return [
    day('applicationsFrom', window.applicationsFrom),
    day('applicationsUntil', window.applicationsUntil),
    day('clearanceRequestsUntil', window.clearanceRequestsUntil),
    day('internshipsEndBy', window.internshipsEndBy),
    day('claimsUntil', window.claimsUntil),
  ];
}

/** What is asked of the person, of the promoter and of the request. */
export function conditionRows(edition: Edition, t: TextOf): FigureRow[] {
  const { workDeclaration, internship } = edition;
  const flag = (figure: Figure<boolean>) => t(figure.value ? 'common.yes' : 'common.no');
  const count = (figure: Figure<number | null>) =>
    figure.value === null ? t('programmes.noLimit') : formatCount(figure.value);
  const row = (id: ConditionKey, figure: Figure<unknown>, value: FigureRow['value']): FigureRow => {
    const { source, assumed } = figure;
    return { id, term: t(`programmes.condition.${id}`), value, source, assumed };
  };
  const { ageMonthsMax } = workDeclaration;
  const months =
    ageMonthsMax.value === null ? null : t('programmes.monthsCount', { count: ageMonthsMax.value });
  return [
    row(
      'employment',
      edition.employmentConditions,
      edition.employmentConditions.value.map((one) => t(`programmes.employment.${one}`)).join(', '),
    ),
    row('workDeclaration', workDeclaration.required, flag(workDeclaration.required)),
    row('workDeclarationAge', ageMonthsMax, months ?? t('programmes.noLimit')),
    row('servicePact', edition.servicePactRequired, flag(edition.servicePactRequired)),
    row('provisionalTaxCode', edition.provisionalTaxCodeAccepted, flag(edition.provisionalTaxCodeAccepted)),
    row('oneDowry', edition.oneDowryPerPerson, flag(edition.oneDowryPerPerson)),
    row('otherPolicy', edition.otherPaidPolicyAllowed, flag(edition.otherPaidPolicyAllowed)),
    row('paths', edition.pathsPerPromoterMax, count(edition.pathsPerPromoterMax)),
    row(
      'dowries',
      edition.dowriesPlanned,
      edition.dowriesPlanned.value === null
        ? t('programmes.notGiven')
        : formatCount(edition.dowriesPlanned.value),
    ),
    row(
      'internshipMin',
      internship.monthsMin,
      t('programmes.monthsCount', { count: internship.monthsMin.value }),
    ),
    row(
      'dailyHours',
      internship.dailyMinutesMax,
      internship.dailyMinutesMax.value === null
        ? t('programmes.noLimit')
        : formatHours(internship.dailyMinutesMax.value),
    ),
  ];
}

type ConditionKey =
  | 'employment'
  | 'workDeclaration'
  | 'workDeclarationAge'
  | 'servicePact'
  | 'provisionalTaxCode'
  | 'oneDowry'
  | 'otherPolicy'
  | 'paths'
  | 'dowries'
  | 'internshipMin'
  | 'dailyHours';

/** The hours of guidance, by area and before the clearance. */
export function guidanceRows({ guidance }: Edition, t: TextOf): FigureRow[] {
  const language = currentLanguage();
  const areas = serviceAreas.map((area): FigureRow => {
    const figure = guidance.areaMinutes[area];
    const value = figure.value === null ? t('programmes.notSplit') : formatHours(figure.value);
    return { ...figure, id: area, term: `${area} ${serviceAreaLabels[area][language]}`, value };
  });
  const before = guidance.minutesBeforeClearance;
  return [
    ...areas,
    {
      ...before,
      id: 'before',
      term: t('programmes.beforeClearance', { areas: guidance.areasBeforeClearance.join(' + ') }),
      value: before.value === 0 ? t('programmes.noMinimum') : formatHours(before.value),
    },
  ];
}

/** What a month pays, and what an internship that ends early leaves. */
export function monthRows({ hostTutoringRule, month }: Edition, t: TextOf): FigureRow[] {
  const { partialMonths, thresholdPercent, underThreshold } = month;
  return [
    {
      ...thresholdPercent,
      id: 'threshold',
      term: t('programmes.month.threshold'),
      value: `${thresholdPercent.value}%`,
    },
    {
      ...underThreshold,
      id: 'under',
      term: t('programmes.month.under'),
      value: t(`programmes.underThreshold.${underThreshold.value}`),
    },
    {
      ...partialMonths,
      id: 'partial',
      term: t('programmes.month.partial'),
      value: t(`programmes.partialMonths.${partialMonths.value}`),
    },
    {
      ...hostTutoringRule,
      id: 'tutoring',
      term: t('programmes.month.tutoring'),
      value: t(`programmes.tutoringRule.${hostTutoringRule.value}`),
    },
  ];
}
