import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import fs from 'node:fs';
import net from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import pg from 'pg';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { type EmbeddedPostgres, type EmbeddedPostgresOptions, startEmbeddedPostgres } from './index.ts';

const asRoot = process.getuid?.() === 0;
const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'approdo-postgres-'));
const dataDir = path.join(folder, 'data');
const lockFile = path.join(dataDir, 'cluster', 'postmaster.pid');
const endings: (() => Promise<unknown>)[] = [];

// as root the server runs as another account, which must pass through
beforeAll(() => fs.chmodSync(folder, 0o755));
afterEach(async () => {
  for (const end of endings.splice(0).reverse()) await end();
});
afterAll(() => fs.rmSync(folder, { recursive: true, force: true }));

async function start(options: Partial<EmbeddedPostgresOptions> = {}): Promise<EmbeddedPostgres> {
  const server = await startEmbeddedPostgres({ dataDir, ...options });
  endings.push(() => server.stop());
  return server;
}

async function ask(url: string, sql: string): Promise<string> {
  const client = new pg.Client(url);
  await client.connect();
  try {
    const { rows } = await client.query(sql);
    return String(Object.values(rows[0] ?? {})[0]);
  } finally {
    await client.end();
  }
}

type Process = { child: ChildProcess; pid: number; url: string; adopted: boolean };

