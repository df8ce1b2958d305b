import { beforeAll, describe, expect, it } from 'vitest';
import {
  actOn,
  coverDowries,
  readyPerson,
  readyPersons,
  requestedDowries,
  requestedDowry,
} from '../../../test/builders/dowries.ts';
import { makeDistrict } from '../../../test/money.ts';
import { type Caller, useWorld } from '../../../test/world.ts';
import type { HomeTask, HomeTasks } from './schemas.ts';

const world = useWorld();
let operator: Caller;
let districtId: string;
beforeAll(async () => {
  operator = await world.as('operator');
  districtId = await makeDistrict(world);
});

async function tasksOf(caller: Caller): Promise<Record<string, HomeTask>> {
  const { status, body } = await caller.get<HomeTasks>('/home-tasks');
  expect(status).toBe(200);
  return Object.fromEntries(body.items.map((task) => [task.code, task]));
}

describe('what waits for an operator', () => {
  it('is counted on the files of the own body, the oldest first', async () => {
    const other = await world.person('operator');
    const [toRequest, toSign, ending, undeclared, asked] = await readyPersons(world, 5, {
      operator,
      districtId,
    });
    await readyPerson(world, { operator: other, districtId });
    if (!toRequest || !toSign || !ending || !undeclared || !asked)
      throw new Error('five persons were asked for');
    await world.sql(
      "update action_plans set draft = '{}', revision_reason = 'Nuovo tirocinio', updated_at = '2026-11-10T10:00:00Z' where case_file_id = $1",
      [toSign.caseFileId],
    );
    await world.sql("update stay_permits set valid_until = '2027-01-21' where case_file_id = $1", [
      ending.caseFileId,
    ]);
    await world.sql('delete from work_declarations where case_file_id = $1', [undeclared.caseFileId]);
    await requestedDowry(operator, asked);
    const tasks = await tasksOf(operator);
    expect(tasks.plansToSign).toMatchObject({
      count: 1,
      oldestOn: '2026-11-10',
      caseFiles: [{ id: toSign.caseFileId, code: expect.stringMatching(/^FA-/) }],
    });
    expect(tasks.dowriesToRequest).toMatchObject({ count: 4, isAtLeast: false });
    expect(tasks.dowriesToRequest?.caseFiles).toHaveLength(3);
    expect(tasks.permitsEnding).toMatchObject({ count: 1, oldestOn: '2027-01-21' });
    expect(tasks.workDeclarationsMissing).toMatchObject({ count: 1 });
    expect(tasks.dowriesRequested).toMatchObject({ count: 1, oldestOn: '2026-11-22', caseFiles: [] });
  });

  it('agrees with the lists that its cards lead to', async () => {
    const { body } = await operator.get<HomeTasks>('/home-tasks');
    const count = async (url: string) => (await operator.get<{ items: unknown[] }>(url)).body.items.length;
    const tasks = await tasksOf(operator);
    expect(await count(`/case-files?permitExpiringBefore=${body.permitsEndBefore}&limit=100`)).toBe(
      tasks.permitsEnding?.count,
    );
    expect(await count('/case-files?withoutWorkDeclaration=true&limit=100')).toBe(
      tasks.workDeclarationsMissing?.count,
    );
    expect(await count('/dowries?state=requested&limit=100')).toBe(tasks.dowriesRequested?.count);
  });

  it('is told to a key only as far as its scopes let it read', async () => {
    const { organisationId } = operator;
    const places = await world.key('operator', { organisationId, scopes: ['territory:read'] });
    expect(await tasksOf(places)).toEqual({});
    const dowries = await world.key('operator', { organisationId, scopes: ['dowries:read'] });
    expect(Object.keys(await tasksOf(dowries))).toEqual(['dowriesRequested']);
  });
});

describe('what waits for those who decide on money', () => {
  it('tells which requests the district cannot cover, and where nothing more can be opened', async () => {
    const [authority, coordinator] = await Promise.all([
      world.as('authority'),
      world.person('coordinator', { districtIds: [districtId] }),
    ]);
    await coverDowries(world, 1, { districtId });
    const before = await tasksOf(coordinator);
    expect(before).toMatchObject({
      dowriesRequested: { count: 1 },
      dowriesNotCovered: { count: 0 },
      districtsWithoutOpenings: { count: 0 },
    });
    const asked = await requestedDowry(operator, await readyPerson(world, { operator, districtId }));
    await actOn(authority, 'clearance', asked.body);
    expect(await tasksOf(coordinator)).toMatchObject({
      dowriesNotCovered: { count: 1 },
      districtsWithoutOpenings: { count: 1 },
    });
    expect(await tasksOf(authority)).toMatchObject({
      dowriesNotCovered: { count: 1 },
      fundsToAllocate: { count: 0 },
    });
    expect(await tasksOf(await world.person('coordinator'))).toMatchObject({
      dowriesRequested: { count: 0 },
      dowriesNotCovered: { count: 0 },
    });
  });

  it('tells which dowries of the waiting list have their money, as the list itself does', async () => {
    const place = await makeDistrict(world);
    const given = { operator, districtId: place };
    const [authority, coordinator] = await Promise.all([
      world.as('authority'),
      world.person('coordinator', { districtIds: [place] }),
    ]);
    for (const dowryId of await requestedDowries(world, await readyPersons(world, 2, given), given))
      await authority.post('/budgets/waiting-entries', { dowryId });
    expect((await tasksOf(coordinator)).dowriesOffered).toMatchObject({ count: 0 });
    await coverDowries(world, 1, { districtId: place });
    for (const reader of [authority, coordinator]) {
      const listed = await reader.get<{ items: unknown[] }>('/budgets/waiting-entries?state=offered');
      expect(listed.body.items).toHaveLength(1);
      expect((await tasksOf(reader)).dowriesOffered).toMatchObject({
        count: 1,
        oldestOn: expect.any(String),
      });
    }
    expect((await tasksOf(await world.person('coordinator'))).dowriesOffered).toMatchObject({ count: 0 });
  });

  it('stops counting at a thousand, and says so', async () => {
    const given = { operator, districtId };
    await requestedDowries(world, await readyPersons(world, 1001, given), given);
    const tasks = await tasksOf(await world.as('auditor'));
    expect(tasks.dowriesRequested).toMatchObject({ count: 1000, isAtLeast: true });
    expect(tasks.dowriesGranted).toMatchObject({ count: 1, isAtLeast: false });
  });
});

describe('what waits for the others', () => {
  it('is invitations and keys for an administrator, and nothing for a mediator', async () => {
    const administrator = await world.as('administrator');
    const promoter = await world.body('promoter');
    await administrator.post('/users', {
      email: 'nuova@prova.test',
      name: 'Nuova Operatrice',
      role: 'operator',
      organisationId: promoter.id,
    });
    await world.sql(
      `insert into api_keys (id, organisation_id, name, prefix, secret_hash, acts_as, scopes, expires_at)
       values (gen_random_uuid(), $1, 'In scadenza', 'apd_scadenza', sha256('x'), 'operator', '{case-files:read}', '2026-12-01')`,
      [promoter.id],
    );
    expect(await tasksOf(administrator)).toMatchObject({
      invitationsPending: { count: 1, oldestOn: expect.any(String) },
      keysEnding: { count: 1, oldestOn: '2026-12-01' },
    });
    expect(await tasksOf(await world.as('mediator'))).toEqual({});
  });
});
