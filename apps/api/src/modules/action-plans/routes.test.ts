import { describe, expect, it } from 'vitest';
import { type Caller, useWorld } from '../../../test/world.ts';
import { newId } from '../../platform/id.ts';
import * as examples from './schema-examples.ts';
import type { ActionPlan, PlanVersion, PlanVersionSummary, WritePlan } from './schemas.ts';

const world = useWorld();

interface Refusal {
  type: string;
  violations?: { code: string; pointer: string }[];
}

/** A case file of the operator's body, straight into the database. */
async function caseFileOf(operator: Caller, birthDate = '1998-03-02'): Promise<string> {
  const id = newId();
  await world.sql(
    `insert into case_files (id, organisation_id, code, family_name, search_name, birth_date, gender)
     values ($1, $2, $3, 'Prova', 'prova', $4, 'notStated')`,
    [id, operator.organisationId, `FA-2026-${String(Math.random()).slice(2, 11)}`, birthDate],
  );
  return id;
}

async function planOf(operator: Caller, caseFileId?: string, editionId = 'puoi-plus-2024') {
  const id = caseFileId ?? (await caseFileOf(operator));
  return operator.post<ActionPlan>(`/case-files/${id}/action-plans`, { editionId });
}

const complete: WritePlan = {
  variantId: 'standard',
  startsOn: '2026-11-22',
  situation: 'Ha lavorato come sarto.\nVuole imparare a usare le macchine industriali.',
  goals: [{ id: 'g1', title: 'Trovare un tirocinio in sartoria', theme: 'work' }],
  actions: [
    {
      id: 'a1',
      goalId: 'g1',
      title: 'Stesura del curriculum',
      theme: 'work',
      catalogueCode: 'work-cv',
      responsible: 'operator',
      dueOn: '2026-12-10',
    },
  ],
  services: [
    { area: 'A2', minutes: 240 },
    { area: 'A3', minutes: 960 },
  ],
  internship: { startsOn: '2027-02-01', endsOn: '2027-07-31', field: 'Sartoria' },
};

/** The same text as it is read back. */
const stored = {
  ...complete,
  actions: complete.actions.map((action) => ({
    ...action,
    outcome: 'open',
    closedOn: null,
    closingReason: null,
  })),
};

const signature = {
  signatory: 'person',
  personSignedOn: '2026-11-22',
  personMethod: 'inPresence',
  operatorSignedOn: '2026-11-22',
  operatorMethod: 'inPresence',
};

async function written(operator: Caller, content: unknown = complete, caseFileId?: string) {
  const opened = await planOf(operator, caseFileId);
  return operator.put<ActionPlan>(`/action-plans/${opened.body.id}`, content, { 'if-match': opened.etag });
}

async function signed(operator: Caller, content: unknown = complete, caseFileId?: string) {
  const plan = await written(operator, content, caseFileId);
  return operator.post<ActionPlan>(`/action-plans/${plan.body.id}/signature`, signature, {
    'if-match': plan.etag,
  });
}

