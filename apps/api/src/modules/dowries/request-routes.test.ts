import { beforeAll, describe, expect, it } from 'vitest';
import {
  actOn,
  editionOf,
  readyPerson,
  readyPersons,
  requestedDowry,
} from '../../../test/builders/dowries.ts';
import { makeDistrict } from '../../../test/money.ts';
import { type Caller, useWorld } from '../../../test/world.ts';
import { newId } from '../../platform/id.ts';
import type { Eligibility } from './eligibility-schemas.ts';
import type { Dowry } from './schemas.ts';

const world = useWorld();
let operator: Caller;
let districtId: string;
beforeAll(async () => {
  operator = await world.as('operator');
  districtId = await makeDistrict(world, 'Distretto di Cori');
});

interface Refusal {
  type: string;
  violations: { code: string; message: string; fix: string }[];
  conditions: Eligibility['conditions'];
}

describe('a request', () => {
  it('freezes what the edition pays and what the signed plan foresees', async () => {
    const person = await readyPerson(world, { operator, districtId });
    const { status, body, etag } = await requestedDowry(operator, person);
    expect(status).toBe(201);
    expect(etag).toBe('"1"');
    expect(body).toMatchObject({
      state: 'requested',
      promoter: { id: operator.organisationId },
      district: { id: districtId, name: 'Distretto di Cori' },
      edition: { id: 'puoi-plus-2024', variantId: 'standard' },
      caseFile: { id: person.caseFileId, familyName: 'Prova' },
      plan: { number: 1, internshipStartsOn: '2026-12-01', internshipEndsOn: '2027-05-31' },
      totals: {
        amountCents: 678_142,
        plannedCents: 678_142,
        reservedCents: 0,
        leftCents: 0,
        releasedCents: 0,
      },
      request: { at: '2026-11-22T11:00:00.000Z', byId: operator.id, byName: 'Prova operator' },
      clearance: null,
      journalEntries: 0,
    });
    expect(body.code).toMatch(/^DO-2026-\d{6}$/);
    expect(
      body.lines.map((line) => [line.component, line.fundId, line.amountCents, line.quantity, line.unit]),
    ).toEqual([
      ['operatorServices', 'fami-2021', 276_738, 3_360, 'minutes'],
      ['traineeAllowance', 'fse-plus', 337_500, 6, 'months'],
      ['hostTutoring', 'fami-2021', 63_904, 6, 'months'],
    ]);
    expect(body.lines.every(({ source }) => source.length > 3)).toBe(true);
  });

  it('follows the length that the plan was signed for', async () => {
    const person = await readyPerson(world, {
      operator,
      districtId,
      editionId: 'percorsi-4',
      variantId: 'twelveMonths',
    });
    const { body } = await requestedDowry(operator, { ...person, editionId: 'percorsi-4' });
    expect(body).toMatchObject({
      totals: { amountCents: 1_004_000 },
      edition: { variantId: 'twelveMonths' },
    });
  });

  it('is seen on the timelines of the dowry and of the case file', async () => {
    const person = await readyPerson(world, { operator, districtId });
    const { body } = await requestedDowry(operator, person);
    const entries = await world.sql(
      'select subject_id from audit_entries where entity_id = $1 order by subject_id',
      [body.id],
    );
    expect(entries.map((entry) => entry.subject_id).sort()).toEqual([body.id, person.caseFileId].sort());
    const timeline = await operator.get(`/case-files/${person.caseFileId}/timeline?q=dote`);
    expect(timeline.body.items).toMatchObject([{ action: 'dowry.requested', text: 'Dote richiesta' }]);
  });
});

