// The only entry point of the repository: `npm start`, `npm run dev`, `npm test` and the rest of package.json.
// It needs nothing but Node and npm; what a task needs beyond that, the task installs.
import process from 'node:process';
import { root } from './tasks/workspace.mjs';

const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
if (major < 20 || (major === 20 && minor < 19)) {
  console.error(`Serve Node 20.19 o successivo; questo è ${process.version}.`);
  process.exit(1);
}

/** @type {Record<string, () => Promise<{ run(words: string[]): Promise<void> }>>} */
const tasks = {
  start: () => import('./tasks/start.mjs'),
  dev: () => import('./tasks/dev.mjs'),
  test: () => import('./tasks/test.mjs'),
  build: () => import('./tasks/build.mjs'),
  generate: () => import('./tasks/generate.mjs'),
  bench: () => import('./tasks/bench.mjs'),
  faults: () => import('./tasks/faults.mjs'),
  world: () => import('./tasks/world.mjs'),
  verify: () => import('./tasks/verify.mjs'),
  administrator: () => import('./tasks/administrator.mjs'),
};

const [name = '', ...words] = process.argv.slice(2);
const load = tasks[name];
if (!load) {
  console.error(`Uso: npm run ${Object.keys(tasks).join(' | ')}`);
  process.exit(1);
}
process.chdir(root);
// left behind by an outer `npx -p`, and our own npx would obey it
delete process.env.npm_config_package;
try {
  const { run } = await load();
  await run(words);
} catch (error) {
  console.error(error instanceof Error && error.name === 'TaskError' ? error.message : error);
  process.exit(1);
}
