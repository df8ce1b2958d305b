import { spawn } from 'node:child_process';
import { installed } from './command.mjs';
import { install } from './install.mjs';
import { stopWithParent } from './parent.mjs';
import { inRoot } from './workspace.mjs';

/** The API and the dashboard, both reloading on change; the end of one ends the other. */
export async function run() {
  await install('everything');
  const programs = [
    start('apps/api', 'tsx', ['watch', '--clear-screen=false', 'src/server.ts']),
    start('apps/web', 'vite', []),
  ];
  const stop = (/** @type {NodeJS.Signals} */ signal) => {
    for (const program of programs) program.kill(signal);
  };
  for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM'])) process.on(signal, () => stop(signal));
  stopWithParent(() => stop('SIGTERM'));
  for (const program of programs)
    program.once('exit', (code) => {
      process.exitCode ??= code ?? 0;
      stop('SIGTERM');
    });
}

/** @param {string} folder @param {string} name @param {string[]} words */
function start(folder, name, words) {
  return spawn(installed(folder, name), words, { cwd: inRoot(folder), stdio: 'inherit' });
}
