import fs from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { build } from './build.mjs';
import { chromiumEnvironment } from './chromium.mjs';
import { installed, runCommand } from './command.mjs';
import { freePort } from './free-port.mjs';
import { checkGenerated } from './generate.mjs';
import { install } from './install.mjs';
import { inRoot, taskError } from './workspace.mjs';

const PROJECTS = ['packages/shared', 'packages/postgres', 'packages/tooling', 'apps/api', 'apps/web'];

/**
 * @typedef {import('./tally.mjs').Outcome} Outcome
 * @typedef {{ name: string, report?: string, work(report: string): Promise<number> }} Step its work is given the
 * file to write its counts to and returns an exit code
 */

/** @type {Step} */
const unitAndApi = {
  name: 'unit and API tests',
  report: 'vitest.json',
  work: (report) =>
    runCommand({
      program: installed('.', 'vitest'),
      words: [
        ...['run', '--config', 'packages/tooling/vitest.config.ts'],
        ...['--reporter=default', '--reporter=json', `--outputFile.json=${report}`],
      ],
    }),
};

/** @type {Step} */
const browserJourneys = {
  name: 'browser journeys',
  report: 'playwright.json',
  work: async (report) => {
    await build();
    return runCommand({
      program: installed('apps/web', 'playwright'),
      words: ['test'],
      folder: inRoot('apps/web'),
      environment: {
        ...(await chromiumEnvironment()),
        PLAYWRIGHT_REPORT: report,
        E2E_PORT: process.env.E2E_PORT ?? String(await freePort()),
      },
    });
  },
};

/** @type {Step[]} */
const everything = [
  {
    name: 'format and lint',
    work: () => tool('.', 'biome', 'check', '--error-on-warnings', '--config-path', 'packages/tooling', '.'),
  },
  { name: 'types', work: checkTypes },
  { name: 'promises', work: checkPromises },
  {
    name: 'boundaries',
    work: () =>
      tool(
        'packages/tooling',
        'depcruise',
        '--config',
        'packages/tooling/dependency-cruiser.cjs',
        'apps',
        'packages/shared/src',
        'packages/postgres/src',
      ),
  },
  { name: 'contract up to date', work: checkGenerated },
  { name: 'contract lint', work: lintContract },
  unitAndApi,
  { name: 'build', work: () => build().then(() => 0) },
  ...(process.env.SKIP_E2E === '1' ? [] : [browserJourneys]),
];

/**
 * Every check of the repository; a failed step does not hide the next ones. `--unit-and-api` is the part that another
 * version of Node repeats, `--only types` one step by the beginning of its name, and `--reports folder` is where the
 * counts are written.
 * @param {string[]} words
 */
export async function run(words) {
  const { values } = parseArgs({
    args: words,
    options: {
      'unit-and-api': { type: 'boolean' },
      only: { type: 'string' },
      reports: { type: 'string', default: 'test-results' },
    },
  });
  const only = values['unit-and-api'] ? unitAndApi.name : (values.only ?? '');
  const steps = everything.filter(({ name }) => name.startsWith(only));
  if (steps.length === 0)
    throw taskError(`"${only}" is none of: ${everything.map(({ name }) => name).join(', ')}.`);
  const reports = inRoot(values.reports);
  fs.rmSync(reports, { recursive: true, force: true });
  fs.mkdirSync(reports, { recursive: true });
  await install('everything');
  /** @type {Outcome[]} */
  const outcomes = [];
  for (const step of steps) outcomes.push(await runStep(step, reports));
  fs.writeFileSync(path.join(reports, 'steps.json'), JSON.stringify(outcomes));
  printTimes(outcomes);
  const failed = outcomes.filter(({ passed }) => !passed).map(({ name }) => name);
  if (failed.length > 0) throw taskError(`Failed: ${failed.join(', ')}.`);
}

/** @param {Step} step @param {string} reports @returns {Promise<Outcome>} */
async function runStep({ name, report, work }, reports) {
  console.log(`\n== ${name}`);
  const began = performance.now();
  const code = await work(path.join(reports, report ?? '')).catch((error) => {
    console.error(error instanceof Error && error.name === 'TaskError' ? error.message : error);
    return 1;
  });
  return { name, report, passed: code === 0, seconds: (performance.now() - began) / 1000 };
}

/** @param {Outcome[]} outcomes */
function printTimes(outcomes) {
  const total = outcomes.reduce((sum, { seconds }) => sum + seconds, 0);
  console.log();
  for (const { name, passed, seconds } of [...outcomes, { name: 'total', passed: true, seconds: total }])
    console.log(`${name.padEnd(24)}${seconds.toFixed(1).padStart(7)} s${passed ? '' : '  FAILED'}`);
}

/** @param {string} folder @param {string} name @param {string[]} words */
const tool = (folder, name, ...words) => runCommand({ program: installed(folder, name), words });

async function checkTypes() {
  let worst = 0;
  for (const project of PROJECTS)
    worst = Math.max(worst, await tool('.', 'tsc', '-p', project, '--checkers', '2'));
  return worst;
}

/** No promise is left to itself. It looks for its type checker, another program of the same package, in the PATH. */
function checkPromises() {
  const words = ['--type-aware', '--config', 'packages/tooling/oxlint.jsonc', 'apps', 'packages'];
  const program = installed('packages/tooling', 'oxlint');
  const environment = { PATH: [path.dirname(program), process.env.PATH].join(path.delimiter) };
  return runCommand({ program, words, environment });
}

function lintContract() {
  return tool(
    'packages/tooling',
    'spectral',
    ...['lint', '--ruleset', 'packages/tooling/spectral.yaml', '--fail-severity', 'hint'],
    'packages/shared/openapi.json',
  );
}
