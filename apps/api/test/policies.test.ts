import fs from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { is } from 'drizzle-orm';
import { getTableConfig, type PgColumn, PgTable } from 'drizzle-orm/pg-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { packageFolder } from '../src/platform/migrations.ts';
import { useWorld } from './world.ts';

const world = useWorld();

/**
 * Public reference data: places, programmes and the words of the ledger, loaded by the owner and the same for everyone.
 * Whoever adds a table here says that it holds nothing of a person, a body or money.
 */
const publicReferenceData = new Set([
  'regions',
  'provinces',
  'municipalities',
  'countries',
  'programmes',
  'funds',
  'editions',
  'ledger_posting_rules',
  'reference_loads',
]);

interface CatalogueTable {
  name: string;
  secured: boolean;
  forced: boolean;
  policies: number;
  owner: string;
}

function catalogueTables(): Promise<CatalogueTable[]> {
  return world.sql<CatalogueTable & Record<string, unknown>>(`
    select c.relname as name, c.relrowsecurity as secured, c.relforcerowsecurity as forced, c.relowner::regrole::text as owner,
      (select count(*)::int from pg_policy p where p.polrelid = c.oid) as policies
    from pg_class c where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') order by 1`);
}

const openTables = (tables: CatalogueTable[]) =>
  tables
    .filter(({ name }) => !publicReferenceData.has(name))
    .filter(({ secured, forced, policies }) => !secured || !forced || policies === 0)
    .map(({ name }) => name);

describe('every table', () => {
  let tables: CatalogueTable[];
  beforeAll(async () => {
    tables = await catalogueTables();
  });

  it('has forced row-level security with a policy, unless it is public reference data', () => {
    expect(tables.length).toBeGreaterThan(15);
    expect(openTables(tables)).toEqual([]);
  });

  it('is noticed here when it is added without', async () => {
    await world.sql('create table naked (id int)');
    try {
      expect(openTables(await catalogueTables())).toEqual(['naked']);
    } finally {
      await world.sql('drop table naked');
    }
  });

  it('belongs to the owner, never to the application', () => {
    expect(tables.filter(({ owner }) => owner === 'approdo_app')).toEqual([]);
  });

  it('is only read by the application when it is public reference data', async () => {
    const written = await world.sql<{ name: string }>(
      `select distinct table_name as name from information_schema.role_table_grants
       where grantee = 'approdo_app' and privilege_type <> 'SELECT' and table_name = any ($1)`,
      [[...publicReferenceData]],
    );
    expect(written).toEqual([]);
  });

  it('shows no row to an application that has not said who is asking', async () => {
    await world.as('operator');
    await world.key('operator');
    const seen: string[] = [];
    for (const { name } of tables.filter((table) => !publicReferenceData.has(table.name))) {
      const rows = await world.database.pool
        .query(`select 1 from "${name}" limit 1`)
        .then(({ rowCount }) => rowCount ?? 0)
        .catch((error: { code?: string }) => (error.code === '42501' ? 0 : Promise.reject(error)));
      if (rows > 0) seen.push(name);
    }
    expect(seen).toEqual([]);
  });

  it('is granted to nobody in general', async () => {
    const granted = await world.sql(`
      select c.relname from pg_class c, aclexplode(c.relacl) a
      where c.relnamespace = 'public'::regnamespace and a.grantee = 0`);
    expect(granted).toEqual([]);
  });
});

it('no policy lets everything through for the application: each asks for the scope, or for a row of a table that does', async () => {
  const careless = await world.sql<{ name: string }>(`
    select format('%s.%s', polrelid::regclass, polname) as name from pg_policy
    where polroles && array['approdo_app'::regrole::oid, 0::oid] and polrelid::regclass::text not like 'graphile_worker%'
      and coalesce(pg_get_expr(polqual, polrelid), pg_get_expr(polwithcheck, polrelid), '') !~ '(app\\.|FROM )'`);
  expect(careless).toEqual([]);
});

it('no view of the database sees with the eyes of its owner', async () => {
  const views = await world.sql(`
    select relname from pg_class where relnamespace = 'public'::regnamespace and relkind in ('v', 'm')
      and not coalesce('security_invoker=true' = any (reloptions), false)`);
  expect(views).toEqual([]);
});

describe('the application login', () => {
  it('is no superuser, bypasses nothing and owns nothing', async () => {
    const [role] = await world.sql(
      "select rolsuper, rolbypassrls, rolcreaterole, rolcreatedb, rolreplication, rolinherit from pg_roles where rolname = 'approdo_app'",
    );
    expect(role).toMatchObject({
      rolsuper: false,
      rolbypassrls: false,
      rolcreaterole: false,
      rolcreatedb: false,
      rolreplication: false,
    });
    const owned = await world.sql(
      `select classid::regclass::text, objid from pg_shdepend
       where refobjid = 'approdo_app'::regrole and deptype = 'o' and dbid in (0, (select oid from pg_database where datname = current_database()))`,
    );
    expect(owned).toEqual([]);
  });

  it('may become only who proves the ledger, and inherits nothing from it', async () => {
    const memberships = await world.sql(
      "select roleid::regrole::text, pg_has_role('approdo_app', roleid, 'usage') as inherits from pg_auth_members where member = 'approdo_app'::regrole",
    );
    expect(memberships).toEqual([{ roleid: 'approdo_proof', inherits: false }]);
  });

  it('makes nothing in the database', async () => {
    const { pool } = world.database;
    await expect(pool.query('create table public.mine (id int)')).rejects.toMatchObject({ code: '42501' });
    await expect(
      pool.query('create function app.mine() returns int language sql return 1'),
    ).rejects.toMatchObject({
      code: '42501',
    });
  });
});

