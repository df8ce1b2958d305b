import { asc, eq, inArray, type SQL, sql } from 'drizzle-orm';
import type { Context } from '../../platform/context.ts';
import type { Tx } from '../../platform/database.ts';
import { decodeCursor, type Page, pageFrom, pageLimitDefault } from '../../platform/keyset.ts';
import { notFound } from '../../platform/problem.ts';
import { users } from '../identity/tables.ts';
import { districts } from '../territory/tables.ts';
import { budgetTransferEntries, budgetTransfers } from './tables.ts';
import type { BudgetTransfer, BudgetTransferFilter } from './transfer-schemas.ts';

/** The transfers that the actor sees, the last proposed first, each with its diary. */
export function budgetTransferPage(
  ctx: Context,
  filter: BudgetTransferFilter,
): Promise<Page<BudgetTransfer>> {
  const limit = filter.limit ?? pageLimitDefault;
  const [after] = decodeCursor(filter.cursor, 1) ?? [];
  const { state, editionId, fundId, districtId } = filter;
  const conditions = [
    after !== undefined && sql`x.id < ${String(after)}::uuid`,
    state && sql`coalesce(x.decision, 'proposed') = ${state}`,
    editionId && sql`x.edition_id = ${editionId}`,
    fundId && sql`x.fund_id = ${fundId}`,
    districtId && sql`${districtId}::uuid in (x.from_district_id, x.to_district_id)`,
  ].filter((condition) => typeof condition === 'object');
  return ctx.read(async (tx) => {
    const rows = await transfersIn(tx, sql.join([sql`true`, ...conditions], sql` and `), limit + 1);
    const { items, ...page } = pageFrom(rows, limit, ({ id }) => [id]);
    return { ...page, items: await withDiary(tx, items) };
  });
}

/** One transfer with its diary. Error: 404. */
export function budgetTransferById(
  ctx: Context,
  { transferId }: { transferId: string },
): Promise<BudgetTransfer> {
  return ctx.read((tx) => budgetTransferIn(tx, transferId));
}

export async function budgetTransferIn(tx: Tx, transferId: string): Promise<BudgetTransfer> {
  const rows = await transfersIn(tx, sql`x.id = ${transferId}::uuid`, 1);
  const [transfer] = await withDiary(tx, rows);
  if (!transfer) throw notFound();
  return transfer;
}

/** A transfer about to be decided, locked until the end of the transaction. Error: 404. */
export async function transferForChange(tx: Tx, transferId: string) {
  const [found] = await tx
    .select()
    .from(budgetTransfers)
    .where(eq(budgetTransfers.id, transferId))
    .for('no key update');
  if (found) return found;
  // one that the actor sees and does not decide is there all the same
  const [seen] = await tx.select().from(budgetTransfers).where(eq(budgetTransfers.id, transferId));
  if (!seen) throw notFound();
  return seen;
}

type TransferRow = Omit<BudgetTransfer, 'diary'>;

async function transfersIn(tx: Tx, condition: SQL, limit: number): Promise<TransferRow[]> {
  const { rows } = await tx.execute<TransferRow & Record<string, unknown>>(sql`
    select x.id, x.edition_id as "editionId", x.fund_id as "fundId", x.from_district_id as "fromDistrictId", source.name as "fromDistrictName",
      x.to_district_id as "toDistrictId", target.name as "toDistrictName", x.amount_cents as "amountCents",
      coalesce(x.decision, 'proposed') as state, x.proposed_by as "proposedById", proposer.name as "proposedByName",
      to_char(x.proposed_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as "proposedAt", x.decided_by as "decidedById",
      decider.name as "decidedByName", to_char(x.decided_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as "decidedAt",
      x.transaction_id as "transactionId", x.version
    from ${budgetTransfers} x
    join ${districts} source on source.id = x.from_district_id
    join ${districts} target on target.id = x.to_district_id
    left join ${users} proposer on proposer.id = x.proposed_by
    left join ${users} decider on decider.id = x.decided_by
    where ${condition} order by x.id desc limit ${limit}`);
  return rows;
}

async function withDiary(tx: Tx, transfers: readonly TransferRow[]): Promise<BudgetTransfer[]> {
  if (transfers.length === 0) return [];
  const entries = await tx
    .select({ entry: budgetTransferEntries, writtenByName: users.name })
    .from(budgetTransferEntries)
    .leftJoin(users, eq(users.id, budgetTransferEntries.writtenBy))
    .where(
      inArray(
        budgetTransferEntries.transferId,
        transfers.map(({ id }) => id),
      ),
    )
    .orderBy(asc(budgetTransferEntries.id));
  return transfers.map((transfer) => ({
    ...transfer,
    diary: entries
      .filter(({ entry }) => entry.transferId === transfer.id)
      .slice(-diaryMax)
      .map(({ entry: { id, act, words, writtenBy, writtenAt }, writtenByName }) => ({
        id,
        act,
        words,
        writtenById: writtenBy,
        writtenByName,
        writtenAt: writtenAt.toISOString(),
      })),
  }));
}

/** How many entries of a diary are shown, the last ones. */
const diaryMax = 200;
