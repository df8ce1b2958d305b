import { describe, expect, it } from 'vitest';
import {
  browserAfter,
  colleague,
  goodPassword,
  setCookieOf,
  signedIn,
  signInReply,
} from '../../../test/builders/identity.ts';
import { useWorld, worldOrigin } from '../../../test/world.ts';

const world = useWorld();

/** The same request from another place on the network. */
const signInFrom = async (remoteAddress: string, email: string, password: string) => {
  const { statusCode } = await world.app.inject({
    method: 'POST',
    url: '/api/v1/sessions',
    headers: { host: 'approdo.test', origin: worldOrigin, 'content-type': 'application/json' },
    payload: JSON.stringify({ email, password }),
    remoteAddress,
  });
  return statusCode;
};

describe('signing in', () => {
  it('opens a session in a cookie that scripts and other sites never see', async () => {
    const reply = await signInReply(world, await colleague(world, 'operator'));
    expect(reply.status).toBe(204);
    expect(setCookieOf(reply)).toMatch(
      /^__Host-approdo=[A-Za-z0-9_-]{43}; Path=\/; HttpOnly; Secure; SameSite=Strict$/,
    );
  });

  it('takes the address as it is typed and tells who is signed in', async () => {
    const operator = await colleague(world, 'operator', { name: 'Anna Prova' });
    const browser = await signedIn(world, { email: ` ${operator.email.toUpperCase()} ` });
    const current = await browser.get<{ account: { name: string } }>('/sessions/current');
    expect(current.body.account.name).toBe('Anna Prova');
    expect((await world.nobody.get('/sessions/current')).body).toEqual({ account: null });
  });

  it('keeps only a hash of the secret and of the password', async () => {
    const operator = await colleague(world, 'operator');
    const reply = await signInReply(world, operator);
    const secret = /=([^;]+)/.exec(setCookieOf(reply))?.[1] ?? '';
    const rows = await world.sql(
      `select s::text as session, c::text as credentials from sessions s join user_credentials c using (user_id) where user_id = $1`,
      [operator.id],
    );
    expect(JSON.stringify(rows)).not.toContain(secret);
    expect(JSON.stringify(rows)).not.toContain(goodPassword);
    expect(JSON.stringify(rows)).toContain('$argon2id$v=19$m=19456,t=2,p=1$');
  });

  it('says the same to a wrong password and to an unknown address, and takes as long', async () => {
    const operator = await colleague(world, 'operator');
    const answer = async (email: string) => {
      const startedAt = performance.now();
      const { status, body } = await signInReply(world, { email, password: 'sbagliata' });
      return { status, title: body.title, detail: body.detail, ms: performance.now() - startedAt };
    };
    const [wrong, unknown] = [await answer(operator.email), await answer('nessuno@prova.test')];
    expect({ ...wrong, ms: 0 }).toEqual({ ...unknown, ms: 0 });
    expect(wrong.status).toBe(401);
    expect(unknown.ms).toBeGreaterThan(wrong.ms / 4);
  });

  it('is recorded, and so is every failure', async () => {
    const operator = await colleague(world, 'operator');
    await signInReply(world, { ...operator, password: 'sbagliata' });
    await signInReply(world, operator);
    const entries = await world.sql<{ action: string }>(
      "select action from audit_entries where entity_id = $1 and action like 'session.%' order by id",
      [operator.id],
    );
    expect(entries.map(({ action }) => action)).toEqual(['session.refused', 'session.opened']);
  });

  it('fails for whoever is suspended, with the words of a wrong password', async () => {
    const operator = await colleague(world, 'operator');
    await world.sql('update users set suspended_at = now() where id = $1', [operator.id]);
    expect((await signInReply(world, operator)).body.type).toBe('/problems/identity/wrong-credentials');
  });
});

