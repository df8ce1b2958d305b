import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { defineConfig } from '@playwright/test';

const port = Number(process.env.E2E_PORT ?? 3100);
const origin = `http://127.0.0.1:${port}`;

// Read again by every worker; only the first reading makes the folder, and only its process removes it.
if (process.env.E2E_DATA_DIR === undefined) {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'approdo-journeys-'));
  fs.chmodSync(folder, 0o755); // as root the database runs as another account, which must get through
  process.env.E2E_DATA_DIR = folder;
  process.on('exit', () => fs.rmSync(folder, { recursive: true, force: true }));
}

/** A Chromium packed for another system brings its own libraries, which are for the browser only. */
const { CHROMIUM_PATH, CHROMIUM_LIBRARIES } = process.env;
const withLibraries = { ...process.env, LD_LIBRARY_PATH: CHROMIUM_LIBRARIES };
const browserEnvironment = Object.fromEntries(
  Object.entries(withLibraries).filter((entry): entry is [string, string] => entry[1] !== undefined),
);

export default defineConfig({
  testDir: 'e2e',
  outputDir: '../../test-results/journeys',
  workers: 2,
  fullyParallel: false,
  forbidOnly: process.env.CI === 'true',
  timeout: 90_000,
  expect: { timeout: 10_000 },
  reporter: process.env.PLAYWRIGHT_REPORT
    ? [['list'], ['json', { outputFile: process.env.PLAYWRIGHT_REPORT }]]
    : [['list']],
  use: {
    baseURL: origin,
    locale: 'it-IT',
    timezoneId: 'Europe/Rome',
    viewport: { width: 1366, height: 768 },
    screenshot: 'only-on-failure',
    launchOptions: {
      ...(CHROMIUM_PATH ? { executablePath: CHROMIUM_PATH } : {}),
      ...(CHROMIUM_LIBRARIES ? { env: browserEnvironment } : {}),
      args: [
        '--no-sandbox',
        '--disable-gpu',
        '--disable-quic',
        '--no-first-run',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
      ],
    },
  },
  webServer: {
    command: 'node --enable-source-maps ../api/dist/server.js',
    url: `${origin}/api/v1/status`,
    env: {
      PORT: String(port),
      DATA_DIR: path.join(process.env.E2E_DATA_DIR, 'data'),
      DATABASE_URL: '',
      FEEDBACK_URL: 'mailto:accessibilita@ente.test',
    },
    // killed outright, it would leave its database running
    gracefulShutdown: { signal: 'SIGTERM', timeout: 10_000 },
    reuseExistingServer: false,
    timeout: 60_000,
    stdout: 'ignore',
    stderr: 'pipe',
  },
});
