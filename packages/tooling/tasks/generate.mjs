import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { installed, mustRun, runCommand } from './command.mjs';
import { install } from './install.mjs';
import { inRoot } from './workspace.mjs';

const CONTRACT = inRoot('packages/shared/openapi.json');
const TYPES = inRoot('packages/shared/src/generated/api.d.ts');

/** Writes the contract from the API's schemas, and the client's types from the contract. */
export async function run() {
  await install('everything');
  await mustRun('Contratto', contractCommand(CONTRACT));
  await mustRun('Tipi', typesCommand(CONTRACT, TYPES));
}

/** Checks that the committed contract and types are what the API says today, and touches neither. */
export async function checkGenerated() {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'approdo-contract-'));
  const contract = path.join(folder, 'openapi.json');
  const types = path.join(folder, 'api.d.ts');
  try {
    let code = await runCommand(contractCommand(contract));
    if (code === 0) code = await runCommand({ ...typesCommand(contract, types), quiet: true });
    if (code !== 0) return code;
    const stale = [
      ...(sameText(contract, CONTRACT) ? [] : [CONTRACT]),
      ...(sameText(types, TYPES) ? [] : [TYPES]),
    ];
    for (const file of stale)
      console.error(
        `${path.relative(inRoot(), file)} is not what the API says: run "npm run generate" and review it.`,
      );
    return stale.length === 0 ? 0 : 1;
  } finally {
    fs.rmSync(folder, { recursive: true, force: true });
  }
}

/** @param {string} target */
const contractCommand = (target) => ({
  program: installed('apps/api', 'tsx'),
  words: ['src/cli/openapi.ts', target],
  folder: inRoot('apps/api'),
});

/** @param {string} contract @param {string} target */
const typesCommand = (contract, target) => ({
  program: installed('packages/tooling', 'openapi-typescript'),
  words: [contract, '--output', target],
});

/** @param {string} one @param {string} other */
const sameText = (one, other) =>
  fs.existsSync(other) && fs.readFileSync(one, 'utf8') === fs.readFileSync(other, 'utf8');
