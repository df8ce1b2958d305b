import { beforeAll, describe, expect, it } from 'vitest';
import {
  anotherPerson,
  onVersion,
  openedCaseFile,
  taxCodeOf,
  violationsOf,
} from '../../../test/builders/case-files.ts';
import { type Caller, day, useWorld } from '../../../test/world.ts';
import type { CaseFile, CaseFileSummary } from './schemas/case-file.ts';
import { type CaseFileMatch, SearchCaseFiles } from './schemas/search.ts';

const world = useWorld({ today: '2026-11-22' });

interface Matches {
  items: CaseFileMatch[];
  nextCursor: string | null;
}
interface Summaries {
  items: CaseFileSummary[];
  nextCursor: string | null;
}

let operator: Caller;
beforeAll(async () => {
  operator = await world.person('operator');
  const person = {
    familyName: 'Diallo',
    givenName: 'Mamadou',
    birthDate: day('1998-05-05'),
    gender: 'M' as const,
    birthCountryCode: 'GN',
  };
  await openedCaseFile(operator, {
    ...person,
    familyNameOriginal: 'ديالو',
    taxCodes: [{ code: 'DLLMMD98E05Z319E' }],
  });
  await openedCaseFile(operator, {
    familyName: 'Shevchenko',
    givenName: 'Oksana',
    birthDate: day('1980-05-05'),
  });
  await openedCaseFile(operator, {
    familyName: 'Nguyên-Đặng',
    givenName: 'Thị',
    birthDate: day('1991-02-03'),
  });
});

const search = (asked: object, who = operator) => who.post<Matches>('/case-file-searches', asked);
const found = async (asked: object, who = operator) =>
  (await search(asked, who)).body.items.map(({ caseFile, likelihood, reasons }) => ({
    name: caseFile.familyName,
    likelihood,
    reasons,
  }));

describe('a search before opening', () => {
  it.each([
    [{ taxCode: ' dll mmd 98e05 z319e ' }, 'certain', ['sameTaxCode']],
    [{ taxCode: 'DLLMMD98E05Z3MVE' }, 'likely', ['equivalentTaxCode']],
    [
      { familyName: 'Diallo', givenName: 'Mamadou', birthDate: '1998-05-05' },
      'likely',
      ['sameName', 'sameBirthDate'],
    ],
    [
      { familyName: 'MAMADOU', givenName: 'diallò', birthDate: '1998-05-05' },
      'likely',
      ['sameName', 'sameBirthDate'],
    ],
    [
      { familyName: 'Dialo', givenName: 'Mamadu', birthDate: '1998-05-05' },
      'likely',
      ['similarName', 'sameBirthDate'],
    ],
    [
      { familyName: 'Dialo', givenName: 'Mamadu', birthDate: '1998-01-01' },
      'possible',
      ['similarName', 'sameBirthYear'],
    ],
    [{ familyName: 'Diallo', givenName: 'Mamadou' }, 'possible', ['sameName']],
    [{ familyName: 'Diallo', givenName: 'Mamadou', birthDate: '1971-01-01' }, 'possible', ['sameName']],
    [
      { familyName: 'Diallo', givenName: 'Mamadou', birthDate: '1998-05-05', birthCountryCode: 'SN' },
      'possible',
      ['sameName', 'sameBirthDate'],
    ],
    [{ birthDate: '1998-05-05' }, 'possible', ['sameBirthDate']],
  ])('for %j finds the file, %s, because %j', async (asked, likelihood, reasons) => {
    const [first] = await found(asked);
    expect(first).toEqual({ name: 'Diallo', likelihood, reasons });
  });

  it.each([
    { taxCode: 'RSSMRA85T10A562S' },
    { familyName: 'Dialo', givenName: 'Mamadu', birthDate: '1971-01-01' },
    { familyName: 'Kowalczyk', givenName: 'Jerzy' },
  ])('for %j finds nobody', async (asked) => {
    expect(await found(asked)).toEqual([]);
  });

  it.each([
    [{}, ['searchEmpty ']],
    [{ familyName: '??' }, ['searchEmpty ']],
    [{ q: '--' }, ['searchEmpty /q']],
    [{ taxCode: 'DLLMMD98E05Z319X' }, ['taxCodeCheckLetter /taxCode']],
  ])('of %j is refused with what is missing', async (asked, violations) => {
    const reply = await search(asked);
    expect(reply.status).toBe(422);
    expect(violationsOf(reply)).toEqual(violations);
  });

  it('takes the examples of the contract', async () => {
    const examples =
      'examples' in SearchCaseFiles && Array.isArray(SearchCaseFiles.examples)
        ? SearchCaseFiles.examples
        : [];
    expect(examples.length).toBe(3);
    for (const example of examples)
      expect((await found(example)).map(({ name }) => name)).toEqual(['Diallo']);
  });
});

