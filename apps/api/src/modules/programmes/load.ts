import type pg from 'pg';
import { editions, funds, programmes } from './editions/catalogue.ts';
import { catalogueFaults } from './rules.ts';

/** Throws on the first start with an edition that contradicts itself, naming every fault, so that no dowry is opened on it. */
export function assertEditions(catalogue = editions): void {
  const faults = catalogueFaults(catalogue);
  if (faults.length > 0) throw new Error(`The editions contradict themselves:\n${faults.join('\n')}`);
}

/**
 * Brings the names of programmes, funds and editions to what the data files say; needs the owner of the database.
 * One that left the files stays in the tables, because old dowries refer to it.
 */
export async function synchroniseEditions(client: pg.ClientBase): Promise<void> {
  assertEditions();
  await upsert(client, 'programmes', programmes);
  await upsert(client, 'funds', funds);
  await client.query(
    `insert into editions (id, programme_id, name)
     select id, programme_id, name from json_to_recordset($1) as given (id text, programme_id text, name text)
     on conflict (id) do update set programme_id = excluded.programme_id, name = excluded.name
     where (editions.programme_id, editions.name) is distinct from (excluded.programme_id, excluded.name)`,
    [JSON.stringify(editions.map(({ id, programmeId, name }) => ({ id, programme_id: programmeId, name })))],
  );
}

async function upsert(
  client: pg.ClientBase,
  table: 'programmes' | 'funds',
  rows: readonly { readonly id: string; readonly name: string }[],
): Promise<void> {
  await client.query(
    `insert into ${table} (id, name)
     select id, name from json_to_recordset($1) as given (id text, name text)
     on conflict (id) do update set name = excluded.name where ${table}.name <> excluded.name`,
    [JSON.stringify(rows.map(({ id, name }) => ({ id, name })))],
  );
}
