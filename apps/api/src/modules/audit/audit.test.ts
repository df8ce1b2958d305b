import { describe, expect, it } from 'vitest';
import { useWorld } from '../../../test/world.ts';
import type { AuditEntry } from './schemas.ts';

const world = useWorld();
type AuditPage = { items: AuditEntry[]; nextCursor: string | null };

async function anEntry(): Promise<string> {
  const administrator = await world.as('administrator');
  const { id: organisationId } = await world.body('promoter');
  const input = {
    email: `${organisationId}@prova.test`,
    name: 'Persona Nuova',
    role: 'operator',
    organisationId,
  };
  const { body } = await administrator.post<{ id: string }>('/users', input);
  return body.id;
}

describe('an audit entry', () => {
  it('is written in the commit of the act, and not at all when the act is refused', async () => {
    const entityId = await anEntry();
    const auditor = await world.as('auditor');
    const administrator = await world.as('administrator');
    const page = await auditor.get<AuditPage>(`/audit-entries?entityId=${entityId}`);
    expect(page.body.items).toMatchObject([
      {
        area: 'administration',
        action: 'user.invited',
        entity: 'user',
        entityId,
        entityName: 'Persona Nuova',
        actorKind: 'user',
        actorId: administrator.id,
        actorName: 'Prova administrator',
        actorRole: 'administrator',
        details: { role: 'operator' },
      },
    ]);
    const before = await world.sql('select 1 from audit_entries');
    await administrator.patch(`/users/${entityId}`, { name: 'Altra' }, { 'if-match': '"9"' });
    expect(await world.sql('select 1 from audit_entries')).toHaveLength(before.length);
  });

  it('is never changed, removed or emptied away, not even by the owner of the database', async () => {
    await anEntry();
    for (const statement of [
      "update audit_entries set action = 'altro.fatto'",
      'delete from audit_entries',
      'truncate audit_entries',
      'truncate audit_entries cascade',
      "set session_replication_role = 'replica'; delete from audit_entries",
    ])
      await expect(world.sql(statement)).rejects.toMatchObject({ code: '23001' });
    for (const statement of ["update audit_entries set action = 'altro.fatto'", 'delete from audit_entries'])
      await expect(world.system.transaction((tx) => tx.execute(statement))).rejects.toMatchObject({
        cause: { code: '42501' },
      });
  });

  it('cannot be written in the name of someone else', async () => {
    const operator = await world.as('operator');
    const client = await world.database.pool.connect();
    try {
      await client.query('begin');
      await client.query(
        "select set_config('app.role', 'operator', true), set_config('app.actor_id', $1, true)",
        [operator.id],
      );
      const forged = client.query(
        `insert into audit_entries (id, at, area, action, entity, actor_kind, actor_id, actor_role, request_id)
         values (gen_random_uuid(), now(), 'case', 'data.read', 'caseFile', 'user', gen_random_uuid(), 'auditor', 'x')`,
      );
      await expect(forged).rejects.toThrow(/row-level security/);
    } finally {
      await client.query('rollback');
      client.release();
    }
  });
});

describe('the audit trail', () => {
  it('shows an administrator what was administered and an auditor everything; nobody else reads it', async () => {
    await anEntry();
    const auditor = await world.as('auditor');
    await auditor.get('/audit-entries');
    const areasOf = async (role: 'administrator' | 'auditor') => {
      const { body } = await (await world.as(role)).get<AuditPage>('/audit-entries?limit=100');
      return new Set(body.items.map(({ area }) => area));
    };
    expect(await areasOf('administrator')).toEqual(new Set(['administration']));
    expect(await areasOf('auditor')).toEqual(new Set(['administration', 'case']));
    for (const role of ['operator', 'coordinator', 'authority', 'mediator'] as const)
      expect((await (await world.as(role)).get('/audit-entries')).status).toBe(403);
  });

  it('is filtered and read page by page, newest first, without losing or repeating an entry', async () => {
    for (let count = 0; count < 5; count++) await anEntry();
    const administrator = await world.as('administrator');
    const read: string[] = [];
    let cursor: string | null = '';
    while (cursor !== null) {
      const { items, nextCursor }: AuditPage = (
        await administrator.get<AuditPage>(
          `/audit-entries?area=administration&actorId=${administrator.id}&limit=2${cursor === '' ? '' : `&cursor=${cursor}`}`,
        )
      ).body;
      read.push(...items.map(({ id }) => id));
      cursor = nextCursor;
    }
    const known = await world.sql<{ id: string }>(
      "select id from audit_entries where area = 'administration' and actor_id = $1 order by at desc, id desc",
      [administrator.id],
    );
    expect(read).toEqual(known.map(({ id }) => id));
    expect(read.length).toBeGreaterThanOrEqual(5);
  });

  it('is narrowed to days of Italy and to one operation', async () => {
    const start = world.clock.now();
    world.clock.set('2026-11-09T23:30:00Z'); // already the 10th in Italy
    const entityId = await anEntry();
    world.clock.set(start.toISOString());
    const found = async (query: string) => {
      const administrator = await world.as('administrator');
      const { body } = await administrator.get<AuditPage>(`/audit-entries?entityId=${entityId}&${query}`);
      return body.items.length;
    };
    expect(await found('from=2026-11-10&to=2026-11-10')).toBe(1);
    expect(await found('to=2026-11-09')).toBe(0);
    expect(await found('from=2026-11-11')).toBe(0);
    expect(await found('action=user.invited')).toBe(1);
    expect(await found('action=user.changed')).toBe(0);
  });

  it('names the key that acted', async () => {
    const key = await world.key('authority');
    const reply = await key.post<{ id: string }>('/organisations', {
      kind: 'promoter',
      name: 'Entrata Con Chiave',
      vatNumber: '00743110157',
    });
    const auditor = await world.as('auditor');
    const page = await auditor.get<AuditPage>(`/audit-entries?entityId=${reply.body.id}`);
    expect(page.body.items).toMatchObject([
      { entityName: 'Entrata Con Chiave', actorKind: 'key', actorName: 'Prova', actorRole: 'authority' },
    ]);
  });
});

describe('what an auditor reads', () => {
  const readsOf = (auditorId: string) =>
    world.sql<{ entity: string; entity_id: string | null }>(
      "select entity, entity_id from audit_entries where action = 'data.read' and actor_id = $1 order by id",
      [auditorId],
    );

  it('is recorded, page by page and body by body', async () => {
    const auditor = await world.person('auditor');
    const { id } = await world.body('promoter');
    await auditor.get('/organisations?limit=1');
    await auditor.get(`/organisations/${id}`);
    await auditor.get('/audit-entries');
    expect(await readsOf(auditor.id)).toEqual([
      { entity: 'organisations', entity_id: null },
      { entity: 'organisation', entity_id: id },
      { entity: 'auditEntries', entity_id: null },
    ]);
  });

  it('leaves no trace when it was refused or is public to everyone', async () => {
    const auditor = await world.person('auditor');
    await auditor.get('/organisations/019aa3a0-0000-7000-8000-000000000000');
    await auditor.get('/municipalities?q=cori');
    await auditor.get('/account');
    expect(await readsOf(auditor.id)).toEqual([]);
  });

  it('is not answered when it cannot be recorded', async () => {
    const auditor = await world.person('auditor');
    await world.sql('revoke insert on audit_entries from approdo_app');
    try {
      expect((await auditor.get('/organisations')).status).toBe(500);
      expect((await (await world.as('operator')).get('/organisations')).status).toBe(200);
    } finally {
      await world.sql('grant insert on audit_entries to approdo_app');
    }
  });
});
