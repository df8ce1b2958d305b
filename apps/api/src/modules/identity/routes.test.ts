import { describe, expect, it } from 'vitest';
import { useWorld, worldOrigin } from '../../../test/world.ts';

const world = useWorld();
const origin = { origin: worldOrigin };

describe('accounts', () => {
  it('tells each role who it is and what it may do', async () => {
    const operator = await world.as('operator');
    const reply = await operator.get<{ role: string; permissions: string[] }>('/account');
    expect(reply.status).toBe(200);
    expect(reply.body.role).toBe('operator');
    expect(reply.body.permissions).toContain('case-files:write');
    expect(reply.body.permissions).not.toContain('dowries:grant');
  });

  it('asks nobody in particular to sign in', async () => {
    const reply = await world.nobody.get('/account');
    expect(reply.status).toBe(401);
    expect(reply.body).toMatchObject({
      type: '/problems/platform/unauthenticated',
      title: 'Occorre accedere',
    });
  });
});

describe('users', () => {
  it('are invited once per address, with a role that fits the body', async () => {
    const administrator = await world.as('administrator');
    const promoter = await world.body('promoter');
    const input = {
      email: 'Nuova@Prova.test',
      name: 'Nuova Operatrice',
      role: 'operator',
      organisationId: promoter.id,
    };
    const made = await administrator.post<{ email: string; id: string; state: string }>('/users', input);
    expect(made.status).toBe(201);
    expect(made.body).toMatchObject({ email: 'nuova@prova.test', state: 'invited' });
    expect(made.etag).toBe('"1"');
    expect((await administrator.post('/users', input)).status).toBe(409);
    const wrong = await administrator.post<{ violations: { code: string }[] }>('/users', {
      ...input,
      email: 'altra@prova.test',
      role: 'authority',
    });
    expect(wrong.status).toBe(422);
    expect(wrong.body.violations.map(({ code }) => code)).toEqual(['roleOutsideBody']);
  });

  it('change only from the version the administrator saw', async () => {
    const administrator = await world.as('administrator');
    const operator = await world.person('operator');
    expect((await administrator.patch(`/users/${operator.id}`, { name: 'Altro Nome' })).status).toBe(428);
    const changed = await administrator.patch(
      `/users/${operator.id}`,
      { name: 'Altro Nome' },
      { 'if-match': '"1"' },
    );
    expect(changed.status).toBe(200);
    expect(changed.etag).toBe('"2"');
    expect(
      (await administrator.patch(`/users/${operator.id}`, { name: 'Terzo' }, { 'if-match': '"1"' })).status,
    ).toBe(412);
  });

  it('answers a repeated request with what it answered first, and refuses the key for another', async () => {
    const administrator = await world.as('administrator');
    const promoter = await world.body('promoter');
    const input = {
      email: 'ripetuta@prova.test',
      name: 'Una Volta',
      role: 'operator',
      organisationId: promoter.id,
    };
    const key = { 'idempotency-key': 'invito-0001' };
    const replies = await Promise.all(
      Array.from({ length: 5 }, () => administrator.post<{ id: string }>('/users', input, key)),
    );
    expect(replies.map(({ status }) => status)).toEqual([201, 201, 201, 201, 201]);
    expect(new Set(replies.map(({ body }) => body.id)).size).toBe(1);
    expect((await administrator.post('/users', { ...input, name: 'Altro' }, key)).status).toBe(422);
  });

  it('takes no field it does not know', async () => {
    const administrator = await world.as('administrator');
    const reply = await administrator.post<{ violations: { code: string; pointer: string }[] }>('/users', {
      admin: true,
    });
    expect(reply.status).toBe(400);
    expect(reply.body.violations.map(({ code, pointer }) => `${code} ${pointer}`)).toContain(
      'unknownField /admin',
    );
  });
});

describe('sign-in', () => {
  it('refuses a page of another origin', async () => {
    const reply = await world.nobody.post(
      '/sessions',
      { email: 'x@y.test', password: 'z' },
      { origin: 'https://altrove.test' },
    );
    expect(reply.status).toBe(403);
  });

  it('slows down whoever guesses', async () => {
    const statuses = [];
    for (let guess = 0; guess < 7; guess++)
      statuses.push(
        (await world.nobody.post('/sessions', { email: 'vittima@prova.test', password: 'indovino' }, origin))
          .status,
      );
    expect(statuses).toEqual([401, 401, 401, 401, 401, 429, 429]);
  });
});
