import { personRoles } from '@approdo/shared/roles';
import pg from 'pg';
import { describe, expect, it } from 'vitest';
import { useWorld } from '../../../test/world.ts';
import { editions } from './editions/catalogue.ts';
import { puoi2022 } from './editions/puoi-2022.ts';
import { assertEditions, synchroniseEditions } from './load.ts';
import type { EditionSummary, EditionView } from './schemas.ts';

const world = useWorld();

interface EditionList {
  items: EditionSummary[];
  nextCursor: string | null;
}

describe('editions', () => {
  it.each(personRoles)('are read by everyone who signs in: %s', async (role) => {
    const caller = await world.as(role);
    expect((await caller.get('/programmes')).status).toBe(200);
    expect((await caller.get('/editions')).status).toBe(200);
    expect((await caller.get('/editions/puoi-2022')).status).toBe(200);
  });

  it('are not shown to strangers', async () => {
    expect((await world.nobody.get('/editions')).status).toBe(401);
  });

  it('come with every figure, its source and whether it is assumed', async () => {
    const operator = await world.as('operator');
    const { body } = await operator.get<EditionView>('/editions/puoi-plus-2024');
    expect(body).toMatchObject({
      standing: 'inForce',
      cup: { value: 'I51B24000420006', assumed: false },
      month: { thresholdPercent: { value: 70, assumed: true } },
      funds: [{ id: 'fami-2021' }, { id: 'fse-plus' }],
    });
    expect(body.variants[0]?.components.map(({ amountCents }) => amountCents.value)).toEqual([
      276_738, 337_500, 63_904,
    ]);
    expect(body.admissions.map(({ code }) => code)).toContain('unaccompaniedMinor');
  });

  it('are all readable one by one, past ones too', async () => {
    const operator = await world.as('operator');
    for (const { id } of editions) {
      const { body } = await operator.get<EditionView>(`/editions/${id}`);
      expect(body.standing).toBe(id.startsWith('puoi-20') ? 'ended' : 'inForce');
    }
  });

  it('are listed newest first, by programme or by the day they are in force', async () => {
    const operator = await world.as('operator');
    const list = async (query: string) =>
      (await operator.get<EditionList>(`/editions${query}`)).body.items.map(({ id }) => id);
    expect(await list('')).toEqual(['puoi-plus-2024', 'percorsi-4', 'puoi-2022', 'puoi-2019']);
    expect(await list('?programmeId=puoi')).toEqual(['puoi-2022', 'puoi-2019']);
    expect(await list('?on=2022-07-01')).toEqual(['puoi-2022']);
    expect(await list('?on=2021-01-01')).toEqual([]);
  });

  it('are paged', async () => {
    const operator = await world.as('operator');
    const first = await operator.get<EditionList>('/editions?limit=3');
    expect(first.body.items).toHaveLength(3);
    const second = await operator.get<EditionList>(`/editions?limit=3&cursor=${first.body.nextCursor}`);
    expect(second.body).toMatchObject({ items: [{ id: 'puoi-2019' }], nextCursor: null });
  });

  it('tell the longest dowry beside the ordinary one', async () => {
    const operator = await world.as('operator');
    const { body } = await operator.get<EditionList>('/editions?programmeId=percorsi');
    expect(body.items[0]).toMatchObject({ amountCents: 594_000, amountCentsMax: 1_004_000 });
  });

  it('that do not exist are not found, and a malformed day is refused', async () => {
    const operator = await world.as('operator');
    expect((await operator.get('/editions/puoi-1999')).status).toBe(404);
    expect((await operator.get('/editions?on=2022-02-30')).status).toBe(400);
  });
});

describe('the rows behind foreign keys', () => {
  it('follow the data files, however often they are synchronised', async () => {
    const client = new pg.Client({ connectionString: world.ownerUrl });
    await client.connect();
    try {
      await client.query("update editions set name = 'Altro nome' where id = 'puoi-2022'");
      await synchroniseEditions(client);
      await synchroniseEditions(client);
    } finally {
      await client.end();
    }
    const rows = await world.sql('select id, name from editions order by id');
    expect(rows).toEqual(
      editions.map(({ id, name }) => ({ id, name })).toSorted((a, b) => (a.id < b.id ? -1 : 1)),
    );
  });

  it('are not written by the application', async () => {
    const write = world.database.pool.query("insert into programmes (id, name) values ('altro', 'Altro')");
    await expect(write).rejects.toMatchObject({ code: '42501' });
  });

  it('are not loaded at all from editions that contradict themselves', () => {
    expect(() => assertEditions([{ ...puoi2022, admissions: [] }])).toThrow('nobody is admitted');
  });
});
