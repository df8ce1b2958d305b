import { defineConfig, mergeConfig } from 'vitest/config';
import build from './vite.config.ts';

// apart from vite.config.ts, which builds the dashboard where no test tool is installed
export default mergeConfig(
  build,
  defineConfig({
    test: {
      name: 'web',
      environment: 'jsdom',
      // the kit is imported once and not for each file: a third of the work
      isolate: false,
      include: ['src/**/*.test.{ts,tsx}'],
      setupFiles: ['test/setup.ts'],
      css: false,
      testTimeout: 20_000,
      // what waits for a stand-in of a browser is tried once more before it counts as failed; the report tells it
      retry: 1,
    },
  }),
);
