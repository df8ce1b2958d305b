import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import fs from 'node:fs';
import path from 'node:path';
import { freePort } from '@approdo/postgres';
import { build } from 'esbuild';
import { packageFolder } from '../../src/platform/migrations.ts';
import { temporaryFolder } from './cluster.ts';
import { whenWeEnd } from './processes.ts';

/** The product in a process of its own, that may be killed and started again on the same port. */
export interface Product {
  url: string;
  port: number;
  pid(): number;
  /** What it said when it ended and nobody had asked it to; nothing while it serves. */
  lastWords(): string | undefined;
  /** Resolves when it listens. */
  start(): Promise<void>;
  kill(): Promise<void>;
  close(): Promise<void>;
}

let bundled: Promise<string> | undefined;

/** The server in one file, so that it starts in a fraction of a second. */
function bundle(): Promise<string> {
  bundled ??= makeBundle();
  return bundled;
}

async function makeBundle(): Promise<string> {
  // beside the packages that it imports
  const folder = packageFolder(`node_modules/.faults-${process.pid}`);
  whenWeEnd(() => fs.rmSync(folder, { recursive: true, force: true }));
  await build({
    entryPoints: [packageFolder('src/server.ts')],
    outfile: path.join(folder, 'server.js'),
    absWorkingDir: packageFolder('.'),
    bundle: true,
    platform: 'node',
    target: 'node20',
    format: 'esm',
    packages: 'external',
    alias: {
      '@approdo/postgres': '../../packages/postgres/src/index.ts',
      '@approdo/shared': '../../packages/shared/src',
    },
    logLevel: 'warning',
  });
  return path.join(folder, 'server.js');
}

/** Starts the product on a database. `environment` adds to its settings. */
export async function openProduct(
  databaseUrl: string,
  environment: Record<string, string> = {},
): Promise<Product> {
  const [program, port, dataDir] = [await bundle(), await freePort(), temporaryFolder('product')];
  const settings = {
    DATABASE_URL: databaseUrl,
    DATA_DIR: dataDir,
    DEMO: '0',
    PORT: String(port),
    RATE_LIMIT_PER_MINUTE: '10000000',
    LOG_LEVEL: 'silent',
    ...environment,
  };
  let isWanted = true;
  let words: string | undefined;
  const launchAndWatch = async () => {
    const { child, said } = await launch(program, settings);
    child.once('exit', () => {
      if (isWanted) words = said();
    });
    return child;
  };
  let child = await launchAndWatch().catch((error: unknown) => {
    fs.rmSync(dataDir, { recursive: true, force: true });
    throw error;
  });
  const forget = whenWeEnd(() => {
    child.kill('SIGKILL');
    fs.rmSync(dataDir, { recursive: true, force: true });
  });
  const stop = async (signal: NodeJS.Signals) => {
    isWanted = false;
    if (child.exitCode !== null || child.signalCode !== null) return;
    child.kill(signal);
    await once(child, 'exit');
  };
  return {
    url: `http://127.0.0.1:${port}`,
    port,
    pid: () => child.pid ?? 0,
    lastWords: () => words,
    start: async () => {
      isWanted = true;
      child = await launchAndWatch();
    },
    kill: () => stop('SIGKILL'),
    close: async () => {
      forget();
      await stop('SIGKILL');
      fs.rmSync(dataDir, { recursive: true, force: true });
    },
  };
}

/** Resolves when the server listens, rejects with what it said when it ends before. */
function launch(
  program: string,
  settings: Record<string, string>,
): Promise<{ child: ChildProcess; said(): string }> {
  const child = spawn(process.execPath, [program], {
    cwd: packageFolder('.'),
    env: { PATH: process.env.PATH, NODE_ENV: 'production', ...settings },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  return new Promise((resolve, reject) => {
    let said = '';
    const listen = (chunk: Buffer) => {
      said = (said + chunk.toString()).slice(-4000);
      if (/è pronto su http/.test(said)) resolve({ child, said: () => said.trim() });
    };
    child.stdout.on('data', listen);
    child.stderr.on('data', listen);
    child.once('error', reject);
    child.once('exit', (code) => reject(new Error(`the server ended with ${code}: ${said.trim()}`)));
  });
}
