import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { promisify } from 'node:util';
import { type Account, giveTo } from './account.ts';
import { errorCode, isAlive } from './processes.ts';

export const OWNER = 'approdo_owner';
const PASSWORD_FILE = 'owner-password';

export type Cluster = { dir: string; password: string };
export type ClusterOptions = { dataDir: string; binaries: string; account: Account; ephemeral: boolean };

/** The cluster in the data folder, made the first time. */
export async function ensureCluster(options: ClusterOptions): Promise<Cluster> {
  const dir = path.join(options.dataDir, 'cluster');
  removeHalfMade(options.dataDir);
  if (!fs.existsSync(dir)) await makeCluster(dir, options);
  try {
    fs.accessSync(path.join(dir, 'PG_VERSION'), fs.constants.R_OK);
    return { dir, password: fs.readFileSync(path.join(dir, PASSWORD_FILE), 'utf8') };
  } catch (error) {
    const cause = errorCode(error) === 'EACCES' ? 'appartengono a un altro account' : 'sono incompleti';
    throw new Error(`I dati in ${dir} ${cause}: avviare come prima o indicare un'altra DATA_DIR.`);
  }
}

/**
 * Made beside its place and renamed when whole, password included: a kill in the middle leaves no half cluster, and
 * of two starts at once the first to finish wins.
 */
async function makeCluster(dir: string, { binaries, account, ephemeral }: ClusterOptions): Promise<void> {
  const fresh = `${dir}.${process.pid}.${randomBytes(4).toString('hex')}`;
  fs.mkdirSync(fresh, { mode: 0o700 });
  giveTo(account, fresh);
  const passwordFile = `${fresh}.password`;
  fs.writeFileSync(passwordFile, randomBytes(18).toString('base64url'), { mode: 0o600 });
  giveTo(account, passwordFile);
  await promisify(execFile)(
    path.join(binaries, 'initdb'),
    [
      ...['--pgdata', fresh, '--username', OWNER, '--auth', 'scram-sha-256', '--pwfile', passwordFile],
      ...['--encoding', 'UTF8', '--locale-provider', 'icu', '--icu-locale', 'und', '--locale', 'C'],
      ...(ephemeral ? ['--no-sync'] : []),
    ],
    { ...account, cwd: fresh, env: serverEnvironment() },
  );
  fs.renameSync(passwordFile, path.join(fresh, PASSWORD_FILE));
  try {
    fs.renameSync(fresh, dir);
  } catch (error) {
    fs.rmSync(fresh, { recursive: true, force: true });
    if (!fs.existsSync(dir)) throw error;
  }
}

/** What a start killed during its making of the cluster left behind. */
function removeHalfMade(dataDir: string): void {
  for (const name of fs.readdirSync(dataDir)) {
    const maker = /^cluster\.(\d+)\./.exec(name)?.[1];
    if (maker !== undefined && !isAlive(Number(maker)))
      fs.rmSync(path.join(dataDir, name), { recursive: true, force: true });
  }
}

/** The server needs none of our secrets. */
export function serverEnvironment(): NodeJS.ProcessEnv {
  return { PATH: process.env.PATH, LC_ALL: 'C', TZ: 'UTC' };
}
