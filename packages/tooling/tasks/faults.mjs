import { runFolder } from './programs.mjs';

/** `npm run faults [-- name]`: the fault tests of apps/api/faults. @param {string[]} words */
export const run = (words) => runFolder('faults', words);
