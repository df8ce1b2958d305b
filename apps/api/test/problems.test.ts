import pg from 'pg';
import { describe, expect, it } from 'vitest';
import { defineProblem, onConstraint, problemCatalogue, unexpected } from '../src/platform/problem.ts';
import { useWorld } from './world.ts';

const lines: string[] = [];
/** What a person typed, and what no reply and no log line may repeat. */
const secret = 'Fatou Diallo DLLFTA90A41Z343K';

const declared = defineProblem({
  type: 'platform/declared-in-a-test',
  status: 409,
  title: { it: 'Dichiarato', en: 'Declared' },
});
onConstraint('declared_in_a_test', declared);

const world = useWorld({
  logTo: { write: (line) => lines.push(line) },
  routes: (app, { database }) => {
    app.get<{ Params: { state: string } }>(
      '/api/v1/database-errors/:state',
      { config: { permission: 'public' } },
      async ({ params }) => {
        const [state = '', constraint] = params.state.split('-');
        const using = constraint ? `, constraint = '${constraint}'` : '';
        await database.pool.query(
          `do $$ begin raise exception '${secret}' using errcode = '${state}', detail = '${secret}'${using}; end $$`,
        );
      },
    );
    app.get('/api/v1/defects', { config: { permission: 'public' } }, async () => {
      throw new TypeError(`cannot read ${secret}`);
    });
    app.get('/api/v1/lost-connections', { config: { permission: 'public' } }, async () => {
      const client = await database.pool.connect();
      try {
        await client.query('select pg_terminate_backend(pg_backend_pid())');
      } finally {
        client.release(true);
      }
    });
  },
});

describe('what the database refuses', () => {
  it.each([
    ['23505', 409, 'platform/conflict'],
    ['23503', 409, 'platform/conflict'],
    ['23514', 409, 'platform/conflict'],
    ['23P01', 409, 'platform/conflict'],
    ['23505-declared_in_a_test', 409, 'platform/declared-in-a-test'],
    ['22P02', 400, 'platform/malformed'],
    ['22009', 400, 'platform/malformed'],
    ['22021', 400, 'platform/malformed'],
    ['40001', 503, 'platform/unavailable'],
    ['40P01', 503, 'platform/unavailable'],
    ['55P03', 503, 'platform/unavailable'],
    ['57014', 503, 'platform/unavailable'],
    ['53100', 503, 'platform/unavailable'],
    ['53300', 503, 'platform/unavailable'],
    ['53400', 500, 'platform/unexpected'],
    ['25P03', 503, 'platform/unavailable'],
    ['58030', 503, 'platform/unavailable'],
    ['58P01', 500, 'platform/unexpected'],
    ['42501', 500, 'platform/unexpected'],
    ['42703', 500, 'platform/unexpected'],
    ['P0001', 500, 'platform/unexpected'],
  ])('as %s is answered with %i %s, without what it quotes', async (state, status, type) => {
    lines.length = 0;
    const reply = await world.nobody.get(`/database-errors/${state}`);
    expect(reply.status).toBe(status);
    expect(reply.body.type).toBe(`/problems/${type}`);
    expect(reply.headers['content-type']).toContain('application/problem+json');
    expect(reply.headers['retry-after'] !== undefined).toBe(status === 503);
    expect(JSON.stringify(reply)).not.toContain('Diallo');
    expect(lines.join()).not.toContain('Diallo');
    expect(lines.length > 0).toBe(status >= 500);
  });

  it('by going away is a moment to wait for', async () => {
    const reply = await world.nobody.get('/lost-connections');
    expect(reply.status).toBe(503);
    expect(reply.headers['retry-after']).toBeDefined();
  });
});

it('a database that takes no connections is a moment to wait for, and afterwards all is as before', async () => {
  const url = new URL(world.ownerUrl);
  const name = url.pathname.slice(1);
  url.pathname = '/postgres';
  const authority = await world.as('authority');
  const beside = new pg.Client({ connectionString: url.toString() });
  await beside.connect();
  try {
    await beside.query(`alter database ${name} allow_connections false`);
    await beside.query('select pg_terminate_backend(pid) from pg_stat_activity where datname = $1', [name]);
    // the first may hear of a connection that ended, those after it have none
    for (let time = 0; time < 3; time++) {
      const reply = await authority.get('/districts');
      expect([reply.status, reply.body.type]).toEqual([503, '/problems/platform/unavailable']);
      expect(reply.headers['retry-after']).toBeDefined();
    }
  } finally {
    await beside.query(`alter database ${name} allow_connections true`);
    await beside.end();
  }
  expect((await authority.get('/districts')).status).toBe(200);
});

