import { type SQL, sql } from 'drizzle-orm';
import type { Context } from '../../platform/context.ts';
import type { Tx } from '../../platform/database.ts';
import { decodeCursor, type Page, pageFrom, pageLimitDefault } from '../../platform/keyset.ts';
import { organisations } from '../identity/tables.ts';
import { ledgerHolders, ledgerMoves, ledgerTransactions } from '../ledger/tables.ts';
import { editions } from '../programmes/index.ts';
import { districts } from '../territory/tables.ts';
import { conditionsOf, dayOfTransaction } from './waterfall-queries.ts';
import type {
  BudgetLine,
  BudgetLineFilter,
  BudgetMovement,
  BudgetMovementFilter,
  FigureScope,
  ShareFigure,
} from './waterfall-schemas.ts';

/** The code of the dowry, for whoever sees it: dowries stand above this module and are only read for their code. */
const dowryCode = (dowryId: string) => sql`(select d.code from dowries d where d.id = ${sql.raw(dowryId)})`;

/** The lines of doti that make a figure, the last opened first; their amounts add up to it. In cents. */
export function budgetLinePage(ctx: Context, filter: BudgetLineFilter): Promise<Page<BudgetLine>> {
  const limit = filter.limit ?? pageLimitDefault;
  const [after] = decodeCursor(filter.cursor, 1) ?? [];
  const below = after === undefined ? null : String(after);
  return ctx.read(async (tx) => {
    const { rows } = await tx.execute<BudgetLine & Record<string, unknown>>(sql`
      select h.id as "holderId", h.dowry_id as "dowryId", ${dowryCode('h.dowry_id')} as "dowryCode", h.component, h.edition_id as "editionId",
        h.fund_id as "fundId", h.district_id as "districtId", place.name as "districtName", h.organisation_id as "promoterId",
        body.name as "promoterName", held.cents as "amountCents"
      from (${linesHolding(filter, { below, most: limit + 1 })}) held
      join ${ledgerHolders} h on h.id = held.holder_id
      join ${districts} place on place.id = h.district_id
      join ${organisations} body on body.id = h.organisation_id
      order by h.id desc`);
    return pageFrom<BudgetLine>(rows, limit, (row) => [row.holderId]);
  });
}

/** The last opened lines with what they hold in a stage: their balance, or of a past day what the ledger finds they held then. */
function linesHolding(
  filter: BudgetLineFilter,
  { below, most }: { below: string | null; most: number },
): SQL {
  const { stage, asOf, time = 'effective' } = filter;
  if (asOf)
    return sql`select holder_id, cents from app.ledger_lines_on(${asOf}::date, ${time}, ${stage}, ${ledgerScopeOf(filter)}, ${below}::uuid, ${most}::integer)`;
  const balance = sql.raw(`h.${stage}_cents`);
  return sql`select h.id as holder_id, ${balance} as cents from ${ledgerHolders} h
    where h.kind = 'doteComponent' and ${balance} <> 0 and ${conditionsOf(filter, 'h')} and (${below}::uuid is null or h.id < ${below}::uuid)
    order by h.id desc limit ${most}`;
}

/** What a filter narrows lines to, as the ledger takes it. */
function ledgerScopeOf({
  programmeId,
  editionId,
  fundId,
  districtId,
  promoterId,
  component,
}: FigureScope): SQL {
  const asked = editions.filter(
    (edition) =>
      (programmeId === undefined || edition.programmeId === programmeId) &&
      (editionId === undefined || edition.id === editionId),
  );
  const editionIds = sql.param(asked.map(({ id }) => id));
  const districtIds = districtId ? sql`array[${districtId}::uuid]` : sql`null`;
  return sql`row (${editionIds}::text[], ${fundId ?? null}, ${districtIds}, ${promoterId ?? null}::uuid, ${component ?? null})::ledger_scope`;
}

/** Which moves make a figure, seen from the fund's side: the place the money came from or went to. */
const madeBy: Record<ShareFigure, SQL> = {
  allocated: sql`m.kind in ('allocate', 'transfer', 'reverse') and side.other_kind <> 'doteComponent'`,
  available: sql`true`,
  recovered: sql`m.kind in ('recovered', 'reverse') and side.other_stage = 'recoverable'`,
};

