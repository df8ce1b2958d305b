import { sql } from 'drizzle-orm';
import { beforeEach, describe, expect, it } from 'vitest';
import { recordAudit } from '../src/modules/audit/index.ts';
import { contextOf } from '../src/platform/context.ts';
import { type Answer, jointly } from '../src/platform/jointly.ts';
import { defineProblem } from '../src/platform/problem.ts';
import { type Caller, useWorld } from './world.ts';

const outOfMoney = defineProblem({
  type: 'platform/out-of-joint-money-in-a-test',
  status: 409,
  title: { it: 'Fondi insufficienti', en: 'Not enough money' },
});
const anything = { type: 'object', additionalProperties: true };

interface Wish {
  number: number;
  subject?: string;
  refuse?: 'kept' | 'undone';
  /** Makes the statement of everybody fail. */
  breaks?: boolean;
  /** How long the work takes, in seconds. */
  seconds?: number;
}
interface Fulfilled {
  number: number;
}

/** How many requests each transaction answered. */
let sizes: number[] = [];
beforeEach(() => {
  sizes = [];
});

const fulfil = jointly<Wish, Fulfilled>({
  subjectOf: ({ number, subject }) => subject ?? String(number),
  work: async (tx, asked) => {
    sizes.push(asked.length);
    await tx.execute(sql`select pg_sleep(${asked[0]?.input.seconds ?? 0.02})`);
    const answers: Answer<Fulfilled>[] = [];
    for (const { ctx, input } of asked) {
      if (input.breaks) await tx.execute(sql`select 1 / 0`);
      const written = { area: 'money', action: 'wish.fulfilled', entity: 'wish' } as const;
      if (input.refuse !== 'undone')
        await recordAudit(tx, ctx, { ...written, details: { number: input.number } });
      answers.push(
        input.refuse
          ? { refused: outOfMoney({ keep: input.refuse === 'kept', extra: { missingCents: 4200 } }) }
          : { result: { number: input.number } },
      );
    }
    return answers;
  },
});

const world = useWorld({
  connections: 12,
  logTo: { write: () => {} },
  routes: (app) => {
    app.post<{ Body: Wish }>(
      '/api/v1/wishes',
      {
        config: { permission: 'account' },
        schema: { tags: ['test'], body: anything, response: { 200: anything } },
      },
      (request) => fulfil(contextOf(request), request.body),
    );
  },
});

const keyed = (number: number) => ({ 'idempotency-key': `desiderio-${number}` });
const wish = (caller: Caller, number: number, more: Partial<Wish> = {}) =>
  caller.post('/wishes', { number, ...more }, keyed(number));
const written = (caller: Caller) =>
  world.sql<{ number: number }>(
    "select (details ->> 'number')::int as number from audit_entries where action = 'wish.fulfilled' and actor_id = $1 order by 1",
    [caller.id],
  );
const numbers = (count: number) => Array.from({ length: count }, (_, number) => number);

