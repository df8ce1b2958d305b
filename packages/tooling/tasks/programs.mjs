import fs from 'node:fs';
import { installed, mustRun } from './command.mjs';
import { install } from './install.mjs';
import { inRoot, taskError } from './workspace.mjs';

/** Runs a program of the API from its source. @param {string} file from apps/api @param {string[]} words */
export async function runProgram(file, words) {
  await install('everything');
  await mustRun(file, {
    program: installed('apps/api', 'tsx'),
    words: [file, ...words],
    folder: inRoot('apps/api'),
  });
}

/** Runs one named program of a folder of apps/api, or all of them in turn. @param {string} folder @param {string[]} words */
export async function runFolder(folder, [name, ...words]) {
  const names = fs
    .readdirSync(inRoot('apps/api', folder))
    .filter((file) => file.endsWith('.ts'))
    .map((file) => file.replace(/\.ts$/, ''));
  if (name !== undefined && !names.includes(name))
    throw taskError(`${folder}: "${name}" non c'è; ci sono ${names.join(', ')}.`);
  for (const each of name === undefined ? names : [name]) {
    console.log(`\n== ${folder} ${each}`);
    await runProgram(`${folder}/${each}.ts`, words);
  }
}