describe('a draft', () => {
  it('opens with the hours that the edition asks for, and says what is missing', async () => {
    const operator = await world.as('operator');
    const { status, body, etag } = await planOf(operator);
    expect(status).toBe(201);
    expect(etag).toBe('"1"');
    expect(body).toMatchObject({ state: 'draft', lastVersion: null, updatedByName: 'Prova operator' });
    expect(body.content.services.map(({ area, minutes }) => [area, minutes])).toEqual([
      ['A2', 240],
      ['A3', 960],
      ['A4', 2160],
    ]);
    expect(body.violations.map(({ code }) => code)).toEqual(['noGoals', 'internshipMissing']);
    expect(body.cost.lines[0]).toMatchObject({ component: 'operatorServices', plannedCents: 276_738 });
  });

  it('may be opened with its whole text, so that a client application needs one call', async () => {
    const operator = await world.key('operator');
    const caseFileId = await caseFileOf(operator);
    const { situation: _situation, internship: _internship, ...content } = complete;
    const reply = await operator.post<ActionPlan>(`/case-files/${caseFileId}/action-plans`, {
      editionId: 'puoi-plus-2024',
      content,
    });
    expect(reply.status).toBe(201);
    expect(reply.body.content).toMatchObject({ situation: null, internship: null });
    expect(reply.body.violations.map(({ code }) => code)).toEqual(['internshipMissing']);
  });

  it('goes from opening to signature as the examples of the contract say', async () => {
    const operator = await world.key('operator');
    const caseFileId = await caseFileOf(operator);
    const opened = await operator.post<ActionPlan>(
      `/case-files/${caseFileId}/action-plans`,
      examples.opening,
    );
    const address = `/action-plans/${opened.body.id}`;
    const draft = await operator.put<ActionPlan>(address, examples.writing, { 'if-match': opened.etag });
    expect(draft.body.cost).toEqual(examples.plan.cost);
    const plan = await operator.post(`${address}/signature`, examples.signing, { 'if-match': draft.etag });
    expect(plan.body).toMatchObject({ state: 'signed', content: examples.plan.content });
    const revised = await operator.post(`${address}/revisions`, examples.revising, { 'if-match': plan.etag });
    expect(revised.body).toMatchObject({ state: 'inRevision' });
  });

  it('shows its cost against the edition', async () => {
    const operator = await world.as('operator');
    const { body } = await written(operator);
    expect(body.version).toBe(2);
    expect(body.cost).toMatchObject({
      plannedCents: 98_835 + 337_500 + 63_904,
      capCents: 678_142,
    });
  });

  it('is read back in the language asked for', async () => {
    const operator = await world.as('operator');
    const { body } = await planOf(operator);
    const english = await operator.get<ActionPlan>(`/action-plans/${body.id}`, undefined, {
      'accept-language': 'en',
    });
    expect(english.body.violations[0]?.message).toBe('The plan has no goals.');
  });

  it('is one per case file and edition', async () => {
    const operator = await world.as('operator');
    const caseFileId = await caseFileOf(operator);
    expect((await planOf(operator, caseFileId)).status).toBe(201);
    expect((await planOf(operator, caseFileId, 'percorsi-4')).status).toBe(201);
    const again = await planOf(operator, caseFileId);
    expect(again).toMatchObject({ status: 409, body: { type: '/problems/action-plans/plan-exists' } });
    const list = await operator.get<{ items: unknown[] }>(`/case-files/${caseFileId}/action-plans?limit=1`);
    expect(list.body.items).toHaveLength(1);
    const { nextCursor } = list.body as unknown as { nextCursor: string };
    const rest = await operator.get(`/case-files/${caseFileId}/action-plans?cursor=${nextCursor}`);
    expect(rest.body).toMatchObject({
      items: [{ editionId: 'puoi-plus-2024', state: 'draft' }],
      nextCursor: null,
    });
  });

  it('is not opened for an edition that does not exist', async () => {
    const operator = await world.as('operator');
    const reply = await planOf(operator, undefined, 'puoi-1999');
    expect(reply).toMatchObject({ status: 422, body: { type: '/problems/programmes/edition-unknown' } });
  });

  it('is not opened with a text that contradicts itself', async () => {
    const operator = await world.as('operator');
    const caseFileId = await caseFileOf(operator);
    const reply = await operator.post<Refusal>(`/case-files/${caseFileId}/action-plans`, {
      editionId: 'puoi-plus-2024',
      content: { ...complete, goals: [] },
    });
    expect(reply).toMatchObject({ status: 422, body: { type: '/problems/action-plans/draft-refused' } });
  });

  it('is not saved when it contradicts itself, and the reasons say where', async () => {
    const operator = await world.as('operator');
    const plan = await planOf(operator);
    const reply = await operator.put<Refusal>(
      `/action-plans/${plan.body.id}`,
      { ...complete, actions: [{ ...complete.actions[0], goalId: 'g7' }] },
      { 'if-match': plan.etag },
    );
    expect(reply.status).toBe(422);
    expect(reply.body.violations).toMatchObject([
      { code: 'actionWithoutGoal', pointer: '/actions/0/goalId' },
    ]);
  });

  it('is not saved with fields that do not exist', async () => {
    const operator = await world.as('operator');
    const plan = await planOf(operator);
    const reply = await operator.put(
      `/action-plans/${plan.body.id}`,
      { ...complete, mood: 'good' },
      { 'if-match': plan.etag },
    );
    expect(reply.status).toBe(400);
  });

  it('is not saved over what a colleague saved in the meantime', async () => {
    const first = await world.as('operator');
    const second = await world.person('operator', { organisationId: first.organisationId });
    const plan = await planOf(first);
    const address = `/action-plans/${plan.body.id}`;
    const saved = await second.put(address, complete, { 'if-match': plan.etag });
    expect(saved.status).toBe(200);
    const late = await first.put(address, { ...complete, situation: 'Altro' }, { 'if-match': plan.etag });
    expect(late.status).toBe(412);
    expect((await first.put(address, complete)).status).toBe(428);
    expect((await first.get<ActionPlan>(address)).body.content.situation).toBe(complete.situation);
  });

  it('is saved by exactly one of two operators who save at once', async () => {
    const first = await world.as('operator');
    const second = await world.person('operator', { organisationId: first.organisationId });
    const plan = await planOf(first);
    const save = (who: Caller) =>
      who.put(`/action-plans/${plan.body.id}`, complete, { 'if-match': plan.etag });
    const replies = await Promise.all([save(first), save(second), save(first), save(second)]);
    expect(replies.map(({ status }) => status).toSorted()).toEqual([200, 412, 412, 412]);
  });
});

