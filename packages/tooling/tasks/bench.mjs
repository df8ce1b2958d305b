import { runFolder } from './programs.mjs';

/** `npm run bench [-- name]`: the benchmarks of apps/api/bench. @param {string[]} words */
export const run = (words) => runFolder('bench', words);