describe('guessing passwords', () => {
  it('is slowed down for one person from one place, until the window has passed', async () => {
    const operator = await colleague(world, 'operator');
    for (let guess = 0; guess < 5; guess++)
      expect(await signInFrom('10.0.0.1', operator.email, 'indovino')).toBe(401);
    const { status, headers } = await signInReply(world, operator);
    expect(status).toBe(204); // from elsewhere the person still gets in
    expect(headers['retry-after']).toBeUndefined();
    for (let guess = 0; guess < 5; guess++) await signInFrom('10.0.0.1', operator.email, 'indovino');
    expect(await signInFrom('10.0.0.1', operator.email, goodPassword)).toBe(429);
    const before = world.clock.now();
    world.clock.set(new Date(before.getTime() + 16 * 60_000).toISOString());
    expect(await signInFrom('10.0.0.1', operator.email, goodPassword)).toBe(204);
    world.clock.set(before.toISOString());
  });

  it('is slowed down for one place, whoever is guessed at and even by someone who has an account', async () => {
    const insider = await colleague(world, 'operator');
    const statuses: number[] = [];
    for (let guess = 0; guess < 102; guess++) {
      if (guess === 50) expect(await signInFrom('10.0.0.2', insider.email, goodPassword)).toBe(204);
      statuses.push(await signInFrom('10.0.0.2', `vittima-${guess}@prova.test`, 'indovino'));
    }
    expect(statuses.slice(0, 100).every((status) => status === 401)).toBe(true);
    expect(statuses.slice(100)).toEqual([429, 429]);
  }, 60_000);

  it('counts guesses made at the same moment', async () => {
    const operator = await colleague(world, 'operator');
    const statuses = await Promise.all(
      Array.from({ length: 12 }, () => signInFrom('10.0.0.3', operator.email, 'indovino')),
    );
    expect(statuses.filter((status) => status === 401)).toHaveLength(5);
    expect(statuses.filter((status) => status === 429)).toHaveLength(7);
  });
});

describe('signing out', () => {
  it('ends this session and clears its cookie', async () => {
    const operator = await colleague(world, 'operator');
    const browser = await signedIn(world, operator);
    const reply = await browser.delete('/sessions/current');
    expect(setCookieOf(reply)).toMatch(/^__Host-approdo=; .*Expires=Thu, 01 Jan 1970/);
    expect((await browser.get('/account')).status).toBe(401);
  });

  it('everywhere ends the other sessions at once', async () => {
    const operator = await colleague(world, 'operator');
    const [office, home] = [await signedIn(world, operator), await signedIn(world, operator)];
    expect((await home.get('/account')).status).toBe(200);
    await office.delete('/sessions');
    expect((await home.get('/account')).status).toBe(401);
    expect((await office.get('/account')).status).toBe(401);
  });

  it('of one other browser leaves this one open, and nobody else’s can be ended', async () => {
    const operator = await colleague(world, 'operator');
    const [office, home] = [await signedIn(world, operator), await signedIn(world, operator)];
    const list = await office.get<{ items: { id: string; current: boolean }[] }>('/sessions');
    const other = list.body.items.find(({ current, id }) => !current && id !== '');
    expect(list.body.items.filter(({ current }) => current)).toHaveLength(1);
    const stranger = await signedIn(world, await colleague(world, 'operator'));
    const mine = (await stranger.get<{ items: { id: string }[] }>('/sessions')).body.items.map(
      ({ id }) => id,
    );
    expect(mine).not.toContain(other?.id);
    const sessionsOf = await world.sql<{ id: string }>('select id from sessions where user_id = $1', [
      operator.id,
    ]);
    for (const { id } of sessionsOf) expect((await stranger.delete(`/sessions/${id}`)).status).toBe(404);
    const homeId = list.body.items.find(
      ({ current, id }) => !current && sessionsOf.slice(-1)[0]?.id === id,
    )?.id;
    expect((await office.delete(`/sessions/${homeId}`)).status).toBe(204);
    expect((await home.get('/account')).status).toBe(401);
    expect((await office.get('/account')).status).toBe(200);
  });
});

