import { ageOn, isCivilDate } from '@approdo/shared/dates';
import type { Shapes } from '../../lib/api.ts';
import type { Found } from '../../ui/autocomplete-field.tsx';
import { changeOf, given, isGiven, isSame } from './given.ts';
import type { CaseFile } from './queries.ts';
import type { CodeHolder } from './tax-code-check.ts';
import type { ConsentWay, EntryAnswer, Gender, LanguageLevel } from './words.ts';

export interface LanguageRow {
  readonly language: string;
  readonly level: LanguageLevel | '';
}

/** What the form of a person holds. A field is called as the contract's pointers call it, so that refusals find it. */
export interface PersonValues {
  familyName: string;
  givenName: string;
  familyNameOriginal: string;
  givenNameOriginal: string;
  birthDate: string | null;
  birthDatePrecision: 'day' | 'year';
  birthCountryCode: string;
  /** By Belfiore code. */
  birthMunicipalityCode: Found | null;
  birthLocality: string;
  citizenshipCode: string;
  stateless: boolean;
  gender: Gender | '';
  enteredUnaccompanied: EntryAnswer | '';
  phone: string;
  email: string;
  'residence.street': string;
  'residence.postalCode': string;
  /** By ISTAT code. */
  'residence.municipalityCode': Found | null;
  /** The domicile is another address. */
  livesElsewhere: boolean;
  'domicile.street': string;
  'domicile.postalCode': string;
  'domicile.municipalityCode': Found | null;
  /** Empty to follow the municipality. */
  districtId: string;
  'guardian.name': string;
  'guardian.phone': string;
  'guardian.email': string;
  languages: readonly LanguageRow[];
  'taxCodes.0.code': string;
  'taxCodes.0.validFrom': string | null;
  /** The privacy notice was handed over. */
  wasInformed: boolean;
  'consents.0.givenOn': string | null;
  'consents.0.textVersion': string;
  'consents.0.how': ConsentWay | '';
}

export const nobody: PersonValues = {
  familyName: '',
  givenName: '',
  familyNameOriginal: '',
  givenNameOriginal: '',
  birthDate: null,
  birthDatePrecision: 'day',
  birthCountryCode: '',
  birthMunicipalityCode: null,
  birthLocality: '',
  citizenshipCode: '',
  stateless: false,
  gender: '',
  enteredUnaccompanied: 'notStated',
  phone: '',
  email: '',
  'residence.street': '',
  'residence.postalCode': '',
  'residence.municipalityCode': null,
  livesElsewhere: false,
  'domicile.street': '',
  'domicile.postalCode': '',
  'domicile.municipalityCode': null,
  districtId: '',
  'guardian.name': '',
  'guardian.phone': '',
  'guardian.email': '',
  languages: [],
  'taxCodes.0.code': '',
  'taxCodes.0.validFrom': null,
  wasInformed: false,
  'consents.0.givenOn': null,
  'consents.0.textVersion': '',
  'consents.0.how': '',
};

/** The person of a file, as the form holds them. */
export function personValuesOf(file: CaseFile): PersonValues {
  const { residence, domicile, guardian } = file;
  return {
    ...nobody,
    familyName: file.familyName,
    givenName: file.givenName ?? '',
    familyNameOriginal: file.familyNameOriginal ?? '',
    givenNameOriginal: file.givenNameOriginal ?? '',
    birthDate: file.birthDate,
    birthDatePrecision: file.birthDatePrecision,
    birthCountryCode: file.birthCountryCode ?? '',
    birthMunicipalityCode: placeOf(file.birthMunicipalityCode, file.birthMunicipalityName),
    birthLocality: file.birthLocality ?? '',
    citizenshipCode: file.citizenshipCode ?? '',
    stateless: file.stateless,
    gender: file.gender,
    enteredUnaccompanied: file.enteredUnaccompanied,
    phone: file.phone ?? '',
    email: file.email ?? '',
    'residence.street': residence?.street ?? '',
    'residence.postalCode': residence?.postalCode ?? '',
    'residence.municipalityCode': placeOf(residence?.municipalityCode, residence?.municipalityName),
    livesElsewhere: domicile !== null,
    'domicile.street': domicile?.street ?? '',
    'domicile.postalCode': domicile?.postalCode ?? '',
    'domicile.municipalityCode': placeOf(domicile?.municipalityCode, domicile?.municipalityName),
    districtId: file.district?.id ?? '',
    'guardian.name': guardian?.name ?? '',
    'guardian.phone': guardian?.phone ?? '',
    'guardian.email': guardian?.email ?? '',
  };
}

function placeOf(code: string | null | undefined, name: string | null | undefined): Found | null {
  return code ? { value: code, label: name ?? code } : null;
}

/** The person, to hold a tax code against. */
export function holderOf(values: PersonValues): CodeHolder {
  return { ...values, birthBelfioreCode: values.birthMunicipalityCode?.value ?? null };
}

