import { permissionsOf } from '@approdo/shared/permissions';
import type { Role } from '@approdo/shared/roles';
import type { Shapes } from '../../lib/api.ts';
import type { CaseFile, CaseFileMatch, CaseFileSummary } from './queries.ts';

/** A case file, a match and the answers around them, for the tests of these screens. */

export const caseFileId = '019aa3a0-0000-7000-8000-000000000300';
const organisation = {
  id: '019aa3a0-0000-7000-8000-000000000020',
  name: 'Cooperativa Il Ponte',
  kind: 'promoter',
} as const;
const district = {
  id: '019aa3a0-0000-7000-8000-000000000010',
  code: 'LT/1',
  name: 'Distretto socio-sanitario LT 1',
};

const head = {
  id: caseFileId,
  code: 'FA-2026-000123',
  organisation,
  familyName: 'Osagie',
  givenName: 'Blessing',
  familyNameOriginal: null,
  givenNameOriginal: null,
  birthDate: '2001-09-14',
  birthDatePrecision: 'day',
  age: 25,
  citizenshipCode: 'NG',
  stateless: false,
  gender: 'F',
  district,
  permit: { state: 'valid', validUntil: '2030-03-02', daysLeft: 1196, renewalRequestedOn: null },
} as const;
const tail = {
  version: 3,
  createdAt: '2026-09-14T08:30:00.000Z',
  updatedAt: '2026-11-20T15:12:00.000Z',
  lastUpdatedBy: 'Chiara Operatrice',
};

export const maskedPermit: CaseFile['stayPermits'][number] = {
  id: '019aa3a0-0000-7000-8000-000000000302',
  kind: 'restricted',
  number: 'I12345678',
  issuedOn: '2025-03-03',
  issuedBy: 'Questura di Latina',
  validFrom: '2025-03-03',
  validUntil: '2030-03-02',
  renewalRequestedOn: null,
  renewalReceiptNumber: null,
  asylumLodgedOn: null,
  note: null,
  masked: true,
};

/** A case file with what a test changes of it. */
export function caseFile(changes: Partial<CaseFile> = {}): CaseFile {
  return {
    ...head,
    birthCountryCode: 'NG',
    birthMunicipalityCode: null,
    birthMunicipalityName: null,
    birthLocality: 'Benin City',
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
    stayPermits: [maskedPermit],
    employmentStatuses: [],
    workDeclarations: [],
    servicePacts: [],
    educations: [],
    consents: [],
    languages: [{ language: 'en', level: 'motherTongue' }],
    restricted: true,
    revealed: false,
    warnings: [],
    ...tail,
    ...changes,
  };
}

export function summary(changes: Partial<CaseFileSummary> = {}): CaseFileSummary {
  return { ...head, taxCode: 'SGOBSS01P54Z335X', workDeclaredOn: '2026-09-14', ...tail, ...changes };
}

export function match(changes: Partial<CaseFileMatch> = {}): CaseFileMatch {
  return {
    caseFile: summary(),
    likelihood: 'likely',
    reasons: ['sameName', 'sameBirthDate'],
    ...changes,
  };
}

/** One page of answers, and nothing after it. */
export function pageOf<Item>(items: readonly Item[]) {
  return { body: { items, nextCursor: null, limit: 50 } };
}

/** What the screens of a role ask for besides case files. */
export function answersFor(role: Role) {
  const account: Partial<Shapes['Account']> = {
    id: '0193f2c1-7c3a-7d00-8a4e-2f1b3c4d5e6f',
    kind: 'user',
    name: 'Chiara Operatrice',
    email: 'operatore@approdo.test',
    language: 'it',
    organisation,
    districtIds: [],
    permissions: [...permissionsOf(role)],
  };
  return {
    'GET /sessions/current': { body: { account: { ...account, role } } },
    'GET /countries': {
      body: {
        items: [
          { code: 'IT', nameIt: 'Italia', nameEn: 'Italy', belfioreCode: null, istatCode: '100' },
          { code: 'NG', nameIt: 'Nigeria', nameEn: 'Nigeria', belfioreCode: 'Z335', istatCode: '443' },
        ],
      },
    },
    'GET /districts': pageOf([{ ...district, regionCode: '12', municipalities: [], version: 1 }]),
    'GET /organisations': pageOf([]),
  };
}
