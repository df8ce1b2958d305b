import { sql } from 'drizzle-orm';
import { beforeAll, describe, expect, it } from 'vitest';
import {
  actOn,
  coverDowries,
  readyPerson,
  readyPersons,
  requestedDowries,
  requestedDowry,
} from '../../../test/builders/dowries.ts';
import { contextAs, expectProvenLedger, makeDistrict } from '../../../test/money.ts';
import { type Caller, type Reply, useWorld } from '../../../test/world.ts';
import { newId } from '../../platform/id.ts';
import type { Dowry, DowrySummary } from './schemas.ts';

const world = useWorld();
interface Side {
  operator: Caller;
  coordinator: Caller;
  districtId: string;
  dowry: Dowry;
}
let ours: Side;
let theirs: Side;
let authority: Caller;
let auditor: Caller;
beforeAll(async () => {
  authority = await world.as('authority');
  auditor = await world.as('auditor');
  [ours, theirs] = await Promise.all([side(), side()]);
});

/** A promoter, a district with its coordinator, and a granted dowry between them. */
async function side(): Promise<Side> {
  const operator = await world.person('operator');
  const districtId = await makeDistrict(world);
  const coordinator = await world.person('coordinator', { districtIds: [districtId] });
  await coverDowries(world, 3, { districtId });
  const asked = await requestedDowry(operator, await readyPerson(world, { operator, districtId }));
  const { body } = await actOn(authority, 'clearance', asked.body);
  return { operator, coordinator, districtId, dowry: body };
}

interface Page {
  items: DowrySummary[];
  nextCursor: string | null;
}
const list = (caller: Caller, query = '') => caller.get<Page>(`/dowries${query}`);
const idsOf = ({ body }: Reply<Page>) => body.items.map(({ id }) => id);

describe('whose dowries one sees', () => {
  it('is the own body for an operator, the own districts for a coordinator, all for authority and auditor', async () => {
    expect(idsOf(await list(ours.operator))).toEqual([ours.dowry.id]);
    expect(idsOf(await list(theirs.coordinator))).toEqual([theirs.dowry.id]);
    for (const caller of [authority, auditor])
      expect(idsOf(await list(caller)).sort()).toEqual([ours.dowry.id, theirs.dowry.id].sort());
    expect(idsOf(await list(await world.person('coordinator')))).toEqual([]);
  });

  it.each(['', '/journal'])(
    'makes another body’s or district’s dowry%s as absent as one that never was',
    async (part) => {
      for (const caller of [ours.operator, ours.coordinator]) {
        const there = await caller.get(`/dowries/${theirs.dowry.id}${part}`);
        const nowhere = await caller.get(`/dowries/${newId()}${part}`);
        expect(there.status).toBe(404);
        expect({ ...there.body, instance: '' }).toEqual({ ...nowhere.body, instance: '' });
      }
    },
  );

  it('lets no operator withdraw what another body asked for', async () => {
    const refused = await actOn(ours.operator, 'withdrawal', theirs.dowry, 'Non è nostra.');
    expect(refused.status).toBe(404);
    expect((await theirs.operator.get<Dowry>(`/dowries/${theirs.dowry.id}`)).body.state).toBe('granted');
    await expectProvenLedger(world);
  });

  it('is the scope of a key too', async () => {
    const key = await world.key('operator', { organisationId: ours.operator.organisationId });
    expect(idsOf(await list(key))).toEqual([ours.dowry.id]);
    const officer = await world.key('coordinator', { districtIds: [theirs.districtId] });
    expect(idsOf(await list(officer))).toEqual([theirs.dowry.id]);
  });
});

describe('the person behind a dowry', () => {
  it('has a name for the promoter, the authority and the auditor', async () => {
    for (const caller of [ours.operator, authority, auditor]) {
      const { body } = await caller.get<Dowry>(`/dowries/${ours.dowry.id}`);
      expect(body.caseFile).toMatchObject({ familyName: 'Prova', code: expect.stringMatching(/^FA-/) });
      expect(body.plan).not.toBeNull();
    }
  });

  it('has none for a coordinator, who sees promoter, state and amounts', async () => {
    const { body } = await ours.coordinator.get<Dowry>(`/dowries/${ours.dowry.id}`);
    expect(body.caseFile).toEqual({
      id: ours.dowry.caseFile.id,
      code: null,
      familyName: null,
      givenName: null,
    });
    expect(body.plan).toBeNull();
    expect(body).toMatchObject({
      state: 'granted',
      totals: { reservedCents: 678_142 },
      promoter: ours.dowry.promoter,
    });
    const summary = (await list(ours.coordinator)).body.items[0];
    expect(summary?.caseFile).toMatchObject({ familyName: null, givenName: null, code: null });
    expect(summary).toMatchObject({ amountCents: 678_142, reservedCents: 678_142 });
    expect((await ours.coordinator.get(`/dowries/${ours.dowry.id}/journal`)).status).toBe(200);
  });

  it('has none in a list read with a key that has no scope of case files', async () => {
    const { organisationId } = ours.operator;
    const key = await world.key('operator', { organisationId, scopes: ['dowries:read'] });
    const [summary] = (await list(key)).body.items;
    expect(summary?.caseFile).toEqual({
      id: ours.dowry.caseFile.id,
      code: null,
      familyName: null,
      givenName: null,
    });
  });

  it('is opened to the authority by a dowry, and by nothing else', async () => {
    const quiet = await readyPerson(world, { operator: ours.operator, districtId: ours.districtId });
    const officer = contextAs(world, 'authority');
    const tables = [
      'tax_codes',
      'stay_permits',
      'employment_statuses',
      'work_declarations',
      'service_pacts',
      'consents',
    ];
    const visible = (caseFileId: string) =>
      officer.read(async (tx) => {
        const files = await tx.execute(sql`select id from case_files where id = ${caseFileId}`);
        const plans = await tx.execute(
          sql`select id from action_plan_versions where case_file_id = ${caseFileId}`,
        );
        const counts = [files.rows.length, plans.rows.length];
        for (const table of tables) {
          const found = await tx.execute(
            sql`select id from ${sql.identifier(table)} where case_file_id = ${caseFileId}`,
          );
          counts.push(found.rows.length);
        }
        return counts;
      });
    expect(new Set(await visible(quiet.caseFileId))).toEqual(new Set([0]));
    expect((await visible(ours.dowry.caseFile.id)).every((number) => number > 0)).toBe(true);
  });
});

