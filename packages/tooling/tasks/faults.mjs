import { runProgram } from './programs.mjs';

/** `npm run faults [-- --long] [name ...]`: what happens to the product is done to it. @param {string[]} words */
export const run = (words) => runProgram('faults/run.ts', words);
