import fs from 'node:fs';
import path from 'node:path';
import { commandOf, errorCode, isAlive, workingDirOf } from './processes.ts';

/** The server that the cluster's lock file speaks of. */
export type Postmaster = { pid: number; port: number; status: string };

const lockFile = (cluster: string) => path.join(cluster, 'postmaster.pid');

/** The server now running on the cluster, if any: the recorded process must live and really serve this folder. */
export function runningPostmaster(cluster: string): Postmaster | undefined {
  const recorded = recordedPostmaster(cluster);
  return recorded && isPostmasterOf(cluster, recorded.pid) ? recorded : undefined;
}

/**
 * PostgreSQL takes any living process with the recorded number for a server and refuses to start. When it is a
 * stranger, our own number in its place tells PostgreSQL that the lock is stale; unlike removing the file, this
 * leaves its other check, on shared memory still in use, at work.
 */
export function disarmStaleLock(cluster: string): void {
  const recorded = recordedPostmaster(cluster);
  if (!recorded || !isAlive(recorded.pid) || isPostmasterOf(cluster, recorded.pid)) return;
  const [, ...rest] = fs.readFileSync(lockFile(cluster), 'utf8').split('\n');
  fs.writeFileSync(lockFile(cluster), [process.pid, ...rest].join('\n'));
}

function recordedPostmaster(cluster: string): Postmaster | undefined {
  const lines = textOf(lockFile(cluster)).split('\n');
  const pid = Number(lines[0]);
  return pid > 0 ? { pid, port: Number(lines[3]), status: lines[7]?.trim() ?? '' } : undefined;
}

function isPostmasterOf(cluster: string, pid: number): boolean {
  return workingDirOf(pid) === cluster && commandOf(pid).includes('postgres');
}

/** What a file says; nothing when it is not there: a server that ends removes its file at any moment. */
function textOf(file: string): string {
  try {
    return fs.readFileSync(file, 'utf8');
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return '';
    throw error;
  }
}