describe('a signature', () => {
  it('makes a version of the draft, with who signed, when and how', async () => {
    const operator = await world.as('operator');
    const { status, body } = await signed(operator);
    expect(status).toBe(200);
    expect(body).toMatchObject({
      state: 'signed',
      version: 3,
      violations: [],
      lastVersion: {
        number: 1,
        reason: null,
        signatory: 'person',
        personMethod: 'inPresence',
        operator: { id: operator.id, name: 'Prova operator' },
      },
    });
  });

  it('is refused with everything that is still missing, in the plan and in the signatures', async () => {
    const operator = await world.as('operator');
    const caseFileId = await caseFileOf(operator, '2010-01-01');
    const plan = await planOf(operator, caseFileId);
    const reply = await operator.post<Refusal>(
      `/action-plans/${plan.body.id}/signature`,
      { ...signature, personMethod: 'onPaper', operatorSignedOn: '2026-11-23' },
      { 'if-match': plan.etag },
    );
    expect(reply).toMatchObject({ status: 422, body: { type: '/problems/action-plans/not-ready-to-sign' } });
    expect(reply.body.violations?.map(({ code }) => code)).toEqual([
      'noGoals',
      'internshipMissing',
      'signedInFuture',
      'guardianNeeded',
      'paperUnfiled',
    ]);
  });

  it('of a minor is the guardian’s', async () => {
    const operator = await world.as('operator');
    const plan = await written(operator, complete, await caseFileOf(operator, '2010-01-01'));
    const reply = await operator.post<ActionPlan>(
      `/action-plans/${plan.body.id}/signature`,
      { ...signature, signatory: 'guardian', guardianName: 'Anna Verdi' },
      { 'if-match': plan.etag },
    );
    expect(reply.body.lastVersion).toMatchObject({ signatory: 'guardian', guardianName: 'Anna Verdi' });
  });

  it('is refused on a plan that a colleague changed in the meantime, and twice on the same plan', async () => {
    const operator = await world.as('operator');
    const plan = await written(operator);
    const sign = (etag: string) =>
      operator.post<Refusal>(`/action-plans/${plan.body.id}/signature`, signature, { 'if-match': etag });
    expect((await sign('"1"')).status).toBe(412);
    const first = await sign(plan.etag);
    expect(first.status).toBe(200);
    const second = await sign(first.etag);
    expect(second).toMatchObject({ status: 409, body: { type: '/problems/action-plans/nothing-to-sign' } });
  });

  it('sent twice with the same key is taken once', async () => {
    const operator = await world.as('operator');
    const plan = await written(operator);
    const send = () =>
      operator.post<ActionPlan>(`/action-plans/${plan.body.id}/signature`, signature, {
        'if-match': plan.etag,
        'idempotency-key': `firma-${plan.body.id}`,
      });
    const [first, second] = [await send(), await send()];
    expect(second.body).toEqual(first.body);
    const { body } = await operator.get<{ items: unknown[] }>(`/action-plans/${plan.body.id}/versions`);
    expect(body.items).toHaveLength(1);
  });
});

