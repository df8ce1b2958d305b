import { pathToFileURL } from 'node:url';
import { build } from './build.mjs';
import { install } from './install.mjs';
import { stopWithParent } from './parent.mjs';
import { inRoot } from './workspace.mjs';

/** Installs, builds and serves, each only as far as needed. */
export async function run() {
  await install('serving');
  await build();
  process.setSourceMapsEnabled(true);
  stopWithParent(() => process.kill(process.pid, 'SIGTERM'));
  // in this process: signals and exit codes need no forwarding
  await import(pathToFileURL(inRoot('apps/api/dist/server.js')).href);
}
