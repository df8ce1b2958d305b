import { build } from './build.mjs';
import { install } from './install.mjs';
import { runFolder } from './programs.mjs';

/** `npm run bench [-- name]`: the benchmarks of apps/api/bench, of what `npm start` serves. @param {string[]} words */
export async function run(words) {
  await install('everything');
  await build();
  await runFolder('bench', words);
}