describe('a request is refused', () => {
  it('with every condition that is not met, the same list as the panel', async () => {
    const { caseFileId } = await readyPerson(world, { operator, districtId });
    await world.sql('delete from consents where case_file_id = $1', [caseFileId]);
    await world.sql("update stay_permits set valid_until = '2026-11-01' where case_file_id = $1", [
      caseFileId,
    ]);
    await world.sql('update case_files set district_id = null where id = $1', [caseFileId]);
    const reply = await operator.post<Refusal>(
      '/dowries',
      { caseFileId, editionId: 'puoi-plus-2024' },
      { 'idempotency-key': newId() },
    );
    expect(reply.status).toBe(422);
    expect(reply.body.type).toBe('/problems/dowries/not-eligible');
    expect(reply.body.violations.map(({ code }) => code)).toEqual([
      'legalResidence',
      'admittedPermit',
      'privacyNotice',
      'consent',
      'districtMissing',
    ]);
    expect(reply.body.violations[0]?.message).toBe(
      'Regolarmente soggiornante: Titolo scaduto il 01/11/2026, senza ricevuta di rinnovo.',
    );
    const panel = await operator.get<Eligibility>(
      `/case-files/${caseFileId}/eligibility?editionId=puoi-plus-2024`,
    );
    expect(reply.body.conditions).toEqual(panel.body.conditions);
  });

  it('without a signed plan of that edition', async () => {
    const { caseFileId } = await readyPerson(world, { operator, districtId, editionId: 'percorsi-4' });
    const reply = await operator.post<Refusal>(
      '/dowries',
      { caseFileId, editionId: 'puoi-plus-2024' },
      { 'idempotency-key': newId() },
    );
    expect(reply.status).toBe(422);
    expect(reply.body.violations.map(({ code }) => code)).toEqual(['planNotSigned']);
  });

  it('while the same file has a dowry asked for, and not after its withdrawal', async () => {
    const person = await readyPerson(world, { operator, districtId });
    const first = await requestedDowry(operator, person);
    const again = await requestedDowry(operator, person);
    expect(again).toMatchObject({ status: 409, body: { type: '/problems/dowries/already-open' } });
    await actOn(operator, 'withdrawal', first.body, 'Richiesta fatta per errore.');
    const second = await requestedDowry(operator, person);
    expect(second.status).toBe(201);
    expect(second.body.code).not.toBe(first.body.code);
  });

  it('for a file of another body, as if it were not there', async () => {
    const person = await readyPerson(world, { operator: await world.person('operator'), districtId });
    const there = await requestedDowry(operator, person);
    const nowhere = await requestedDowry(operator, { caseFileId: newId() });
    expect(there.status).toBe(404);
    expect({ ...there.body, instance: '' }).toEqual({ ...nowhere.body, instance: '' });
  });

  it('without an Idempotency-Key, with a field that does not exist, or for an edition that does not', async () => {
    const { caseFileId } = await readyPerson(world, { operator, districtId });
    const input = { caseFileId, editionId: 'puoi-plus-2024' };
    const key = () => ({ 'idempotency-key': newId() });
    expect((await operator.post('/dowries', input)).status).toBe(428);
    expect((await operator.post('/dowries', { ...input, amountCents: 1 }, key())).status).toBe(400);
    expect((await operator.post('/dowries', { ...input, editionId: 'puoi-1999' }, key())).status).toBe(400);
  });
});

describe('the paths of a promoter', () => {
  it('stop at the number of the edition, also when the last two are asked for at once', async () => {
    world.clock.set('2022-09-01T10:00:00Z');
    const promoter = await world.person('operator');
    const editionId = 'puoi-2022';
    const max = editionOf(editionId).pathsPerPromoterMax.value ?? 0;
    const persons = await readyPersons(world, max + 1, { operator: promoter, districtId, editionId });
    await world.sql(
      `insert into dowries (id, code, case_file_id, organisation_id, edition_id, district_id, action_plan_version_id, variant_id,
         requested_at, requested_by)
       select gen_random_uuid(), 'DO-2022-' || (500000 + number), file, $2, $3, $4, version, 'standard', '2022-07-01', $5
         from unnest($1::uuid[], $6::uuid[]) with ordinality as given (file, version, number)`,
      [
        persons.slice(2).map(({ caseFileId }) => caseFileId),
        promoter.organisationId,
        editionId,
        districtId,
        promoter.id,
        persons.slice(2).map(({ planVersionId }) => planVersionId),
      ],
    );
    const replies = await Promise.all(
      persons.slice(0, 2).map((person) => requestedDowry(promoter, { ...person, editionId })),
    );
    expect(replies.map(({ status }) => status).sort()).toEqual([201, 422]);
    expect(replies.find(({ status }) => status === 422)?.body).toMatchObject({
      violations: [{ code: 'promoterPaths', paths: max, pathsMax: max }],
    });
  });
});

describe('a repeated request', () => {
  it('sent 20 times at once asks once, answers the same to all, and refuses its key for another', async () => {
    world.clock.set('2026-11-22T11:00:00Z');
    const { caseFileId } = await readyPerson(world, { operator, districtId });
    const key = { 'idempotency-key': `richiesta-${newId()}` };
    const input = { caseFileId, editionId: 'puoi-plus-2024' };
    const replies = await Promise.all(
      Array.from({ length: 20 }, () => operator.post<Dowry>('/dowries', input, key)),
    );
    expect(replies.map(({ status }) => status)).toEqual(Array.from({ length: 20 }, () => 201));
    expect(new Set(replies.map(({ body }) => JSON.stringify(body))).size).toBe(1);
    expect(await world.sql('select id from dowries where case_file_id = $1', [caseFileId])).toHaveLength(1);
    const altered = await operator.post('/dowries', { ...input, editionId: 'percorsi-4' }, key);
    expect(altered.status).toBe(422);
  });
});