/** True while the person of the form is not of age; false until the birth date is known. */
export function isMinor({ birthDate }: Pick<PersonValues, 'birthDate'>, today: string): boolean {
  if (birthDate === null || !isCivilDate(birthDate) || !isCivilDate(today)) return false;
  return birthDate <= today && ageOn(birthDate, today) < adultAge;
}

/** The age at which a person no longer needs a guardian (civil code, article 2). */
const adultAge = 18;

/** The request that opens a file for the person of the form; null while something that it needs is missing. */
export function openingOf(
  values: PersonValues,
  notDuplicateOf: readonly string[],
): Shapes['OpenCaseFile'] | null {
  const { birthDate, gender } = values;
  if (birthDate === null || gender === '') return null;
  return {
    familyName: values.familyName.trim(),
    givenName: given(values.givenName),
    familyNameOriginal: given(values.familyNameOriginal),
    givenNameOriginal: given(values.givenNameOriginal),
    birthDate,
    birthDatePrecision: values.birthDatePrecision,
    gender,
    birthCountryCode: given(values.birthCountryCode),
    birthMunicipalityCode: values.birthMunicipalityCode?.value,
    birthLocality: given(values.birthLocality),
    citizenshipCode: given(values.citizenshipCode),
    stateless: values.stateless,
    enteredUnaccompanied: given(values.enteredUnaccompanied),
    phone: given(values.phone),
    email: given(values.email),
    residence: addressOf(values, 'residence'),
    domicile: values.livesElsewhere ? addressOf(values, 'domicile') : undefined,
    districtId: given(values.districtId),
    guardian: guardianOf(values),
    languages: values.languages.flatMap(({ language, level }) =>
      language === '' || level === '' ? [] : [{ language, level }],
    ),
    ...recordsOf(values),
    notDuplicateOf: [...notDuplicateOf],
  };
}

function addressOf(values: PersonValues, which: 'residence' | 'domicile') {
  const street = given(values[`${which}.street`]);
  const postalCode = given(values[`${which}.postalCode`]);
  const municipalityCode = values[`${which}.municipalityCode`]?.value;
  return street || postalCode || municipalityCode ? { street, postalCode, municipalityCode } : undefined;
}

function guardianOf(values: PersonValues) {
  const name = given(values['guardian.name']);
  if (name === undefined) return undefined;
  return { name, phone: given(values['guardian.phone']), email: given(values['guardian.email']) };
}

function recordsOf(values: PersonValues): Pick<Shapes['OpenCaseFile'], 'taxCodes' | 'consents'> {
  const code = given(values['taxCodes.0.code']);
  const { wasInformed, 'consents.0.givenOn': givenOn, 'consents.0.how': how } = values;
  const textVersion = given(values['consents.0.textVersion']);
  const isInformed = wasInformed && givenOn !== null && how !== '' && textVersion !== undefined;
  return {
    ...(code ? { taxCodes: [{ code, validFrom: given(values['taxCodes.0.validFrom']) }] } : {}),
    ...(isInformed ? { consents: [{ kind: 'privacyNotice' as const, textVersion, givenOn, how }] } : {}),
  };
}

/** What changed of the person from one state of the form to another. */
export function personChangeOf(before: PersonValues, after: PersonValues): Shapes['ChangeCaseFile'] {
  const { may, must } = changeOf(before, after);
  return {
    familyName: must('familyName'),
    givenName: may('givenName'),
    familyNameOriginal: may('familyNameOriginal'),
    givenNameOriginal: may('givenNameOriginal'),
    birthDate: must('birthDate'),
    birthDatePrecision: must('birthDatePrecision'),
    birthCountryCode: may('birthCountryCode'),
    birthMunicipalityCode: codeOf(may('birthMunicipalityCode')),
    birthLocality: may('birthLocality'),
    citizenshipCode: may('citizenshipCode'),
    stateless: must('stateless'),
    gender: must('gender'),
    enteredUnaccompanied: must('enteredUnaccompanied'),
    phone: may('phone'),
    email: may('email'),
    residence: addressChange(before, after, 'residence'),
    domicile:
      before.livesElsewhere && !after.livesElsewhere ? null : addressChange(before, after, 'domicile'),
    districtId: may('districtId'),
    guardian: guardianChange(before, after),
  };
}

function codeOf(place: Found | null | undefined): string | null | undefined {
  return place === null ? null : place?.value;
}

function addressChange(before: PersonValues, after: PersonValues, which: 'residence' | 'domicile') {
  const { may } = changeOf(before, after);
  const change = {
    street: may(`${which}.street`),
    postalCode: may(`${which}.postalCode`),
    municipalityCode: codeOf(may(`${which}.municipalityCode`)),
  };
  return Object.values(change).every((part) => part === undefined) ? undefined : change;
}

function guardianChange(before: PersonValues, after: PersonValues) {
  const names = ['guardian.name', 'guardian.phone', 'guardian.email'] as const;
  if (names.every((name) => isSame(before[name], after[name]))) return undefined;
  const name = given(after['guardian.name']);
  if (name === undefined) return null;
  const orNone = (text: string) => (isGiven(text) ? text : null);
  return { name, phone: orNone(after['guardian.phone']), email: orNone(after['guardian.email']) };
}
