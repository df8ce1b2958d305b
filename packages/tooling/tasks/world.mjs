import { runProgram } from './programs.mjs';

/** `npm run world -- --case-files 100000`: fills the database with a made-up world. @param {string[]} words */
export const run = (words) => runProgram('src/cli/world.ts', words);
