import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { accepted } from './accepted-contracts.mjs';
import { goodContract } from './good-contract.mjs';
import { spoiledDocuments } from './spoiled-documents.mjs';
import { spoiledOperations } from './spoiled-operations.mjs';
import { spoiledSchemas } from './spoiled-schemas.mjs';

const tooling = fileURLToPath(new URL('..', import.meta.url));
const ruleset = path.join(tooling, 'spectral.yaml');

const spoiled = [...spoiledDocuments, ...spoiledOperations, ...spoiledSchemas];
const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'approdo-contracts-'));
afterAll(() => fs.rmSync(folder, { recursive: true, force: true }));

/** The rules that each document breaks, all read in one run of the linter. @type {Map<string, Set<string>>} */
const broken = new Map();

beforeAll(() => {
  write('good', goodContract());
  const changes = [...spoiled.map(([, , spoil]) => spoil), ...accepted.map(([, change]) => change)];
  changes.forEach((change, index) => {
    const contract = goodContract();
    change(contract);
    write(String(index), contract);
  });
  const output = path.join(folder, 'result.txt');
  const words = ['lint', '--ruleset', ruleset, '--format', 'json', '--output', output, '--quiet'];
  try {
    execFileSync(path.join(tooling, 'node_modules/.bin/spectral'), [...words, path.join(folder, '*.json')], {
      stdio: 'pipe',
    });
  } catch {
    // it ends with 1 when it finds faults, which is the point
  }
  /** @type {{ code: string, source: string }[]} */
  const results = JSON.parse(fs.readFileSync(output, 'utf8'));
  for (const { code, source } of results) {
    const name = path.basename(source, '.json');
    broken.set(name, (broken.get(name) ?? new Set()).add(code));
  }
}, 60_000);

/** @param {string} name @param {unknown} contract */
function write(name, contract) {
  fs.writeFileSync(path.join(folder, `${name}.json`), JSON.stringify(contract));
}

describe('the rules of the contract', () => {
  it('find no fault in a contract that keeps them', () => {
    expect([...(broken.get('good') ?? [])]).toEqual([]);
  });

  it.each(spoiled.map(([rule, how], index) => ({ rule, how, index })))(
    '$rule notices: $how',
    ({ rule, index }) => {
      expect([...(broken.get(String(index)) ?? [])]).toEqual([rule]);
    },
  );

  it.each(accepted.map(([how], index) => ({ how, index: spoiled.length + index })))(
    'let pass: $how',
    ({ index }) => {
      expect([...(broken.get(String(index)) ?? [])]).toEqual([]);
    },
  );

  it('are all shown to notice something', () => {
    const ours = [...fs.readFileSync(ruleset, 'utf8').matchAll(/^ {2}([a-z0-9-]+):$/gm)].map(
      (match) => match[1],
    );
    const shown = new Set(spoiled.map(([rule]) => rule));
    expect(ours.filter((rule) => !shown.has(String(rule)))).toEqual([]);
  });
});
