import { afterAll, describe, expect, it } from 'vitest';
import { faults } from '../faults/faults.ts';
import { endEverything } from '../faults/support/processes.ts';

// a process of tests may be ended without a word
afterAll(endEverything);

describe.concurrent('the product withstands', () => {
  it.for(faults.map((fault) => [fault.title, fault] as const))(
    '%s',
    { timeout: 180_000 },
    async ([, fault], { skip }) => {
      const verdict = await fault.run('short');
      if ('skipped' in verdict) return skip(verdict.skipped);
      const { broken, control, figures } = verdict;
      expect(broken, JSON.stringify(figures)).toEqual([]);
      // without its protection the same fault does harm, or nothing was shown
      expect(control.isHarmed, control.harm).toBe(true);
    },
  );
});
