import { describe, expect, it } from 'vitest';
import { callerOf } from '../../../test/caller.ts';
import { useWorld } from '../../../test/world.ts';

const world = useWorld();

interface MadeKey {
  id: string;
  secret: string;
  prefix: string;
  scopes: string[];
  lastUsedAt: string | null;
}
type Refusal = { violations: { code: string; pointer: string }[] };
const codesOf = (body: Refusal) => body.violations.map(({ code, pointer }) => `${code} ${pointer}`);

const bearer = (secret: string) =>
  callerOf(world.app, { id: '', organisationId: '' }, { authorization: `Bearer ${secret}` });

async function madeKey(overrides: Record<string, unknown> = {}) {
  const administrator = await world.as('administrator');
  const { id: organisationId } = await world.body('promoter');
  const reply = await administrator.post<MadeKey & Refusal>('/api-keys', {
    organisationId,
    name: 'Gestionale del promotore',
    actsAs: 'operator',
    scopes: ['organisations:read', 'territory:read'],
    expiresAt: '2027-11-22T00:00:00Z',
    ...overrides,
  });
  return { reply, key: reply.body, organisationId };
}

describe('a key', () => {
  it('shows its secret once, keeps a hash of it, and says when it was last used', async () => {
    const administrator = await world.as('administrator');
    const { reply, key } = await madeKey();
    expect(reply.status).toBe(201);
    expect(key.secret).toMatch(/^apd_[A-Za-z0-9_-]{43}$/);
    expect(key.secret.startsWith(key.prefix)).toBe(true);
    expect((await bearer(key.secret).get('/account')).body).toMatchObject({
      kind: 'key',
      role: 'integrator',
      permissions: ['organisations:read', 'territory:read'],
    });
    const listed = await administrator.get<{ items: MadeKey[] }>('/api-keys');
    const found = listed.body.items.find(({ id }) => id === key.id);
    expect(found).toMatchObject({ prefix: key.prefix, lastUsedAt: '2026-11-22T11:00:00.000Z' });
    expect(JSON.stringify(listed.body)).not.toContain(key.secret);
    const rows = await world.sql(
      'select k::text as row from api_keys k union all select e::text from audit_entries e',
    );
    expect(JSON.stringify(rows)).not.toContain(key.secret);
  });

  it('does what its scopes allow and no more, even as a role that may', async () => {
    const { key } = await madeKey();
    const integrator = bearer(key.secret);
    expect((await integrator.get('/organisations')).status).toBe(200);
    expect((await integrator.get('/editions')).status).toBe(403);
    expect((await integrator.get('/users')).status).toBe(403);
  });

  it('ends at once when it is revoked, and is revoked once', async () => {
    const administrator = await world.as('administrator');
    const { key } = await madeKey();
    const integrator = bearer(key.secret);
    expect((await integrator.get('/organisations')).status).toBe(200);
    expect((await administrator.delete(`/api-keys/${key.id}`)).status).toBe(204);
    expect((await integrator.get('/organisations')).status).toBe(401);
    expect((await administrator.delete(`/api-keys/${key.id}`)).status).toBe(404);
  });

  it('ends when it expires', async () => {
    const { key } = await madeKey({ expiresAt: '2026-11-22T12:00:00Z' });
    const integrator = bearer(key.secret);
    const start = world.clock.now();
    world.clock.set('2026-11-22T11:59:50Z');
    expect((await integrator.get('/organisations')).status).toBe(200);
    world.clock.set('2026-11-22T12:00:01Z');
    expect((await integrator.get('/organisations')).status).toBe(401);
    world.clock.set(start.toISOString());
  });

  it('is not made with scopes beyond its role, in the past, or for a body that does not fit', async () => {
    const { reply } = await madeKey({ scopes: ['case-files:read', 'dowries:grant', 'users:read'] });
    expect(reply.status).toBe(422);
    expect(codesOf(reply.body)).toEqual(['scopeBeyondRole /scopes/1', 'scopeBeyondRole /scopes/2']);
    const { id: school } = await world.body('school');
    const wrong = await madeKey({ organisationId: school, expiresAt: '2026-11-22T10:00:00Z' });
    expect(codesOf(wrong.reply.body)).toEqual([
      'roleOutsideBody /organisationId',
      'expiryInThePast /expiresAt',
    ]);
    const coordinator = await madeKey({
      actsAs: 'coordinator',
      organisationId: (await world.body('districtBody')).id,
    });
    expect(codesOf(coordinator.reply.body)).toEqual(['districtMissing /districtIds']);
    const nowhere = await madeKey({
      actsAs: 'coordinator',
      organisationId: (await world.body('districtBody')).id,
      scopes: ['budgets:read'],
      districtIds: ['019aa3a0-0000-7000-8000-000000000000'],
      name: ' k ',
    });
    expect(codesOf(nowhere.reply.body)).toEqual(['nameTooShort /name', 'districtUnknown /districtIds']);
    const nobody = await madeKey({ organisationId: '019aa3a0-0000-7000-8000-000000000000' });
    expect(nobody.reply.status).toBe(404);
    const audit = await madeKey({ actsAs: 'auditor' });
    expect(audit.reply.status).toBe(400);
  });

  it('that was made up or is written in another scheme opens nothing', async () => {
    const { key } = await madeKey();
    for (const authorization of [
      'Bearer',
      'Bearer ',
      `Basic ${key.secret}`,
      `Bearer ${key.secret}x`,
      `Bearer ${key.prefix}`,
      `Bearer ${'a'.repeat(300)}`,
    ]) {
      const reply = await world.nobody.get('/organisations', undefined, { authorization });
      expect(reply.status).toBe(401);
      expect(reply.headers['www-authenticate']).toBe('Bearer');
    }
    expect(
      (await world.nobody.get('/organisations', undefined, { authorization: `bearer ${key.secret}` })).status,
    ).toBe(200);
  });

  it('has no session, so nothing of the dashboard’s own', async () => {
    const { key } = await madeKey();
    const integrator = bearer(key.secret);
    expect((await integrator.get('/sessions/current')).body).toEqual({ account: null });
    expect((await integrator.get<{ items: unknown[] }>('/sessions')).body.items).toEqual([]);
  });
});
