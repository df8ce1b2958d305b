import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { inRoot } from './workspace.mjs';

/**
 * One text for the content of these files and folders: equal when nothing changed, whatever the dates say. A path
 * that is missing counts as such.
 * @param {string[]} paths from the root
 * @param {string[]} [words] anything else the result depends on
 */
export function fingerprintOf(paths, words = []) {
  const hash = createHash('sha256').update(JSON.stringify(words));
  for (const file of paths.flatMap(filesUnder)) {
    hash.update(`\0${file}\0`);
    if (fs.existsSync(inRoot(file))) hash.update(fs.readFileSync(inRoot(file)));
  }
  return hash.digest('hex');
}

/** Runs the work unless the stamp says that it was done for this fingerprint. @param {string} stamp @param {string} fingerprint @param {() => Promise<void>} work */
export async function onlyWhenChanged(stamp, fingerprint, work) {
  const file = inRoot(stamp);
  if (fs.existsSync(file) && fs.readFileSync(file, 'utf8') === fingerprint) return;
  fs.rmSync(file, { force: true });
  await work();
  fs.mkdirSync(path.dirname(file), { recursive: true });
  fs.writeFileSync(file, fingerprint);
}

/** @param {string} start @returns {string[]} */
function filesUnder(start) {
  const entry = fs.statSync(inRoot(start), { throwIfNoEntry: false });
  if (!entry?.isDirectory()) return [start];
  return fs
    .readdirSync(inRoot(start), { withFileTypes: true })
    .filter(({ name }) => name !== 'node_modules' && !name.includes('.test.'))
    .map(({ name }) => path.posix.join(start, name))
    .sort()
    .flatMap(filesUnder);
}
