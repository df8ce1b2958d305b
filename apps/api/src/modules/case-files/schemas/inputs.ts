import Type, { type Static } from 'typebox';
import {
  CountryCode,
  Day,
  Email,
  enumOf,
  Flag,
  Id,
  Instant,
  List,
  Nullable,
  named,
  pageParameters,
  ref,
  Text,
} from '../../../platform/schema.ts';
import { BelfioreCode, IstatCode } from '../../territory/index.ts';
import { entryAnswers, revealReasons } from '../words.ts';
import { StayPermitShape } from './documents.ts';
import { birth, head, names, Phone, PostalCode } from './parts.ts';
import { newRecordLists, recordsMax } from './records.ts';

const NewAddress = named(
  'NewAddress',
  {
    street: Type.Optional(Text(200)),
    postalCode: Type.Optional(PostalCode),
    municipalityCode: Type.Optional(IstatCode),
  },
  { examples: [{ street: 'Via della Libertà 12', postalCode: '04010', municipalityCode: '059006' }] },
);
const ChangeAddress = named('ChangeAddress', {
  street: Type.Optional(Nullable(Text(200))),
  postalCode: Type.Optional(Nullable(PostalCode)),
  municipalityCode: Type.Optional(Nullable(IstatCode)),
});
const NewGuardian = named('NewGuardian', {
  name: Text(200),
  phone: Type.Optional(Phone),
  email: Type.Optional(Email),
});
const ChangeGuardian = named('ChangeGuardian', {
  name: Type.Optional(Text(200)),
  phone: Type.Optional(Nullable(Phone)),
  email: Type.Optional(Nullable(Email)),
});

const optionalPerson = {
  givenName: Type.Optional(Text(100)),
  familyNameOriginal: Type.Optional(Text(100)),
  givenNameOriginal: Type.Optional(Text(100)),
  birthDatePrecision: Type.Optional(birth.birthDatePrecision),
  birthCountryCode: Type.Optional(CountryCode),
  birthMunicipalityCode: Type.Optional(BelfioreCode),
  birthLocality: Type.Optional(Text(100)),
  citizenshipCode: Type.Optional(CountryCode),
  stateless: Type.Optional(Flag),
  enteredUnaccompanied: Type.Optional(enumOf(entryAnswers)),
  phone: Type.Optional(Phone),
  email: Type.Optional(Email),
  residence: Type.Optional(ref(NewAddress)),
  domicile: Type.Optional(ref(NewAddress)),
  districtId: Type.Optional(
    Type.String({
      ...Id,
      description: 'Follows from the municipality of domicile, or of residence, unless given.',
    }),
  ),
  guardian: Type.Optional(ref(NewGuardian)),
};

export const OpenCaseFile = named(
  'OpenCaseFile',
  {
    familyName: names.familyName,
    birthDate: Day,
    gender: head.gender,
    ...optionalPerson,
    ...newRecordLists,
    notDuplicateOf: Type.Optional(List(Id, 50)),
  },
  {
    description:
      'A person and what is known of them. `notDuplicateOf` names the similar files that are of someone else: a likely duplicate that is not named refuses the request.',
    examples: [
      {
        familyName: 'Osagie',
        givenName: 'Blessing',
        birthDate: '2001-09-14',
        gender: 'F',
        birthCountryCode: 'NG',
        birthLocality: 'Benin City',
        citizenshipCode: 'NG',
        phone: '+39 320 1234567',
        residence: { street: 'Via della Libertà 12', postalCode: '04010', municipalityCode: '059006' },
        taxCodes: [{ code: 'SGOBSS01P54Z335X', validFrom: '2022-05-10' }],
        stayPermits: [
          {
            kind: 'specialProtection',
            number: 'I12345678',
            issuedOn: '2025-03-03',
            issuedBy: 'Questura di Latina',
            validFrom: '2025-03-03',
            validUntil: '2027-03-02',
          },
        ],
        employmentStatuses: [{ condition: 'unemployed', startsOn: '2026-07-01', paidPolicy: 'none' }],
        workDeclarations: [{ declaredOn: '2026-09-14', employmentCentre: 'Centro per l’impiego di Latina' }],
        consents: [{ kind: 'privacyNotice', textVersion: '1.0', givenOn: '2026-09-14', how: 'onPaper' }],
        languages: [
          { language: 'en', level: 'C1' },
          { language: 'it', level: 'A2' },
        ],
      },
    ],
  },
);
export type OpenCaseFile = Static<typeof OpenCaseFile>;

