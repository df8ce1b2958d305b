import { describe, expect, it } from 'vitest';
import {
  anotherPerson,
  districtWith,
  openedCaseFile,
  taxCodeOf,
  violationsOf,
} from '../../../test/builders/case-files.ts';
import { day, useWorld } from '../../../test/world.ts';
import type { CaseFile } from './schemas/case-file.ts';
import { OpenCaseFile } from './schemas/inputs.ts';

const world = useWorld({ today: '2026-11-22' });

/** The examples the contract shows. */
function examplesOf<Shape>(shape: object): Shape[] {
  return 'examples' in shape && Array.isArray(shape.examples) ? shape.examples : [];
}

describe('opening a file', () => {
  it('keeps everything that was given, and answers it with code, version and who wrote it', async () => {
    const operator = await world.person('operator', { name: 'Chiara Rossi' });
    const [example] = examplesOf<OpenCaseFile>(OpenCaseFile);
    const reply = await operator.post<CaseFile>('/case-files', example);
    expect(reply.status).toBe(201);
    expect(reply.etag).toBe('"1"');
    expect(reply.body).toMatchObject({
      code: expect.stringMatching(/^FA-2026-\d{6}$/),
      familyName: 'Osagie',
      birthDate: '2001-09-14',
      age: 25,
      birthCountryCode: 'NG',
      birthLocality: 'Benin City',
      residence: {
        street: 'Via della Libertà 12',
        municipalityCode: '059006',
        municipalityName: 'Cori (LT)',
      },
      domicile: null,
      lastUpdatedBy: 'Chiara Rossi',
      permit: { state: 'valid', validUntil: '2027-03-02', daysLeft: 100 },
      taxCodes: [{ kind: 'personal', code: 'SGOBSS01P54Z335X', validFrom: '2022-05-10', validUntil: null }],
      stayPermits: [
        { kind: 'restricted', masked: true, number: 'I12345678', issuedBy: 'Questura di Latina' },
      ],
      employmentStatuses: [{ condition: 'unemployed', paidPolicy: 'none', paidPolicyName: null }],
      workDeclarations: [{ declaredOn: '2026-09-14', revokedOn: null }],
      consents: [{ kind: 'privacyNotice', withdrawnOn: null }],
      languages: [
        { language: 'en', level: 'C1' },
        { language: 'it', level: 'A2' },
      ],
      warnings: [],
    });
    const read = await operator.get<CaseFile>(`/case-files/${reply.body.id}`);
    expect(read.body).toEqual(reply.body);
    expect(read.etag).toBe('"1"');
  });

  it('tells everything that is wrong at once, each with its place', async () => {
    const operator = await world.as('operator');
    const reply = await operator.post('/case-files', {
      familyName: '---',
      birthDate: '2010-02-03',
      gender: 'F',
      birthCountryCode: 'QZ',
      birthMunicipalityCode: 'D003',
      citizenshipCode: 'NG',
      stateless: true,
      residence: { municipalityCode: '999999' },
      districtId: '019aa3a0-0000-7000-8000-00000000dead',
      taxCodes: [{ code: 'RSSMRA85T10A562T', validFrom: '2027-01-01' }],
      stayPermits: [
        {
          kind: 'refugee',
          issuedOn: '2026-12-01',
          validFrom: '2026-05-01',
          validUntil: '2026-04-01',
          renewalReceiptNumber: '123',
        },
      ],
      employmentStatuses: [
        { condition: 'unemployed', startsOn: '2026-01-01' },
        { condition: 'employed', startsOn: '2026-02-01', paidPolicy: 'ongoing' },
      ],
      workDeclarations: [{ declaredOn: '2025-01-01' }],
      servicePacts: [{ signedOn: '2026-11-23' }],
      educations: [{ iscedLevel: 1, year: 2030, countryCode: 'QZ' }],
      consents: [
        {
          kind: 'privacyNotice',
          textVersion: '1',
          givenOn: '2026-10-01',
          withdrawnOn: '2026-09-01',
          how: 'orally',
        },
      ],
      languages: [
        { language: 'it', level: 'A1' },
        { language: 'it', level: 'A2' },
      ],
    });
    expect(reply.status).toBe(422);
    expect(violationsOf(reply).toSorted()).toEqual([
      'birthplaceAbroad /birthMunicipalityCode',
      'citizenAndStateless /citizenshipCode',
      'countryUnknown /birthCountryCode',
      'countryUnknown /educations/0/countryCode',
      'dayInFuture /servicePacts/0/signedOn',
      'dayInFuture /stayPermits/0/issuedOn',
      'dayInFuture /taxCodes/0/validFrom',
      'daysOutOfOrder /consents/0/withdrawnOn',
      'daysOutOfOrder /stayPermits/0/validUntil',
      'districtUnknown /districtId',
      'employmentStatusesOverlap /employmentStatuses/1/startsOn',
      'guardianMissing /guardian',
      'languageRepeated /languages/1/language',
      'municipalityUnknown /residence/municipalityCode',
      'nameWithoutLetters /familyName',
      'paidPolicyName /employmentStatuses/1/paidPolicyName',
      'receiptWithoutDay /stayPermits/0/renewalRequestedOn',
      'taxCodeBirthDateDiffers /taxCodes/0/code',
      'taxCodeBirthplaceDiffers /taxCodes/0/code',
      'taxCodeCheckLetter /taxCodes/0/code',
      'taxCodeSexDiffers /taxCodes/0/code',
      'tooYoungToWork /workDeclarations/0/declaredOn',
      'yearOutsideLife /educations/0/year',
    ]);
  });

  it('refuses a body it does not understand before anything else', async () => {
    const operator = await world.as('operator');
    const reply = await operator.post('/case-files', {
      familyName: 'Sarr',
      birthDate: '1999-13-01',
      gender: 'Z',
      age: 3,
    });
    expect(reply.status).toBe(400);
    expect(violationsOf(reply)).toEqual(
      expect.arrayContaining(['unknownField /age', 'invalidEnum /gender', 'invalidFormat /birthDate']),
    );
  });

  it('takes an Italian birthplace only as it was on the birth date', async () => {
    const operator = await world.as('operator');
    const born = { birthCountryCode: 'IT', birthMunicipalityCode: 'M297', birthDate: day('1999-01-01') };
    // Fiumicino became a municipality in 1992
    expect((await operator.post('/case-files', anotherPerson(born))).status).toBe(201);
    const early = await operator.post(
      '/case-files',
      anotherPerson({ ...born, birthDate: day('1980-01-01') }),
    );
    expect(violationsOf(early)).toEqual(['birthplaceNotThen /birthMunicipalityCode']);
  });

  it('compares only the year with the tax code where only the year of birth is known', async () => {
    const operator = await world.as('operator');
    const person = anotherPerson({ birthDate: day('1990-01-01'), birthDatePrecision: 'year' });
    const code = taxCodeOf({ ...person, birthDate: day('1990-05-17') });
    const wrong = taxCodeOf({ ...person, birthDate: day('1991-01-01') });
    const refused = await operator.post('/case-files', { ...person, taxCodes: [{ code: wrong }] });
    expect(violationsOf(refused)).toEqual(['taxCodeBirthYearDiffers /taxCodes/0/code']);
    expect((await operator.post('/case-files', { ...person, taxCodes: [{ code }] })).status).toBe(201);
    const dated = await operator.post(
      '/case-files',
      anotherPerson({ birthDate: day('1990-05-17'), birthDatePrecision: 'year' }),
    );
    expect(violationsOf(dated)).toEqual(['birthDayNotKnown /birthDate']);
  });

  it('warns of a name that disagrees with the tax code, and refuses nothing', async () => {
    const operator = await world.as('operator');
    const person = anotherPerson({ familyName: 'Jallow' });
    const code = taxCodeOf({ ...person, familyName: 'Diallo' });
    const reply = await operator.post<CaseFile>('/case-files', { ...person, taxCodes: [{ code }] });
    expect(reply.status).toBe(201);
    expect(reply.body.warnings.map(({ code: warning, pointer }) => `${warning} ${pointer}`)).toEqual([
      'taxCodeFamilyNameDiffers /taxCodes/0/code',
    ]);
    const english = await operator.get<CaseFile>(`/case-files/${reply.body.id}`, undefined, {
      'accept-language': 'en',
    });
    expect(english.body.warnings[0]?.message).toContain('family name');
  });

  it('finds the district of the domicile, then of the residence, unless one is chosen', async () => {
    const operator = await world.as('operator');
    const cori = await districtWith(world, '059006');
    const other = await districtWith(world, '019036');
    const at = (municipalityCode: string) => ({ municipalityCode });
    const open = (given: Partial<OpenCaseFile>) => openedCaseFile(operator, given);
    expect((await open({ residence: at('059006') })).district?.id).toBe(cori);
    expect((await open({ residence: at('059006'), domicile: at('019036') })).district?.id).toBe(other);
    expect((await open({ residence: at('059006'), districtId: other })).district?.id).toBe(other);
    expect((await open({})).district).toBeNull();
  });

  it('refuses a tax code that a file of the body already has, and says which file', async () => {
    const operator = await world.as('operator');
    const person = anotherPerson();
    const file = await openedCaseFile(operator, { ...person, taxCodes: [{ code: taxCodeOf(person) }] });
    const reply = await operator.post<{ type: string; duplicates: unknown[] }>('/case-files', {
      ...anotherPerson({ birthDate: person.birthDate }),
      taxCodes: [{ code: taxCodeOf(person).toLowerCase() }],
    });
    expect(reply.status).toBe(409);
    expect(reply.body).toMatchObject({
      type: '/problems/case-files/same-tax-code',
      duplicates: [
        { caseFileId: file.id, code: file.code, reasons: expect.arrayContaining(['sameTaxCode']) },
      ],
    });
  });

  it('refuses who seems already there, until the operator says that it is another person', async () => {
    const operator = await world.as('operator');
    const person = anotherPerson({ familyName: 'Traore', givenName: 'Fatoumata' });
    const file = await openedCaseFile(operator, person);
    const again = { ...person, familyName: 'Fatoumata', givenName: 'Traorè' };
    const reply = await operator.post<{ type: string; duplicates: { caseFileId: string }[] }>(
      '/case-files',
      again,
    );
    expect(reply.status).toBe(409);
    expect(reply.body.type).toBe('/problems/case-files/likely-duplicate');
    expect(reply.body.duplicates.map(({ caseFileId }) => caseFileId)).toEqual([file.id]);
    expect((await operator.post('/case-files', { ...again, notDuplicateOf: [file.id] })).status).toBe(201);
  });

  it('opens one file when two desks open the same person at once', async () => {
    const { organisationId } = await world.as('operator');
    const desks = await Promise.all([1, 2, 3, 4].map(() => world.person('operator', { organisationId })));
    const person = anotherPerson();
    const replies = await Promise.all(desks.map((desk) => desk.post('/case-files', person)));
    expect(replies.map(({ status }) => status).toSorted()).toEqual([201, 409, 409, 409]);
  });

  it('opens one file when two desks write the name of the same person in different ways at once', async () => {
    const { organisationId } = await world.as('operator');
    const desks = await Promise.all([1, 2, 3, 4].map(() => world.person('operator', { organisationId })));
    const person = anotherPerson({ birthDate: day('1977-07-07') });
    const replies = await Promise.all(
      desks.map((desk, at) =>
        desk.post('/case-files', { ...person, familyName: `${person.familyName}${'h'.repeat(at)}` }),
      ),
    );
    expect(replies.map(({ status }) => status).toSorted()).toEqual([201, 409, 409, 409]);
  });

  it('takes a telephone of four digits at least', async () => {
    const operator = await world.as('operator');
    const phoneOf = (phone: string) => operator.post('/case-files', anotherPerson({ phone }));
    for (const phone of ['1   ', '+12--', '112']) expect((await phoneOf(phone)).status).toBe(400);
    for (const phone of ['1500', '+39 (0773) 12.34-56 ']) expect((await phoneOf(phone)).status).toBe(201);
  });

  it('lets two bodies keep a file on the same person, each its own', async () => {
    const [here, there] = await Promise.all([world.person('operator'), world.person('operator')]);
    const person = anotherPerson();
    const taxCodes = [{ code: taxCodeOf(person) }];
    const ours = await openedCaseFile(here, { ...person, taxCodes });
    const theirs = await openedCaseFile(there, { ...person, taxCodes });
    expect(ours.code).not.toBe(theirs.code);
  });

  it('answers a repeated request with the file it opened first', async () => {
    const operator = await world.as('operator');
    const person = anotherPerson();
    const key = { 'idempotency-key': 'apertura-0001' };
    const first = await operator.post<CaseFile>('/case-files', person, key);
    const again = await operator.post<CaseFile>('/case-files', person, key);
    expect(again.body).toEqual(first.body);
  });
});
