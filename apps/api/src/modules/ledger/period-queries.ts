import { desc, eq, sql } from 'drizzle-orm';
import { alias } from 'drizzle-orm/pg-core';
import type { Context } from '../../platform/context.ts';
import type { Tx } from '../../platform/database.ts';
import { decodeCursor, type Page, pageFrom, pageLimitDefault } from '../../platform/keyset.ts';
import { notFound } from '../../platform/problem.ts';
import { users } from '../identity/tables.ts';
import type { Period, PeriodAct, PeriodActFilter, PeriodFilter } from './schemas.ts';
import { ledgerPeriodActs } from './tables.ts';

/**
 * The months from the present one back to that of the first fact, or to the first that was ever decided on: whether each is closed,
 * and what waits for a decision.
 */
export function periodPage(ctx: Context, filter: PeriodFilter): Promise<Page<Period>> {
  const limit = filter.limit ?? pageLimitDefault;
  const [before] = decodeCursor(filter.cursor, 1) ?? [];
  const today = ctx.clock.today();
  return ctx.read(async (tx) => {
    const { rows } = await tx.execute<Period & Record<string, unknown>>(sql`
      select to_char(m.month, 'YYYY-MM') as month, case when p.closed_at is null then 'open' else 'closed' end as state,
        to_char(p.closed_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as "closedAt", a.id as "pendingActId", coalesce(a.act, 'none') as pending
      from (select generate_series(date_trunc('month', least(${today}::date,
            (select effective_on from ledger_transactions order by id limit 1), (select min(month) from ledger_period_acts))),
          date_trunc('month', ${today}::date), interval '1 month')::date as month) m
      left join ledger_periods p on p.month = m.month
      left join ledger_period_acts a on a.month = m.month and a.decision is null
      where ${typeof before === 'string' ? sql`m.month < ${before}::date` : sql`true`}
      order by m.month desc limit ${limit + 1}`);
    return pageFrom<Period>(rows, limit, (row) => [`${row.month}-01`]);
  });
}

const proposers = alias(users, 'proposers');
const deciders = alias(users, 'deciders');

function actsIn(tx: Tx) {
  return tx
    .select({ act: ledgerPeriodActs, proposedByName: proposers.name, decidedByName: deciders.name })
    .from(ledgerPeriodActs)
    .leftJoin(proposers, eq(proposers.id, ledgerPeriodActs.proposedBy))
    .leftJoin(deciders, eq(deciders.id, ledgerPeriodActs.decidedBy))
    .$dynamic();
}
type ActRow = Awaited<ReturnType<typeof actsIn>>[number];

/** Who asked to close months or to open them again, and what was decided; the last asked first. */
export function periodActPage(ctx: Context, filter: PeriodActFilter): Promise<Page<PeriodAct>> {
  const limit = filter.limit ?? pageLimitDefault;
  const [after] = decodeCursor(filter.cursor, 1) ?? [];
  return ctx.read(async (tx) => {
    // ids are made in the order of their instants
    const rows = await actsIn(tx)
      .where(typeof after === 'string' ? sql`${ledgerPeriodActs.id} < ${after}::uuid` : undefined)
      .orderBy(desc(ledgerPeriodActs.id))
      .limit(limit + 1);
    const page = pageFrom(rows, limit, ({ act }) => [act.id]);
    return { ...page, items: page.items.map(actOf) };
  });
}

/** One act on a month. Error: 404. */
export async function periodActIn(tx: Tx, id: string): Promise<PeriodAct> {
  const [row] = await actsIn(tx).where(eq(ledgerPeriodActs.id, id));
  if (!row) throw notFound();
  return actOf(row);
}

function actOf({ act, proposedByName, decidedByName }: ActRow): PeriodAct {
  const { id, month, reason, proposedBy, proposedAt, decidedBy, decidedAt, decisionReason } = act;
  return {
    id,
    month: month.slice(0, 7),
    act: act.act,
    reason,
    proposedById: proposedBy,
    proposedByName,
    proposedAt: proposedAt.toISOString(),
    decision: act.decision ?? 'pending',
    decidedById: decidedBy,
    decidedByName,
    decidedAt: decidedAt?.toISOString() ?? null,
    decisionReason,
    version: act.decision === null ? 1 : 2,
  };
}
