import { sql } from 'drizzle-orm';
import { beforeAll, describe, expect, it } from 'vitest';
import {
  actOn,
  coverDowries,
  type ReadyPerson,
  readyPerson,
  requestedDowry,
} from '../../../test/builders/dowries.ts';
import { contextAs, expectProvenLedger, makeDistrict } from '../../../test/money.ts';
import { type Caller, useWorld } from '../../../test/world.ts';
import type { Eligibility } from './eligibility-schemas.ts';

const world = useWorld();
let operator: Caller;
let elsewhere: Caller;
let authority: Caller;
let districtId: string;
beforeAll(async () => {
  operator = await world.as('operator');
  elsewhere = await world.person('operator');
  authority = await world.as('authority');
  districtId = await makeDistrict(world);
  await coverDowries(world, 100, { districtId });
});

/** The condition about other dowries, as the body of the file reads it. */
async function onePerPerson(caller: Caller, { caseFileId }: ReadyPerson) {
  const { body } = await caller.get<Eligibility>(
    `/case-files/${caseFileId}/eligibility?editionId=puoi-plus-2024`,
    undefined,
    { 'accept-language': 'en' },
  );
  return body.conditions.find(({ code }) => code === 'oneDowryPerPerson');
}

/** The same person at two bodies, as each wrote them: files that share nothing yet. */
async function twoFiles(): Promise<{ mine: ReadyPerson; theirs: ReadyPerson }> {
  const [mine, theirs] = await Promise.all([
    readyPerson(world, { operator, districtId }),
    readyPerson(world, { operator: elsewhere, districtId }),
  ]);
  return { mine, theirs };
}

const personalCode = 'RSSMRA85T10A562S';
const setCode = (person: ReadyPerson, code: string, canonical: string) =>
  world.sql('update tax_codes set code = $2, canonical = $3 where case_file_id = $1', [
    person.caseFileId,
    code,
    canonical,
  ]);
const setProvisional = (person: ReadyPerson, code: string, until: string | null) =>
  world.sql(
    `insert into tax_codes (id, case_file_id, organisation_id, kind, code, canonical, valid_from, valid_until)
     select gen_random_uuid(), id, organisation_id, 'provisional', $2, $2, '2024-01-10', $3::date from case_files where id = $1`,
    [person.caseFileId, code, until],
  );
const setName = (person: ReadyPerson, family: string, given: string, search: string) =>
  world.sql(
    "update case_files set family_name = $2, given_name = $3, search_name = $4, birth_date = '2005-05-05' where id = $1",
    [person.caseFileId, family, given, search],
  );
const withoutCodes = (person: ReadyPerson) =>
  world.sql('delete from tax_codes where case_file_id = $1', [person.caseFileId]);

