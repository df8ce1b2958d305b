import { sql } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { recordAudit } from '../src/modules/audit/index.ts';
import { contextOf } from '../src/platform/context.ts';
import { defineProblem } from '../src/platform/problem.ts';
import { type Caller, useWorld } from './world.ts';

const outOfMoney = defineProblem({
  type: 'platform/out-of-money-in-a-test',
  status: 409,
  title: { it: 'Fondi insufficienti', en: 'Not enough money' },
});
const anything = { type: 'object', additionalProperties: true };
const account = { permission: 'account' } as const;

/** Each attempt that reaches its command writes one entry; `refuse` says how the command ends. */
const world = useWorld({
  connections: 24,
  statementTimeoutMs: 1400,
  routes: (app) => {
    app.post<{ Body: { refuse?: 'kept' | 'undone'; seconds?: number } }>(
      '/api/v1/attempts',
      { config: account, schema: { tags: ['test'], body: anything, response: { 201: anything } } },
      async (request, reply) => {
        const ctx = contextOf(request);
        const { refuse, seconds = 0 } = request.body;
        const made = await ctx.transaction(async (tx) => {
          const entry = { area: 'money', action: 'attempt.made', entity: 'attempt' } as const;
          await recordAudit(tx, ctx, entry);
          await tx.execute(sql`select pg_sleep(${seconds})`);
          if (refuse) throw outOfMoney({ keep: refuse === 'kept', extra: { missingCents: 4200 } });
          return { number: Math.random() };
        });
        return reply.code(201).send(made);
      },
    );
    app.post(
      '/api/v1/orders',
      {
        config: { ...account, idempotency: 'required' },
        schema: { tags: ['test'], body: anything, response: { 200: anything } },
      },
      (request) => contextOf(request).transaction(async () => ({ ordered: true })),
    );
  },
});

const attempts = async (caller: Caller) =>
  (
    await world.sql("select 1 from audit_entries where action = 'attempt.made' and actor_id = $1", [
      caller.id,
    ])
  ).length;
const keyed = (key: string) => ({ 'idempotency-key': key });

describe('a request with an Idempotency-Key', () => {
  it('sent 20 times at once has one effect and one answer', async () => {
    const operator = await world.person('operator');
    const replies = await Promise.all(
      Array.from({ length: 20 }, () => operator.post('/attempts', { wish: 1 }, keyed('venti-volte'))),
    );
    expect(replies.map(({ status }) => status)).toEqual(Array.from({ length: 20 }, () => 201));
    expect(new Set(replies.map(({ body }) => body.number)).size).toBe(1);
    expect(replies.filter(({ headers }) => headers['idempotency-replayed'] === 'true')).toHaveLength(19);
    expect(await attempts(operator)).toBe(1);
  });

  it('is refused when anything in it is altered', async () => {
    const operator = await world.person('operator');
    await operator.post('/attempts', { wish: 1 }, keyed('prima-richiesta'));
    const altered = await operator.post('/attempts', { wish: 2 }, keyed('prima-richiesta'));
    expect([altered.status, altered.body.type]).toEqual([422, '/problems/platform/idempotency-key-reused']);
    const elsewhere = await operator.post('/orders', { wish: 1 }, keyed('prima-richiesta'));
    expect(elsewhere.status).toBe(422);
    expect(await attempts(operator)).toBe(1);
  });

  it('hears to wait while the first is still at work', async () => {
    const operator = await world.person('operator');
    const slow = operator.post('/attempts', { seconds: 1.2 }, keyed('ancora-in-corso'));
    await new Promise((resolve) => setTimeout(resolve, 150));
    const second = await operator.post('/attempts', { seconds: 1.2 }, keyed('ancora-in-corso'));
    expect([second.status, second.body.type]).toEqual([409, '/problems/platform/still-in-flight']);
    expect(second.headers['retry-after']).toBe('2');
    expect((await slow).status).toBe(201);
    const third = await operator.post('/attempts', { seconds: 1.2 }, keyed('ancora-in-corso'));
    expect(third.body).toEqual((await slow).body);
    expect(await attempts(operator)).toBe(1);
  });

  it('belongs to who sent it: another actor may use the same key', async () => {
    const [one, other] = [await world.person('operator'), await world.key('operator')];
    const replies = [
      await one.post('/attempts', {}, keyed('stessa-chiave')),
      await other.post('/attempts', {}, keyed('stessa-chiave')),
    ];
    expect(replies.map(({ status }) => status)).toEqual([201, 201]);
    expect(replies[0]?.body).not.toEqual(replies[1]?.body);
  });

  it('is not answered again to who has moved to another body or has another role', async () => {
    const administrator = await world.as('administrator');
    const changes = [
      { organisationId: (await world.body('promoter')).id },
      { role: 'auditor', organisationId: (await world.body('authority')).id },
    ];
    for (const [index, change] of changes.entries()) {
      const operator = await world.person('operator');
      const key = keyed(`trasloco-000${index}`);
      expect((await operator.post('/attempts', { wish: 1 }, key)).status).toBe(201);
      const url = `/users/${operator.id}`;
      const moved = await administrator.patch(url, change, { 'if-match': '"1"' });
      expect(moved.status).toBe(200);
      // a change of access ends the sessions: as if they had signed in again
      await world.sql('update sessions set revoked_at = null where user_id = $1', [operator.id]);
      const again = await operator.post('/attempts', { wish: 1 }, key);
      expect([again.status, again.body.type]).toEqual([422, '/problems/platform/idempotency-key-reused']);
    }
  });

  it('has a key of 8 to 255 visible characters', async () => {
    const operator = await world.person('operator');
    for (const key of ['breve', 'con uno spazio', 'x'.repeat(256), 'accèntata'])
      expect((await operator.post('/attempts', {}, keyed(key))).status).toBe(400);
    expect(await attempts(operator)).toBe(0);
  });
});

