import { desc, eq, lt, sql } from 'drizzle-orm';
import type { Context } from '../../platform/context.ts';
import type { Tx } from '../../platform/database.ts';
import { decodeCursor, type Page, pageFrom, pageLimitDefault } from '../../platform/keyset.ts';
import { notFound } from '../../platform/problem.ts';
import { notSealedYet } from './errors.ts';
import type { LedgerProof, LedgerSeal, SealFilter } from './seal-schemas.ts';
import type { Seal } from './seals/canonical.ts';
import { hashesIn, inclusionPath } from './seals/merkle.ts';
import { ledgerSeals } from './tables.ts';

type SealRow = typeof ledgerSeals.$inferSelect;

/** A seal as the file and the API have it. */
export function sealOf(row: SealRow): Seal {
  return {
    number: row.number,
    horizon: row.horizon,
    transactionCount: row.transactionCount,
    sealedAt: row.sealedAt.toISOString(),
    root: row.root.toString('hex'),
    previousHash: row.previousHash.toString('hex'),
    hash: row.hash.toString('hex'),
    publicKey: row.publicKey.toString('hex'),
    signature: row.signature.toString('hex'),
  };
}
const published = (row: SealRow): LedgerSeal => ({ ...sealOf(row), version: 1 });

/** The seals of the ledger, the last first. */
export function sealPage(ctx: Context, filter: SealFilter): Promise<Page<LedgerSeal>> {
  const limit = filter.limit ?? pageLimitDefault;
  const [after] = decodeCursor(filter.cursor, 1) ?? [];
  return ctx.read(async (tx) => {
    const rows = await tx
      .select()
      .from(ledgerSeals)
      .where(typeof after === 'number' ? lt(ledgerSeals.number, after) : undefined)
      .orderBy(desc(ledgerSeals.number))
      .limit(limit + 1);
    const page = pageFrom(rows, limit, ({ number }) => [number]);
    return { ...page, items: page.items.map(published) };
  });
}

/** Which seals a key signed, from the first to the last. */
export interface SealKeyUse extends Record<string, unknown> {
  /** In hexadecimal. */
  publicKey: string;
  first: number;
  last: number;
}

/** The keys with which the seals are signed, the first used first. */
export async function sealKeysIn(tx: Tx): Promise<SealKeyUse[]> {
  const { rows } = await tx.execute<SealKeyUse>(
    sql`select encode(public_key, 'hex') as "publicKey", min(number) as first, max(number) as last from ledger_seals group by 1 order by 2`,
  );
  return rows;
}

async function sealIn(tx: Tx, number: number): Promise<LedgerSeal> {
  const [row] = await tx.select().from(ledgerSeals).where(eq(ledgerSeals.number, number));
  if (!row) throw notFound();
  return published(row);
}

interface SealedRow extends Record<string, unknown> {
  transaction: LedgerProof['transaction'];
  moves: Omit<LedgerProof['moves'][number], 'fromHashBefore' | 'toHashBefore'>[];
  sealNumber: number | null;
}

/**
 * Everything with which anybody can check, without this database, that a transaction is in a seal and says what it says.
 * Errors: 404, 409 for one that was recorded after the last seal.
 */
export function inclusionProof(
  ctx: Context,
  { transactionId }: { transactionId: string },
): Promise<LedgerProof> {
  return ctx.read(async (tx) => {
    const { rows } = await tx.execute<SealedRow>(sealedStatement(transactionId));
    const [row] = rows;
    if (!row) throw notFound();
    if (row.sealNumber === null) throw notSealedYet();
    const found = await tx.execute<{ place: number; leaves: Buffer; links_before: Buffer | null }>(
      sql`select place, leaves, links_before from app.ledger_leaves_of_seal(${transactionId})`,
    );
    const { place = 0, leaves = Buffer.alloc(0), links_before: before } = found.rows[0] ?? {};
    const linksBefore = hashesIn(before ?? Buffer.alloc(0)).map((link) => link.toString('hex'));
    return {
      format: 'approdo-ledger-proof-1',
      transaction: row.transaction,
      moves: row.moves.map((move, at) => ({
        ...move,
        fromHashBefore: linksBefore[at * 2] ?? '',
        toHashBefore: linksBefore[at * 2 + 1] ?? '',
      })),
      index: place,
      path: inclusionPath(hashesIn(leaves), place).map((node) => node.toString('hex')),
      seal: await sealIn(tx, row.sealNumber),
      version: 1,
    };
  });
}

/** A transaction and its moves as the leaf of their seal has them, in text. */
const sealedStatement = (transactionId: string) => sql`
  select json_build_object('id', t.id, 'recordedBy', t.recorded_by,
      'recordedAt', to_char(t.recorded_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'), 'effectiveOn', t.effective_on,
      'originalOn', t.original_on, 'kind', t.kind, 'outcome', t.outcome, 'districtId', t.district_id, 'organisationId', t.organisation_id,
      'dowryId', t.dowry_id, 'reverses', t.reverses, 'editionId', t.edition_id, 'idempotencyKey', t.idempotency_key,
      'fingerprint', encode(t.fingerprint, 'hex'), 'businessKey', t.business_key, 'evidence', t.evidence::text,
      'shortfalls', t.shortfalls::text, 'factNumber', t.fact_number) as transaction,
    (select coalesce(json_agg(json_build_object('position', m.position, 'rule', r.number, 'fromHolderId', m.from_holder_id,
        'fromVersion', m.from_version, 'toHolderId', m.to_holder_id, 'toVersion', m.to_version, 'amountCents', m.amount_cents) order by m.position), '[]')
      from ledger_moves m join ledger_posting_rules r using (kind, from_kind, from_stage, to_kind, to_stage)
      where m.transaction_id = t.id) as moves,
    (select l.seal_number from ledger_seal_leaves l where l.transaction_id = t.id) as "sealNumber"
  from ledger_transactions t where t.id = ${transactionId}`;
