import type pg from 'pg';
import { beforeAll, describe, expect, it } from 'vitest';
import { giveDistrict, makeDistrict } from './money.ts';
import { useWorld } from './world.ts';

const world = useWorld();
let tables: string[];
beforeAll(async () => {
  const districtId = await makeDistrict(world);
  await giveDistrict(world.system, { editionId: 'puoi-plus-2024', fundId: 'fami-2021', districtId }, 100_000);
  const rows = await world.sql<{ name: string }>(
    `select relname as name from pg_class where relnamespace = 'public'::regnamespace and relkind = 'r' and relname like 'ledger%'`,
  );
  tables = rows.map(({ name }) => name);
});

/** As the application's login that became the role of the proof, in a transaction that is rolled back. */
async function asProof(role: string, work: (client: pg.PoolClient) => Promise<void>): Promise<void> {
  const client = await world.database.pool.connect();
  try {
    await client.query('begin');
    await client.query('select set_config($1, $2, true)', ['app.role', role]);
    await client.query('set local role approdo_proof');
    await work(client);
  } finally {
    await client.query('rollback');
    client.release();
  }
}

const mayDo = (what: string) =>
  world.sql<{ name: string }>(
    `select relname as name from pg_class where relnamespace = 'public'::regnamespace and relkind in ('r', 'v')
      and has_table_privilege('approdo_proof', oid, $1) order by 1`,
    [what],
  );

describe('the role of the proof of the ledger', () => {
  it.each(['operator', 'coordinator', 'administrator', ''])('sees no row for the role «%s»', async (role) => {
    await asProof(role, async (client) => {
      for (const table of tables)
        expect((await client.query(`select from ${table}`)).rowCount, table).toBe(0);
    });
  });

  it.each(['authority', 'auditor', 'system'])('sees every row for the role «%s»', async (role) => {
    const [all] = await world.sql<{ moves: number }>('select count(*)::int as moves from ledger_moves');
    await asProof(role, async (client) => {
      expect((await client.query('select from ledger_moves')).rowCount).toBe(all?.moves);
    });
    expect(all?.moves).toBe(2);
  });

  it('reads the tables of the ledger only, and writes none', async () => {
    expect((await mayDo('select')).map(({ name }) => name)).toEqual(tables.toSorted());
    expect(await mayDo('insert, update, delete, truncate')).toEqual([]);
  });
});
