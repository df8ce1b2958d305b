import { sumCents } from '@approdo/shared/money';
import { eq, type SQL, sql } from 'drizzle-orm';
import type { Context } from '../../platform/context.ts';
import type { Tx } from '../../platform/database.ts';
import { decodeCursor, type Page, pageFrom, pageLimitDefault } from '../../platform/keyset.ts';
import { notFound } from '../../platform/problem.ts';
import { organisations, users } from '../identity/tables.ts';
import { ledgerHolders, ledgerTransactions } from '../ledger/tables.ts';
import type { EditionId, FundId } from '../programmes/index.ts';
import { districts } from '../territory/tables.ts';
import { waitingEntries } from './tables.ts';
import { fundsWaitedFor } from './waiting-order-queries.ts';
import type { WaitingEntry, WaitingFilter } from './waiting-schemas.ts';

/** Who waits for money, district by district in order; or those who waited, when their state is asked for. Amounts in cents. */
export function waitingPage(ctx: Context, filter: WaitingFilter): Promise<Page<WaitingEntry>> {
  const limit = filter.limit ?? pageLimitDefault;
  const after = decodeCursor(filter.cursor, 5);
  const { editionId, fundId, districtId, state } = filter;
  const conditions = [
    state ? sql`x.state = ${state}` : sql`x.position is not null`,
    editionId && sql`x.edition_id = ${editionId}`,
    fundId && sql`${fundId} = any(x.lacking_fund_ids)`,
    districtId && sql`x.district_id = ${districtId}::uuid`,
    after &&
      sql`(x.edition_id, place.name, x.district_id, coalesce(x.position, 0), x.id) >
        (${String(after[0])}, ${String(after[1])}, ${String(after[2])}::uuid, ${Number(after[3])}, ${String(after[4])}::uuid)`,
  ].filter((condition) => typeof condition === 'object');
  return ctx.read(async (tx) => {
    const rows = await entriesIn(tx, sql.join(conditions, sql` and `), limit + 1);
    return pageFrom(rows, limit, (row) => [
      row.editionId,
      row.districtName,
      row.districtId,
      row.position ?? 0,
      row.id,
    ]);
  });
}

/** One entry of the waiting list. Error: 404. */
export async function waitingEntryIn(tx: Tx, entryId: string): Promise<WaitingEntry> {
  const [entry] = await entriesIn(tx, sql`x.id = ${entryId}::uuid`, 1);
  if (!entry) throw notFound();
  return entry;
}

/** An entry about to change, locked until the end of the transaction. Error: 404. */
export async function waitingForChange(tx: Tx, entryId: string) {
  const [entry] = await tx
    .select()
    .from(waitingEntries)
    .where(eq(waitingEntries.id, entryId))
    .for('no key update');
  if (!entry) throw notFound();
  return entry;
}

type EntryRow = Omit<WaitingEntry, 'amountCents'>;

const instant = (column: string) =>
  sql.raw(`to_char(x.${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`);
const userName = (column: string): SQL =>
  sql`(select u.name from ${users} u where u.id = ${sql.raw(`x.${column}`)})`;

/**
 * An entry's state is what its dowry says, unless it left the list; an offer stands while the district has enough for it after those
 * before it. Its place is counted among those that wait.
 */
const withState = sql`select w.*, d.code, d.version as dowry_version, p.place as position, coalesce(p.is_covered, false) as covered,
    case when d.state = 'granted' then 'granted' when d.state <> 'requested' then 'ended' when w.left_at is not null then 'left'
      when w.offered_at is null then 'waiting' when p.is_covered then 'offered' else 'lapsed' end as state
  from ${waitingEntries} w join dowries d on d.id = w.dowry_id left join waiting_places p on p.entry_id = w.id`;