describe('a signed plan', () => {
  it('is not written without a revision', async () => {
    const operator = await world.as('operator');
    const plan = await signed(operator);
    const reply = await operator.put(`/action-plans/${plan.body.id}`, complete, { 'if-match': plan.etag });
    expect(reply).toMatchObject({ status: 409, body: { type: '/problems/action-plans/already-signed' } });
  });

  it('is revised with a reason, and each version says what changed', async () => {
    const operator = await world.as('operator');
    const plan = await signed(operator);
    const address = `/action-plans/${plan.body.id}`;
    const opened = await operator.post<ActionPlan>(
      `${address}/revisions`,
      { reason: 'Il tirocinio comincia un mese dopo' },
      { 'if-match': plan.etag },
    );
    expect(opened.body).toMatchObject({ state: 'inRevision', content: stored });
    const moved = {
      ...complete,
      internship: { startsOn: '2027-03-01', endsOn: '2027-08-31', field: 'Sartoria' },
    };
    const draft = await operator.put<ActionPlan>(address, moved, { 'if-match': opened.etag });
    const again = await operator.post<ActionPlan>(`${address}/signature`, signature, {
      'if-match': draft.etag,
    });
    expect(again.body.lastVersion).toMatchObject({ number: 2, reason: 'Il tirocinio comincia un mese dopo' });

    const list = await operator.get<{ items: PlanVersionSummary[] }>(`${address}/versions`);
    expect(list.body.items.map(({ number }) => number)).toEqual([2, 1]);
    const paged = await operator.get<{ nextCursor: string }>(`${address}/versions?limit=1`);
    const older = await operator.get(`${address}/versions?cursor=${paged.body.nextCursor}`);
    expect(older.body).toMatchObject({ items: [{ number: 1 }] });

    const second = await operator.get<PlanVersion>(`${address}/versions/2`);
    expect(second.body.changes).toEqual([
      {
        kind: 'changed',
        part: 'internship',
        title: null,
        fields: [
          { field: 'startsOn', before: '2027-02-01', after: '2027-03-01' },
          { field: 'endsOn', before: '2027-07-31', after: '2027-08-31' },
        ],
      },
    ]);
    const first = await operator.get<PlanVersion>(`${address}/versions/1`);
    expect(first.body).toMatchObject({ content: stored, changes: [] });
    expect((await operator.get(`${address}/versions/3`)).status).toBe(404);
  });

  it('is revised once at a time, and the revision may be given up', async () => {
    const operator = await world.as('operator');
    const plan = await signed(operator);
    const address = `/action-plans/${plan.body.id}`;
    const revise = (etag: string) =>
      operator.post<ActionPlan>(`${address}/revisions`, { reason: 'Prova' }, { 'if-match': etag });
    const opened = await revise(plan.etag);
    const twice = await revise(opened.etag);
    expect(twice).toMatchObject({ status: 409, body: { type: '/problems/action-plans/revision-open' } });
    const dropped = await operator.delete<ActionPlan>(`${address}/revision`, undefined, {
      'if-match': opened.etag,
    });
    expect(dropped.body).toMatchObject({ state: 'signed', revisionReason: null });
    const none = await operator.delete(`${address}/revision`, undefined, { 'if-match': dropped.etag });
    expect(none.status).toBe(409);
  });

  it('leaves a trace of every step on the file', async () => {
    const operator = await world.as('operator');
    const plan = await signed(operator);
    const entries = await world.sql<{ action: string }>(
      'select action from audit_entries where subject_id = $1 order by id',
      [plan.body.caseFileId],
    );
    expect(entries.map(({ action }) => action)).toEqual([
      'actionPlan.opened',
      'actionPlan.written',
      'actionPlan.signed',
    ]);
  });

  it('stays in the database as it was signed, whoever tries', async () => {
    const operator = await world.as('operator');
    const plan = await signed(operator);
    const where = `where action_plan_id = '${plan.body.id}'`;
    for (const statement of [
      `update action_plan_versions set reason = 'altro' ${where}`,
      `delete from action_plan_versions ${where}`,
      'truncate action_plan_versions cascade',
      `insert into action_plan_versions select (jsonb_populate_record(v, '{"id":"${newId()}","number":3,"reason":"salto"}')).* from action_plan_versions v ${where}`,
    ]) {
      await expect(world.sql(statement)).rejects.toMatchObject({ code: '23001' });
    }
  });
});

describe('plans', () => {
  it('of another body are not there', async () => {
    const operator = await world.as('operator');
    const stranger = await world.person('operator');
    const plan = await signed(operator);
    const match = { 'if-match': plan.etag };
    const address = `/action-plans/${plan.body.id}`;
    const replies = await Promise.all([
      stranger.get(address),
      stranger.get(`${address}/versions`),
      stranger.get(`${address}/versions/1`),
      stranger.get(`/case-files/${plan.body.caseFileId}/action-plans`),
      stranger.post(`/case-files/${plan.body.caseFileId}/action-plans`, { editionId: 'percorsi-4' }),
      stranger.put(address, complete, match),
      stranger.post(`${address}/signature`, signature, match),
      stranger.post(`${address}/revisions`, { reason: 'Prova' }, match),
      stranger.delete(`${address}/revision`, undefined, match),
    ]);
    expect(replies.map(({ status }) => status)).toEqual(Array.from({ length: 9 }, () => 404));
  });

  it('are read by an auditor and written by no one but operators', async () => {
    const operator = await world.as('operator');
    const plan = await written(operator);
    const address = `/action-plans/${plan.body.id}`;
    const auditor = await world.as('auditor');
    expect((await auditor.get(address)).status).toBe(200);
    expect((await auditor.put(address, complete, { 'if-match': plan.etag })).status).toBe(403);
    for (const role of ['coordinator', 'mediator', 'administrator'] as const) {
      expect((await (await world.as(role)).get(address)).status).toBe(403);
    }
  });

  it('are hidden from an authority while the file has no dowry', async () => {
    const operator = await world.as('operator');
    const plan = await written(operator);
    expect((await (await world.as('authority')).get(`/action-plans/${plan.body.id}`)).status).toBe(404);
  });
});
