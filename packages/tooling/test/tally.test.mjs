import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { closingLine, failuresOf, tally } from '../tasks/tally.mjs';

const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'approdo-tally-'));
afterAll(() => fs.rmSync(folder, { recursive: true, force: true }));

/** @param {string} name @param {Record<string, unknown>} reports */
function run(name, reports) {
  const target = path.join(folder, name);
  fs.mkdirSync(target);
  for (const [file, content] of Object.entries(reports))
    fs.writeFileSync(path.join(target, file), JSON.stringify(content));
  return target;
}

/** @param {number} failed */
const vitest = (failed) => ({
  numPassedTests: 10,
  numFailedTests: failed,
  numPendingTests: 0,
  numTodoTests: 0,
});
/** @param {boolean} passed */
const unit = (passed) => ({ name: 'unit', passed, report: 'vitest.json' });

describe('the closing line', () => {
  it('adds up every run and every report', () => {
    const first = run('both', {
      'steps.json': [
        { name: 'lint', passed: true },
        unit(true),
        { name: 'e2e', passed: true, report: 'p.json' },
      ],
      'vitest.json': vitest(0),
      'p.json': { stats: { expected: 3, unexpected: 0, flaky: 0, skipped: 1 } },
    });
    const second = run('again', { 'steps.json': [unit(true)], 'vitest.json': vitest(0) });
    expect(closingLine(tally([first, second]))).toBe('23 passed, 0 failed, 1 skipped');
  });

  it('counts failing tests once, and a browser test that passed only at the second try as failed', () => {
    const failing = run('failing', {
      'steps.json': [unit(false), { name: 'e2e', passed: true, report: 'p.json' }],
      'vitest.json': vitest(2),
      'p.json': { stats: { expected: 3, unexpected: 0, flaky: 1, skipped: 0 } },
    });
    expect(closingLine(tally([failing]))).toBe('13 passed, 3 failed');
  });

  it('counts a failed step that ran no failing test as a failure', () => {
    const lint = run('lint', {
      'steps.json': [{ name: 'lint', passed: false }, unit(true)],
      'vitest.json': vitest(0),
    });
    const crash = run('crash', { 'steps.json': [unit(false)] });
    expect(closingLine(tally([lint]))).toBe('10 passed, 1 failed');
    expect(closingLine(tally([crash]))).toBe('0 passed, 1 failed');
  });

  it('counts a run that left nothing as a failure', () => {
    expect(closingLine(tally([run('nothing', {})]))).toBe('0 passed, 1 failed');
  });
});

describe('what failed', () => {
  it('is named: the step, the unit test, the journey, each with how its message begins', () => {
    const failing = run('named', {
      'steps.json': [
        { name: 'lint', passed: false },
        unit(false),
        { name: 'e2e', passed: false, report: 'p.json' },
      ],
      'vitest.json': {
        ...vitest(1),
        testResults: [
          {
            name: path.resolve('apps/api/a.test.ts'),
            assertionResults: [
              { status: 'passed', fullName: 'a good one' },
              {
                status: 'failed',
                fullName: 'money is kept',
                failureMessages: [
                  'Error: Property failed after 7 tests\n{ seed: 1, path: "6:3" }\n\n    at a.test.ts:1:2',
                ],
              },
              { status: 'failed', fullName: 'nothing is said', failureMessages: [] },
            ],
          },
        ],
      },
      'p.json': {
        suites: [
          {
            suites: [
              {
                specs: [
                  {
                    ...{ ok: false, file: 'main-job.spec.ts', line: 12, title: 'grants a dowry' },
                    tests: [
                      {
                        results: [
                          { error: { message: `\u001b[31mToo late\u001b[39m\n${'+ x\n'.repeat(90)}` } },
                        ],
                      },
                    ],
                  },
                ],
              },
            ],
          },
        ],
      },
    });
    expect(failuresOf([failing])).toEqual([
      `${failing}: lint`,
      `${failing}: unit`,
      '  apps/api/a.test.ts: money is kept',
      '    Error: Property failed after 7 tests',
      '    { seed: 1, path: "6:3" }',
      '  apps/api/a.test.ts: nothing is said',
      `${failing}: e2e`,
      '  main-job.spec.ts:12: grants a dowry',
      '    Too late',
      ...Array.from({ length: 7 }, () => '    + x'),
    ]);
    expect(failuresOf([path.join(folder, 'nowhere')])[0]).toContain('did not come to its end');
  });
});
