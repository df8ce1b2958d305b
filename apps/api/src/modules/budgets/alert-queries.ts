import { sql } from 'drizzle-orm';
import type { Context } from '../../platform/context.ts';
import type { Tx } from '../../platform/database.ts';
import { decodeCursor, type Page, pageFrom, pageLimitDefault } from '../../platform/keyset.ts';
import { ledgerHolders, ledgerTotals } from '../ledger/tables.ts';
import { editionById, type FundId, type ProgrammeId, programmeIds } from '../programmes/index.ts';
import { districts } from '../territory/tables.ts';
import { alertsOf, type ShareStanding, usualThresholds } from './alert-rules.ts';
import type { BudgetAlert, BudgetAlertFilter, BudgetThresholds } from './alert-schemas.ts';
import { budgetThresholds } from './tables.ts';
import { conditionsOf } from './waterfall-queries.ts';

/** How many district funds one answer looks at. */
const sharesMax = 2000;

interface ShareRow extends ShareStanding {
  editionId: string;
  fundId: FundId;
  districtId: string;
  districtName: string;
}

/** What somebody should know of the districts' shares that the actor sees: by edition, fund and district. Amounts in cents. */
export function budgetAlertPage(ctx: Context, filter: BudgetAlertFilter): Promise<Page<BudgetAlert>> {
  const { limit = pageLimitDefault, kind, cursor, ...scope } = filter;
  const [start = 0] = decodeCursor(cursor, 1) ?? [];
  return ctx.read(async (tx) => {
    const thresholds = new Map((await thresholdsIn(tx)).map((each) => [each.programmeId, each]));
    const alerts = (await sharesIn(tx, scope)).flatMap((share) => alertsFor(ctx, share, thresholds));
    const shown = alerts
      .filter((alert) => kind === undefined || alert.kind === kind)
      .map((alert, index) => ({ alert, number: index + 1 }))
      .slice(Number(start), Number(start) + limit + 1);
    const { items, ...page } = pageFrom(shown, limit, ({ number }) => [number]);
    return { ...page, items: items.map(({ alert }) => alert) };
  });
}

function alertsFor(
  ctx: Context,
  { spentCents, ...share }: ShareRow,
  thresholds: ReadonlyMap<ProgrammeId, BudgetThresholds>,
): BudgetAlert[] {
  const edition = editionById(share.editionId);
  if (!edition) return [];
  const { programmeId, window } = edition;
  const endsOn = window.internshipsEndBy.value;
  const dates = { startsOn: window.applicationsFrom.value, endsOn, today: ctx.clock.today() };
  return alertsOf({ ...share, spentCents }, thresholds.get(programmeId) ?? usualThresholds, dates).map(
    (alert) => ({
      ...alert,
      ...share,
      editionId: edition.id,
      programmeId,
      endsOn,
      message: alert.message[ctx.language],
    }),
  );
}

async function sharesIn(
  tx: Tx,
  scope: Pick<BudgetAlertFilter, 'editionId' | 'fundId' | 'districtId'>,
): Promise<ShareRow[]> {
  const { rows } = await tx.execute<ShareRow & Record<string, unknown>>(sql`
    select h.edition_id as "editionId", h.fund_id as "fundId", h.district_id as "districtId", place.name as "districtName",
      h.available_cents as "availableCents", h.available_cents + below.held as "allocatedCents", below.spent as "spentCents"
    from ${ledgerHolders} h join ${districts} place on place.id = h.district_id
    cross join lateral (select coalesce(sum(t.accrued_cents + t.ordered_cents + t.paid_cents), 0)::bigint as spent,
        coalesce(sum(t.reserved_cents + t.committed_cents + t.accrued_cents + t.ordered_cents + t.paid_cents + t.recoverable_cents), 0)::bigint as held
      from ${ledgerTotals} t where (t.edition_id, t.fund_id, t.district_id) = (h.edition_id, h.fund_id, h.district_id)) below
    where h.kind = 'districtFund' and ${conditionsOf(scope, 'h')}
    order by h.edition_id, h.fund_id, place.name, h.district_id limit ${sharesMax}`);
  return rows;
}

/** The thresholds of every programme, in the order of the catalogue. */
export function thresholdsPage(ctx: Context): Promise<Page<BudgetThresholds>> {
  return ctx.read(async (tx) => ({ items: await thresholdsIn(tx), nextCursor: null, limit: 100 }));
}

export async function thresholdsIn(tx: Tx): Promise<BudgetThresholds[]> {
  const chosen = await tx.select().from(budgetThresholds);
  return programmeIds.map((programmeId) => {
    const row = chosen.find((each) => each.programmeId === programmeId);
    return {
      programmeId,
      percents: [...(row?.percents ?? usualThresholds.percents)],
      daysBeforeEnd: row?.daysBeforeEnd ?? usualThresholds.daysBeforeEnd,
      origin: row ? ('chosen' as const) : ('usual' as const),
      version: row?.version ?? 1,
    };
  });
}
