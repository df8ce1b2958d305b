import fs from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { installed, runCommand } from './command.mjs';
import { inRoot, taskError } from './workspace.mjs';

const PACKED = '@sparticuz/chromium@147.0.0';
const PLACES = [
  process.env.CHROMIUM_PATH,
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
];

/**
 * The environment that tells the browser tests which Chromium to start: one that is here, else the system's package
 * (as root), else Playwright's own download, else one packed for the registry.
 * @returns {Promise<Record<string, string>>}
 */
export async function chromiumEnvironment() {
  const file = here() ?? (await fromSystemPackages());
  if (file) return { CHROMIUM_PATH: file };
  if (await fromPlaywright()) return {};
  const packed = await fromRegistry();
  if (packed) return packed;
  throw taskError(
    'No Chromium for the browser tests: install one or set CHROMIUM_PATH; SKIP_E2E=1 leaves them out.',
  );
}

const here = () => PLACES.find((place) => place !== undefined && fs.existsSync(place));

async function fromSystemPackages() {
  if (process.getuid?.() !== 0 || !fs.existsSync('/usr/bin/apt-get')) return undefined;
  const environment = { DEBIAN_FRONTEND: 'noninteractive' };
  const apt = (/** @type {string[]} */ ...words) =>
    runCommand({ program: 'apt-get', words: ['-qq', ...words], environment, quiet: true });
  await apt('update');
  await apt('install', '-y', '--no-install-recommends', 'chromium');
  return here();
}

async function fromPlaywright() {
  if (process.env.SKIP_PLAYWRIGHT_DOWNLOAD === '1') return false;
  const words = ['install', 'chromium', '--only-shell'];
  return (await runCommand({ program: installed('apps/web', 'playwright'), words })) === 0;
}

/** Packed for a cloud's functions: told that it runs in one, it unpacks its own libraries and fonts too. */
async function fromRegistry() {
  if (process.platform !== 'linux' || process.arch !== 'x64') return undefined;
  const folder = inRoot('.data/chromium');
  fs.mkdirSync(folder, { recursive: true });
  const words = ['install', '--prefix', folder, '--no-save', PACKED];
  if ((await runCommand({ program: 'npm', words })) !== 0) return undefined;
  const before = { ...process.env };
  Object.assign(process.env, { TMPDIR: folder, AWS_LAMBDA_JS_RUNTIME: 'nodejs20.x' });
  const entry = path.join(folder, 'node_modules/@sparticuz/chromium/build/esm/index.js');
  const { default: packed } = await import(pathToFileURL(entry).href);
  const file = await packed.executablePath();
  const libraries = process.env.LD_LIBRARY_PATH ?? '';
  process.env = before;
  placeFonts(folder);
  return { CHROMIUM_PATH: file, CHROMIUM_LIBRARIES: libraries };
}

/** Its font settings name /tmp whatever folder it was unpacked to. @param {string} folder */
function placeFonts(folder) {
  const settings = path.join(folder, 'fonts/fonts.conf');
  if (!fs.existsSync(settings)) return;
  const text = fs.readFileSync(settings, 'utf8');
  fs.writeFileSync(settings, text.replaceAll('/tmp/fonts', path.join(folder, 'fonts')));
}
