import { proveLedger } from '../../src/modules/ledger/index.ts';
import type { Context } from '../../src/platform/context.ts';
import type { BenchDatabase } from './harness.ts';

/** Proves the whole ledger: how many transactions a second, and how much of the disk each takes with its indexes. */
export async function verifiedIn(
  world: { system: Context },
  bench: BenchDatabase,
): Promise<{ perSecond: number; bytesPerPosting: number }> {
  await bench.query('vacuum analyze');
  // what that left to be written is not the burden of the proof
  await bench.query('checkpoint');
  const startedAt = performance.now();
  const faults = await world.system.transaction((tx) =>
    world.system.transaction((beside) => proveLedger(tx, { beside })),
  );
  if (faults.length > 0) throw new Error(`the ledger is not whole: ${JSON.stringify(faults)}`);
  const seconds = (performance.now() - startedAt) / 1000;
  const [found] = await bench.query<{ postings: number; bytes: number }>(`select
    (select count(*)::int from ledger_transactions) as postings,
    (select sum(pg_total_relation_size(t::regclass))::bigint
       from unnest(array['ledger_transactions', 'ledger_moves', 'ledger_holders', 'ledger_totals']) t) as bytes`);
  if (!found) throw new Error('no figures');
  return { perSecond: found.postings / seconds, bytesPerPosting: found.bytes / found.postings };
}
