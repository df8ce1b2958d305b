import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { useWorld } from '../../../test/world.ts';
import { packageFolder } from '../../platform/migrations.ts';
import { loadTerritory } from './index.ts';

const world = useWorld();
const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'approdo-load-'));
let owner: pg.Client;

beforeAll(async () => {
  fs.cpSync(packageFolder('data/territory'), folder, { recursive: true });
  owner = new pg.Client({ connectionString: world.ownerUrl });
  await owner.connect();
});
afterAll(async () => {
  await owner.end();
  fs.rmSync(folder, { recursive: true });
});

const countOf = async (table: string) =>
  (await world.sql<{ n: number }>(`select count(*)::int as n from ${table}`))[0]?.n;

describe('loading the places', () => {
  it('does nothing when they are loaded already', async () => {
    expect(await loadTerritory(owner)).toBe('unchanged');
  });

  it('follows a change of the files, rows that went away included', async () => {
    const before = await countOf('municipalities');
    fs.appendFileSync(
      path.join(folder, 'municipality-changes.csv'),
      '2026-12-01,ended,059006,D003,Cori,LT,for a test\n',
    );
    fs.appendFileSync(
      path.join(folder, 'municipality-changes.csv'),
      '2026-12-01,founded,059999,M999,Cori Nuova,LT,for a test\n',
    );
    expect(await loadTerritory(owner, folder)).toBe('loaded');
    expect(await loadTerritory(owner, folder)).toBe('unchanged');
    expect(
      await world.sql(
        "select valid_to::text from municipalities where name = 'Cori' and valid_from > '1934-01-01'",
      ),
    ).toEqual([{ valid_to: '2026-11-30' }]);
    expect(await countOf('municipalities')).toBe((before ?? 0) + 1);
    expect(await loadTerritory(owner)).toBe('loaded');
    expect(await countOf('municipalities')).toBe(before);
  });

  it('leaves everything as it was when a file makes no sense', async () => {
    const before = await countOf('municipalities');
    fs.appendFileSync(path.join(folder, 'countries.csv'), 'NG,Z335,443\n');
    await expect(loadTerritory(owner, folder)).rejects.toThrow();
    expect(await countOf('municipalities')).toBe(before);
    expect(await loadTerritory(owner)).toBe('unchanged');
  });
});
