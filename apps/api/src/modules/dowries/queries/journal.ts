import type { DowryComponent } from '@approdo/shared/dowry';
import { sumCents } from '@approdo/shared/money';
import { and, desc, eq, sql } from 'drizzle-orm';
import type { Context } from '../../../platform/context.ts';
import type { Tx } from '../../../platform/database.ts';
import { decodeCursor, type Page, pageFrom, pageLimitDefault } from '../../../platform/keyset.ts';
import { notFound } from '../../../platform/problem.ts';
import { type HolderKind, holderIdOf, type Stage } from '../../ledger/index.ts';
import { ledgerTransactions } from '../../ledger/tables.ts';
import type { FundId } from '../../programmes/index.ts';
import type { JournalEntry, JournalFilter } from '../journal-schemas.ts';
import { dowries, dowryComponents } from '../tables.ts';

interface MoveRow {
  component: DowryComponent;
  fundId: FundId;
  fromKind: HolderKind;
  fromStage: Stage;
  toKind: HolderKind;
  toStage: Stage;
  amountCents: number;
}

const movesJson = sql<MoveRow[]>`(select coalesce(json_agg(json_build_object(
    'component', coalesce(f.component, g.component), 'fundId', coalesce(f.fund_id, g.fund_id), 'fromKind', m.from_kind, 'fromStage', m.from_stage,
    'toKind', m.to_kind, 'toStage', m.to_stage, 'amountCents', m.amount_cents) order by m.position), '[]')
  from ledger_moves m left join ledger_holders f on f.id = m.from_holder_id left join ledger_holders g on g.id = m.to_holder_id
  where m.transaction_id = ledger_transactions.id)`;

/** What the ledger recorded of a dowry, the last first. Error: 404. */
export function dowryJournal(
  ctx: Context,
  { dowryId, ...filter }: JournalFilter & { dowryId: string },
): Promise<Page<JournalEntry>> {
  const limit = filter.limit ?? pageLimitDefault;
  const after = decodeCursor(filter.cursor, 2);
  return ctx.read(async (tx) => {
    const funds = await districtFundsOf(tx, dowryId);
    const rows = await tx
      .select({
        entry: ledgerTransactions,
        atText: sql<string>`ledger_transactions.recorded_at::text`,
        recordedByName: sql<
          string | null
        >`(select u.name from users u where u.id = ledger_transactions.recorded_by)`,
        reversedById: sql<
          string | null
        >`(select r.id from ledger_transactions r where r.reverses = ledger_transactions.id and r.outcome = 'applied')`,
        moves: movesJson,
      })
      .from(ledgerTransactions)
      .where(
        and(
          eq(ledgerTransactions.dowryId, dowryId),
          after
            ? sql`(${ledgerTransactions.recordedAt}, ${ledgerTransactions.id}) < (${after[0]}::timestamptz, ${after[1]}::uuid)`
            : undefined,
        ),
      )
      .orderBy(desc(ledgerTransactions.recordedAt), desc(ledgerTransactions.id))
      .limit(limit + 1);
    const page = pageFrom(rows, limit, (row) => [row.atText, row.entry.id]);
    return { ...page, items: page.items.map((row) => entryOf(row, funds)) };
  });
}

/**
 * The funds of the district that pay the dowry, by the holder of each in the ledger: a promoter does not see those
 * holders, and is told which fund lacked money all the same. Error: 404.
 */
async function districtFundsOf(tx: Tx, dowryId: string): Promise<Map<string, FundId>> {
  const rows = await tx
    .select({ editionId: dowries.editionId, districtId: dowries.districtId, fundId: dowryComponents.fundId })
    .from(dowries)
    .innerJoin(dowryComponents, eq(dowryComponents.dowryId, dowries.id))
    .where(eq(dowries.id, dowryId));
  if (rows.length === 0) throw notFound();
  return new Map(rows.map((row) => [holderIdOf({ kind: 'districtFund', ...row }), row.fundId]));
}

interface EntryRow {
  entry: typeof ledgerTransactions.$inferSelect;
  recordedByName: string | null;
  reversedById: string | null;
  moves: MoveRow[];
}

function entryOf(
  { entry, recordedByName, reversedById, moves }: EntryRow,
  funds: Map<string, FundId>,
): JournalEntry {
  return {
    id: entry.id,
    kind: entry.kind,
    outcome: entry.outcome,
    effectiveOn: entry.effectiveOn,
    recordedAt: entry.recordedAt.toISOString(),
    recordedById: entry.recordedBy,
    recordedByName,
    amountCents: sumCents(moves.map(({ amountCents }) => amountCents)),
    moves: moves.map(({ component, fundId, amountCents, ...move }) => ({
      component,
      fundId,
      from: { holder: move.fromKind, stage: move.fromStage },
      to: { holder: move.toKind, stage: move.toStage },
      amountCents,
    })),
    shortfalls: (entry.shortfalls ?? []).flatMap(({ holderId, missingCents }) => {
      const fundId = funds.get(holderId);
      return fundId ? [{ fundId, missingCents }] : [];
    }),
    reversesId: entry.reverses,
    reversedById,
  };
}
