import { type ChildProcess, spawn } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { startEmbeddedPostgres } from '@approdo/postgres';
import autocannon from 'autocannon';
import pg from 'pg';
import { migrateDatabase, packageFolder } from '../../src/platform/migrations.ts';
import { loadReferenceData } from '../../src/reference-data.ts';

/** A durable database of its own, in a folder that goes with it. */
export interface BenchDatabase {
  ownerUrl: string;
  /** With what the product runs on it, and on nothing else: its seals go to this folder, not to those of an installation. */
  environment: Record<string, string>;
  query<Row extends pg.QueryResultRow>(text: string, values?: unknown[]): Promise<Row[]>;
  close(): Promise<void>;
}

export async function openBenchDatabase(): Promise<BenchDatabase> {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'approdo-bench-'));
  fs.chmodSync(folder, 0o755);
  const server = await startEmbeddedPostgres({ dataDir: path.join(folder, 'postgres') });
  await migrateDatabase({ ownerUrl: server.url, afterwards: loadReferenceData });
  const client = new pg.Client({ connectionString: server.url });
  await client.connect();
  return {
    ownerUrl: server.url,
    environment: {
      DATABASE_URL: server.url,
      DATA_DIR: folder,
      DEMO: '0',
      PORT: '0',
      RATE_LIMIT_PER_MINUTE: '10000000',
    },
    query: async (text, values) => (await client.query(text, values)).rows,
    close: async () => {
      await client.end();
      await server.stop();
      fs.rmSync(folder, { recursive: true, force: true });
    },
  };
}

export interface BenchServer {
  url: string;
  stop(): Promise<void>;
}

/** Starts the product as it is served, in a process of its own. */
export const startProduct = (environment: Record<string, string>): Promise<BenchServer> =>
  startServer(['dist/server.js'], environment);

/** Starts a server of this folder in a process of its own. */
export const startRival = (program: string, environment: Record<string, string>): Promise<BenchServer> =>
  startServer(['--import', 'tsx', program], environment);

async function startServer(words: string[], environment: Record<string, string>): Promise<BenchServer> {
  const flags = (process.env.BENCH_NODE_FLAGS ?? '').split(' ').filter((flag) => flag !== '');
  const child = spawn(process.execPath, [...flags, ...words], {
    cwd: packageFolder('.'),
    env: { ...process.env, ...environment, NODE_ENV: 'production' },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const url = await addressPrinted(child);
  return {
    url,
    stop: () =>
      new Promise((resolve) => {
        child.on('exit', () => resolve());
        child.kill('SIGTERM');
      }),
  };
}

function addressPrinted(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let text = '';
    child.stdout?.on('data', (chunk: Buffer) => {
      text += chunk.toString();
      const address = /http:\/\/[\d.:]+/.exec(text)?.[0];
      if (address) resolve(address);
    });
    child.on('exit', (code) => reject(new Error(`the server ended with ${code} before it listened`)));
  });
}

export interface Load {
  url: string;
  /** Addresses asked for in turn; an address with a body is asked for by POST. */
  paths: (string | { path: string; body: object })[];
  headers?: Record<string, string>;
  seconds?: number;
  connections?: number;
}

export interface LoadResult {
  perSecond: number;
  p50Ms: number;
  p99Ms: number;
}

/** Asks for the addresses over and over from 20 connections; every answer must be a success. */
export async function loadOnce({
  url,
  paths,
  headers = {},
  seconds = 4,
  connections = 20,
}: Load): Promise<LoadResult> {
  const result = await autocannon({
    url,
    connections,
    duration: seconds,
    requests: paths.map((each) =>
      typeof each === 'string'
        ? { method: 'GET', path: each, headers }
        : {
            method: 'POST',
            path: each.path,
            headers: { ...headers, 'content-type': 'application/json' },
            body: JSON.stringify(each.body),
          },
    ),
  });
  if (result.non2xx > 0 || result.errors > 0)
    throw new Error(`${result.non2xx} refusals and ${result.errors} errors from ${url}`);
  return { perSecond: result.requests.average, p50Ms: result.latency.p50, p99Ms: result.latency.p99 };
}

export const median = (values: readonly number[]): number => {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  const upper = sorted[middle] ?? Number.NaN;
  return sorted.length % 2 === 1 ? upper : (upper + (sorted[middle - 1] ?? upper)) / 2;
};

/** Runs the contenders one after the other, round after round, so that what disturbs the machine disturbs all of them; medians. */
export async function interleaved<Name extends string>(
  contenders: Record<Name, () => Promise<number>>,
  rounds: number,
): Promise<Record<Name, number>> {
  const names = Object.keys(contenders) as Name[];
  const results = Object.fromEntries(names.map((name) => [name, [] as number[]])) as Record<Name, number[]>;
  for (let round = 0; round < rounds; round++)
    for (const name of names) results[name].push(await contenders[name]());
  return Object.fromEntries(names.map((name) => [name, median(results[name])])) as Record<Name, number>;
}

/** Transactions a second of pgbench with a script, or undefined where pgbench is not installed. */
export async function pgbench(
  url: string,
  script: string,
  options: { seconds?: number; clients?: number } = {},
): Promise<number | undefined> {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'approdo-pgbench-'));
  const file = path.join(folder, 'script.sql');
  fs.writeFileSync(file, script);
  const { seconds = 4, clients = 20 } = options;
  const run = spawn(
    'pgbench',
    ['-n', '-M', 'prepared', '-c', String(clients), '-j', '2', '-T', String(seconds), '-f', file, url],
    {
      stdio: ['ignore', 'pipe', 'inherit'],
    },
  );
  let text = '';
  run.stdout.on('data', (chunk: Buffer) => {
    text += chunk.toString();
  });
  const code = await new Promise<number | null>((resolve) => {
    run.on('error', () => resolve(null));
    run.on('exit', resolve);
  });
  fs.rmSync(folder, { recursive: true, force: true });
  const perSecond = /tps = ([\d.]+)/.exec(text)?.[1];
  return code === 0 && perSecond !== undefined ? Number(perSecond) : undefined;
}
