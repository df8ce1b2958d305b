import { desc, gt, sql } from 'drizzle-orm';
import type { Context } from '../../../platform/context.ts';
import type { Tx } from '../../../platform/database.ts';
import { sealOf } from '../seal-queries.ts';
import type { Seal, UnsignedSeal } from '../seals/canonical.ts';
import { appendSeals, sealsInFile } from '../seals/file.ts';
import { type SealKey, signSeal } from '../seals/key.ts';
import { merkleRoot } from '../seals/merkle.ts';
import { ledgerSeals } from '../tables.ts';

/** With what the ledger is sealed: the key, and the file outside the database that has every seal. */
export interface Sealing {
  key: SealKey;
  file: string;
}

/** Transactions of one seal at the most; where more wait there are several seals. A proof of inclusion reads one seal's leaves. */
const transactionsMax = 10_000;
const sealTimeout = '120s';

/**
 * Seals every transaction that is finished and not sealed yet, and writes the seals to the file. Answers how many transactions
 * were sealed. Throws when the file has a seal that the database has not: one of the two was changed or restored.
 */
export async function sealLedger(ctx: Context, { key, file }: Sealing): Promise<number> {
  await assertSameStory(ctx, file);
  let count = 0;
  for (;;) {
    const seal = await ctx.transaction((tx) => sealOnce(tx, key));
    if (!seal) break;
    count += seal.transactionCount;
  }
  await writeMissing(ctx, file);
  return count;
}

interface ToSeal {
  transaction_id: string;
  leaf: Buffer;
  horizon: string;
  /** In which the horizon holds, as the server numbers its clusters. */
  cluster: string | null;
}

async function sealOnce(tx: Tx, key: SealKey): Promise<Seal | null> {
  await tx.execute(
    sql`select pg_advisory_xact_lock(hashtextextended('ledger seal', 0)), set_config('statement_timeout', ${sealTimeout}, true)`,
  );
  const { rows } = await tx.execute<ToSeal & Record<string, unknown>>(
    sql`select transaction_id, leaf, horizon::text as horizon, cluster::text as cluster from app.ledger_leaves_to_seal(${transactionsMax})`,
  );
  const [first] = rows;
  if (!first) return null;
  const seal = signSeal(await nextSeal(tx, first.horizon, rows), key);
  await tx.execute(sql`select app.record_ledger_seal(row (${seal.number}::integer, ${seal.horizon}::xid8, ${seal.transactionCount}::integer,
    ${seal.sealedAt}::timestamptz, ${hex(seal.root)}, ${hex(seal.previousHash)}, ${hex(seal.hash)}, ${hex(seal.publicKey)},
    ${hex(seal.signature)}, ${first.cluster}::bigint)::ledger_seals, ${sql.param(rows.map((row) => row.transaction_id))}, ${sql.param(rows.map(({ leaf }) => leaf))})`);
  return seal;
}

const hex = (text: string) => sql`decode(${text}, 'hex')`;
const nothingBefore = '00'.repeat(32);

async function nextSeal(tx: Tx, horizon: string, rows: readonly { leaf: Buffer }[]): Promise<UnsignedSeal> {
  const [last] = await tx.select().from(ledgerSeals).orderBy(desc(ledgerSeals.number)).limit(1);
  const now = await tx.execute<{ ms: number }>(
    sql`select floor(extract(epoch from clock_timestamp()) * 1000)::bigint as ms`,
  );
  return {
    number: (last?.number ?? 0) + 1,
    horizon,
    transactionCount: rows.length,
    sealedAt: new Date(now.rows[0]?.ms ?? Date.now()).toISOString(),
    root: merkleRoot(rows.map(({ leaf }) => leaf)).toString('hex'),
    previousHash: last?.hash.toString('hex') ?? nothingBefore,
  };
}

/** Refuses to go on when the last seal of the file is not in the database as it was written. */
async function assertSameStory(ctx: Context, file: string): Promise<void> {
  const last = sealsInFile(file).at(-1);
  if (!last) return;
  const rows = await ctx.read((tx) =>
    tx
      .select({ hash: ledgerSeals.hash })
      .from(ledgerSeals)
      .where(sql`${ledgerSeals.number} = ${last.number}`),
  );
  if (rows[0]?.hash.toString('hex') !== last.hash)
    throw new Error(
      `seal ${last.number} of ${file} is not in the database: one of the two was restored or changed; nothing is sealed`,
    );
}

/** Writes to the file the seals that it has not, also those of a run that was cut off, or of another machine. */
async function writeMissing(ctx: Context, file: string): Promise<void> {
  const last = sealsInFile(file).at(-1)?.number ?? 0;
  const rows = await ctx.read((tx) =>
    tx.select().from(ledgerSeals).where(gt(ledgerSeals.number, last)).orderBy(ledgerSeals.number),
  );
  appendSeals(file, rows.map(sealOf));
}
