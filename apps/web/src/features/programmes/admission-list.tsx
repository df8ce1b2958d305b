import { protectionGroundLabels, stayPermits } from '@approdo/shared/stay-permits';
import { currentLanguage, type TextOf, useTexts } from '../../i18n/i18n.ts';
import { FigureTable } from './figure-table.tsx';
import type { Edition } from './queries.ts';

type Admission = Edition['admissions'][number];

/** Everyone the edition admits: a person needs one of these ways, with all of its conditions. */
export function AdmissionList({ edition }: { edition: Edition }) {
  const t = useTexts();
  const rows = edition.admissions.map((way, index) => ({
    id: `${way.code}-${index}`,
    term: t(`programmes.admission.${way.code}`),
    value: conditionsOf(way, t).join('; '),
    source: way.source,
    assumed: way.assumed,
  }));
  return <FigureTable caption={t('programmes.section.admissions')} rows={rows} />;
}

function conditionsOf(way: Admission, t: TextOf): string[] {
  const language = currentLanguage();
  const permits = [
    ...way.grounds.map((ground) => protectionGroundLabels[ground][language]),
    ...way.permitKinds.map((kind) => stayPermits[kind][language]),
  ];
  return [
    permits.length === 0 ? t('programmes.anyPermit') : permits.join(', '),
    ...(way.enteredUnaccompanied ? [t('programmes.enteredUnaccompanied')] : []),
    ...(way.ageMin === null ? [] : [t('programmes.ageFrom', { years: way.ageMin })]),
    ...(way.ageBelow === null ? [] : [t('programmes.ageBelow', { years: way.ageBelow })]),
    ...(way.daysSinceLodgingMin === null
      ? []
      : [t('programmes.daysWaited', { days: way.daysSinceLodgingMin })]),
  ];
}
