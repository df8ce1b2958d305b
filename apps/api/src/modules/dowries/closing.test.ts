import { describe, expect, it } from 'vitest';
import { actOn, coverDowries, readyPerson, requestedDowry } from '../../../test/builders/dowries.ts';
import { makeDistrict } from '../../../test/money.ts';
import { type Caller, useWorld } from '../../../test/world.ts';

const world = useWorld();
const version = (number: number) => ({ 'if-match': `"${number}"` });

/** Takes every access through the body away, then closes it. */
async function close(organisationId: string, by: Caller) {
  const now = world.clock.now();
  await world.sql('update users set suspended_at = $2 where organisation_id = $1', [organisationId, now]);
  const { etag } = await by.get(`/organisations/${organisationId}`);
  const closed = await by.post(
    `/organisations/${organisationId}/closure`,
    { closedOn: '2026-11-22' },
    { 'if-match': etag },
  );
  await world.sql('update users set suspended_at = null where organisation_id = $1', [organisationId]);
  return closed;
}

describe('a promoter', () => {
  it('is closed neither while a dowry of it waits nor while it holds money, whoever closes it', async () => {
    const districtId = await makeDistrict(world);
    await coverDowries(world, 1, { districtId });
    const [administrator, authority] = [await world.as('administrator'), await world.as('authority')];
    const operator = await world.person('operator');
    const { organisationId } = operator;
    const [held, waiting] = [
      await requestedDowry(operator, await readyPerson(world, { operator, districtId })),
      await requestedDowry(operator, await readyPerson(world, { operator, districtId })),
    ];
    const granted = await actOn(authority, 'clearance', held.body);
    expect(granted.status).toBe(200);
    for (const caller of [administrator, authority]) {
      const refused = await close(organisationId, caller);
      expect([refused.status, refused.body.type]).toEqual([409, '/problems/dowries/promoter-has-dowries']);
      expect(refused.body).toMatchObject({ requested: 1, granted: 1 });
      expect(refused.body.detail).toMatch(/^Doti ancora aperte: 2 \(concesse: 1, in attesa di decisione: 1/);
    }
    expect((await actOn(authority, 'refusal', waiting.body, 'Piano incompleto')).status).toBe(200);
    expect((await close(organisationId, administrator)).body).toMatchObject({ requested: 0, granted: 1 });
    expect((await actOn(operator, 'withdrawal', granted.body, 'La persona si è trasferita')).status).toBe(
      200,
    );
    expect((await close(organisationId, administrator)).status).toBe(200);
  });

  it('tells the number of its doti only to who may close it', async () => {
    const operator = await world.as('operator');
    expect(
      (await operator.post(`/organisations/${operator.organisationId}/closure`, {}, version(1))).status,
    ).toBe(403);
    const counted = await world.sql('select requested, granted from app.open_dowries_of($1)', [
      operator.organisationId,
    ]);
    expect(counted).toEqual([{ requested: 0, granted: 0 }]);
  });
});