describe('a refusal under an Idempotency-Key', () => {
  it('that was recorded is given again, with the same figures', async () => {
    const operator = await world.person('operator');
    const body = { refuse: 'kept' };
    const first = await operator.post('/attempts', body, keyed('rifiuto-scritto'));
    const again = await operator.post('/attempts', body, keyed('rifiuto-scritto'));
    expect(first.status).toBe(409);
    expect(first.body).toMatchObject({ title: 'Fondi insufficienti', missingCents: 4200 });
    const { instance: _, ...said } = first.body;
    expect(again.body).toMatchObject(said);
    expect(await attempts(operator)).toBe(1);
    const english = await operator.post('/attempts', body, {
      ...keyed('rifiuto-scritto'),
      'accept-language': 'en',
    });
    expect(english.body.title).toBe('Not enough money');
  });

  it('that left no trace leaves the key free', async () => {
    const operator = await world.person('operator');
    const body = { refuse: 'undone' };
    const first = await operator.post('/attempts', body, keyed('rifiuto-annullato'));
    expect(first.status).toBe(409);
    expect(await attempts(operator)).toBe(0);
    expect((await operator.post('/attempts', {}, keyed('rifiuto-annullato'))).status).toBe(201);
  });
});

it('where money moves the key is mandatory', async () => {
  const operator = await world.person('operator');
  const without = await operator.post('/orders', {});
  expect([without.status, without.body.type]).toEqual([428, '/problems/platform/idempotency-key-required']);
  expect((await operator.post('/orders', {}, keyed('con-la-chiave'))).body).toEqual({ ordered: true });
});

it('an auditor’s read is recorded besides the answer that the key stores', async () => {
  const auditor = await world.person('auditor');
  const first = await auditor.post('/attempts', {}, keyed('revisione-01'));
  const again = await auditor.post('/attempts', {}, keyed('revisione-01'));
  expect(first.status).toBe(201);
  expect(again.body).toEqual(first.body);
  const reads = await world.sql("select 1 from audit_entries where action = 'data.read' and actor_id = $1", [
    auditor.id,
  ]);
  expect(reads.length).toBeGreaterThan(0);
});
