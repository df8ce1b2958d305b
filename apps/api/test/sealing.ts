import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll } from 'vitest';
import { openSealKey, type Sealing, sealLedger } from '../src/modules/ledger/index.ts';
import { expectProvenLedger } from './money.ts';
import type { World } from './world.ts';

export interface WorldSealing extends Sealing {
  /** Where key and file are. */
  folder: string;
  /** Seals until every transaction is in a seal. */
  sealed(): Promise<void>;
}

/**
 * A key and a file of seals for the tests of a file, in a folder that goes with them; at the end the ledger is proven, unless the
 * tests prove it in another way.
 */
export function useSealing(
  world: World,
  { prove = expectProvenLedger }: { prove?: (world: World) => Promise<void> } = {},
): WorldSealing {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'approdo-seals-'));
  const file = path.join(folder, 'seals.jsonl');
  const key = openSealKey(path.join(folder, 'seal-key.pem'), { mayGenerate: true });
  afterAll(async () => {
    await prove(world);
    fs.rmSync(folder, { recursive: true });
  });

  /** Other tests on the same server may hold the horizon back for a moment. */
  async function sealed(): Promise<void> {
    for (let attempt = 0; attempt < 100; attempt++) {
      await sealLedger(world.system, { key, file });
      const [left] = await world.sql<{ count: number }>(
        'select count(*)::int as count from ledger_transactions t where not exists (select from ledger_seal_leaves l where l.transaction_id = t.id)',
      );
      if (left?.count === 0) return;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    throw new Error('the horizon stays behind');
  }
  return { folder, key, file, sealed };
}