describe('the database itself', () => {
  const change = (
    role: 'operator' | 'coordinator' | 'authority' | 'auditor',
    statement: string,
    organisationId?: string,
  ) => {
    const ctx = contextAs(world, role, {
      districtIds: [ours.districtId],
      ...(organisationId && { organisationId }),
    });
    return ctx.transaction(async (tx) => (await tx.execute(sql.raw(statement))).rowCount);
  };
  const refused = (attempt: Promise<unknown>) =>
    expect(attempt).rejects.toMatchObject({ cause: { code: '42501' } });

  it('lets an operator grant nothing, nor touch another body’s dowry', async () => {
    const own = ours.operator.organisationId;
    await refused(
      change(
        'operator',
        `update dowries set granted_on = '2026-01-01' where organisation_id = '${own}'`,
        own,
      ),
    );
    const foreign = `update dowries set withdrawn_at = now() where id = '${theirs.dowry.id}'`;
    expect(await change('operator', foreign, own)).toBe(0);
  });

  it('lets an authority ask for nothing and withdraw nothing', async () => {
    await refused(
      change(
        'authority',
        "update dowries set withdrawn_at = now(), withdrawn_by = gen_random_uuid(), withdrawal_reason = 'prova'",
      ),
    );
    await refused(change('authority', `insert into dowry_components select * from dowry_components limit 1`));
  });

  it('lets coordinator and auditor change nothing', async () => {
    for (const role of ['coordinator', 'auditor'] as const)
      expect(await change(role, 'update dowries set version = version + 1')).toBe(0);
  });

  it('lets nobody change what was asked for, or remove a dowry', async () => {
    for (const statement of [
      'update dowry_components set amount_cents = 1',
      'delete from dowries',
      'delete from dowry_components',
    ])
      await refused(change('operator', statement, ours.operator.organisationId));
  });
});

describe('the list', () => {
  it('pages through every dowry once, in both orders', async () => {
    const operator = await world.person('operator');
    const districtId = await makeDistrict(world);
    const given = { operator, districtId };
    const made = await requestedDowries(world, await readyPersons(world, 7, given), given);
    for (const sort of ['-requestedAt', 'requestedAt']) {
      const seen: string[] = [];
      let cursor: string | null = '';
      while (cursor !== null) {
        const page: Reply<Page> = await list(
          operator,
          `?limit=3&sort=${sort}${cursor && `&cursor=${cursor}`}`,
        );
        seen.push(...idsOf(page));
        cursor = page.body.nextCursor;
      }
      expect(seen).toEqual(sort === 'requestedAt' ? made.toSorted() : made.toSorted().reverse());
    }
  });

  it.each([
    ['state=granted', 2],
    ['state=refused', 0],
    ['editionId=puoi-plus-2024&state=granted', 2],
    ['editionId=percorsi-4', 0],
    ['fundId=fse-plus&state=granted', 2],
    ['fundId=fse', 0],
  ])('is filtered by %s', async (query, expected) => {
    expect(idsOf(await list(authority, `?${query}`))).toHaveLength(expected);
  });

  it('is narrowed to what changed after an instant', async () => {
    const { id, updatedAt } = ours.dowry;
    const query = `?promoterId=${ours.dowry.promoter.id}&updatedAfter=`;
    const before = new Date(Date.parse(updatedAt) - 1000).toISOString();
    expect(idsOf(await list(authority, `${query}${before}`))).toEqual([id]);
    expect(idsOf(await list(authority, `${query}${updatedAt}`))).toEqual([]);
  });

  it('is filtered by what the funds cover, for whoever may read them', async () => {
    const operator = await world.person('operator');
    const districtId = await makeDistrict(world);
    const coordinator = await world.person('coordinator', { districtIds: [districtId] });
    const asked = await requestedDowry(operator, await readyPerson(world, { operator, districtId }));
    expect(idsOf(await list(coordinator, '?covered=false'))).toEqual([asked.body.id]);
    expect(idsOf(await list(coordinator, '?covered=true'))).toEqual([]);
    await coverDowries(world, 1, { districtId });
    expect(idsOf(await list(coordinator, '?covered=false'))).toEqual([]);
    expect(idsOf(await list(coordinator, '?covered=true'))).toEqual([asked.body.id]);
    expect((await list(operator, '?covered=true')).status).toBe(403);
  });

  it('is filtered by promoter, district, case file and code', async () => {
    const { id, promoter, district, caseFile, code } = ours.dowry;
    const queries = [
      `promoterId=${promoter.id}`,
      `districtId=${district.id}`,
      `caseFileId=${caseFile.id}`,
      `code=${code.toLowerCase()}`,
    ];
    for (const query of queries) expect(idsOf(await list(authority, `?${query}`))).toEqual([id]);
  });
});
