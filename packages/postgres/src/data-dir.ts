import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { type Account, canReach, giveTo, serverAccount } from './account.ts';

/** Where root keeps what the server's own account must reach: it lasts, unlike the folders for temporary files. */
export const SYSTEM_DIR = '/var/lib/approdo';

/**
 * Where a repository keeps what it makes: inside it, or in /var/lib/approdo when root works under a private home. The
 * database is expected in `postgres` below it.
 */
export function defaultDataDir(root: string): string {
  const inside = path.join(root, '.data');
  makeReachable(inside);
  if (canReach(serverAccount(path.join(inside, 'postgres', 'cluster')), inside)) return inside;
  return path.join(SYSTEM_DIR, createHash('sha256').update(root).digest('hex').slice(0, 12));
}

/** Makes the data folder and hands it to the server's account; a folder with other things in it keeps its owner. */
export function prepareDataDir(dataDir: string, account: Account): void {
  makeReachable(path.dirname(dataDir));
  const existed = fs.existsSync(dataDir);
  if (!existed) fs.mkdirSync(dataDir, { recursive: true, mode: 0o700 });
  if (fs.readdirSync(dataDir).length === 0) giveTo(account, dataDir);
  if (!canReach(account, dataDir))
    throw new Error(
      `La cartella ${dataDir} non è raggiungibile dall'account di sistema ${account.uid} che esegue PostgreSQL: indicare in DATA_DIR una cartella fuori da una home privata.`,
    );
}

/** Makes the folders that are missing, open to traversal whatever the umask of root is. */
function makeReachable(dir: string): void {
  const first = fs.mkdirSync(dir, { recursive: true });
  if (first === undefined || process.getuid?.() !== 0) return;
  for (let made = dir; made.length >= first.length; made = path.dirname(made)) fs.chmodSync(made, 0o755);
}
