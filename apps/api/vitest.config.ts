import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    name: 'api',
    include: ['src/**/*.test.ts', 'test/**/*.test.ts'],
    environment: 'node',
    globalSetup: './test/global-setup.ts',
    pool: 'forks',
    // files share what they import and nothing else, each having a database of its own: a third less work
    isolate: false,
    testTimeout: 20_000,
    hookTimeout: 30_000,
  },
});
