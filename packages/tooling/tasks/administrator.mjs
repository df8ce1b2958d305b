import { build } from './build.mjs';
import { mustRun } from './command.mjs';
import { install } from './install.mjs';

/** `npm run administrator -- --email nome@ente.it --name "Nome Cognome"`: who may invite the others. @param {string[]} words */
export async function run(words) {
  await install('serving');
  await build();
  await mustRun('administrator', {
    program: process.execPath,
    words: ['--enable-source-maps', 'apps/api/dist/cli/create-administrator.js', ...words],
  });
}