describe('requests of one actor that arrive together', () => {
  it('share transactions, and each has its own answer', async () => {
    const operator = await world.person('operator');
    const replies = await Promise.all(numbers(30).map((number) => wish(operator, number)));
    expect(replies.map(({ status, body }) => [status, body])).toEqual(
      numbers(30).map((number) => [200, { number }]),
    );
    expect(sizes.reduce((sum, size) => sum + size, 0)).toBe(30);
    expect(sizes.length).toBeLessThan(15);
    expect((await written(operator)).map(({ number }) => number)).toEqual(numbers(30));
  });

  it('do not share what they are refused: a recorded refusal stays, another leaves nothing and its key can be sent again', async () => {
    const operator = await world.person('operator');
    const refusals: Record<number, Wish['refuse']> = { 5: 'kept', 6: 'undone' };
    const send = (number: number, refuse = refusals[number]) =>
      wish(operator, number, refuse ? { refuse } : {});
    const replies = await Promise.all(numbers(12).map((number) => send(number)));
    expect(replies.map(({ status }) => status)).toEqual(
      numbers(12).map((number) => (refusals[number] ? 409 : 200)),
    );
    expect((await written(operator)).map(({ number }) => number)).toEqual(
      numbers(12).filter((each) => each !== 6),
    );
    const stored = await world.sql('select key, status from idempotency_outcomes where actor_id = $1', [
      operator.id,
    ]);
    expect(stored.find(({ key }) => key === 'desiderio-5')).toMatchObject({ status: 409 });
    expect(stored.map(({ key }) => key)).not.toContain('desiderio-6');
    expect((await send(5)).body).toMatchObject({ missingCents: 4200 });
    expect((await wish(operator, 6)).body).toEqual({ number: 6 });
  });

  it('are tried one by one when one of them breaks the transaction, so that it harms only itself', async () => {
    const operator = await world.person('operator');
    const replies = await Promise.all(
      numbers(10).map((number) => wish(operator, number, number === 7 ? { breaks: true } : {})),
    );
    expect(replies.map(({ status }) => status)).toEqual(
      numbers(10).map((number) => (number === 7 ? 500 : 200)),
    );
    expect((await written(operator)).map(({ number }) => number)).toEqual(
      numbers(10).filter((each) => each !== 7),
    );
  });

  it('have one effect for each key, however often it is sent at once', async () => {
    const operator = await world.person('operator');
    const replies = await Promise.all(numbers(60).map((at) => wish(operator, at % 3)));
    expect(replies.map(({ status, body }) => [status, body])).toEqual(
      numbers(60).map((at) => [200, { number: at % 3 }]),
    );
    expect((await written(operator)).map(({ number }) => number)).toEqual([0, 1, 2]);
  });

  it('are told apart when the same key asks for something else', async () => {
    const operator = await world.person('operator');
    const replies = await Promise.all(
      numbers(8).map((at) => operator.post('/wishes', { number: at % 2 }, keyed(1000))),
    );
    const first = replies.filter(({ status }) => status === 200);
    expect(new Set(first.map(({ body }) => JSON.stringify(body))).size).toBe(1);
    expect(replies.filter(({ status }) => status === 422)).toHaveLength(4);
  });

  it('never share a transaction with another about the same thing', async () => {
    const operator = await world.person('operator');
    await Promise.all(numbers(6).map((number) => wish(operator, number, { subject: 'una sola' })));
    expect(sizes).toEqual([1, 1, 1, 1, 1, 1]);
  });
});

it('whoever waits too long for those before them is told to come back', async () => {
  const operator = await world.person('operator');
  const replies = await Promise.all(
    numbers(14).map(async (number) => {
      const askedAt = performance.now();
      const { status, headers } = await wish(operator, number, { subject: 'una sola', seconds: 1.5 });
      return { status, headers, seconds: (performance.now() - askedAt) / 1000 };
    }),
  );
  const turnedAway = replies.filter(({ status }) => status === 503);
  expect(turnedAway.length).toBeGreaterThan(0);
  expect(turnedAway.every(({ headers }) => headers['retry-after'] === '2')).toBe(true);
  // without an end to it the last would wait for more than ten seconds
  expect(Math.max(...replies.map(({ seconds }) => seconds))).toBeLessThan(9.5);
  expect(await written(operator)).toHaveLength(replies.filter(({ status }) => status === 200).length);
});

describe('requests of different actors', () => {
  it('never share a transaction', async () => {
    const people = await Promise.all(numbers(5).map(() => world.person('operator')));
    await Promise.all(people.map((person, number) => wish(person, number)));
    expect(sizes).toEqual([1, 1, 1, 1, 1]);
  });
});

it('an answer that was stored is not given back, by nobody', async () => {
  const operator = await world.person('operator');
  await wish(operator, 1);
  const client = await world.database.pool.connect();
  await client.query('begin');
  await client.query(
    "select set_config('app.role', 'operator', true), set_config('app.actor_id', $1, true)",
    [operator.id],
  );
  const { rowCount } = await client.query('delete from idempotency_outcomes');
  await client.query('rollback');
  client.release();
  expect(rowCount).toBe(0);
});