describe('a search by name', () => {
  it.each(['mam dial', 'DIALLO', 'ديالو', 'di'])('finds beginnings of words in any order: %s', async (q) => {
    expect((await found({ q })).map(({ name }) => name)).toContain('Diallo');
  });

  it.each([
    ['allo', []],
    ['dang', ['Nguyên-Đặng']],
    ['%', []],
  ])('takes what was typed for what it is: %s', async (q, names) => {
    const reply = await search({ q });
    expect((reply.body.items ?? []).map(({ caseFile }) => caseFile.familyName)).toEqual(names);
  });

  it('goes on page by page, narrowed as the list is', async () => {
    const own = await world.person('operator');
    for (let index = 0; index < 5; index++)
      await openedCaseFile(own, { givenName: 'Zoubida', birthDate: day(`198${index}-01-01`) });
    const first = await own.post<Matches>('/case-file-searches', { q: 'zoub', limit: 3 });
    expect(first.body.items.length).toBe(3);
    const rest = await own.post<Matches>('/case-file-searches', {
      q: 'zoub',
      limit: 3,
      cursor: first.body.nextCursor,
    });
    expect(rest.body.items.length).toBe(2);
    expect(rest.body.nextCursor).toBeNull();
    const ids = [...first.body.items, ...rest.body.items].map(({ caseFile }) => caseFile.id);
    expect(new Set(ids).size).toBe(5);
    const byName = await own.post<Matches>('/case-file-searches', { q: 'zoub', sort: 'name', limit: 3 });
    const { nextCursor: cursor } = byName.body;
    const named = await own.post<Matches>('/case-file-searches', {
      q: 'zoub',
      sort: 'name',
      limit: 3,
      cursor,
    });
    const names = [...byName.body.items, ...named.body.items].map(({ caseFile }) =>
      caseFile.familyName.toLowerCase(),
    );
    expect(names).toEqual(names.toSorted());
    expect((await found({ q: 'zoub', permitExpiringBefore: '2027-01-01' }, own)).length).toBe(0);
  });
});

