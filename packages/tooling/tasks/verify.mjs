import process from 'node:process';
import { build } from './build.mjs';
import { runCommand } from './command.mjs';
import { install } from './install.mjs';

/** `npm run verify [-- proof FILE | hledger | seal]`: is the ledger what was posted? @param {string[]} words */
export async function run(words) {
  await install('serving');
  await build();
  // a ledger that is not whole is a result, told by the program itself
  process.exitCode = await runCommand({
    program: process.execPath,
    words: ['--enable-source-maps', 'apps/api/dist/cli/verify.js', ...words],
  });
}
