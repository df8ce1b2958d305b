import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** A project of plain programs: no browser, no database of its own. */
const plain = (name: string, folder: string, include: string[]) => ({
  root: `${root}${folder}`,
  test: { name, include, environment: 'node', pool: 'threads' as const, testTimeout: 30_000 },
});

export default defineConfig({
  root,
  test: {
    projects: [
      `${root}apps/api/vitest.config.ts`,
      `${root}apps/web/vitest.config.ts`,
      plain('shared', 'packages/shared', ['src/**/*.test.ts']),
      plain('postgres', 'packages/postgres', ['src/**/*.test.ts']),
      plain('tooling', 'packages/tooling', ['test/**/*.test.mjs']),
    ],
  },
});