/** Another process that starts the server. */
async function startElsewhere(): Promise<Process> {
  const script = fileURLToPath(new URL('../test/serve.ts', import.meta.url));
  const child = spawn(process.execPath, ['--import', 'tsx', script, dataDir], {
    cwd: path.dirname(script),
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  endings.push(async () => child.kill('SIGKILL'));
  const [line] = await once(child.stdout, 'data');
  return { child, ...JSON.parse(String(line)) };
}

describe('a data folder', () => {
  it('keeps what was written when the server is stopped and started again', async () => {
    const first = await start();
    expect(first.adopted).toBe(false);
    await ask(first.url, 'create table kept as select 42 as answer');
    await first.stop();
    const second = await start();
    expect(await ask(second.url, 'select answer from kept')).toBe('42');
  });

  it('is served to the owner approdo_owner with its password only, and only on this machine', async () => {
    const { url, port } = await start();
    expect(await ask(url, 'select current_user')).toBe('approdo_owner');
    expect(await ask(url, "select current_setting('listen_addresses')")).toBe('127.0.0.1');
    const guessed = `postgres://approdo_owner:guess@127.0.0.1:${port}/postgres`;
    await expect(ask(guessed, 'select 1')).rejects.toThrow(/password authentication failed/);
  });

  it('takes settings over ours', async () => {
    const { url } = await start({ settings: { work_mem: '5MB' } });
    expect(await ask(url, 'show work_mem')).toBe('5MB');
    expect(await ask(url, 'show shared_buffers')).toBe('256MB');
    expect(await ask(url, 'show fsync')).toBe('on');
  });

  it('never writes the values of a failed statement into its log', async () => {
    const { url } = await start();
    await ask(url, 'create table people (name text primary key)');
    await ask(url, "insert into people values ('Amina')");
    await expect(ask(url, "insert into people values ('Amina')")).rejects.toThrow();
    const log = fs.readFileSync(path.join(dataDir, 'postgres.log'), 'utf8');
    expect(log).toContain('duplicate key value');
    expect(log).not.toContain('Amina');
  });
});

describe('after a violent end', () => {
  it('adopts the server that a killed process left running, and stops it at the end', async () => {
    const killed = await startElsewhere();
    killed.child.kill('SIGKILL');
    await once(killed.child, 'exit');
    const server = await start();
    expect(server).toMatchObject({ adopted: true, pid: killed.pid, url: killed.url });
    expect(await ask(server.url, 'select 1')).toBe('1');
    await server.stop();
    expect(fs.existsSync(lockFile)).toBe(false);
  });

  it('starts when the server itself was killed, and replays what it had committed', async () => {
    const { url, pid } = await start();
    await ask(url, 'create table survived as select 7 as answer');
    process.kill(pid, 'SIGKILL');
    const server = await start();
    expect(server.adopted).toBe(false);
    expect(await ask(server.url, 'select answer from survived')).toBe('7');
  });

  it('starts when the number in the lock file has passed to another process', async () => {
    const stranger = spawn('sleep', ['60'], { stdio: 'ignore' });
    endings.push(async () => stranger.kill('SIGKILL'));
    const { pid } = await start();
    const lock = fs.readFileSync(lockFile, 'utf8');
    process.kill(pid, 'SIGKILL');
    fs.writeFileSync(lockFile, lock.replace(String(pid), String(stranger.pid)));
    const server = await start();
    expect(server.adopted).toBe(false);
    expect(stranger.exitCode).toBe(null);
  });

  it('makes the cluster again when its making was interrupted', async () => {
    const interrupted = path.join(folder, 'interrupted');
    const gone = spawn('true');
    await once(gone, 'exit');
    const half = path.join(interrupted, `cluster.${gone.pid}.0a0b0c0d`);
    fs.mkdirSync(path.join(half, 'base'), { recursive: true });
    if (asRoot) fs.chmodSync(interrupted, 0o777);
    const server = await start({ dataDir: interrupted, ephemeral: true });
    expect(await ask(server.url, 'show fsync')).toBe('off');
    expect(fs.existsSync(half)).toBe(false);
  });
});

describe('two starts on one data folder', () => {
  it('make one cluster and share one server, even when it does not exist yet', async () => {
    const fresh = path.join(folder, 'shared');
    const [one, other] = await Promise.all([start({ dataDir: fresh }), start({ dataDir: fresh })]);
    expect(other.url).toBe(one.url);
    expect([one.adopted, other.adopted].sort()).toEqual([false, true]);
    expect(fs.readdirSync(fresh).sort()).toEqual(['cluster', 'holds', 'postgres.log']);
  });

  it('leave the server to the one who still uses it', async () => {
    const elsewhere = await startElsewhere();
    const here = await start();
    expect(here).toMatchObject({ adopted: true, pid: elsewhere.pid });
    elsewhere.child.stdin?.write('stop\n');
    await once(elsewhere.child, 'exit');
    expect(await ask(here.url, 'select 1')).toBe('1');
    await here.stop();
    expect(fs.existsSync(lockFile)).toBe(false);
  });
});

describe('what cannot work is told in one line', () => {
  it('refuses a port that is taken', async () => {
    const taken = net.createServer().listen(0, '127.0.0.1');
    await once(taken, 'listening');
    endings.push(async () => taken.close());
    const address = taken.address();
    const port = typeof address === 'object' && address ? address.port : 0;
    await expect(start({ port })).rejects.toThrow(
      `PostgreSQL non può usare la porta ${port}: è già occupata.`,
    );
  });

  it('refuses a cluster that is not whole', async () => {
    const broken = path.join(folder, 'broken');
    fs.mkdirSync(path.join(broken, 'cluster'), { recursive: true });
    if (asRoot) fs.chmodSync(broken, 0o777);
    await expect(start({ dataDir: broken })).rejects.toThrow(/^I dati in .* sono incompleti: .*DATA_DIR\.$/);
  });

  it('says what PostgreSQL said when it does not start', async () => {
    await expect(start({ settings: { shared_buffers: 'plenty' } })).rejects.toThrow(
      /FATAL: .*shared_buffers/,
    );
  });

  it.runIf(asRoot)('refuses, as root, a folder under a private home', async () => {
    const home = path.join(folder, 'home');
    fs.mkdirSync(home, { mode: 0o700 });
    await expect(start({ dataDir: path.join(home, 'data') })).rejects.toThrow(
      /non è raggiungibile.*DATA_DIR/,
    );
  });
});
