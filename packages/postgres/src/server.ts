import { spawn } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { type Account, serverAccount } from './account.ts';
import { usableBinaries } from './binaries.ts';
import { type Cluster, ensureCluster, OWNER, serverEnvironment } from './cluster.ts';
import { prepareDataDir } from './data-dir.ts';
import { type Hold, holdServer } from './holds.ts';
import { freePort, portAnswers } from './port.ts';
import { disarmStaleLock, type Postmaster, runningPostmaster } from './postmaster.ts';
import { isAlive } from './processes.ts';
import { serverFlags } from './settings.ts';

const LAUNCHES_MAX = 6;
const LAUNCH_PAUSE_MS = 200;
/** A server killed under load replays its journal before it is ready. */
const READY_WAIT_MAX_MS = 120_000;
const LOG_MAX_BYTES = 5_000_000;
const STOP_WAIT_MAX_MS = 15_000;

export type EmbeddedPostgresOptions = {
  /** A folder of its own: cluster, owner's password and log live in it. Made when missing. */
  dataDir: string;
  /** For tests: no durability, and the server stops by itself when this process dies. */
  ephemeral?: boolean;
  /** A loopback port; a free one when absent. Ignored when a running server is adopted. */
  port?: number;
  /** PostgreSQL settings that override ours. */
  settings?: Record<string, string>;
};

export type EmbeddedPostgres = {
  /** Connects the owner, with its password, to the database `postgres`. */
  url: string;
  port: number;
  pid: number;
  /** True when the server was already running: left by a killed process, or in use by another. */
  adopted: boolean;
  /** Stops the server when no other process uses it. */
  stop(): Promise<void>;
};

/** Starts a real PostgreSQL on the data folder, or joins the one that already runs on it. Fails with one line to show. */
export async function startEmbeddedPostgres(options: EmbeddedPostgresOptions): Promise<EmbeddedPostgres> {
  const dataDir = path.resolve(options.dataDir);
  const ephemeral = options.ephemeral ?? false;
  const account = serverAccount(path.join(dataDir, 'cluster'));
  prepareDataDir(dataDir, account);
  const binaries = usableBinaries(account, dataDir);
  const cluster = await ensureCluster({ dataDir: fs.realpathSync(dataDir), binaries, account, ephemeral });
  // held before looking for a running server, so that whoever stops it meanwhile sees us
  const hold = holdServer(dataDir);
  try {
    const log = path.join(dataDir, 'postgres.log');
    setLongLogAside(log);
    const launch: Launch = {
      cluster,
      account,
      program: path.join(binaries, 'postgres'),
      log,
      flags: serverFlags(ephemeral, options.settings ?? {}),
      port: options.port,
    };
    const { postmaster, adopted } = await joinOrLaunch(launch);
    if (ephemeral && !adopted) stopWithParent(cluster.dir, postmaster.pid);
    return handle({ cluster, postmaster, adopted, hold });
  } catch (error) {
    hold.release();
    throw error;
  }
}

type Launch = {
  cluster: Cluster;
  account: Account;
  program: string;
  log: string;
  flags: string[];
  port: number | undefined;
};
type Joined = { postmaster: Postmaster; adopted: boolean };

async function joinOrLaunch(launch: Launch): Promise<Joined> {
  for (let attempt = 1; attempt <= LAUNCHES_MAX; attempt++) {
    const running = await settledPostmaster(launch.cluster.dir);
    if (running) return { postmaster: running, adopted: true };
    disarmStaleLock(launch.cluster.dir);
    const launched = await launchOnce(launch);
    if (launched) return { postmaster: launched, adopted: false };
    // the port was taken meanwhile, another process was faster, or a dead server's children are still leaving
    if (
      launch.port !== undefined &&
      (await portAnswers(launch.port)) &&
      !runningPostmaster(launch.cluster.dir)
    )
      throw new Error(`PostgreSQL non può usare la porta ${launch.port}: è già occupata.`);
    await sleep(LAUNCH_PAUSE_MS);
  }
  throw new Error(`PostgreSQL non è partito (${launch.log}): ${lastFatal(launch.log)}`);
}

