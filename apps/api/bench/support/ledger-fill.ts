import pg from 'pg';
import type { BenchDatabase } from './harness.ts';
import { reservationsOfHalf } from './stage.ts';

const atOnce = 2000;

/** Posts reservations, three moves each, until the ledger holds this many transactions; all through the posting function. */
export async function fillLedger(bench: BenchDatabase, size: number): Promise<void> {
  const [{ held = 0 } = {}] = await bench.query<{ held: number }>(
    'select count(*)::int as held from ledger_transactions',
  );
  const startedAt = performance.now();
  const missing = Math.max(0, size - held);
  await Promise.all(([0, 1] as const).map((half) => fillHalf(bench, half, missing / 2)));
  await bench.query('vacuum analyze');
  const tookSeconds = (performance.now() - startedAt) / 1000;
  console.log(`${missing} postings written to make ${size}: ${Math.round(missing / tookSeconds)} a second`);
}

/** Each half of the districts has a connection of its own, so that neither waits for the other. */
async function fillHalf(bench: BenchDatabase, half: 0 | 1, count: number): Promise<void> {
  const client = new pg.Client({ connectionString: bench.ownerUrl });
  await client.connect();
  await client.query(
    "select set_config('app.role', 'system', false), set_config('app.actor_id', gen_random_uuid()::text, false)",
  );
  for (let left = Math.round(count); left > 0; left -= atOnce)
    await client.query(reservationsOfHalf(half, Math.min(left, atOnce)));
  await client.end();
}
