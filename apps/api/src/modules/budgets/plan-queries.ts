import type { CivilDate } from '@approdo/shared/dates';
import { type SQL, sql } from 'drizzle-orm';
import type { Context } from '../../platform/context.ts';
import type { Tx } from '../../platform/database.ts';
import { decodeCursor, type Page, pageFrom, pageLimitDefault } from '../../platform/keyset.ts';
import { users } from '../identity/tables.ts';
import { ledgerHolders, ledgerMoves, ledgerTransactions } from '../ledger/tables.ts';
import { districts } from '../territory/tables.ts';
import type { AllocationPlan, AllocationPlanFilter } from './plan-schemas.ts';
import { allocationPlans } from './tables.ts';

/** What was planned and what was allocated, by edition, fund, district and quarter; with what was allocated without a plan. In cents. */
export function allocationPlanPage(
  ctx: Context,
  filter: AllocationPlanFilter,
): Promise<Page<AllocationPlan>> {
  const limit = filter.limit ?? pageLimitDefault;
  const after = decodeCursor(filter.cursor, 5);
  const { editionId, fundId, districtId, from, until } = filter;
  const conditions = [
    sql`true`,
    editionId && sql`x.edition_id = ${editionId}`,
    fundId && sql`x.fund_id = ${fundId}`,
    districtId && sql`x.district_id = ${districtId}::uuid`,
    from && sql`x.quarter >= ${from}::date`,
    until && sql`x.quarter <= ${until}::date`,
    after &&
      sql`(x.edition_id, x.fund_id, place.name, x.district_id, x.quarter) >
        (${String(after[0])}, ${String(after[1])}, ${String(after[2])}, ${String(after[3])}::uuid, ${String(after[4])}::date)`,
  ].filter((condition) => typeof condition === 'object');
  return ctx.read(async (tx) => {
    const rows = await plansIn(tx, sql.join(conditions, sql` and `), limit + 1);
    return pageFrom(rows, limit, (row) => [
      row.editionId,
      row.fundId,
      row.districtName,
      row.districtId,
      row.quarterStartsOn,
    ]);
  });
}

export interface NamedPlans {
  editionId: string;
  fundId: string;
  shares: readonly { districtId: string; quarterStartsOn: CivilDate }[];
}

/** The plans of these districts and quarters. */
export function plansOf(tx: Tx, { editionId, fundId, shares }: NamedPlans): Promise<AllocationPlan[]> {
  const named = JSON.stringify(
    shares.map(({ districtId, quarterStartsOn }) => ({ districtId, quarterStartsOn })),
  );
  return plansIn(
    tx,
    sql`x.edition_id = ${editionId} and x.fund_id = ${fundId} and (x.district_id, x.quarter) in
      (select n."districtId", n."quarterStartsOn" from json_to_recordset(${named}::json) as n("districtId" uuid, "quarterStartsOn" date))`,
    shares.length,
  );
}

/** What districts received by quarter; these moves are few, and have their own index. */
export const received = sql`select h.edition_id, h.fund_id, h.district_id, date_trunc('quarter', t.effective_on)::date as quarter,
    sum(case when m.to_holder_id = h.id then m.amount_cents else -m.amount_cents end)::bigint as cents
  from ${ledgerMoves} m
  join ${ledgerTransactions} t on t.id = m.transaction_id
  join ${ledgerHolders} h on h.id in (m.from_holder_id, m.to_holder_id) and h.kind = 'districtFund'
  where m.kind in ('allocate', 'transfer', 'reverse') and m.from_kind <> 'doteComponent' and m.to_kind <> 'doteComponent'
  group by 1, 2, 3, 4`;

export async function plansIn(tx: Tx, condition: SQL, limit: number): Promise<AllocationPlan[]> {
  const { rows } = await tx.execute<AllocationPlan & Record<string, unknown>>(sql`
    select x.edition_id as "editionId", x.fund_id as "fundId", x.district_id as "districtId", place.name as "districtName",
      x.quarter::text as "quarterStartsOn", x.planned as "plannedCents", x.received as "allocatedCents", x.received - x.planned as "differenceCents",
      coalesce(p.version, 0) as version, author.name as "plannedByName",
      to_char(p.updated_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as "plannedAt"
    from (select edition_id, fund_id, district_id, quarter, coalesce(sum(planned), 0)::bigint as planned, coalesce(sum(cents), 0)::bigint as received
      from (select edition_id, fund_id, district_id, quarter, planned_cents as planned, 0 as cents from ${allocationPlans}
        union all select edition_id, fund_id, district_id, quarter, 0, cents from (${received}) r) parts
      group by 1, 2, 3, 4) x
    join ${districts} place on place.id = x.district_id
    left join ${allocationPlans} p on (p.edition_id, p.fund_id, p.district_id, p.quarter) = (x.edition_id, x.fund_id, x.district_id, x.quarter)
    left join ${users} author on author.id = p.updated_by
    where ${condition} order by x.edition_id, x.fund_id, place.name, x.district_id, x.quarter limit ${limit}`);
  return rows;
}
