import type { HolderKind, Stage } from '@approdo/shared/ledger';
import { sumCents } from '@approdo/shared/money';
import { and, asc, desc, eq, gte, inArray, lt, lte, type SQL, sql } from 'drizzle-orm';
import { alias } from 'drizzle-orm/pg-core';
import type { Context } from '../../platform/context.ts';
import type { Tx } from '../../platform/database.ts';
import { decodeCursor, type Page, pageFrom, pageLimitDefault } from '../../platform/keyset.ts';
import { notFound } from '../../platform/problem.ts';
import { users } from '../identity/tables.ts';
import type { LedgerFilter, LedgerTransaction } from './schemas.ts';
import { ledgerHolders, ledgerMoves, ledgerTransactions } from './tables.ts';

/** What the ledger was asked and what became of it, as far as the actor sees, the last first. Amounts in cents. */
export function ledgerTransactionPage(ctx: Context, filter: LedgerFilter): Promise<Page<LedgerTransaction>> {
  const limit = filter.limit ?? pageLimitDefault;
  const [after] = decodeCursor(filter.cursor, 1) ?? [];
  return ctx.read(async (tx) => {
    // ids are made in the order of their instants, so the primary key is the order of the journal
    const before = typeof after === 'string' ? lt(ledgerTransactions.id, after) : undefined;
    const rows = await transactionsIn(tx, and(before, ...conditionsOf(filter)), limit + 1);
    const page = pageFrom(rows, limit, ({ transaction }) => [transaction.id]);
    return { ...page, items: await withMoves(tx, page.items) };
  });
}

/** One transaction of the ledger with its moves. Error: 404. */
export function ledgerTransactionById(ctx: Context, transactionId: string): Promise<LedgerTransaction> {
  return ctx.read((tx) => ledgerTransactionIn(tx, transactionId));
}

export async function ledgerTransactionIn(tx: Tx, transactionId: string): Promise<LedgerTransaction> {
  const rows = await transactionsIn(tx, eq(ledgerTransactions.id, transactionId), 1);
  const [transaction] = await withMoves(tx, rows);
  if (!transaction) throw notFound();
  return transaction;
}

function conditionsOf(filter: LedgerFilter): (SQL | undefined)[] {
  const { kind, outcome, editionId, districtId, promoterId, dowryId, holderId } = filter;
  const { effectiveFrom, effectiveUntil } = filter;
  return [
    kind && eq(ledgerTransactions.kind, kind),
    outcome && eq(ledgerTransactions.outcome, outcome),
    editionId && eq(ledgerTransactions.editionId, editionId),
    districtId ? eq(ledgerTransactions.districtId, districtId) : undefined,
    promoterId ? eq(ledgerTransactions.organisationId, promoterId) : undefined,
    dowryId ? eq(ledgerTransactions.dowryId, dowryId) : undefined,
    holderId
      ? sql`exists (select 1 from ledger_moves m where m.transaction_id = ${ledgerTransactions}.id
          and ${holderId}::uuid in (m.from_holder_id, m.to_holder_id))`
      : undefined,
    effectiveFrom ? gte(ledgerTransactions.effectiveOn, effectiveFrom) : undefined,
    effectiveUntil ? lte(ledgerTransactions.effectiveOn, effectiveUntil) : undefined,
  ];
}

function transactionsIn(tx: Tx, condition: SQL | undefined, limit: number) {
  return tx
    .select({
      transaction: ledgerTransactions,
      recordedByName: users.name,
      reversedById: sql<string | null>`(select r.id from ledger_transactions r
        where r.reverses = ${ledgerTransactions}.id and r.outcome = 'applied')`,
      sealNumber: sql<number | null>`(select l.seal_number from ledger_seal_leaves l
        where l.transaction_id = ${ledgerTransactions}.id)`,
    })
    .from(ledgerTransactions)
    .leftJoin(users, eq(users.id, ledgerTransactions.recordedBy))
    .where(condition)
    .orderBy(desc(ledgerTransactions.id))
    .limit(limit);
}
type TransactionRow = Awaited<ReturnType<typeof transactionsIn>>[number];

const source = alias(ledgerHolders, 'source');
const target = alias(ledgerHolders, 'target');

function movesIn(tx: Tx, transactionIds: string[]) {
  return tx
    .select({ move: ledgerMoves, source, target })
    .from(ledgerMoves)
    .leftJoin(source, eq(source.id, ledgerMoves.fromHolderId))
    .leftJoin(target, eq(target.id, ledgerMoves.toHolderId))
    .where(inArray(ledgerMoves.transactionId, transactionIds))
    .orderBy(asc(ledgerMoves.transactionId), asc(ledgerMoves.position));
}
type MoveRow = Awaited<ReturnType<typeof movesIn>>[number];

async function withMoves(tx: Tx, rows: readonly TransactionRow[]): Promise<LedgerTransaction[]> {
  if (rows.length === 0) return [];
  const moves = await movesIn(
    tx,
    rows.map(({ transaction }) => transaction.id),
  );
  return rows.map((row) =>
    transactionOf(
      row,
      moves.filter(({ move }) => move.transactionId === row.transaction.id),
    ),
  );
}

function transactionOf(
  { transaction, recordedByName, reversedById, sealNumber }: TransactionRow,
  rows: readonly MoveRow[],
): LedgerTransaction {
  const { id, kind, outcome, effectiveOn, originalOn, editionId, districtId, dowryId, evidence } =
    transaction;
  return {
    id,
    kind,
    outcome,
    effectiveOn,
    originalOn,
    recordedAt: transaction.recordedAt.toISOString(),
    recordedById: transaction.recordedBy,
    recordedByName,
    editionId,
    districtId,
    promoterId: transaction.organisationId,
    dowryId,
    reversesId: transaction.reverses,
    reversedById,
    sealNumber,
    businessKey: transaction.businessKey,
    evidence: Object.entries(evidence).map(([name, value]) => ({ name, value: String(value) })),
    amountCents: sumCents(rows.map(({ move }) => move.amountCents)),
    moves: rows.map(moveOf),
    shortfalls: transaction.shortfalls ?? [],
    version: 1,
  };
}

function moveOf({ move, source: from, target: to }: MoveRow): LedgerTransaction['moves'][number] {
  return {
    position: move.position,
    from: placeOf({ holderId: move.fromHolderId, kind: move.fromKind, stage: move.fromStage }, from),
    to: placeOf({ holderId: move.toHolderId, kind: move.toKind, stage: move.toStage }, to),
    amountCents: move.amountCents,
    fromVersion: move.fromVersion,
    toVersion: move.toVersion,
  };
}

/** The place as the move itself says it; what the holder is, only for whoever sees the holder. */
function placeOf(place: { holderId: string; kind: HolderKind; stage: Stage }, holder: MoveRow['source']) {
  return {
    ...place,
    editionId: holder?.editionId ?? null,
    fundId: holder?.fundId ?? null,
    districtId: holder?.districtId ?? null,
    dowryId: holder?.dowryId ?? null,
    component: holder?.component ?? ('none' as const),
  };
}
