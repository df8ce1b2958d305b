import { describe, expect, it } from 'vitest';
import {
  caseFileOf,
  complete,
  planOf,
  type Refusal,
  signature,
  signed,
  stored,
  written,
} from '../../../test/builders/action-plans.ts';
import { useWorld } from '../../../test/world.ts';
import { newId } from '../../platform/id.ts';
import type { ActionPlan, PlanVersion, PlanVersionSummary } from './schemas.ts';

const world = useWorld();

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
    const revise = (etag: string, reason = 'Prova') =>
      operator.post<ActionPlan>(`${address}/revisions`, { reason }, { 'if-match': etag });
    for (const empty of ['   ', ' a ']) expect(await revise(plan.etag, empty)).toMatchObject({ status: 400 });
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
      'caseFile.opened',
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