describe('the list', () => {
  it('shows the last changed first and goes on from the cursor', async () => {
    const own = await world.person('operator');
    const files: CaseFile[] = [];
    for (let index = 0; index < 5; index++) {
      world.clock.set(`2026-11-22T11:0${index}:00Z`);
      files.push(await openedCaseFile(own));
    }
    const [oldest] = files;
    world.clock.set('2026-11-22T11:10:00Z');
    await own.patch(`/case-files/${oldest?.id}`, { phone: '0773 123456' }, onVersion(1));
    const first = await own.get<Summaries>('/case-files?limit=2');
    const second = await own.get<Summaries>(`/case-files?limit=2&cursor=${first.body.nextCursor}`);
    const third = await own.get<Summaries>(`/case-files?limit=2&cursor=${second.body.nextCursor}`);
    expect([first, second, third].flatMap(({ body }) => body.items.map(({ id }) => id))).toEqual(
      [0, 4, 3, 2, 1].map((index) => files[index]?.id),
    );
    expect(third.body.nextCursor).toBeNull();
    const changed = await own.get<Summaries>('/case-files?updatedAfter=2026-11-22T11:03:30Z');
    expect(changed.body.items.map(({ id }) => id)).toEqual([files[0]?.id, files[4]?.id]);
  });

  it('goes by name, and no name travels in the cursor', async () => {
    const own = await world.person('operator');
    for (const familyName of ['Zongo', 'Abate', 'Étienne', 'Mane'])
      await openedCaseFile(own, { ...anotherPerson(), familyName });
    const first = await own.get<Summaries>('/case-files?sort=name&limit=2');
    const second = await own.get<Summaries>(`/case-files?sort=name&limit=2&cursor=${first.body.nextCursor}`);
    expect([...first.body.items, ...second.body.items].map(({ familyName }) => familyName)).toEqual([
      'Abate',
      'Étienne',
      'Mane',
      'Zongo',
    ]);
    const cursor = Buffer.from(String(first.body.nextCursor), 'base64url').toString();
    expect(JSON.parse(cursor)).toEqual([first.body.items[1]?.id]);
  });

  it('is narrowed by permit, by work declaration and by the end of the code', async () => {
    const own = await world.person('operator');
    const until = (validUntil: string) => [{ kind: 'study' as const, validUntil: day(validUntil) }];
    const none = await openedCaseFile(own);
    const soon = await openedCaseFile(own, { stayPermits: until('2026-12-10') });
    const renewed = await openedCaseFile(own, {
      stayPermits: [...until('2026-12-10'), ...until('2028-12-10')],
    });
    const declared = await openedCaseFile(own, { workDeclarations: [{ declaredOn: day('2026-09-01') }] });
    const revoked = await openedCaseFile(own, {
      workDeclarations: [{ declaredOn: day('2026-09-01'), revokedOn: day('2026-10-01') }],
    });
    const ids = async (filter: string) =>
      (await own.get<Summaries>(`/case-files?${filter}`)).body.items.map(({ id }) => id).toSorted();
    expect(await ids('permitExpiringBefore=2027-01-01')).toEqual([soon.id]);
    expect(await ids('withoutWorkDeclaration=true')).toEqual(
      [none, soon, renewed, revoked].map(({ id }) => id).toSorted(),
    );
    expect(await ids('withoutWorkDeclaration=false')).toContain(declared.id);
    expect(await ids(`code=${none.code.toLowerCase()}`)).toEqual([none.id]);
    expect(await ids(`code=${Number(none.code.slice(-6))}`)).toEqual([none.id]);
    expect(await ids('code=FA-1999-000001')).toEqual([]);
  });

  it('shows how the stay stands and when availability was declared', async () => {
    const own = await world.person('operator');
    const file = await openedCaseFile(own, {
      stayPermits: [
        { kind: 'refugee', validUntil: day('2026-11-01'), renewalRequestedOn: day('2026-10-20') },
      ],
      workDeclarations: [{ declaredOn: day('2026-09-01') }],
    });
    const { body } = await own.get<Summaries>('/case-files');
    expect(body.items).toMatchObject([
      {
        id: file.id,
        permit: { state: 'inRenewal', validUntil: '2026-11-01', daysLeft: -21 },
        workDeclaredOn: '2026-09-01',
        taxCode: null,
        lastUpdatedBy: 'Prova operator',
      },
    ]);
  });

  it('takes no name in its address, where it would stay in logs and histories', async () => {
    const reply = await operator.get('/case-files?q=diallo');
    expect(reply.status).toBe(400);
    expect(violationsOf(reply)).toEqual(['unknownField /querystring/q']);
  });

  it('tells that a cursor is not one', async () => {
    expect((await operator.get('/case-files?cursor=abc')).status).toBe(400);
    expect((await operator.get('/case-files?limit=101')).status).toBe(400);
  });
});

describe('likely duplicates', () => {
  it('are graded with every tax code the person ever had', async () => {
    const own = await world.person('operator');
    const person = anotherPerson();
    const file = await openedCaseFile(own, {
      ...person,
      taxCodes: [{ code: '12345678903', validFrom: day('2025-01-01') }],
    });
    await own.post(`/case-files/${file.id}/tax-codes`, { code: taxCodeOf(person) }, onVersion(1));
    expect((await found({ taxCode: '12345678903' }, own)).map(({ likelihood }) => likelihood)).toEqual([
      'certain',
    ]);
  });
});

it('an instant beyond the calendar is refused as unreadable', async () => {
  const operator = await world.as('operator');
  const reply = await operator.get('/case-files?updatedAfter=9999-12-31T23:59:59-23:59');
  expect([reply.status, reply.body.type]).toEqual([400, '/problems/platform/malformed']);
});