describe('a session', () => {
  it('ends by itself when it is not used, and after a working day in any case', async () => {
    const operator = await colleague(world, 'operator');
    const start = world.clock.now();
    const after = (hours: number) =>
      world.clock.set(new Date(start.getTime() + hours * 3_600_000).toISOString());
    const idle = await signedIn(world, operator);
    const busy = await signedIn(world, operator);
    for (const hours of [4, 7.9]) {
      after(hours);
      expect((await busy.get('/account')).status).toBe(200);
    }
    after(8.1);
    expect((await idle.get('/account')).status).toBe(401);
    expect((await busy.get('/account')).status).toBe(200);
    after(12.1);
    expect((await busy.get('/account')).status).toBe(401);
    world.clock.set(start.toISOString());
  });

  it('loses access at once when its user is suspended, changes role or moves to another body', async () => {
    const administrator = await world.as('administrator');
    const other = await world.body('promoter');
    for (const change of [{ suspended: true }, { role: 'mediator' }, { organisationId: other.id }]) {
      const operator = await colleague(world, 'operator');
      const browser = await signedIn(world, operator);
      expect((await browser.get('/account')).status).toBe(200);
      const changed = await administrator.patch(`/users/${operator.id}`, change, { 'if-match': '"1"' });
      expect(changed.status).toBe(200);
      expect((await browser.get('/account')).status).toBe(401);
    }
  });

  it('is nobody’s when its cookie was made up, cut or too long', async () => {
    for (const value of ['', 'x', 'a'.repeat(43), 'a'.repeat(5000), '%00'])
      expect(
        (await world.nobody.get('/account', undefined, { cookie: `__Host-approdo=${value}` })).status,
      ).toBe(401);
  });
});

describe('the page that asks for a change', () => {
  const origins = [
    undefined,
    'null',
    'https://altrove.test',
    'https://approdo.test.altrove.test',
    'non un indirizzo',
  ];

  it('must be ours on every unsafe method, while reading needs no origin', async () => {
    const operator = await colleague(world, 'operator');
    const cookie = setCookieOf(await signInReply(world, operator)).split(';')[0] ?? '';
    const unsafe = [
      ['post', '/password-changes'],
      ['patch', '/account'],
      ['delete', '/sessions/current'],
    ] as const;
    for (const origin of origins) {
      const headers = { cookie, ...(origin !== undefined && { origin }) };
      for (const [method, address] of unsafe) {
        const reply = await world.nobody[method](address, method === 'delete' ? undefined : {}, headers);
        expect([method, origin, reply.body.type]).toEqual([
          method,
          origin,
          '/problems/identity/foreign-origin',
        ]);
      }
      expect((await world.nobody.get('/account', undefined, headers)).status).toBe(200);
    }
  });

  it('must be ours for what needs no session, too', async () => {
    for (const origin of origins)
      for (const [address, body] of [
        ['/sessions', { email: 'x@y.test', password: 'z' }],
        ['/password-reset-requests', { email: 'x@y.test' }],
        ['/password-resets', { token: 'x'.repeat(30), password: 'z' }],
        ['/invitation-acceptances', { token: 'x'.repeat(30), password: 'z' }],
      ] as const) {
        const reply = await world.nobody.post(address, body, origin === undefined ? {} : { origin });
        expect(reply.status).toBe(403);
      }
  });

  it('does not matter to a key, which no browser sends by itself', async () => {
    const key = await world.key('operator');
    const reply = await key.patch('/account', { language: 'en' }, { origin: 'https://altrove.test' });
    expect(reply.body.type).not.toBe('/problems/identity/foreign-origin');
  });
});

describe('changing the own password', () => {
  it('asks for the present one, ends every session and opens a new one', async () => {
    const operator = await colleague(world, 'operator');
    const [office, home] = [await signedIn(world, operator), await signedIn(world, operator)];
    const newPassword = 'otto gabbiani in volo';
    const wrong = await office.post('/password-changes', { currentPassword: 'sbagliata', newPassword });
    expect(wrong.status).toBe(401);
    const weak = await office.post<{ violations: { code: string; pointer: string }[] }>('/password-changes', {
      currentPassword: goodPassword,
      newPassword: 'corta',
    });
    expect(weak.status).toBe(422);
    expect(weak.body.violations.map(({ code, pointer }) => `${code} ${pointer}`)).toContain(
      'passwordTooShort /newPassword',
    );
    const changed = await office.post('/password-changes', { currentPassword: goodPassword, newPassword });
    expect(changed.status).toBe(204);
    expect((await home.get('/account')).status).toBe(401);
    expect((await office.get('/account')).status).toBe(401);
    expect((await browserAfter(world, changed).get('/account')).status).toBe(200);
    expect((await signInReply(world, operator)).status).toBe(401);
    expect((await signInReply(world, { ...operator, password: newPassword })).status).toBe(204);
  });
});