describe('a defect of ours', () => {
  it('says nothing but the id of the request, which the log has too', async () => {
    lines.length = 0;
    const reply = await world.nobody.get(`/defects?name=${encodeURIComponent(secret)}`);
    expect(reply.status).toBe(500);
    expect(reply.body).toEqual({
      type: '/problems/platform/unexpected',
      title: 'Errore imprevisto',
      status: 500,
      detail: 'Riprova; se continua, manda a chi gestisce il servizio il numero della richiesta.',
      instance: `/requests/${reply.headers['x-correlation-id']}`,
    });
    expect(lines).toHaveLength(1);
    expect(lines[0]).not.toContain('Diallo');
    expect(JSON.parse(lines[0] ?? '{}')).toMatchObject({
      reqId: reply.headers['x-correlation-id'],
      name: 'TypeError',
      frames: expect.arrayContaining([expect.stringContaining('problems.test.ts')]),
    });
  });
});

describe('the language of a refusal', () => {
  it.each([
    [undefined, 'it'],
    ['it-IT,it;q=0.9,en;q=0.8', 'it'],
    ['en', 'en'],
    ['en-GB,en;q=0.9,it;q=0.5', 'en'],
    ['fr, en;q=0.3, it;q=0.7', 'it'],
    ['de', 'it'],
    ['en;q=0', 'it'],
  ])('for Accept-Language %s is %s', async (asked, language) => {
    const reply = await world.nobody.get(
      '/account',
      undefined,
      asked === undefined ? {} : { 'accept-language': asked },
    );
    expect(reply.body.title).toBe(language === 'it' ? 'Occorre accedere' : 'Sign in first');
    expect(reply.headers['content-language']).toBe(language);
  });

  it('is that of its violations too, with the figures they speak of', async () => {
    const administrator = await world.as('administrator');
    const body = { name: 'x'.repeat(200) };
    const reply = await administrator.post<{ violations: Record<string, unknown>[] }>('/users', body, {
      'accept-language': 'en',
    });
    expect(reply.body.violations).toContainEqual({
      code: 'invalidMaxLength',
      pointer: '/name',
      message: 'At most 120 characters.',
      fix: 'Correct the value and try again.',
      limit: 120,
    });
  });
});

describe('the catalogue of refusals', () => {
  it('has each type once, with a text in both languages and a status that refuses', () => {
    const kinds = problemCatalogue();
    expect(kinds.length).toBeGreaterThan(25);
    for (const { type, status, title } of kinds) {
      expect(type).toMatch(/^[a-z0-9-]+\/[a-z0-9-]+$/);
      expect(status).toBeGreaterThanOrEqual(400);
      expect(title.it.length).toBeGreaterThan(3);
      expect(title.en.length).toBeGreaterThan(3);
      expect(title.it).not.toBe(title.en);
    }
    expect(() => defineProblem(unexpected().kind)).toThrow('declared twice');
  });
});

it('a cursor that was tampered with is malformed, whatever it holds', async () => {
  const administrator = await world.as('administrator');
  const cursors = [
    'x',
    Buffer.from('{}').toString('base64url'),
    Buffer.from('["a"]').toString('base64url'),
    Buffer.from('["a", "no uuid"]').toString('base64url'),
    Buffer.from('["a\\u0000", "019aa3a0-0000-7000-8000-000000000000"]').toString('base64url'),
    Buffer.from('[{"a": 1}, 2]').toString('base64url'),
  ];
  for (const cursor of cursors) {
    const reply = await administrator.get(`/users?cursor=${cursor}`);
    expect([reply.status, reply.body.type]).toEqual([400, '/problems/platform/malformed']);
  }
});

it('a version is named as it was received, without zeros before it', async () => {
  const administrator = await world.as('administrator');
  const { id } = await world.person('operator');
  for (const header of ['"01"', '"0"', '1', 'W/"1"', '*'])
    expect((await administrator.patch(`/users/${id}`, { name: 'Ada' }, { 'if-match': header })).status).toBe(
      400,
    );
  expect((await administrator.patch(`/users/${id}`, { name: 'Ada' }, { 'if-match': '"1"' })).status).toBe(
    200,
  );
});