/** The running server once it is ready to answer; nothing when there is none, or when it was on its way out. */
async function settledPostmaster(cluster: string): Promise<Postmaster | undefined> {
  const deadline = Date.now() + READY_WAIT_MAX_MS;
  while (Date.now() < deadline) {
    const running = runningPostmaster(cluster);
    if (!running) return undefined;
    if (running.status === 'ready' && (await portAnswers(running.port))) return running;
    await sleep(25);
  }
  throw new Error(`PostgreSQL su ${cluster} è avviato ma non risponde.`);
}

async function launchOnce(launch: Launch): Promise<Postmaster | undefined> {
  const port = launch.port ?? (await freePort());
  const log = fs.openSync(launch.log, 'a');
  const child = spawn(launch.program, ['-D', launch.cluster.dir, '-p', String(port), ...launch.flags], {
    ...launch.account,
    cwd: launch.cluster.dir,
    env: serverEnvironment(),
    // its own process group: Ctrl-C must reach the application first, which stops the server after its last query
    detached: true,
    stdio: ['ignore', log, log],
  });
  fs.closeSync(log);
  let exited = false;
  for (const ending of ['exit', 'error']) child.once(ending, () => (exited = true));
  const deadline = Date.now() + READY_WAIT_MAX_MS;
  while (!exited && Date.now() < deadline) {
    const running = runningPostmaster(launch.cluster.dir);
    if (running?.pid === child.pid && running?.status === 'ready') {
      child.unref();
      return running;
    }
    await sleep(5);
  }
  if (exited) return undefined;
  child.kill('SIGQUIT');
  throw new Error(`PostgreSQL non è pronto dopo ${READY_WAIT_MAX_MS / 1000} secondi (${launch.log}).`);
}

type Served = Joined & { cluster: Cluster; hold: Hold };

function handle({ cluster, postmaster, adopted, hold }: Served): EmbeddedPostgres {
  const { pid, port } = postmaster;
  const gone = () => !isAlive(pid) || runningPostmaster(cluster.dir)?.pid !== pid;
  return {
    url: `postgres://${OWNER}:${cluster.password}@127.0.0.1:${port}/postgres`,
    port,
    pid,
    adopted,
    async stop() {
      if (!hold.release().last || gone()) return;
      process.kill(pid, 'SIGINT'); // "fast": running transactions are rolled back, the journal is closed
      const deadline = Date.now() + STOP_WAIT_MAX_MS;
      while (!gone() && Date.now() < deadline) await sleep(10);
      if (!gone()) process.kill(pid, 'SIGQUIT');
    },
  };
}

/** A killed test run must not leave its server behind. */
function stopWithParent(cluster: string, pid: number): void {
  const script = `while kill -0 ${process.pid} 2>/dev/null; do sleep 1; done
    [ "$(head -n1 "$1" 2>/dev/null)" = ${pid} ] && kill -INT ${pid}`;
  const watcher = spawn('/bin/sh', ['-c', script, 'sh', path.join(cluster, 'postmaster.pid')], {
    cwd: '/',
    detached: true,
    stdio: 'ignore',
  });
  watcher.unref();
}

function setLongLogAside(log: string): void {
  const size = fs.statSync(log, { throwIfNoEntry: false })?.size ?? 0;
  if (size > LOG_MAX_BYTES) fs.renameSync(log, `${log}.1`);
}

function lastFatal(log: string): string {
  const lines = fs.readFileSync(log, 'utf8').trim().split('\n');
  return (lines.findLast((line) => /FATAL|PANIC/.test(line)) ?? lines.at(-1) ?? '').replace(
    /^.*?(?=FATAL|PANIC)/,
    '',
  );
}
