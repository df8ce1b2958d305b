import { useQuery } from '@tanstack/react-query';
import { type TextOf, useTexts } from '../../i18n/i18n.ts';
import { dash, formatDay } from '../../lib/format.ts';
import { districtsQuery, useCountryName } from '../../lib/territory.ts';
import type { PersonValues } from './person-values.ts';

type Field = keyof PersonValues;

/** The labels of the fields of the person, as the form shows them. */
export function personFieldLabels(t: TextOf): Record<Field, string> {
  return {
    familyName: t('caseFiles.field.familyName'),
    givenName: t('caseFiles.field.givenName'),
    familyNameOriginal: t('caseFiles.field.familyNameOriginal'),
    givenNameOriginal: t('caseFiles.field.givenNameOriginal'),
    birthDate: t('caseFiles.field.birthDate'),
    birthDatePrecision: t('caseFiles.field.yearOnly'),
    birthCountryCode: t('caseFiles.field.birthCountryCode'),
    birthMunicipalityCode: t('caseFiles.field.birthMunicipality'),
    birthLocality: t('caseFiles.field.birthLocality'),
    citizenshipCode: t('caseFiles.field.citizenshipCode'),
    stateless: t('caseFiles.stateless'),
    gender: t('caseFiles.field.gender'),
    enteredUnaccompanied: t('caseFiles.field.enteredUnaccompanied'),
    phone: t('caseFiles.field.phone'),
    email: t('caseFiles.field.email'),
    'residence.street': t('caseFiles.field.residenceStreet'),
    'residence.postalCode': t('caseFiles.field.residencePostalCode'),
    'residence.municipalityCode': t('caseFiles.field.residenceMunicipality'),
    livesElsewhere: t('caseFiles.field.livesElsewhere'),
    'domicile.street': t('caseFiles.field.domicileStreet'),
    'domicile.postalCode': t('caseFiles.field.domicilePostalCode'),
    'domicile.municipalityCode': t('caseFiles.field.domicileMunicipality'),
    districtId: t('caseFiles.column.district'),
    'guardian.name': t('caseFiles.field.guardianName'),
    'guardian.phone': `${t('caseFiles.section.guardian')}: ${t('caseFiles.field.phone')}`,
    'guardian.email': `${t('caseFiles.section.guardian')}: ${t('caseFiles.field.email')}`,
    languages: t('caseFiles.section.languages'),
    'taxCodes.0.code': t('caseFiles.field.taxCode'),
    'taxCodes.0.validFrom': t('caseFiles.taxCode.validFrom'),
    wasInformed: t('caseFiles.field.wasInformed'),
    'consents.0.givenOn': t('caseFiles.field.givenOn'),
    'consents.0.textVersion': t('caseFiles.field.textVersion'),
    'consents.0.how': t('caseFiles.field.how'),
  };
}

/** Says the value of a field of the person in words; a dash for none. */
export function usePersonFieldWords(): (name: Field, values: PersonValues) => string {
  const t = useTexts();
  const countryName = useCountryName();
  const districts = useQuery(districtsQuery).data?.items ?? [];
  return (name, values) => {
    const value = values[name];
    if (name === 'birthCountryCode' || name === 'citizenshipCode') return countryName(values[name]);
    if (name === 'birthDate') return formatDay(values.birthDate);
    if (name === 'gender') return values.gender === '' ? dash : t(`caseFiles.gender.${values.gender}`);
    if (name === 'birthDatePrecision') return t(value === 'year' ? 'common.yes' : 'common.no');
    if (name === 'districtId') return districts.find(({ id }) => id === value)?.name ?? dash;
    if (name === 'enteredUnaccompanied')
      return values[name] === '' ? dash : t(`caseFiles.entry.${values[name]}`);
    if (typeof value === 'boolean') return t(value ? 'common.yes' : 'common.no');
    if (typeof value === 'string') return value === '' ? dash : value;
    return value !== null && 'label' in value ? value.label : dash;
  };
}