async function entriesIn(tx: Tx, condition: SQL, limit: number): Promise<WaitingEntry[]> {
  const { rows } = await tx.execute<EntryRow & Record<string, unknown>>(sql`
    select x.id, x.state, x.position, x.covered, x.dowry_id as "dowryId", x.code as "dowryCode", x.dowry_version as "dowryVersion",
      x.edition_id as "editionId", x.district_id as "districtId", place.name as "districtName", x.organisation_id as "promoterId",
      body.name as "promoterName", ${instant('requested_at')} as "requestedAt", ${instant('joined_at')} as "joinedAt", x.joined_by as "joinedById",
      ${userName('joined_by')} as "joinedByName", ${instant('offered_at')} as "offeredAt", ${instant('preceded_at')} as "precededAt",
      ${userName('preceded_by')} as "precededByName", x.precedence_reason as "precedenceReason", ${instant('left_at')} as "leftAt",
      ${userName('left_by')} as "leftByName", x.leaving_reason as "leavingReason", x.version,
      (select json_agg(json_build_object('fundId', n.key, 'amountCents', n.value::bigint, 'availableCents', coalesce(h.available_cents, 0),
          'lacking', n.key = any(x.lacking_fund_ids)) order by n.key)
        from jsonb_each_text(x.needs) n left join ${ledgerHolders} h on h.kind = 'districtFund' and h.edition_id = x.edition_id
          and h.fund_id = n.key and h.district_id = x.district_id) as needs
    from (${withState}) x
    join ${districts} place on place.id = x.district_id
    join ${organisations} body on body.id = x.organisation_id
    where ${condition}
    order by x.edition_id, place.name, x.district_id, coalesce(x.position, 0), x.id limit ${limit}`);
  return rows.map((row) => ({
    ...row,
    amountCents: sumCents(row.needs.map(({ amountCents }) => amountCents)),
  }));
}

/** What a dowry is, asks of each fund, and lacks; dowries stand above this module. */
export interface DowryToList {
  dowryId: string;
  editionId: EditionId;
  districtId: string;
  organisationId: string;
  requestedAt: Date;
  isRequested: boolean;
  needs: Record<string, number>;
  lackingFundIds: FundId[];
}

/**
 * A dowry that the actor sees, with the funds it may wait for: those that had too little when its clearance was last refused, those
 * that have too little now, and those for which others wait before it. Error: 404.
 */
export async function dowryToListIn(tx: Tx, dowryId: string): Promise<DowryToList> {
  const { rows } = await tx.execute<
    Omit<DowryToList, 'requestedAt'> & { requestedAt: string } & Record<string, unknown>
  >(sql`
    with needed as (select c.fund_id, sum(c.amount_cents)::bigint as cents from dowry_components c where c.dowry_id = ${dowryId}::uuid group by 1)
    select d.id as "dowryId", d.edition_id as "editionId", d.district_id as "districtId", d.organisation_id as "organisationId",
      d.requested_at as "requestedAt", d.state = 'requested' as "isRequested",
      (select json_object_agg(needed.fund_id, needed.cents) from needed) as needs,
      (select coalesce(json_agg(distinct lacking.fund_id), '[]') from (
        select h.fund_id from jsonb_array_elements(refusal.shortfalls) lack join ${ledgerHolders} h on h.id = (lack ->> 'holderId')::uuid
        union select needed.fund_id from needed left join ${ledgerHolders} h on h.kind = 'districtFund' and h.edition_id = d.edition_id
          and h.fund_id = needed.fund_id and h.district_id = d.district_id where needed.cents > coalesce(h.available_cents, 0)
        union ${fundsWaitedFor('d')}) lacking) as "lackingFundIds"
    from dowries d
    left join lateral (select t.shortfalls from ${ledgerTransactions} t
      where t.dowry_id = d.id and t.kind = 'reserve' and t.outcome = 'rejected' order by t.id desc limit 1) refusal on true
    where d.id = ${dowryId}::uuid`);
  const [row] = rows;
  if (!row) throw notFound();
  return { ...row, requestedAt: new Date(row.requestedAt) };
}
