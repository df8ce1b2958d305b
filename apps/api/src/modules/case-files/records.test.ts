import { describe, expect, it } from 'vitest';
import {
  anotherPerson,
  onVersion,
  openedCaseFile,
  taxCodeOf,
  violationsOf,
} from '../../../test/builders/case-files.ts';
import { day, useWorld } from '../../../test/world.ts';
import type { CaseFile } from './schemas/case-file.ts';
import * as documents from './schemas/documents.ts';
import * as occupation from './schemas/occupation.ts';

const world = useWorld({ today: '2026-11-22' });

const firstExample = (shape: object): object =>
  'examples' in shape && Array.isArray(shape.examples) ? shape.examples[0] : {};

const kinds = [
  {
    path: 'stay-permits',
    list: 'stayPermits',
    added: documents.AddStayPermit,
    changed: documents.ChangeStayPermit,
  },
  { path: 'consents', list: 'consents', added: documents.AddConsent, changed: documents.ChangeConsent },
  {
    path: 'employment-statuses',
    list: 'employmentStatuses',
    added: occupation.AddEmploymentStatus,
    changed: occupation.ChangeEmploymentStatus,
  },
  {
    path: 'work-declarations',
    list: 'workDeclarations',
    added: occupation.AddWorkDeclaration,
    changed: occupation.ChangeWorkDeclaration,
  },
  {
    path: 'service-pacts',
    list: 'servicePacts',
    added: occupation.AddServicePact,
    changed: occupation.ChangeServicePact,
  },
  {
    path: 'educations',
    list: 'educations',
    added: occupation.AddEducation,
    changed: occupation.ChangeEducation,
  },
] as const;

describe.each(kinds)('$path', ({ path, list, added, changed }) => {
  it('are recorded, corrected and taken away, each at the next version of the file', async () => {
    const operator = await world.as('operator');
    const file = await openedCaseFile(operator);
    const one = await operator.post<CaseFile>(
      `/case-files/${file.id}/${path}`,
      firstExample(added),
      onVersion(1),
    );
    expect(one.status, JSON.stringify(one.body)).toBe(201);
    expect(one.etag).toBe('"2"');
    const [row] = one.body[list];
    const place = `/case-files/${file.id}/${path}/${row?.id}`;
    const two = await operator.patch<CaseFile>(place, firstExample(changed), onVersion(2));
    expect(two.status, JSON.stringify(two.body)).toBe(200);
    expect(two.body[list]).toEqual([{ ...row, ...firstExample(changed) }]);
    const three = await operator.delete<CaseFile>(place, undefined, onVersion(3));
    expect(three.status).toBe(200);
    expect(three.body[list]).toEqual([]);
    expect(three.etag).toBe('"4"');
    expect((await operator.delete(place, undefined, onVersion(4))).status).toBe(404);
  });

  it('need the version, and refuse an old one', async () => {
    const operator = await world.as('operator');
    const file = await openedCaseFile(operator);
    const place = `/case-files/${file.id}/${path}`;
    expect((await operator.post(place, firstExample(added))).status).toBe(428);
    const one = await operator.post<CaseFile>(place, firstExample(added), onVersion(1));
    expect((await operator.post(place, firstExample(added), onVersion(1))).status).toBe(412);
    const row = `${place}/${one.body[list][0]?.id}`;
    expect((await operator.patch(row, firstExample(changed), onVersion(1))).status).toBe(412);
    expect((await operator.delete(row, undefined, onVersion(1))).status).toBe(412);
  });
});

describe('tax codes', () => {
  it('follow each other: the final one ends the provisional one the day before', async () => {
    const operator = await world.as('operator');
    const person = anotherPerson();
    const file = await openedCaseFile(operator, {
      ...person,
      taxCodes: [{ code: '12345678903', validFrom: day('2025-03-01') }],
    });
    expect(file.taxCodes[0]).toMatchObject({ kind: 'provisional', code: '12345678903' });
    const reply = await operator.post<CaseFile>(
      `/case-files/${file.id}/tax-codes`,
      { code: taxCodeOf(person), validFrom: '2026-02-10' },
      onVersion(1),
    );
    expect(reply.status, JSON.stringify(reply.body)).toBe(201);
    expect(reply.body.taxCodes).toMatchObject([
      { kind: 'personal', validFrom: '2026-02-10', validUntil: null },
      { kind: 'provisional', validFrom: '2025-03-01', validUntil: '2026-02-09' },
    ]);
  });

  it('are refused when wrong, in another period of the person, or in another file', async () => {
    const operator = await world.as('operator');
    const person = anotherPerson();
    const file = await openedCaseFile(operator, {
      ...person,
      taxCodes: [{ code: taxCodeOf(person), validFrom: day('2026-01-01') }],
    });
    const add = (given: object) => operator.post(`/case-files/${file.id}/tax-codes`, given, onVersion(1));
    expect(violationsOf(await add({ code: 'ABC' }))).toEqual(['taxCodeLength /code']);
    expect(violationsOf(await add({ code: '12345678901', validFrom: '2025-01-01' }))).toEqual([
      'taxCodeCheckDigit /code',
      'taxCodesOverlap /validFrom',
    ]);
    const other = anotherPerson();
    await openedCaseFile(operator, { ...other, taxCodes: [{ code: taxCodeOf(other) }] });
    const stranger = await openedCaseFile(operator, { birthDate: other.birthDate });
    const taken = await operator.post(
      `/case-files/${stranger.id}/tax-codes`,
      { code: taxCodeOf(other) },
      onVersion(1),
    );
    expect(taken.status).toBe(409);
    expect(taken.body).toMatchObject({ type: '/problems/case-files/same-tax-code' });
  });

  it('end up in one file when two desks give the same code to two files at once', async () => {
    const operator = await world.as('operator');
    const person = anotherPerson();
    const { birthDate } = person;
    const files = [
      await openedCaseFile(operator, { birthDate }),
      await openedCaseFile(operator, { birthDate }),
    ];
    const replies = await Promise.all(
      files.map(({ id }) =>
        operator.post(`/case-files/${id}/tax-codes`, { code: taxCodeOf(person) }, onVersion(1)),
      ),
    );
    expect(replies.map(({ status }) => status).toSorted()).toEqual([201, 409]);
    expect(replies.find(({ status }) => status === 409)?.body.type).toBe(
      '/problems/case-files/same-tax-code',
    );
  });

  it('are closed and corrected', async () => {
    const operator = await world.as('operator');
    const person = anotherPerson();
    const file = await openedCaseFile(operator, { ...person, taxCodes: [{ code: taxCodeOf(person) }] });
    const place = `/case-files/${file.id}/tax-codes/${file.taxCodes[0]?.id}`;
    const closed = await operator.patch<CaseFile>(place, { validUntil: '2026-12-31' }, onVersion(1));
    expect(closed.body.taxCodes[0]?.validUntil).toBe('2026-12-31');
    expect((await operator.delete<CaseFile>(place, undefined, onVersion(2))).body.taxCodes).toEqual([]);
  });
});