export const ChangeCaseFile = named(
  'ChangeCaseFile',
  {
    familyName: Type.Optional(names.familyName),
    givenName: Type.Optional(names.givenName),
    familyNameOriginal: Type.Optional(names.familyNameOriginal),
    givenNameOriginal: Type.Optional(names.givenNameOriginal),
    birthDate: Type.Optional(Day),
    birthDatePrecision: Type.Optional(birth.birthDatePrecision),
    birthCountryCode: Type.Optional(Nullable(CountryCode)),
    birthMunicipalityCode: Type.Optional(Nullable(BelfioreCode)),
    birthLocality: Type.Optional(Nullable(Text(100))),
    citizenshipCode: Type.Optional(Nullable(CountryCode)),
    stateless: Type.Optional(Flag),
    gender: Type.Optional(head.gender),
    enteredUnaccompanied: Type.Optional(enumOf(entryAnswers)),
    phone: Type.Optional(Nullable(Phone)),
    email: Type.Optional(Nullable(Email)),
    residence: Type.Optional(Nullable(ref(ChangeAddress))),
    domicile: Type.Optional(Nullable(ref(ChangeAddress))),
    districtId: Type.Optional(Nullable(Id)),
    guardian: Type.Optional(Nullable(ref(ChangeGuardian))),
  },
  {
    description: 'What changes of the person; null takes a value away.',
    examples: [{ phone: '+39 333 7654321', email: null, domicile: { municipalityCode: '059006' } }],
  },
);
export type ChangeCaseFile = Static<typeof ChangeCaseFile>;

export const RevealRestrictedData = named(
  'RevealRestrictedData',
  { reason: enumOf(revealReasons) },
  {
    description: 'Why restricted data is looked at; it is recorded with your name.',
    examples: [{ reason: 'eligibility' }],
  },
);
export const RestrictedDataShape = named(
  'RestrictedData',
  { caseFileId: Id, stayPermits: List(ref(StayPermitShape), recordsMax) },
  {
    description: 'What is otherwise masked. The file shows it to you for the rest of the day.',
    examples: [
      {
        caseFileId: '019aa3a0-0000-7000-8000-000000000300',
        stayPermits: [
          {
            id: '019aa3a0-0000-7000-8000-000000000302',
            kind: 'specialProtection',
            number: 'I12345678',
            issuedOn: '2025-03-03',
            issuedBy: 'Questura di Latina',
            validFrom: '2025-03-03',
            validUntil: '2027-03-02',
            renewalRequestedOn: null,
            renewalReceiptNumber: null,
            asylumLodgedOn: null,
            note: null,
            masked: false,
          },
        ],
      },
    ],
  },
);
export type RestrictedData = Static<typeof RestrictedDataShape>;

export const CaseFileParams = Type.Object({ caseFileId: Id });
const Sort = enumOf(['-updatedAt', 'name'], { description: 'The last changed first, or by name.' });
/** What narrows and orders a list of case files, whether it is asked for by name or not. */
export const caseFileFilters = {
  sort: Type.Optional(Sort),
  districtId: Type.Optional(Id),
  permitExpiringBefore: Type.Optional(
    Type.Unsafe<Static<typeof Day>>({
      ...Day,
      description: 'The permit that lasts longest ends before this day.',
    }),
  ),
  withoutWorkDeclaration: Type.Optional(
    Type.Boolean({ description: 'Only files without a work declaration (DID) in force.' }),
  ),
  updatedAfter: Type.Optional(Instant),
  organisationId: Type.Optional(Id),
};
export const CaseFileFilterShape = Type.Object(
  {
    ...pageParameters,
    ...caseFileFilters,
    code: Type.Optional(
      Type.String({
        pattern: '^[A-Za-z0-9-]+$',
        minLength: 1,
        maxLength: 17,
        description: 'The end of the code is enough: `123`.',
      }),
    ),
  },
  { additionalProperties: false },
);
export type CaseFileFilter = Static<typeof CaseFileFilterShape>;
