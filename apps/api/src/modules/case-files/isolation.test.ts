import { sql } from 'drizzle-orm';
import { beforeAll, describe, expect, it } from 'vitest';
import { anotherPerson, onVersion, openedCaseFile, taxCodeOf } from '../../../test/builders/case-files.ts';
import { contextAs } from '../../../test/money.ts';
import { type Caller, day, useWorld } from '../../../test/world.ts';
import type { CaseFile } from './schemas/case-file.ts';
import type { OpenCaseFile } from './schemas/inputs.ts';

const world = useWorld({ today: '2026-11-22' });

let owner: Caller;
let person: OpenCaseFile;
let file: CaseFile;
beforeAll(async () => {
  owner = await world.person('operator');
  person = anotherPerson({ familyName: 'Okonkwo', givenName: 'Chidinma' });
  file = await openedCaseFile(owner, {
    ...person,
    taxCodes: [{ code: taxCodeOf(person) }],
    stayPermits: [{ kind: 'trafficking', validUntil: day('2027-01-01'), note: 'Progetto Aurora' }],
    educations: [{ iscedLevel: 2 }],
    languages: [{ language: 'ig', level: 'motherTongue' }],
  });
});

const absent = { type: '/problems/platform/not-found', status: 404 };

describe('another body', () => {
  it('meets the same answer for a file of ours as for one that does not exist, on every route', async () => {
    const stranger = await world.person('operator');
    const nowhere = '019aa3a0-0000-7000-8000-00000000dead';
    const routes = world.app.routes.filter(
      ({ url, config }) =>
        url.includes('/case-files/:caseFileId') && String(config?.permission).startsWith('case-files:'),
    );
    expect(routes.length).toBeGreaterThan(24);
    for (const route of routes) {
      const body = bodies[route.url.split('/')[5] ?? ''] ?? bodies.file;
      const answers = [];
      for (const [caseFileId, recordId] of [
        [file.id, file.educations[0]?.id],
        [nowhere, nowhere],
      ]) {
        const url = route.url
          .replace('/api/v1', '')
          .replace(':caseFileId', String(caseFileId))
          .replace(':recordId', String(recordId));
        answers.push(await send(stranger, String(route.method), url, route.method === 'PATCH' ? {} : body));
      }
      expect(answers, `${route.method} ${route.url}`).toEqual([absent, absent]);
    }
  });

  async function send(who: Caller, method: string, url: string, body: unknown) {
    const headers = onVersion(1);
    const senders = new Map([
      ['GET', () => who.get(url)],
      ['POST', () => who.post(url, body, headers)],
      ['PUT', () => who.put(url, body, headers)],
      ['PATCH', () => who.patch(url, body, headers)],
      ['DELETE', () => who.delete(url, undefined, headers)],
    ]);
    const reply = await senders.get(method)?.();
    return { type: reply?.body.type, status: reply?.status };
  }

  const bodies: Record<string, unknown> = {
    file: {},
    'tax-codes': { code: '12345678903' },
    'stay-permits': { kind: 'study' },
    consents: { kind: 'privacyNotice', textVersion: '1', givenOn: '2026-01-01', how: 'orally' },
    'employment-statuses': { condition: 'employed', startsOn: '2026-01-01' },
    'work-declarations': { declaredOn: '2026-01-01' },
    'service-pacts': { signedOn: '2026-01-01' },
    educations: { iscedLevel: 1 },
    languages: { languages: [] },
    reveals: { reason: 'check' },
  };

  it('finds nothing of ours by name, tax code, birth or list', async () => {
    const stranger = await world.person('operator');
    const { familyName, givenName, birthDate } = person;
    for (const asked of [
      { taxCode: taxCodeOf(person) },
      { familyName, givenName, birthDate },
      { birthDate },
      { q: 'okonk' },
    ]) {
      const reply = await stranger.post<{ items: unknown[] }>('/case-file-searches', asked);
      expect(reply.body.items, JSON.stringify(asked)).toEqual([]);
    }
    expect((await stranger.get<{ items: unknown[] }>('/case-files')).body.items).toEqual([]);
    const asked = await stranger.get<{ items: unknown[] }>(
      `/case-files?organisationId=${owner.organisationId}`,
    );
    expect(asked.body.items).toEqual([]);
  });
});

