import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { defaultDataDir } from './data-dir.ts';

const asRoot = process.getuid?.() === 0;
const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'approdo-data-'));
afterAll(() => fs.rmSync(folder, { recursive: true, force: true }));

it('keeps the data inside a repository that the server can reach', () => {
  fs.chmodSync(folder, 0o755);
  const repository = path.join(folder, 'open');
  fs.mkdirSync(repository);
  expect(defaultDataDir(repository)).toBe(path.join(repository, '.data'));
});

it.runIf(asRoot)(
  'keeps it where it lasts when root works under a private home, apart for each repository',
  () => {
    const home = path.join(folder, 'home');
    fs.mkdirSync(home, { mode: 0o700 });
    const [one, other] = [path.join(home, 'one'), path.join(home, 'other')].map(defaultDataDir);
    expect(one).toMatch(/^\/var\/lib\/approdo\/[0-9a-f]{12}$/);
    expect(other).not.toBe(one);
  },
);