describe('employment statuses', () => {
  it('follow each other: a new one ends the one before', async () => {
    const operator = await world.as('operator');
    const file = await openedCaseFile(operator, {
      employmentStatuses: [{ condition: 'neverEmployed', startsOn: day('2024-01-01') }],
    });
    const place = `/case-files/${file.id}/employment-statuses`;
    const reply = await operator.post<CaseFile>(
      place,
      { condition: 'employed', startsOn: '2026-03-01' },
      onVersion(1),
    );
    expect(reply.body.employmentStatuses).toMatchObject([
      { condition: 'employed', startsOn: '2026-03-01', endsOn: null },
      { condition: 'neverEmployed', endsOn: '2026-02-28' },
    ]);
    const clash = await operator.post(place, { condition: 'inactive', startsOn: '2025-05-05' }, onVersion(2));
    expect(violationsOf(clash)).toEqual(['employmentStatusesOverlap /startsOn']);
  });
});

describe('declarations and pacts', () => {
  it('are recorded once a day', async () => {
    const operator = await world.as('operator');
    const on = day('2026-10-05');
    const file = await openedCaseFile(operator, {
      workDeclarations: [{ declaredOn: on }],
      servicePacts: [{ signedOn: on }],
      consents: [{ kind: 'dataSharing', textVersion: '2', givenOn: on, how: 'digitally' }],
    });
    const place = `/case-files/${file.id}`;
    const did = await operator.post(`${place}/work-declarations`, { declaredOn: on }, onVersion(1));
    expect(violationsOf(did)).toEqual(['alreadyRecorded /declaredOn']);
    const pact = await operator.post(`${place}/service-pacts`, { signedOn: on }, onVersion(1));
    expect(violationsOf(pact)).toEqual(['alreadyRecorded /signedOn']);
    const consent = { kind: 'dataSharing', textVersion: '2', givenOn: on, how: 'onPaper' };
    expect(violationsOf(await operator.post(`${place}/consents`, consent, onVersion(1)))).toEqual([
      'alreadyRecorded /givenOn',
    ]);
  });
});

describe('languages', () => {
  it('are replaced as a whole, the mother tongue first', async () => {
    const operator = await world.as('operator');
    const file = await openedCaseFile(operator, { languages: [{ language: 'fr', level: 'B1' }] });
    const place = `/case-files/${file.id}/languages`;
    const reply = await operator.put<CaseFile>(place, firstExample(occupation.SetLanguages), onVersion(1));
    expect(reply.status).toBe(200);
    expect(reply.body.languages).toEqual([
      { language: 'ff', level: 'motherTongue' },
      { language: 'fr', level: 'B1' },
      { language: 'it', level: 'A2' },
    ]);
    const twice = {
      languages: [
        { language: 'it', level: 'A1' },
        { language: 'it', level: 'B1' },
      ],
    };
    expect(violationsOf(await operator.put(place, twice, onVersion(2)))).toEqual([
      'languageRepeated /languages/1/language',
    ]);
    expect((await operator.put(place, { languages: [] }, onVersion(1))).status).toBe(412);
  });
});

describe('a file', () => {
  it('holds fifty rows of a kind and no more', async () => {
    const operator = await world.as('operator');
    const file = await openedCaseFile(operator);
    await world.sql(
      `insert into educations (id, case_file_id, organisation_id, isced_level, recognition)
       select gen_random_uuid(), $1, $2, 1, 'notStated' from generate_series(1, 50)`,
      [file.id, file.organisation.id],
    );
    const reply = await operator.post(`/case-files/${file.id}/educations`, { iscedLevel: 3 }, onVersion(1));
    expect(reply.body).toMatchObject({ type: '/problems/case-files/too-many-records', status: 409 });
  });
});