/** The moves of districts' shares that make a figure, the last first; their amounts add up to it. In cents. */
export function budgetMovementPage(
  ctx: Context,
  filter: BudgetMovementFilter,
): Promise<Page<BudgetMovement>> {
  const limit = filter.limit ?? pageLimitDefault;
  const after = decodeCursor(filter.cursor, 3);
  const { promoterId, component, from, asOf, time = 'effective', ...fundScope } = filter;
  const beyond = after
    ? sql`(m.transaction_id, m.position, side.number) < (${String(after[0])}::uuid, ${Number(after[1])}, ${Number(after[2])})`
    : sql`true`;
  return ctx.read(async (tx) => {
    const ofFunds = fundScope.districtId ? await movesOfFunds(tx, fundScope) : sql`true`;
    const { rows } = await tx.execute<MovementRow & Record<string, unknown>>(sql`
      select m.transaction_id as "transactionId", m.position, m.number, m.kind, t.effective_on::text as "effectiveOn",
        to_char(t.recorded_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as "recordedAt", m.edition_id as "editionId",
        m.fund_id as "fundId", m.district_id as "districtId", place.name as "districtName", t.dowry_id as "dowryId",
        ${dowryCode('t.dowry_id')} as "dowryCode", m.cents as "amountCents"
      from (select m.transaction_id, m.position, m.kind, side.number, side.cents, h.edition_id, h.fund_id, h.district_id
        from ${ledgerMoves} m
        cross join lateral (values (1, m.from_holder_id, m.from_kind, -m.amount_cents, m.to_kind, m.to_stage, m.to_holder_id),
          (2, m.to_holder_id, m.to_kind, m.amount_cents, m.from_kind, m.from_stage, m.from_holder_id))
          as side (number, holder_id, kind, cents, other_kind, other_stage, other_id)
        join ${ledgerHolders} h on h.id = side.holder_id and h.kind = 'districtFund' ${ofDays({ from, asOf, time })}
        where ${ofFunds} and side.kind = 'districtFund' and ${madeBy[filter.figure]} and ${conditionsOf(fundScope, 'h')}
          and ${ofLine({ promoterId, component })} and ${beyond}
        order by m.transaction_id desc, m.position desc, side.number desc limit ${limit + 1}) m
      join ${ledgerTransactions} t on t.id = m.transaction_id
      join ${districts} place on place.id = m.district_id
      order by m.transaction_id desc, m.position desc, m.number desc`);
    const { items, ...page } = pageFrom<MovementRow>(rows, limit, (row) => [
      row.transactionId,
      row.position,
      row.number,
    ]);
    return { ...page, items: items.map(({ position, number, ...movement }) => movement) };
  });
}

/** Only moves that count between these days; of all days no transaction is looked at but those that are shown. */
function ofDays({
  from,
  asOf,
  time = 'effective',
}: Pick<BudgetMovementFilter, 'from' | 'asOf' | 'time'>): SQL {
  if (!from && !asOf) return sql``;
  const until = asOf ? sql`${dayOfTransaction(time)} <= ${asOf}::date` : sql`true`;
  const since = from ? sql`${dayOfTransaction(time)} >= ${from}::date` : sql`true`;
  return sql`join ${ledgerTransactions} t on t.id = m.transaction_id and ${until} and ${since}`;
}

/** Only moves of these funds, named one by one: their moves have an index, which a join does not show to the planner. */
async function movesOfFunds(tx: Tx, scope: FigureScope): Promise<SQL> {
  const { rows } = await tx.execute<{ id: string }>(
    sql`select id from ${ledgerHolders} where kind = 'districtFund' and ${conditionsOf(scope)}`,
  );
  const ids = sql.param(rows.map(({ id }) => id));
  return sql`(m.from_holder_id = any(${ids}::uuid[]) or m.to_holder_id = any(${ids}::uuid[]))`;
}

interface MovementRow extends BudgetMovement {
  position: number;
  /** 1 where money left the fund, 2 where it came. */
  number: number;
}

/** Only moves with a line of this promoter or component. */
function ofLine(narrowed: Pick<BudgetMovementFilter, 'promoterId' | 'component'>): SQL {
  if (narrowed.promoterId === undefined && narrowed.component === undefined) return sql`true`;
  return sql`exists (select from ${ledgerHolders} line where line.id = side.other_id and ${conditionsOf(narrowed, 'line')})`;
}
