import { describe, expect, it } from 'vitest';
import {
  caseFileOf,
  complete,
  planOf,
  type Refusal,
  signature,
  signed,
  written,
} from '../../../test/builders/action-plans.ts';
import { type Caller, useWorld } from '../../../test/world.ts';
import * as examples from './schema-examples.ts';
import type { ActionPlan } from './schemas.ts';

const world = useWorld();

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

  it('takes no day from which nothing can be counted', async () => {
    const operator = await world.as('operator');
    const plan = await planOf(operator);
    const days = [
      { startsOn: '2027-02-01', endsOn: '9999-12-31' },
      { startsOn: '0000-01-01', endsOn: '2027-07-31' },
    ];
    for (const internship of days) {
      const content = { ...complete, internship };
      const reply = await operator.put<Refusal>(`/action-plans/${plan.body.id}`, content, {
        'if-match': plan.etag,
      });
      expect(reply.status).toBe(400);
      expect(reply.body.violations?.map(({ code }) => code)).toEqual(['invalidPattern']);
    }
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
