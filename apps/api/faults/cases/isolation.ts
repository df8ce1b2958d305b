import type { RouteOptions } from 'fastify';
import pg from 'pg';
import { type App, buildApp } from '../../src/app.ts';
import { applicationUrl } from '../../src/platform/database.ts';
import { newId } from '../../src/platform/id.ts';
import { apiPrefix } from '../../src/platform/openapi-plugin.ts';
import { readyPersons, requestedDowries } from '../../test/builders/dowries.ts';
import { brokenAmong, type Fault } from '../fault.ts';
import { type KeyHolder, makeKey, openStage, type Stage } from '../support/stage.ts';

/** One body's operator reaches for the rows of another, through every route and past them. */
export const isolation: Fault = {
  name: 'isolation',
  title: 'an operator of one body after another’s rows, by every route and by SQL',
  run: async () => {
    const stage = await openStage();
    const app = await buildApp({
      database: stage.database,
      clock: stage.clock,
      version: 'faults',
      rateLimitPerMinute: 10_000_000,
      maxEventLoopDelayMs: 0,
      logLevel: 'silent',
    });
    try {
      await app.ready();
      const owner = await makeKey(stage.system, 'operator');
      const stranger = await makeKey(stage.system, 'operator');
      const owned = await rowsOf(stage, owner);
      const seen = await reach({ stage, app, stranger, owner, owned });
      await openTheDoors(stage);
      const unguarded = await reach({ stage, app, stranger, owner, owned });
      return {
        figures: {
          'tables tried': seen.tables,
          'rows seen': seen.rows,
          'routes tried': seen.routes,
          'answers that differ': seen.differences.length,
          ...(seen.differences.length > 0 && { where: seen.differences.join(', ') }),
        },
        broken: brokenAmong({
          '0 rows by SQL': seen.rows === 0,
          '0 differences in answers': seen.differences.length === 0,
          'there was something to reach for': seen.tables > 10 && seen.routes > 10,
        }),
        control: {
          without: 'row-level security',
          harm: `${unguarded.rows} rows seen, ${unguarded.differences.length} answers differ`,
          isHarmed: unguarded.rows > 0 && unguarded.differences.length > 0,
        },
      };
    } finally {
      await app.close();
      await stage.close();
    }
  },
};

/** Ids of what a body has, by the name of the parameter that takes them. */
type Owned = Readonly<Record<string, string>>;

async function rowsOf(stage: Stage, owner: KeyHolder): Promise<Owned> {
  const given = { operator: owner, districtId: stage.districtIds[0] ?? '' };
  const persons = await readyPersons(stage, 1, given);
  const [dowryId = ''] = await requestedDowries(stage, persons, given);
  const caseFileId = persons[0]?.caseFileId ?? '';
  const [plan] = await stage.sql<{ id: string }>('select id from action_plans where case_file_id = $1', [
    caseFileId,
  ]);
  return { caseFileId, dowryId, actionPlanId: plan?.id ?? '' };
}

interface Reaching {
  stage: Stage;
  app: App;
  stranger: KeyHolder;
  owner: KeyHolder;
  owned: Owned;
}

async function reach(reaching: Reaching) {
  const counted = await countBySql(reaching);
  const routes = reaching.app.routes.filter((route) => takesOwned(route, reaching.owned));
  const differences: string[] = [];
  for (const route of routes)
    if (!(await answersAlike(reaching, route))) differences.push(`${String(route.method)} ${route.url}`);
  return { ...counted, routes: routes.length, differences };
}

/** Rows of the owner that the application's login sees in the stranger's scope, in every table that names a body. */
async function countBySql({ stage, stranger, owner }: Reaching): Promise<{ tables: number; rows: number }> {
  const tables = await stage.sql<{ name: string }>(
    `select c.table_name as name from information_schema.columns c join pg_class t on t.relname = c.table_name
     where c.table_schema = 'public' and c.column_name = 'organisation_id' and t.relnamespace = 'public'::regnamespace
       and t.relforcerowsecurity`,
  );
  const client = new pg.Client(applicationUrl(stage.cluster.ownerUrl));
  await client.connect();
  try {
    await client.query(
      `select set_config('app.role', 'operator', false), set_config('app.actor_id', $1, false),
        set_config('app.organisation_id', $2, false), set_config('app.district_ids', '{}', false)`,
      [stranger.id, stranger.organisationId],
    );
    let rows = 0;
    for (const { name } of tables) {
      const found = await client
        .query<{ count: number }>(`select count(*)::int as count from ${name} where organisation_id = $1`, [
          owner.organisationId,
        ])
        .then((result) => result.rows[0]?.count ?? 0, refusedIsNone);
      rows += found;
    }
    return { tables: tables.length, rows };
  } finally {
    await client.end();
  }
}

/** A table that may not be read at all shows nothing. */
function refusedIsNone(error: unknown): number {
  if (error instanceof pg.DatabaseError && error.code === '42501') return 0;
  throw error;
}

const parametersIn = (url: string) => [...url.matchAll(/:(\w+)/g)].map(([, name]) => name ?? '');

function takesOwned({ url, schema, method }: RouteOptions, owned: Owned): boolean {
  const isOperation = url.startsWith(`${apiPrefix}/`) && schema !== undefined && method !== 'HEAD';
  return isOperation && parametersIn(url).some((name) => owned[name] !== undefined);
}

/** Whether a stranger hears the same of what is another's and of what does not exist. */
async function answersAlike({ app, stranger, owned }: Reaching, route: RouteOptions): Promise<boolean> {
  const nothing = Object.fromEntries(Object.keys(owned).map((name) => [name, newId()]));
  const answers = [];
  for (const ids of [owned, nothing]) {
    const url = route.url.replace(/:(\w+)/g, (_all, name: string) => ids[name] ?? '1');
    const needsBody = route.method !== 'GET' && route.method !== 'DELETE';
    const response = await app.inject({
      method: methodOf(route),
      url: `${url}${url.endsWith('/eligibility') ? '?editionId=puoi-plus-2024' : ''}`,
      headers: {
        authorization: `Bearer ${stranger.secret}`,
        'if-match': '"1"',
        'idempotency-key': newId(),
        ...(needsBody && { 'content-type': 'application/json' }),
      },
      ...(needsBody && { payload: JSON.stringify(bodyFor(route)) }),
    });
    answers.push(`${response.statusCode} ${response.body.replace(/"instance":"[^"]*"/, '')}`);
  }
  return answers[0] === answers[1];
}

const methods = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'] as const;
const methodOf = ({ method }: RouteOptions) => methods.find((known) => known === method) ?? 'GET';

/** What a route needs to be told to look at its row. */
const bodies: Readonly<Record<string, object>> = {
  withdrawal: { reason: 'personWithdrew' },
  refusal: { reason: 'missingRequirement' },
};
const bodyFor = ({ url }: RouteOptions): object => bodies[url.split('/').at(-1) ?? ''] ?? {};

/** The control: no table guards its rows. */
async function openTheDoors({ sql }: Stage): Promise<void> {
  const tables = await sql<{ name: string }>(
    "select tablename as name from pg_tables where schemaname = 'public' and rowsecurity",
  );
  for (const { name } of tables) await sql(`alter table ${name} disable row level security`);
}
