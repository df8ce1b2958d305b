// `node packages/tooling/tasks/tally.mjs folder...`: adds up the reports that `npm test` left in these folders, names
// what failed and closes with `N passed, N failed`, the line that continuous integration reads.
import fs from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { stripVTControlCharacters } from 'node:util';

/**
 * @typedef {{ passed: number, failed: number, skipped: number }} Counts
 * @typedef {{ name: string, passed: boolean, seconds: number, report?: string }} Outcome
 * @typedef {{ numPassedTests: number, numFailedTests: number, numPendingTests: number, numTodoTests: number }} VitestReport
 * @typedef {{ stats: { expected: number, unexpected: number, flaky: number, skipped: number } }} PlaywrightReport
 */

const NOTHING = { passed: 0, failed: 0, skipped: 0 };

/** A step that failed without a failing test, such as lint or a crash, counts as one failure. @param {string[]} folders @returns {Counts} */
export function tally(folders) {
  return folders.flatMap(countsOfRun).reduce(
    (sum, each) => ({
      passed: sum.passed + each.passed,
      failed: sum.failed + each.failed,
      skipped: sum.skipped + each.skipped,
    }),
    NOTHING,
  );
}

/** @param {Counts} counts */
export const closingLine = ({ passed, failed, skipped }) =>
  `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`;

/** @param {string} folder @returns {Counts[]} */
function countsOfRun(folder) {
  const steps = path.join(folder, 'steps.json');
  // the run ended before it could write what became of its steps
  if (!fs.existsSync(steps)) return [{ ...NOTHING, failed: 1 }];
  /** @type {Outcome[]} */
  const outcomes = JSON.parse(fs.readFileSync(steps, 'utf8'));
  return outcomes.map(({ passed, report }) => {
    const counts = report === undefined ? NOTHING : countsOfReport(path.join(folder, report));
    return passed || counts.failed > 0 ? counts : { ...counts, failed: 1 };
  });
}

/** @param {string} file @returns {Counts} */
function countsOfReport(file) {
  if (!fs.existsSync(file)) return NOTHING;
  /** @type {VitestReport | PlaywrightReport} */
  const report = JSON.parse(fs.readFileSync(file, 'utf8'));
  if ('stats' in report) {
    const { expected, unexpected, flaky, skipped } = report.stats;
    return { passed: expected, failed: unexpected + flaky, skipped };
  }
  return {
    passed: report.numPassedTests,
    failed: report.numFailedTests,
    skipped: report.numPendingTests + report.numTodoTests,
  };
}

/**
 * What failed in these folders, a line each: the steps, and the tests by their full name, followed by how their messages begin. A test
 * that fails by chance says there with which seed it does so again.
 * @param {string[]} folders @returns {string[]}
 */
export function failuresOf(folders) {
  return folders.flatMap((folder) => {
    const steps = path.join(folder, 'steps.json');
    if (!fs.existsSync(steps)) return [`${folder}: the run did not come to its end`];
    /** @type {Outcome[]} */
    const outcomes = JSON.parse(fs.readFileSync(steps, 'utf8'));
    return outcomes
      .filter(({ passed }) => !passed)
      .flatMap(({ name, report }) => [
        `${folder}: ${name}`,
        ...(report === undefined ? [] : failedTests(path.join(folder, report))).flatMap(
          ({ test, message }) => [`  ${test}`, ...beginningOf(message).map((line) => `    ${line}`)],
        ),
      ]);
  });
}

/**
 * @typedef {{ test: string, message: string }} Failure
 * @typedef {{ results?: { error?: { message?: string } }[] }} Attempts
 * @typedef {{ specs?: { title: string, file: string, line: number, ok: boolean, tests?: Attempts[] }[], suites?: Suite[] }} Suite
 * @typedef {{ status: string, fullName: string, failureMessages?: string[] }} Assertion
 * @typedef {{ testResults?: { name: string, assertionResults: Assertion[] }[] }} Results
 * @param {string} file @returns {Failure[]}
 */
function failedTests(file) {
  if (!fs.existsSync(file)) return [];
  /** @type {Results & Suite} */
  const { testResults = [], suites = [] } = JSON.parse(fs.readFileSync(file, 'utf8'));
  const units = testResults.flatMap(({ name, assertionResults }) =>
    assertionResults
      .filter(({ status }) => status === 'failed')
      .map(({ fullName, failureMessages = [] }) => ({
        test: `${path.relative(process.cwd(), name)}: ${fullName}`,
        message: failureMessages[0] ?? '',
      })),
  );
  return [...units, ...suites.flatMap(failedSpecs)];
}

/** @param {Suite} suite @returns {Failure[]} */
function failedSpecs({ specs = [], suites = [] }) {
  const own = specs
    .filter(({ ok }) => !ok)
    .map(({ file, line, title, tests = [] }) => {
      const errors = tests.flatMap(({ results = [] }) => results.map(({ error }) => error?.message ?? ''));
      return { test: `${file}:${line}: ${title}`, message: errors.find((each) => each !== '') ?? '' };
    });
  return [...own, ...suites.flatMap(failedSpecs)];
}

const MESSAGE_LINES_MAX = 8;
const LINE_LENGTH_MAX = 200;

/** How a message begins, without colours, empty lines and where it was thrown. @param {string} message @returns {string[]} */
function beginningOf(message) {
  return stripVTControlCharacters(message)
    .split('\n')
    .map((line) => line.trimEnd().slice(0, LINE_LENGTH_MAX))
    .filter((line) => line !== '' && !/^\s+at /.test(line))
    .slice(0, MESSAGE_LINES_MAX);
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const folders = process.argv.slice(2);
  const counts = tally(folders);
  for (const line of failuresOf(folders)) console.log(line);
  console.log(closingLine(counts));
  if (counts.failed > 0 || counts.passed === 0) process.exitCode = 1;
}
