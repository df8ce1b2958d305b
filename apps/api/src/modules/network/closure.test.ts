import { describe, expect, it } from 'vitest';
import { addedBody } from '../../../test/builders/network.ts';
import { useWorld } from '../../../test/world.ts';
import type { Organisation } from './schemas.ts';

const world = useWorld();

type Refusal = { type: string; violations: { code: string; pointer: string }[] };
const codesOf = (body: Refusal) => body.violations.map(({ code, pointer }) => `${code} ${pointer}`);
const version = (number: number) => ({ 'if-match': `"${number}"` });
const seat = { address: 'Via Roma 12', postalCode: '04010', municipalityIstatCode: '059006' };

describe('closing a body', () => {
  it('waits until nobody has access through it, and is undone', async () => {
    const authority = await world.as('authority');
    const administrator = await world.as('administrator');
    const { id } = await addedBody(authority);
    const operator = await world.person('operator', { organisationId: id });
    await world.key('operator', { organisationId: id });
    const close = { closedOn: '2026-11-22' };
    const refused = await authority.post<Refusal>(`/organisations/${id}/closure`, close, version(1));
    expect(refused.status).toBe(422);
    expect(codesOf(refused.body)).toEqual(['usersActive ', 'keysActive ']);
    await administrator.patch(`/users/${operator.id}`, { suspended: true }, version(1));
    await world.sql('update api_keys set revoked_at = now() where organisation_id = $1', [id]);
    expect((await authority.delete(`/organisations/${id}/closure`, undefined, version(1))).status).toBe(409);
    const closed = await authority.post<Organisation>(`/organisations/${id}/closure`, close, version(1));
    expect(closed.body).toMatchObject({ closedOn: '2026-11-22', version: 2 });
    expect((await authority.post(`/organisations/${id}/closure`, close, version(2))).status).toBe(409);
    expect((await authority.patch(`/organisations/${id}`, { name: 'Altro' }, version(2))).status).toBe(409);
    expect((await authority.post(`/organisations/${id}/seats`, seat)).status).toBe(409);
    const invited = await administrator.post<Refusal>('/users', {
      email: 'tardi@prova.test',
      name: 'Troppo Tardi',
      role: 'operator',
      organisationId: id,
    });
    expect(codesOf(invited.body)).toEqual(['organisationClosed /organisationId']);
    const reopened = await authority.delete<Organisation>(
      `/organisations/${id}/closure`,
      undefined,
      version(2),
    );
    expect(reopened.body).toMatchObject({ closedOn: null, version: 3 });
  });

  it('happens on a day that has come', async () => {
    const authority = await world.as('authority');
    const { id } = await addedBody(authority);
    const early = await authority.post<Refusal>(
      `/organisations/${id}/closure`,
      { closedOn: '2026-11-23' },
      version(1),
    );
    expect(codesOf(early.body)).toEqual(['closureInTheFuture /closedOn']);
    expect(
      (await authority.post(`/organisations/${id}/closure`, { closedOn: '2026-11-22' }, version(9))).status,
    ).toBe(412);
  });

  it('leaves nobody with access who was given it at the same moment', async () => {
    const [administrator, authority] = [await world.as('administrator'), await world.as('authority')];
    for (let round = 0; round < 5; round += 1) {
      const { id: organisationId } = await addedBody(authority);
      const close = { closedOn: '2026-11-22' };
      const [closed, invited, made] = await Promise.all([
        authority.post(`/organisations/${organisationId}/closure`, close, version(1)),
        administrator.post('/users', {
          email: `insieme${round}@prova.test`,
          name: 'Insieme Prova',
          role: 'operator',
          organisationId,
        }),
        administrator.post('/api-keys', {
          organisationId,
          name: 'Gestionale',
          actsAs: 'operator',
          scopes: ['case-files:read'],
          expiresAt: '2027-11-22T00:00:00Z',
        }),
      ]);
      const access = [invited, made].map(({ status }) => status);
      expect(closed.status === 200 ? access : closed.status).toEqual(
        closed.status === 200 ? [422, 422] : 422,
      );
    }
  });
});

it('lets no role write in the database what it may not write through the routes', async () => {
  const authority = await world.as('authority');
  const { id } = await addedBody(authority);
  const operator = await world.as('operator');
  const client = await world.database.pool.connect();
  try {
    await client.query('begin');
    await client.query(
      "select set_config('app.role', 'operator', true), set_config('app.actor_id', $1, true)",
      [operator.id],
    );
    const changed = await client.query('update organisations set name = $2 where id = $1', [id, 'Rubato']);
    expect(changed.rowCount).toBe(0);
    await expect(
      client.query(
        "insert into accreditations (id, organisation_id, kind, number, valid_from) values (gen_random_uuid(), $1, 'training', 'x', '2026-01-01')",
        [id],
      ),
    ).rejects.toThrow(/row-level security/);
  } finally {
    await client.query('rollback');
    client.release();
  }
});
