import { expect, it } from 'vitest';
import { actOn, coverDowries, readyPerson, requestedDowry } from '../../../test/builders/dowries.ts';
import { makeDistrict } from '../../../test/money.ts';
import { useWorld } from '../../../test/world.ts';
import type { Dowry } from './schemas.ts';

const world = useWorld();

it('a key without the scope of case files learns in no answer whose dowry it is', async () => {
  const districtId = await makeDistrict(world);
  await coverDowries(world, 1, { districtId });
  const operator = await world.as('operator');
  const { organisationId } = operator;
  const { caseFileId } = await readyPerson(world, { operator, districtId });
  const scopes = ['dowries:read', 'dowries:request', 'dowries:withdraw'];
  const key = await world.key('operator', { organisationId, scopes });
  const unnamed = { id: caseFileId, code: null, familyName: null, givenName: null };
  const requested = await requestedDowry(key, { caseFileId });
  expect([requested.status, requested.body.caseFile]).toEqual([201, unnamed]);
  const url = `/dowries/${requested.body.id}`;
  expect((await key.get<Dowry>(url)).body.caseFile).toEqual(unnamed);
  expect((await operator.get<Dowry>(url)).body.caseFile).toMatchObject({ familyName: 'Prova' });
  const grants = await world.key('authority', { scopes: ['dowries:read', 'dowries:grant'] });
  const granted = await actOn(grants, 'clearance', requested.body);
  expect([granted.status, granted.body.caseFile]).toEqual([200, unnamed]);
  const withdrawn = await actOn(key, 'withdrawal', granted.body, 'Chiesta per errore');
  expect([withdrawn.status, withdrawn.body.caseFile]).toEqual([200, unnamed]);
});
