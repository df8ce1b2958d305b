import Type, { type Static } from 'typebox';
import {
  CountryCode,
  Day,
  Email,
  enumOf,
  List,
  Nullable,
  named,
  pageOf,
  ref,
  Text,
} from '../../../platform/schema.ts';
import { BelfioreCode } from '../../territory/index.ts';
import { entryAnswers } from '../words.ts';
import { AddressShape, GuardianShape, head, Phone, PlaceName, tail, WarningShape } from './parts.ts';
import { recordLists } from './records.ts';

const exampleHead = {
  id: '019aa3a0-0000-7000-8000-000000000300',
  code: 'FA-2026-000123',
  organisation: {
    id: '019aa3a0-0000-7000-8000-000000000020',
    name: 'Cooperativa Il Ponte',
    kind: 'promoter',
  },
  familyName: 'Diallo',
  givenName: 'Mamadou',
  familyNameOriginal: null,
  givenNameOriginal: null,
  birthDate: '1998-05-05',
  birthDatePrecision: 'day',
  age: 28,
  citizenshipCode: 'GN',
  stateless: false,
  gender: 'M',
  district: {
    id: '019aa3a0-0000-7000-8000-000000000010',
    code: 'LT/1',
    name: 'Distretto socio-sanitario LT 1',
  },
  permit: { state: 'valid', validUntil: '2030-02-02', daysLeft: 1168, renewalRequestedOn: null },
};
const exampleTail = {
  version: 3,
  createdAt: '2026-09-14T08:30:00.000Z',
  updatedAt: '2026-11-20T15:12:00.000Z',
  lastUpdatedBy: 'Chiara Operatrice',
};

export const exampleSummary = {
  ...exampleHead,
  taxCode: 'DLLMMD98E05Z319E',
  workDeclaredOn: '2026-09-14',
  ...exampleTail,
};

export const CaseFileSummaryShape = named(
  'CaseFileSummary',
  {
    ...head,
    taxCode: Nullable(Type.String({ pattern: '^[A-Z0-9]{11,16}$', maxLength: 16 })),
    workDeclaredOn: Nullable(Day),
    ...tail,
  },
  {
    description: 'A case file as lists show it.',
    examples: [exampleSummary],
  },
);
export type CaseFileSummary = Static<typeof CaseFileSummaryShape>;
export const CaseFilePage = pageOf('CaseFilePage', ref(CaseFileSummaryShape));

export const CaseFileShape = named(
  'CaseFile',
  {
    ...head,
    birthCountryCode: Nullable(CountryCode),
    birthMunicipalityCode: Nullable(BelfioreCode),
    birthMunicipalityName: Nullable(PlaceName),
    birthLocality: Nullable(Text(100)),
    enteredUnaccompanied: enumOf(entryAnswers, {
      description: 'Whether the person came, or was recognised, as an unaccompanied minor.',
    }),
    phone: Nullable(Phone),
    email: Nullable(Email),
    residence: Nullable(ref(AddressShape)),
    domicile: Nullable(ref(AddressShape)),
    guardian: Nullable(ref(GuardianShape)),
    ...recordLists,
    restricted: Type.Boolean({ description: 'True where the file holds restricted data.' }),
    revealed: Type.Boolean({ description: 'True where you have had its restricted data revealed today.' }),
    warnings: List(ref(WarningShape), 50),
    ...tail,
  },
  {
    description: 'The person as one body knows them, with everything recorded.',
    examples: [
      {
        ...exampleHead,
        birthCountryCode: 'GN',
        birthMunicipalityCode: null,
        birthMunicipalityName: null,
        birthLocality: 'Conakry',
        enteredUnaccompanied: 'no',
        phone: '+39 320 1234567',
        email: null,
        residence: {
          street: 'Via della Libertà 12',
          postalCode: '04010',
          municipalityCode: '059006',
          municipalityName: 'Cori (LT)',
        },
        domicile: null,
        guardian: null,
        taxCodes: [],
        stayPermits: [],
        employmentStatuses: [],
        workDeclarations: [],
        servicePacts: [],
        educations: [],
        consents: [],
        languages: [{ language: 'ff', level: 'motherTongue' }],
        restricted: false,
        revealed: false,
        warnings: [],
        ...exampleTail,
      },
    ],
  },
);
export type CaseFile = Static<typeof CaseFileShape>;
