import { defineConfig, mergeConfig } from 'vitest/config';
import build from './vite.config.ts';

// apart from vite.config.ts, which builds the dashboard where no test tool is installed
export default mergeConfig(
  build,
  defineConfig({
    test: {
      name: 'web',
      environment: 'jsdom',
      include: ['src/**/*.test.{ts,tsx}'],
      setupFiles: ['test/setup.ts'],
      css: false,
      testTimeout: 20_000,
    },
  }),
);
