import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    name: 'api',
    include: ['src/**/*.test.ts', 'test/**/*.test.ts'],
    environment: 'node',
    globalSetup: './test/global-setup.ts',
    pool: 'forks',
    testTimeout: 20_000,
    hookTimeout: 30_000,
  },
});
