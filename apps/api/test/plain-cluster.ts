import { execFile, execFileSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { freePort } from '@approdo/postgres';
import pg from 'pg';

const execute = promisify(execFile);
const root = '/usr/lib/postgresql';

/** The folder of PostgreSQL's own programs, of one version and with `pg_dump`; undefined where they are not installed. */
export const postgresPrograms: string | undefined = fs.existsSync(root)
  ? fs
      .readdirSync(root)
      .filter((version) => Number(version) >= 15)
      .map((version) => path.join(root, version, 'bin'))
      .findLast((folder) =>
        ['initdb', 'pg_ctl', 'pg_dump', 'pg_restore'].every((name) => fs.existsSync(path.join(folder, name))),
      )
  : undefined;

/** A cluster of its own, as an operator would have it, with the installed PostgreSQL. */
export interface PlainCluster {
  /** The owner's address of a database of the cluster. */
  urlOf(database: string): string;
  /** Copies a database into a file, as the manual says. */
  dump(database: string, file: string): Promise<void>;
  /** Restores it, as the manual says. */
  restore(database: string, file: string): Promise<void>;
  stop(): Promise<void>;
}

/** PostgreSQL refuses to run as root: then it runs as the account that Debian made for it. */
function account(): { uid?: number; gid?: number } {
  if (process.getuid?.() !== 0) return {};
  const idOf = (flag: string) => Number(execFileSync('id', [flag, 'postgres'], { encoding: 'utf8' }));
  return { uid: idOf('-u'), gid: idOf('-g') };
}

/** Makes and starts a cluster in which the databases named are there and empty. */
export async function startPlainCluster(databases: readonly string[]): Promise<PlainCluster> {
  const programs = postgresPrograms;
  if (programs === undefined) throw new Error('PostgreSQL is not installed here');
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'approdo-cluster-'));
  const as = { ...account(), cwd: '/' };
  if (as.uid !== undefined && as.gid !== undefined) fs.chownSync(folder, as.uid, as.gid);
  const run = (name: string, words: string[]) => execute(path.join(programs, name), words, as);
  const data = path.join(folder, 'data');
  const port = await freePort();
  const settings = `-p ${port} -k ${folder} -c listen_addresses=127.0.0.1 -c fsync=off -c shared_buffers=16MB`;
  await run('initdb', ['-D', data, '-U', 'owner', '-A', 'trust', '-E', 'UTF8', '--no-locale', '-N']);
  await run('pg_ctl', ['-D', data, '-w', '-l', path.join(folder, 'log'), '-o', settings, 'start']);
  const urlOf = (database: string) => `postgres://owner:x@127.0.0.1:${port}/${database}`;
  for (const database of databases) {
    const client = new pg.Client(urlOf('postgres'));
    await client.connect();
    await client.query(`create database ${database}`);
    await client.end();
  }
  return {
    urlOf,
    dump: async (database, file) => {
      await execute(path.join(programs, 'pg_dump'), ['--format=custom', `--file=${file}`, urlOf(database)]);
    },
    restore: async (database, file) => {
      const words = ['--clean', '--if-exists', '--exit-on-error', `--dbname=${urlOf(database)}`, file];
      await execute(path.join(programs, 'pg_restore'), words);
    },
    stop: async () => {
      await run('pg_ctl', ['-D', data, '-m', 'immediate', 'stop']);
      fs.rmSync(folder, { recursive: true });
    },
  };
}
