import { describe, expect, it } from 'vitest';
import {
  anotherPerson,
  districtWith,
  onVersion,
  openedCaseFile,
  taxCodeOf,
  violationsOf,
} from '../../../test/builders/case-files.ts';
import { day, useWorld } from '../../../test/world.ts';
import type { CaseFile } from './schemas/case-file.ts';
import { ChangeCaseFile } from './schemas/inputs.ts';

const world = useWorld({ today: '2026-11-22' });

/** The examples the contract shows. */
function examplesOf<Shape>(shape: object): Shape[] {
  return 'examples' in shape && Array.isArray(shape.examples) ? shape.examples : [];
}

describe('changing the person', () => {
  it('takes the fields of a merge patch, null taking away, and counts the version', async () => {
    const operator = await world.as('operator');
    const file = await openedCaseFile(operator, {
      phone: '+39 320 1234567',
      email: 'Prima@Posta.test',
      residence: { street: 'Via Roma 1', municipalityCode: '059006' },
    });
    const [example] = examplesOf<ChangeCaseFile>(ChangeCaseFile);
    const reply = await operator.patch<CaseFile>(`/case-files/${file.id}`, example, onVersion(1));
    expect(reply.status).toBe(200);
    expect(reply.etag).toBe('"2"');
    expect(reply.body).toMatchObject({
      phone: '+39 333 7654321',
      email: null,
      domicile: { street: null, municipalityCode: '059006', municipalityName: 'Cori (LT)' },
      residence: { street: 'Via Roma 1', municipalityCode: '059006' },
      familyName: file.familyName,
    });
    const moved = await operator.patch<CaseFile>(
      `/case-files/${file.id}`,
      { residence: { street: null }, domicile: null },
      onVersion(2),
    );
    expect(moved.body).toMatchObject({
      residence: { street: null, municipalityCode: '059006' },
      domicile: null,
      version: 3,
    });
  });

  it('stops the colleague at the next desk, who had seen the version before', async () => {
    const operator = await world.as('operator');
    const colleague = await world.person('operator', { organisationId: operator.organisationId });
    const file = await openedCaseFile(operator);
    const [mine, theirs] = await Promise.all([
      operator.patch(`/case-files/${file.id}`, { phone: '0773 111111' }, onVersion(1)),
      colleague.patch(`/case-files/${file.id}`, { phone: '0773 222222' }, onVersion(1)),
    ]);
    expect([mine.status, theirs.status].toSorted()).toEqual([200, 412]);
    expect((await operator.patch(`/case-files/${file.id}`, { phone: '0773 333333' })).status).toBe(428);
  });

  it('refuses a birth date, a gender or a birthplace that the tax code contradicts, at the field that changes', async () => {
    const operator = await world.as('operator');
    const person = anotherPerson();
    const file = await openedCaseFile(operator, { ...person, taxCodes: [{ code: taxCodeOf(person) }] });
    const reply = await operator.patch(
      `/case-files/${file.id}`,
      { birthDate: '1970-02-02', gender: 'F', birthCountryCode: 'SN' },
      onVersion(1),
    );
    expect(reply.status).toBe(422);
    expect(violationsOf(reply).toSorted()).toEqual([
      'taxCodeBirthDateDiffers /birthDate',
      'taxCodeBirthplaceDiffers /birthCountryCode',
      'taxCodeSexDiffers /gender',
    ]);
    expect((await operator.patch(`/case-files/${file.id}`, { gender: 'X' }, onVersion(1))).status).toBe(200);
  });

  it('refuses a birth date that comes after what the file says the person did', async () => {
    const operator = await world.as('operator');
    const file = await openedCaseFile(operator, {
      birthDate: day('1990-05-05'),
      workDeclarations: [{ declaredOn: day('2010-01-01') }],
      stayPermits: [{ kind: 'employment', validFrom: day('2009-01-01'), validUntil: day('2030-01-01') }],
      educations: [{ iscedLevel: 2, year: 2004 }],
    });
    const address = `/case-files/${file.id}`;
    const late = await operator.patch(address, { birthDate: '2008-05-05' }, onVersion(1));
    expect(violationsOf(late)).toEqual(['tooYoungToWork /birthDate', 'yearOutsideLife /birthDate']);
    const later = { birthDate: '2009-05-05', guardian: { name: 'Comune di Cori' } };
    expect(violationsOf(await operator.patch(address, later, onVersion(1)))).toEqual([
      'dayBeforeBirth /birthDate',
      'tooYoungToWork /birthDate',
      'yearOutsideLife /birthDate',
    ]);
    expect((await operator.patch(address, { birthDate: '1990-05-06' }, onVersion(1))).status).toBe(200);
  });

  it('keeps the guardian of a minor named', async () => {
    const operator = await world.as('operator');
    const young = { birthDate: day('2010-03-03') };
    const file = await openedCaseFile(operator, {
      ...young,
      guardian: { name: 'Comune di Cori', phone: '06 96617251' },
    });
    const unnamed = await operator.patch(`/case-files/${file.id}`, { guardian: null }, onVersion(1));
    expect(violationsOf(unnamed)).toEqual(['guardianMissing /guardian']);
    const changed = await operator.patch<CaseFile>(
      `/case-files/${file.id}`,
      { guardian: { email: 'Servizi@Comune.test' } },
      onVersion(1),
    );
    expect(changed.body.guardian).toEqual({
      name: 'Comune di Cori',
      phone: '06 96617251',
      email: 'servizi@comune.test',
    });
    const adult = await openedCaseFile(operator);
    const nameless = await operator.patch(
      `/case-files/${adult.id}`,
      { guardian: { phone: '06 12345' } },
      onVersion(1),
    );
    expect(violationsOf(nameless)).toEqual(['guardianUnnamed /guardian/name']);
  });

  it('follows the person to the district of another municipality', async () => {
    const operator = await world.as('operator');
    const file = await openedCaseFile(operator, { residence: { municipalityCode: '059006' } });
    const there = await districtWith(world, '019036');
    const moved = await operator.patch<CaseFile>(
      `/case-files/${file.id}`,
      { residence: { municipalityCode: '019036' } },
      onVersion(1),
    );
    expect(moved.body.district?.id).toBe(there);
  });
});
