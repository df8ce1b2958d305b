import type { CivilDate } from '@approdo/shared/dates';
import type { StayPermitKind } from '@approdo/shared/stay-permits';
import { boolean, date, pgTable, primaryKey, smallint, text, timestamp, uuid } from 'drizzle-orm/pg-core';
import { mutableRow, organisations } from '../identity/tables.ts';
import { countries, districts } from '../territory/tables.ts';
import type {
  BirthDatePrecision,
  ConsentKind,
  ConsentWay,
  EmploymentCondition,
  EntryAnswer,
  Gender,
  LanguageLevel,
  PaidPolicyAnswer,
  Recognition,
  TaxCodeKind,
} from './words.ts';

const instant = (name: string) => timestamp(name, { withTimezone: true, mode: 'date' });
const day = (name: string) => date(name, { mode: 'string' }).$type<CivilDate>();

/** The person as one body knows them. */
export const caseFiles = pgTable('case_files', {
  id: uuid().primaryKey(),
  organisationId: uuid('organisation_id')
    .notNull()
    .references(() => organisations.id),
  code: text().notNull(),
  familyName: text('family_name').notNull(),
  givenName: text('given_name'),
  familyNameOriginal: text('family_name_original'),
  givenNameOriginal: text('given_name_original'),
  searchName: text('search_name').notNull(),
  birthDate: day('birth_date').notNull(),
  birthDatePrecision: text('birth_date_precision').$type<BirthDatePrecision>().notNull(),
  birthCountryCode: text('birth_country_code').references(() => countries.iso2),
  birthMunicipalityCode: text('birth_municipality_code'),
  birthLocality: text('birth_locality'),
  citizenshipCode: text('citizenship_code').references(() => countries.iso2),
  stateless: boolean().notNull(),
  gender: text().$type<Gender>().notNull(),
  enteredUnaccompanied: text('entered_unaccompanied').$type<EntryAnswer>().notNull(),
  phone: text(),
  email: text(),
  residenceAddress: text('residence_address'),
  residencePostalCode: text('residence_postal_code'),
  residenceMunicipalityCode: text('residence_municipality_code'),
  domicileAddress: text('domicile_address'),
  domicilePostalCode: text('domicile_postal_code'),
  domicileMunicipalityCode: text('domicile_municipality_code'),
  districtId: uuid('district_id').references(() => districts.id),
  guardianName: text('guardian_name'),
  guardianPhone: text('guardian_phone'),
  guardianEmail: text('guardian_email'),
  ...mutableRow,
});

/** What every row recorded in a case file has: whose file it is, and who wrote it. */
const recordRow = {
  id: uuid().primaryKey(),
  caseFileId: uuid('case_file_id').notNull(),
  organisationId: uuid('organisation_id').notNull(),
  createdAt: instant('created_at').notNull().defaultNow(),
  createdBy: uuid('created_by'),
  updatedAt: instant('updated_at').notNull().defaultNow(),
  updatedBy: uuid('updated_by'),
};

export const taxCodes = pgTable('tax_codes', {
  ...recordRow,
  kind: text().$type<TaxCodeKind>().notNull(),
  code: text().notNull(),
  canonical: text().notNull(),
  validFrom: day('valid_from').notNull(),
  validUntil: day('valid_until'),
});

export const stayPermits = pgTable('stay_permits', {
  ...recordRow,
  kind: text().$type<StayPermitKind>().notNull(),
  number: text(),
  issuedOn: day('issued_on'),
  issuedBy: text('issued_by'),
  validFrom: day('valid_from'),
  validUntil: day('valid_until'),
  renewalRequestedOn: day('renewal_requested_on'),
  renewalReceiptNumber: text('renewal_receipt_number'),
  asylumLodgedOn: day('asylum_lodged_on'),
  note: text(),
});

export const employmentStatuses = pgTable('employment_statuses', {
  ...recordRow,
  condition: text().$type<EmploymentCondition>().notNull(),
  startsOn: day('starts_on').notNull(),
  endsOn: day('ends_on'),
  paidPolicy: text('paid_policy').$type<PaidPolicyAnswer>().notNull(),
  paidPolicyName: text('paid_policy_name'),
});

/** Declarations of immediate availability to work (DID). */
export const workDeclarations = pgTable('work_declarations', {
  ...recordRow,
  declaredOn: day('declared_on').notNull(),
  employmentCentre: text('employment_centre'),
  revokedOn: day('revoked_on'),
});

export const servicePacts = pgTable('service_pacts', {
  ...recordRow,
  signedOn: day('signed_on').notNull(),
  employmentCentre: text('employment_centre'),
  endedOn: day('ended_on'),
});

export const educations = pgTable('educations', {
  ...recordRow,
  iscedLevel: smallint('isced_level').notNull(),
  title: text(),
  countryCode: text('country_code'),
  year: smallint(),
  recognition: text().$type<Recognition>().notNull(),
});

export const consents = pgTable('consents', {
  ...recordRow,
  kind: text().$type<ConsentKind>().notNull(),
  textVersion: text('text_version').notNull(),
  givenOn: day('given_on').notNull(),
  withdrawnOn: day('withdrawn_on'),
  how: text().$type<ConsentWay>().notNull(),
});

export const caseFileLanguages = pgTable(
  'case_file_languages',
  {
    caseFileId: uuid('case_file_id').notNull(),
    organisationId: uuid('organisation_id').notNull(),
    language: text().notNull(),
    level: text().$type<LanguageLevel>().notNull(),
  },
  (table) => [primaryKey({ columns: [table.caseFileId, table.language] })],
);

/** On which days who was shown the restricted data of a file. */
export const caseFileReveals = pgTable(
  'case_file_reveals',
  {
    caseFileId: uuid('case_file_id').notNull(),
    organisationId: uuid('organisation_id').notNull(),
    actorId: uuid('actor_id').notNull(),
    revealedOn: day('revealed_on').notNull(),
  },
  (table) => [primaryKey({ columns: [table.caseFileId, table.actorId, table.revealedOn] })],
);
