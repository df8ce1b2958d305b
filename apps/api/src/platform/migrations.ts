import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { drizzle } from 'drizzle-orm/node-postgres';
import { migrate } from 'drizzle-orm/node-postgres/migrator';
import { runMigrations } from 'graphile-worker';
import pg from 'pg';
import { applicationUrl } from './database.ts';

/** A folder of this package, from the sources as well as from the build. */
export function packageFolder(name: string): string {
  let folder = path.dirname(fileURLToPath(import.meta.url));
  while (!fs.existsSync(path.join(folder, 'migrations', 'meta', '_journal.json'))) {
    const parent = path.dirname(folder);
    if (parent === folder) throw new Error('the folder of the API was not found');
    folder = parent;
  }
  return path.join(folder, name);
}

const migrationLock = 7_241_905_113;

export interface MigrateOptions {
  ownerUrl: string;
  /** True when the application has a login of its own making, which is then not touched. */
  ownLogin?: boolean;
  /** Work of the owner after the migrations, under the same lock: reference data. */
  afterwards?(client: pg.Client): Promise<void>;
}

/** Brings the database to the newest version. Processes that start together wait for one another. */
export async function migrateDatabase({
  ownerUrl,
  ownLogin = false,
  afterwards,
}: MigrateOptions): Promise<void> {
  const client = new pg.Client({ connectionString: ownerUrl, application_name: 'approdo-migrate' });
  await client.connect();
  try {
    await client.query('select pg_advisory_lock($1)', [migrationLock]);
    await migrate(drizzle({ client }), { migrationsFolder: packageFolder('migrations') });
    await prepareJobs(client, ownerUrl);
    if (!ownLogin) await prepareLogin(client, ownerUrl);
    await afterwards?.(client);
  } finally {
    await client.end();
  }
}

async function prepareJobs(client: pg.Client, ownerUrl: string): Promise<void> {
  const { rows } = await client.query<{ present: boolean }>(
    "select to_regclass('graphile_worker.migrations') is not null as present",
  );
  if (!rows[0]?.present) await runMigrations({ connectionString: ownerUrl });
  await client.query(`
    grant usage on schema graphile_worker to approdo_app;
    grant select, insert, update, delete on all tables in schema graphile_worker to approdo_app;
    grant usage on all sequences in schema graphile_worker to approdo_app;
    grant execute on all functions in schema graphile_worker to approdo_app;`);
  // the queue's tables come with row-level security and no policy; a payload holds ids, never data of a person
  const { rows: closed } = await client.query<{ name: string }>(`
    select format('%I.%I', schemaname, tablename) as name from pg_tables t
    where schemaname = 'graphile_worker' and rowsecurity
      and not exists (select from pg_policies p where p.schemaname = t.schemaname and p.tablename = t.tablename)`);
  for (const { name } of closed)
    await client.query(`create policy approdo_app_jobs on ${name} to approdo_app using (true)`);
}

/** Lets the application log in with the password that follows from the owner's. */
async function prepareLogin(client: pg.Client, ownerUrl: string): Promise<void> {
  const login = new URL(applicationUrl(ownerUrl));
  const probe = new pg.Client({ connectionString: login.toString() });
  try {
    await probe.connect();
    await probe.end();
  } catch {
    await client.query(`alter role approdo_app login password ${client.escapeLiteral(login.password)}`);
  }
}

/** Refuses a database that may lose what it has acknowledged. */
export async function assertDurable(client: pg.ClientBase): Promise<void> {
  const { rows } = await client.query<{ name: string; setting: string }>(
    "select name, setting from pg_settings where name in ('fsync', 'full_page_writes', 'synchronous_commit') and setting = 'off'",
  );
  if (rows.length > 0)
    throw new Error(
      `The database runs with ${rows.map(({ name }) => `${name}=off`).join(', ')}: it may lose money that was acknowledged. ` +
        'Turn it on, or set DATABASE_UNSAFE=1 for a test.',
    );
}

export async function assertVersion(client: pg.ClientBase): Promise<void> {
  const { rows } = await client.query<{ number: number }>(
    "select current_setting('server_version_num')::int as number",
  );
  const number = rows[0]?.number ?? 0;
  if (number < 150_000)
    throw new Error(`PostgreSQL 15 or newer is needed; this one is ${Math.floor(number / 10_000)}.`);
}
