import { createHash } from 'node:crypto';
import { addDays } from '@approdo/shared/dates';
import pg from 'pg';
import type { Clock } from '../platform/clock.ts';
import type { Context } from '../platform/context.ts';
import type { Database } from '../platform/database.ts';
import { planQuarters } from './allocation-plans.ts';
import { openFiles } from './arrivals.ts';
import { travel } from './journeys.ts';
import { fundProgrammes, moneyOn } from './money.ts';
import { assembleCast } from './people-and-bodies.ts';
import { belfioreCodes } from './places.ts';
import { randomOf } from './random.ts';
import { bringVeterans } from './veterans.ts';

/** The seed from which the demonstration world is always made the same. */
const seed = 20_190_701;
const caseFileCount = 300;
/** Those who came long ago and whose doti have a whole life. */
const veteranCount = 40;
const begun = 'demonstration-begun';
const finished = 'demonstration';

export interface DemonstrationOptions {
  ownerUrl: string;
  database: Database;
  clock: Clock;
  system: Context;
}

/** What is known of the demonstration in this database. */
export type DemonstrationState = 'absent' | 'interrupted' | 'present' | 'inUse';

/** Whether the world is there, was left half made by a start that was killed, or has no place because someone uses the database. */
export async function demonstrationState(ownerUrl: string): Promise<DemonstrationState> {
  return withOwner(ownerUrl, async (client) => {
    const { rows } = await client.query<{ name: string }>(
      'select name from reference_loads where name = any ($1)',
      [[begun, finished]],
    );
    const names = new Set(rows.map(({ name }) => name));
    if (names.has(finished)) return 'present';
    if (names.has(begun)) return 'interrupted';
    const { rows: used } = await client.query<{ some: boolean }>(
      'select exists (select from organisations) as some',
    );
    return used[0]?.some ? 'inUse' : 'absent';
  });
}

/**
 * Makes the demonstration world: bodies, accounts, money, three hundred case files with people at every point of the path, and forty of
 * people who came long ago, whose doti were started, paid and ended.
 */
export async function loadDemonstration({
  ownerUrl,
  database,
  clock,
  system,
}: DemonstrationOptions): Promise<void> {
  await mark(ownerUrl, begun);
  const on = clock.today();
  const random = randomOf(seed);
  const cast = await assembleCast(system);
  await fundProgrammes({ database, cast, on });
  await planQuarters({ database, cast, on });
  const belfioreOf = await belfioreCodes(system);
  const taken = new Set<string>();
  const arrivals = await openFiles(system, {
    random,
    cast,
    count: caseFileCount,
    on,
    belfioreOf,
    completeShare: 0.82,
    taken,
  });
  await travel({ database, random, arrivals, on, until: addDays(on, -1), granter: cast.officers[1] });
  await bringVeterans({
    ...{ database, system, cast, belfioreOf, taken, on },
    seed: seed + 1,
    count: veteranCount,
    from: moneyOn(on),
    closesMonths: true,
  });
  await mark(ownerUrl, finished);
}

/** Empties a database whose demonstration was left half made, so that it can be made again; nobody has worked in it. */
export async function discardInterrupted(ownerUrl: string): Promise<void> {
  await withOwner(ownerUrl, (client) =>
    client.query(
      'drop schema if exists app, public, drizzle, graphile_worker cascade; create schema public;',
    ),
  );
}

async function mark(ownerUrl: string, name: string): Promise<void> {
  const checksum = createHash('sha256').update(`${name} ${seed} ${caseFileCount}`).digest('hex');
  await withOwner(ownerUrl, (client) =>
    client.query('insert into reference_loads (name, checksum) values ($1, $2)', [name, checksum]),
  );
}

async function withOwner<Answer>(
  ownerUrl: string,
  work: (client: pg.Client) => Promise<Answer>,
): Promise<Answer> {
  const client = new pg.Client({ connectionString: ownerUrl });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}
