import fs from 'node:fs';
import { mustRun } from './command.mjs';
import { fingerprintOf } from './fingerprint.mjs';
import { inRoot } from './workspace.mjs';

/** npx fetches it from the registry: no global install. */
const PNPM = 'pnpm@12.21.0';
const STAMP = 'node_modules/.approdo-installed.json';
const DESCRIPTIONS = ['pnpm-lock.yaml', 'pnpm-workspace.yaml', 'package.json'];

/**
 * Installs what is missing. `serving` is what the product needs to be built and run, a third of the whole, so that a
 * first `npm start` is short; `everything` adds what checks and tests need.
 * @param {'serving' | 'everything'} extent
 */
export async function install(extent) {
  const fingerprint = fingerprintOf([...DESCRIPTIONS, ...packageFiles()], [process.platform, process.arch]);
  const done = readStamp();
  if (done?.fingerprint === fingerprint && (done.extent === 'everything' || done.extent === extent)) return;
  // a whole installation is never cut down to what serving needs
  const wanted = done?.extent === 'everything' ? 'everything' : extent;
  fs.rmSync(inRoot(STAMP), { force: true });
  await mustRun('Installazione', {
    program: 'npx',
    words: [
      ...['-y', PNPM, 'install', '--frozen-lockfile', '--config.confirmModulesPurge=false'],
      // the age and provenance of each locked version are asked of the registry where the tests run, not at every start
      ...(wanted === 'serving' ? ['--prod', '--config.trustLockfile=true'] : []),
    ],
  });
  fs.writeFileSync(inRoot(STAMP), JSON.stringify({ fingerprint, extent: wanted }));
}

/** @returns {{ fingerprint: string, extent: string } | undefined} */
function readStamp() {
  if (!fs.existsSync(inRoot(STAMP))) return undefined;
  return JSON.parse(fs.readFileSync(inRoot(STAMP), 'utf8'));
}

function packageFiles() {
  return ['apps', 'packages'].flatMap((group) =>
    fs
      .readdirSync(inRoot(group))
      .map((name) => `${group}/${name}/package.json`)
      .filter((file) => fs.existsSync(inRoot(file))),
  );
}