describe('a function that runs as its owner', () => {
  const definers = `
    select p.oid::regprocedure::text as name from pg_proc p
    where p.pronamespace in ('app'::regnamespace, 'public'::regnamespace) and p.prosecdef`;

  it('looks names up where it was told to, never where the caller says', async () => {
    const loose = await world.sql(
      `${definers} and not exists (select from unnest(p.proconfig) setting where setting like 'search_path=%')`,
    );
    expect(loose).toEqual([]);
  });

  it('is run only by those it was granted to', async () => {
    const open = await world.sql(
      `${definers} and (p.proacl is null or exists (select from aclexplode(p.proacl) a where a.grantee = 0))`,
    );
    expect(open).toEqual([]);
  });

  it('is owned by a role that cannot log in', async () => {
    const owned = await world.sql(
      `${definers} and (select rolcanlogin from pg_roles r where r.oid = p.proowner)
       and p.proowner <> (select relowner from pg_class where oid = 'public.users'::regclass)`,
    );
    expect(owned).toEqual([]);
  });
});

interface CatalogueColumn {
  table: string;
  column: string;
  type: string;
  required: boolean;
  filled: boolean;
}

async function declaredTables(): Promise<PgTable[]> {
  const root = packageFolder('src');
  const files = fs
    .readdirSync(root, { recursive: true, encoding: 'utf8' })
    .filter((file) => path.basename(file) === 'tables.ts');
  const modules = await Promise.all(files.map((file) => import(pathToFileURL(path.join(root, file)).href)));
  const exported = modules.flatMap((module: Record<string, unknown>) => Object.values(module));
  return [...new Set(exported.filter((value): value is PgTable => is(value, PgTable)))];
}

/** A type as both sides write it: `varchar(20)[]` and `character varying[]` are one. */
const family = (type: string) =>
  type
    .replace(/\(\d+(,\s*\d+)?\)/, '')
    .replace(/^timestamp with time zone$/, 'timestamptz')
    .replace(/^(varchar|character varying)/, 'text');

const described = ({ type, required, filled }: Omit<CatalogueColumn, 'table' | 'column'>) =>
  `${family(type)}${required ? ' not null' : ''}${filled ? ' default' : ''}`;

/** What only the database writes and reads. */
const internalColumns = new Set(['ledger_transactions.recorded_xid', 'ledger_seals.cluster']);

/** A value the application makes itself is no default of the database. */
const declaredColumn = (column: PgColumn) =>
  described({
    type: column.getSQLType(),
    required: column.notNull,
    filled: (column.hasDefault && column.defaultFn === undefined) || column.generated !== undefined,
  });

describe('the tables the code declares', () => {
  it('are those of the database, column by column', async () => {
    const rows = await world.sql<CatalogueColumn & Record<string, unknown>>(`
      select c.relname as table, a.attname as column, 
        case when t.typtype = 'e' then 'text' else format_type(a.atttypid, a.atttypmod) end as type,
        a.attnotnull as required, a.atthasdef as filled
      from pg_attribute a join pg_class c on c.oid = a.attrelid join pg_type t on t.oid = a.atttypid
      where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and a.attnum > 0 and not a.attisdropped`);
    const inDatabase = new Map<string, Record<string, string>>();
    for (const row of rows)
      inDatabase.set(row.table, { ...inDatabase.get(row.table), [row.column]: described(row) });

    const differences: Record<string, unknown> = {};
    for (const table of await declaredTables()) {
      const { name, columns } = getTableConfig(table);
      const known = inDatabase.get(name) ?? {};
      const declared = Object.fromEntries(columns.map((column) => [column.name, declaredColumn(column)]));
      const names = new Set([...Object.keys(known), ...Object.keys(declared)]);
      for (const column of names) {
        if (internalColumns.has(`${name}.${column}`)) continue;
        // a default that the code does not use is the database's own business
        const found = declared[column]?.endsWith(' default')
          ? known[column]
          : known[column]?.replace(/ default$/, '');
        if (found !== declared[column])
          differences[`${name}.${column}`] = { declared: declared[column], database: known[column] };
      }
    }
    expect(differences).toEqual({});
  });

  it('are all there, apart from what only the database itself works with', async () => {
    const declared = new Set((await declaredTables()).map((table) => getTableConfig(table).name));
    const rows = await world.sql<{ name: string }>(
      "select relname as name from pg_class where relnamespace = 'public'::regnamespace and relkind in ('r', 'p') order by 1",
    );
    const internal = new Set(['reference_loads', 'ledger_posting_rules']);
    expect(rows.map(({ name }) => name).filter((name) => !declared.has(name) && !internal.has(name))).toEqual(
      [],
    );
  });
});
