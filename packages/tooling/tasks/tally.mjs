// `node packages/tooling/tasks/tally.mjs folder...`: adds up the reports that `npm test` left in these folders, names
// what failed and closes with `N passed, N failed`, the line that continuous integration reads.
import fs from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';

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
 * What failed in these folders, a line each: the steps, and the tests by their full name.
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
        ...(report === undefined ? [] : failedTests(path.join(folder, report))).map((test) => `  ${test}`),
      ]);
  });
}

/**
 * @typedef {{ specs?: { title: string, file: string, line: number, ok: boolean }[], suites?: Suite[] }} Suite
 * @typedef {{ testResults?: { name: string, assertionResults: { status: string, fullName: string }[] }[] }} Results
 * @param {string} file @returns {string[]}
 */
function failedTests(file) {
  if (!fs.existsSync(file)) return [];
  /** @type {Results & Suite} */
  const { testResults = [], suites = [] } = JSON.parse(fs.readFileSync(file, 'utf8'));
  const units = testResults.flatMap(({ name, assertionResults }) =>
    assertionResults
      .filter(({ status }) => status === 'failed')
      .map(({ fullName }) => `${path.relative(process.cwd(), name)}: ${fullName}`),
  );
  return [...units, ...suites.flatMap(failedSpecs)];
}

/** @param {Suite} suite @returns {string[]} */
function failedSpecs({ specs = [], suites = [] }) {
  const own = specs.filter(({ ok }) => !ok).map(({ file, line, title }) => `${file}:${line}: ${title}`);
  return [...own, ...suites.flatMap(failedSpecs)];
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const folders = process.argv.slice(2);
  const counts = tally(folders);
  for (const line of failuresOf(folders)) console.log(line);
  console.log(closingLine(counts));
  if (counts.failed > 0 || counts.passed === 0) process.exitCode = 1;
}
