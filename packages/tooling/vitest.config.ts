import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** A project of plain programs: no browser, no database of its own. */
const plain = (name: string, folder: string, include: string[]) => ({
  root: `${root}${folder}`,
  test: { name, include, environment: 'node', pool: 'threads' as const, isolate: false, testTimeout: 30_000 },
});

export default defineConfig({
  root,
  test: {
    // half of the waiting is for the database, which is another process
    maxWorkers: '100%',
    projects: [
      `${root}apps/api/vitest.config.ts`,
      `${root}apps/web/vitest.config.ts`,
      plain('shared', 'packages/shared', ['src/**/*.test.ts']),
      plain('postgres', 'packages/postgres', ['src/**/*.test.ts']),
      plain('tooling', 'packages/tooling', ['test/**/*.test.mjs']),
    ],
  },
});