describe('one dowry per person, across bodies', () => {
  it('finds it by tax code, also in its omocodia form', async () => {
    const { mine, theirs } = await twoFiles();
    await setCode(mine, personalCode, 'RSSMRA85T10A562');
    await setCode(theirs, 'RSSMRA85T10A56NH', 'RSSMRA85T10A562');
    expect(await onePerPerson(operator, mine)).toMatchObject({ outcome: 'met' });
    await requestedDowry(elsewhere, theirs);
    expect(await onePerPerson(operator, mine)).toMatchObject({
      outcome: 'unmet',
      seen: 'A dowry was found in PUOI PLUS 2024 (same tax code).',
    });
  });

  it('finds it by a provisional code that one body has converted', async () => {
    const { mine, theirs } = await twoFiles();
    await world.sql("update tax_codes set valid_from = '2026-01-01' where case_file_id = any($1)", [
      [mine.caseFileId],
    ]);
    await withoutCodes(theirs);
    await setProvisional(mine, '00000000018', '2025-12-31');
    await setProvisional(theirs, '00000000018', null);
    await requestedDowry(elsewhere, theirs);
    expect(await onePerPerson(operator, mine)).toMatchObject({
      seen: 'A dowry was found in PUOI PLUS 2024 (provisional code since converted).',
    });
  });

  it('finds it by name, birth date and country, in whatever order the name was written', async () => {
    const { mine, theirs } = await twoFiles();
    await withoutCodes(mine);
    await setName(mine, 'Adeyemi', 'Grace', 'adeyemi grace');
    await setName(theirs, 'Grace Oluwaseun', 'Adeyemi', 'grace oluwaseun adeyemi');
    await requestedDowry(elsewhere, theirs);
    expect(await onePerPerson(operator, mine)).toMatchObject({
      seen: 'A dowry was found in PUOI PLUS 2024 (same name, birth date and country).',
    });
  });

  it.each([
    ['another birth date', "update case_files set birth_date = '1999-09-09' where id = $1"],
    ['another country of birth', "update case_files set birth_country_code = 'GM' where id = $1"],
    ['only one word in common', "update case_files set search_name = 'kone mariama' where id = $1"],
  ])('does not take for the same person one of the same name with %s', async (_what, change) => {
    const { mine, theirs } = await twoFiles();
    await withoutCodes(mine);
    await setName(mine, 'Diallo', 'Mariama', 'diallo mariama');
    await setName(theirs, 'Diallo', 'Mariama', 'diallo mariama');
    await world.sql(change, [theirs.caseFileId]);
    await requestedDowry(elsewhere, theirs);
    expect(await onePerPerson(operator, mine)).toMatchObject({ outcome: 'met' });
  });

  it('tells namesakes apart by their final tax codes', async () => {
    const { mine, theirs } = await twoFiles();
    await setName(mine, 'Camara', 'Ibrahima', 'camara ibrahima');
    await setName(theirs, 'Camara', 'Ibrahima', 'camara ibrahima');
    await requestedDowry(elsewhere, theirs);
    expect(await onePerPerson(operator, mine)).toMatchObject({ outcome: 'met' });
  });

  it('forgets a dowry that was refused or withdrawn', async () => {
    const { mine, theirs } = await twoFiles();
    await setCode(mine, 'BNCLRA80A41H501X', 'BNCLRA80A41H501');
    await setCode(theirs, 'BNCLRA80A41H501X', 'BNCLRA80A41H501');
    const first = await requestedDowry(elsewhere, theirs);
    await actOn(authority, 'refusal', first.body, 'Domanda doppia.');
    expect(await onePerPerson(operator, mine)).toMatchObject({ outcome: 'met' });
    const second = await requestedDowry(elsewhere, theirs);
    expect(await onePerPerson(operator, mine)).toMatchObject({ outcome: 'unmet' });
    await actOn(elsewhere, 'withdrawal', second.body, 'La persona si è trasferita.');
    expect(await onePerPerson(operator, mine)).toMatchObject({ outcome: 'met' });
  });

  it('counts a dowry of the same file in another edition', async () => {
    const person = await readyPerson(world, { operator, districtId });
    await requestedDowry(operator, person);
    const { body } = await operator.get<Eligibility>(
      `/case-files/${person.caseFileId}/eligibility?editionId=percorsi-4`,
      undefined,
      { 'accept-language': 'en' },
    );
    expect(body.conditions.find(({ code }) => code === 'oneDowryPerPerson')?.seen).toBe(
      'A dowry was found in PUOI PLUS 2024 (in this same case file).',
    );
  });

  it('lets neither of two requests made at once be granted, until one is gone', async () => {
    const { mine, theirs } = await twoFiles();
    await setCode(mine, 'VRDGPP79C03F205Z', 'VRDGPP79C03F205');
    const first = await requestedDowry(operator, mine);
    const second = await requestedDowry(elsewhere, theirs);
    await setCode(theirs, 'VRDGPP79C03F205Z', 'VRDGPP79C03F205');
    for (const asked of [first, second])
      expect(await actOn(authority, 'clearance', asked.body)).toMatchObject({
        status: 422,
        body: { violations: [{ code: 'oneDowryPerPerson' }] },
      });
    await actOn(authority, 'refusal', second.body, 'Domanda doppia.');
    expect((await actOn(authority, 'clearance', first.body)).status).toBe(200);
    await expectProvenLedger(world);
  });

  it('tells nothing of a file that the asking body may not read', async () => {
    const { theirs } = await twoFiles();
    await requestedDowry(elsewhere, theirs);
    const outsider = contextAs(world, 'operator', { organisationId: operator.organisationId });
    const found = await outsider.read((tx) =>
      tx.execute(sql`select * from app.standing_dowries(${theirs.caseFileId}, null)`),
    );
    expect(found.rows).toEqual([]);
    const seen = await operator.get(`/case-files/${theirs.caseFileId}/eligibility?editionId=puoi-plus-2024`);
    expect(seen.status).toBe(404);
  });
});