describe('the database', () => {
  const inBody = (role: Parameters<typeof contextAs>[1], organisationId = owner.organisationId) =>
    contextAs(world, role, { organisationId });

  it('tells the matching functions nothing without a scope, nor to who has no business with files', async () => {
    const asked = [
      sql`select * from app.case_files_named(array['okonk'], 100)`,
      sql`select * from app.case_files_like('okonkwo chidinma', ${person.birthDate}::date, null, 100)`,
    ];
    for (const question of asked) {
      const { rows } = await inBody('operator').read((tx) => tx.execute(question));
      expect(rows.length).toBe(1);
      for (const role of ['coordinator', 'mediator', 'administrator', 'authority'] as const)
        expect((await inBody(role).read((tx) => tx.execute(question))).rows, role).toEqual([]);
      expect((await contextAs(world, 'operator').read((tx) => tx.execute(question))).rows).toEqual([]);
    }
    const client = await world.database.pool.connect();
    try {
      expect((await client.query("select * from app.case_files_named(array['okonk'], 100)")).rows).toEqual(
        [],
      );
      const like = await client.query(
        "select * from app.case_files_like('okonkwo chidinma', null, null, 100)",
      );
      expect(like.rows).toEqual([]);
      await expect(client.query("select app.next_code('FA', 2026)")).rejects.toMatchObject({ code: '42501' });
    } finally {
      client.release();
    }
  });

  const tables = [
    'case_files',
    'tax_codes',
    'stay_permits',
    'employment_statuses',
    'work_declarations',
    'service_pacts',
    'educations',
    'consents',
    'case_file_languages',
  ];

  it.each(tables)('shows %s to its body and to the auditor, and to nobody else', async (table) => {
    await world.sql(
      `insert into ${table === 'case_files' ? 'work_declarations' : 'service_pacts'}
      (id, case_file_id, organisation_id, ${table === 'case_files' ? 'declared_on' : 'signed_on'})
      values (gen_random_uuid(), $1, $2, '2026-01-01') on conflict do nothing`,
      [file.id, owner.organisationId],
    );
    const rowsFor = async (context: ReturnType<typeof inBody>) =>
      (await context.read((tx) => tx.execute(sql`select 1 from ${sql.identifier(table)}`))).rows.length;
    const own = await rowsFor(inBody('operator'));
    expect(await rowsFor(inBody('auditor'))).toBe(own);
    for (const role of ['coordinator', 'mediator', 'administrator', 'authority'] as const)
      expect(await rowsFor(inBody(role)), role).toBe(0);
    expect(await rowsFor(contextAs(world, 'operator'))).toBe(0);
  });

  it.each(tables.slice(1))('lets no other body write into %s', async (table) => {
    const key = table === 'case_file_languages' ? '' : 'id, ';
    const copy = sql.raw(
      `insert into ${table} (${key}case_file_id, organisation_id) select ${key && 'gen_random_uuid(), '}'${file.id}', '${owner.organisationId}'`,
    );
    const attempt = contextAs(world, 'operator').transaction((tx) => tx.execute(copy));
    await expect(attempt).rejects.toMatchObject({ cause: { code: '42501' } });
  });

  it('moves no file to another body', async () => {
    const there = await world.body('promoter');
    const attempt = inBody('operator').transaction((tx) =>
      tx.execute(sql`update case_files set organisation_id = ${there.id} where id = ${file.id}`),
    );
    await expect(attempt).rejects.toMatchObject({ cause: { code: '42501' } });
  });

  it('removes no file at all', async () => {
    const attempt = inBody('operator').transaction((tx) => tx.execute(sql`delete from case_files`));
    await expect(attempt).rejects.toMatchObject({ cause: { code: '42501' } });
  });
});

describe('an auditor', () => {
  it('reads every file and writes none, and each read is recorded', async () => {
    const auditor = await world.as('auditor');
    expect((await auditor.get(`/case-files/${file.id}`)).status).toBe(200);
    expect((await auditor.patch(`/case-files/${file.id}`, { phone: null }, onVersion(1))).status).toBe(403);
    const named = await auditor.post<{ items: unknown[] }>('/case-file-searches', { q: 'okonk' });
    expect(named.body.items.length).toBe(1);
    const entries = await world.sql(
      "select 1 from audit_entries where action = 'data.read' and actor_id = $1",
      [auditor.id],
    );
    expect(entries.length).toBe(2);
  });
});

describe('a client application', () => {
  it('works on the files of its body within its scopes', async () => {
    const key = await world.key('operator', {
      organisationId: owner.organisationId,
      scopes: ['case-files:read'],
    });
    expect((await key.get(`/case-files/${file.id}`)).status).toBe(200);
    expect((await key.post('/case-files', anotherPerson())).status).toBe(403);
    const writer = await world.key('operator', { organisationId: owner.organisationId });
    const opened = await openedCaseFile(writer);
    expect(opened.lastUpdatedBy).toBeNull();
  });
});
