import { beforeAll, describe, expect, it } from 'vitest';
import { actOn, readyPerson, requestedDowry } from '../../../test/builders/dowries.ts';
import { makeDistrict } from '../../../test/money.ts';
import { type Caller, type Reply, useWorld } from '../../../test/world.ts';
import type { Eligibility } from './eligibility-schemas.ts';

const world = useWorld();
let operator: Caller;
let districtId: string;
beforeAll(async () => {
  operator = await world.as('operator');
  districtId = await makeDistrict(world);
});

function ask(
  caller: Caller,
  caseFileId: string,
  { editionId = 'puoi-plus-2024', on = '', language = 'it' } = {},
): Promise<Reply<Eligibility>> {
  const day = on === '' ? '' : `&on=${on}`;
  return caller.get<Eligibility>(
    `/case-files/${caseFileId}/eligibility?editionId=${editionId}${day}`,
    undefined,
    { 'accept-language': language },
  );
}

const open = ({ body }: Reply<Eligibility>) =>
  body.conditions.filter(({ outcome }) => outcome !== 'met').map(({ code, outcome }) => `${code} ${outcome}`);

describe('eligibility', () => {
  it('finds every condition met in a file with all its papers, today', async () => {
    const { caseFileId } = await readyPerson(world, { operator, districtId });
    const reply = await ask(operator, caseFileId);
    expect(reply.status).toBe(200);
    expect(reply.body).toMatchObject({ outcome: 'eligible', on: '2026-11-22', editionId: 'puoi-plus-2024' });
    expect(open(reply)).toEqual([]);
  });

  it.each([
    ['stay_permits', ['legalResidence unknown', 'admittedPermit unknown']],
    ['employment_statuses', ['unemployment unknown', 'noOtherPaidPolicy unknown']],
    ['work_declarations', ['workDeclaration unknown']],
    ['consents', ['privacyNotice unknown', 'consent unknown']],
    ['tax_codes', ['taxCode unknown']],
  ])('says what is missing without %s, and how to mend it', async (table, expected) => {
    const { caseFileId } = await readyPerson(world, { operator, districtId });
    await world.sql(`delete from ${table} where case_file_id = $1`, [caseFileId]);
    const reply = await ask(operator, caseFileId);
    expect(open(reply)).toEqual(expected);
    expect(reply.body.outcome).toBe('incomplete');
    for (const condition of reply.body.conditions.filter(({ outcome }) => outcome !== 'met')) {
      expect(condition.missing).not.toBeNull();
      expect(condition.fix).not.toBeNull();
    }
  });

  it.each([
    ['a permit that expired', 'update stay_permits set valid_until = $2::date - 1', 'legalResidence unmet'],
    ['a job', "update employment_statuses set condition = 'employed'", 'unemployment unmet'],
    [
      'a declaration older than six months',
      'update work_declarations set declared_on = $2::date - 200',
      'workDeclaration unmet',
    ],
    ['a revoked declaration', 'update work_declarations set revoked_on = $2::date', 'workDeclaration unmet'],
    [
      'a consent withdrawn today',
      "update consents set withdrawn_on = case when kind = 'dataProcessing' then $2::date end",
      'consent unmet',
    ],
    [
      'another paid policy',
      "update employment_statuses set paid_policy = 'ongoing', paid_policy_name = 'GOL'",
      'noOtherPaidPolicy unmet',
    ],
  ])('says what it saw of %s', async (_what, change, expected) => {
    const { caseFileId } = await readyPerson(world, { operator, districtId });
    await world.sql(`${change} where case_file_id = $1 and $2::date is not null`, [caseFileId, '2026-11-22']);
    const reply = await ask(operator, caseFileId);
    expect(open(reply)).toContain(expected);
    expect(reply.body.outcome).toBe('notEligible');
    const condition = reply.body.conditions.find(({ code }) => expected.startsWith(code));
    expect(condition?.seen).toEqual(expect.any(String));
  });

  it('counts a permit in renewal with its receipt, and a revocation only from its day', async () => {
    const { caseFileId } = await readyPerson(world, { operator, districtId });
    await world.sql(
      "update stay_permits set valid_until = '2026-11-01', renewal_requested_on = '2026-10-20' where case_file_id = $1",
      [caseFileId],
    );
    await world.sql("update work_declarations set revoked_on = '2026-11-23' where case_file_id = $1", [
      caseFileId,
    ]);
    expect(open(await ask(operator, caseFileId))).toEqual([]);
  });

  it('answers for another day and another edition', async () => {
    const { caseFileId } = await readyPerson(world, { operator, districtId });
    const later = await ask(operator, caseFileId, { on: '2028-06-01' });
    expect(later.body.on).toBe('2028-06-01');
    expect(open(later)).toContain('editionOpen unmet');
    expect(open(await ask(operator, caseFileId, { editionId: 'percorsi-4' }))).toEqual([]);
  });

  it('speaks the language of the request', async () => {
    const { caseFileId } = await readyPerson(world, { operator, districtId });
    const italian = await ask(operator, caseFileId);
    const english = await ask(operator, caseFileId, { language: 'en' });
    expect(italian.body.conditions[0]?.title).toBe('Regolarmente soggiornante');
    expect(english.body.conditions[0]?.title).toBe('Legally resident');
  });

  it('refuses an edition or a day that does not exist', async () => {
    const { caseFileId } = await readyPerson(world, { operator, districtId });
    expect((await ask(operator, caseFileId, { editionId: 'puoi-1999' })).status).toBe(400);
    for (const on of ['2026-02-31', '0000-01-01', '9999-12-31'])
      expect((await ask(operator, caseFileId, { on })).status).toBe(400);
    expect((await ask(operator, caseFileId, { on: '2199-12-31' })).status).toBe(200);
  });

  it('does not hold a person’s own dowry against it', async () => {
    const person = await readyPerson(world, { operator, districtId });
    await requestedDowry(operator, person);
    expect(open(await ask(operator, person.caseFileId))).toEqual([]);
  });

  it('is told to the authority from the first request on, also after it was refused', async () => {
    const person = await readyPerson(world, { operator, districtId });
    const authority = await world.as('authority');
    expect((await ask(authority, person.caseFileId)).status).toBe(404);
    const asked = await requestedDowry(operator, person);
    expect(open(await ask(authority, person.caseFileId))).toEqual([]);
    await actOn(authority, 'refusal', asked.body, 'Il profilo non corrisponde al tirocinio.');
    expect((await ask(authority, person.caseFileId)).status).toBe(200);
  });
});
