import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { type EmbeddedPostgres, freePort, startEmbeddedPostgres } from '@approdo/postgres';
import pg from 'pg';
import { migrateDatabase } from '../../src/platform/migrations.ts';
import { loadReferenceData } from '../../src/reference-data.ts';
import { childrenOf, end, whenWeEnd } from './processes.ts';

/** A PostgreSQL of its own, durable unless told otherwise, that may be killed and started again. */
export interface Cluster {
  ownerUrl: string;
  port: number;
  /** As the owner, on a connection of its own. */
  query<Row extends pg.QueryResultRow = Record<string, unknown>>(
    text: string,
    values?: unknown[],
  ): Promise<Row[]>;
  /** Starts it again after its end, on the same port. */
  start(): Promise<void>;
  /** Every process of the server. */
  pids(): number[];
  /** Kills every process of the server at once. */
  kill(): Promise<void>;
  /** Ends the server and removes its folder. */
  close(): Promise<void>;
}

export interface ClusterOptions {
  /** An existing folder in which the data go; a temporary one unless said. */
  within?: string;
  /** PostgreSQL settings over ours. */
  settings?: Record<string, string>;
}

let made: Promise<string> | undefined;

/** A migrated cluster that is never started again: faults work on copies. */
function baseCluster(): Promise<string> {
  made ??= makeBase();
  return made;
}

async function makeBase(): Promise<string> {
  const folder = temporaryFolder('base');
  whenWeEnd(() => fs.rmSync(folder, { recursive: true, force: true }));
  const server = await startEmbeddedPostgres({
    dataDir: path.join(folder, 'postgres'),
    settings: { fsync: 'off' },
  });
  await migrateDatabase({ ownerUrl: server.url, afterwards: loadReferenceData });
  await server.stop();
  return folder;
}

/** A folder that the account of the server can reach. */
export function temporaryFolder(name: string): string {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), `approdo-faults-${name}-`));
  fs.chmodSync(folder, 0o755);
  return folder;
}

export async function openCluster(options: ClusterOptions = {}): Promise<Cluster> {
  const base = await baseCluster();
  const folder = options.within ?? temporaryFolder('cluster');
  // -a keeps the owner, who is not us when we are root
  execFileSync('cp', ['-a', path.join(base, 'postgres'), folder]);
  const remove = () => {
    if (!options.within) fs.rmSync(folder, { recursive: true, force: true });
  };
  return openFolder(folder, { ...options, remove });
}

/** Serves a cluster that lies in a folder already, as one that a power cut left. */
export async function openFolder(
  folder: string,
  { settings = {}, remove }: { settings?: Record<string, string>; remove(): void },
): Promise<Cluster> {
  const port = await freePort();
  const dataDir = path.join(folder, 'postgres');
  const launch = () => startEmbeddedPostgres({ dataDir, port, settings });
  let server: EmbeddedPostgres = await launch();
  const pids = () => [server.pid, ...childrenOf(server.pid)];
  const forget = whenWeEnd(() => {
    for (const pid of pids()) end(pid);
    remove();
  });
  return {
    ownerUrl: server.url,
    port,
    query: (text, values) => ownerQuery(server.url, text, values),
    pids,
    start: async () => {
      const before = server;
      server = await launch();
      await before.stop();
    },
    kill: async () => {
      const all = pids();
      for (const pid of all) end(pid);
      await server.stop();
      while (all.some(isRunning)) await sleep(5);
    },
    close: async () => {
      forget();
      await server.stop();
      remove();
    },
  };
}

function isRunning(pid: number): boolean {
  const stat = fs.existsSync(`/proc/${pid}/stat`) ? fs.readFileSync(`/proc/${pid}/stat`, 'utf8') : '';
  // a zombie has ended: nobody in a small container may be there to take note of it
  return stat !== '' && !/\) [ZX] /.test(stat);
}

async function ownerQuery<Row extends pg.QueryResultRow>(
  url: string,
  text: string,
  values?: unknown[],
): Promise<Row[]> {
  const client = new pg.Client({ connectionString: url });
  client.on('error', () => {});
  await client.connect();
  try {
    return (await client.query<Row>(text, values)).rows;
  } finally {
    await client.end();
  }
}
