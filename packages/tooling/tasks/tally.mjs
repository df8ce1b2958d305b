// `node packages/tooling/tasks/tally.mjs folder...`: adds up the reports that `npm test` left in these folders and
// closes with `N passed, N failed`, the line that continuous integration reads.
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

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const counts = tally(process.argv.slice(2));
  console.log(closingLine(counts));
  if (counts.failed > 0 || counts.passed === 0) process.exitCode = 1;
}
