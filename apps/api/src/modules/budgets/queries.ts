import { and, eq, type SQL, sql } from 'drizzle-orm';
import type { Context } from '../../platform/context.ts';
import { prepared, type Tx } from '../../platform/database.ts';
import { decodeCursor, type Page, pageFrom, pageLimitDefault } from '../../platform/keyset.ts';
import { organisations } from '../identity/tables.ts';
import { holderIdOf } from '../ledger/index.ts';
import { ledgerHolders, ledgerTotals } from '../ledger/tables.ts';
import { type EditionId, editionById, type FundId } from '../programmes/index.ts';
import { districts } from '../territory/tables.ts';
import { openingsOf } from './rules.ts';
import type {
  Budget,
  BudgetFilter,
  FundBudget,
  FundBudgetFilter,
  Opening,
  OpeningFilter,
  PromoterBudget,
  PromoterBudgetFilter,
} from './schemas.ts';

const shareStatement = prepared((tx) =>
  tx
    .select({ id: districts.id, isFundOpen: sql<boolean>`${ledgerHolders.id} is not null` })
    .from(
      sql`unnest(${sql.placeholder('districtIds')}::uuid[], ${sql.placeholder('holderIds')}::uuid[]) asked (district_id, holder_id)`,
    )
    .innerJoin(districts, sql`${districts.id} = asked.district_id`)
    .leftJoin(ledgerHolders, sql`${ledgerHolders.id} = asked.holder_id`)
    .prepare('district_shares'),
);

/** Which of these districts exist, and whether they ever had anything of a fund. */
export function districtSharesIn(
  tx: Tx,
  { districtIds, ...fund }: { editionId: EditionId; fundId: FundId; districtIds: readonly string[] },
): Promise<{ id: string; isFundOpen: boolean }[]> {
  // by the ids of the holders: the index of what they are leaves the lines of doti out, which a prepared plan cannot know
  const holderIds = districtIds.map((districtId) =>
    holderIdOf({ kind: 'districtFund', ...fund, districtId }),
  );
  return shareStatement(tx).execute({ districtIds, holderIds });
}

/** Sums of the totals below a fund: the components of doti, never the fund itself. */
const sumsBelow = sql`coalesce(sum(t.reserved_cents), 0)::bigint as reserved_cents, coalesce(sum(t.committed_cents), 0)::bigint as committed_cents,
  coalesce(sum(t.accrued_cents), 0)::bigint as accrued_cents, coalesce(sum(t.ordered_cents), 0)::bigint as ordered_cents,
  coalesce(sum(t.paid_cents), 0)::bigint as paid_cents, coalesce(sum(t.recoverable_cents), 0)::bigint as recoverable_cents`;
const below = sql`t.reserved_cents as "reservedCents", t.committed_cents as "committedCents", t.accrued_cents as "accruedCents",
  t.ordered_cents as "orderedCents", t.paid_cents as "paidCents", t.recoverable_cents as "recoverableCents"`;
const sumOfBelow = sql`(t.reserved_cents + t.committed_cents + t.accrued_cents + t.ordered_cents + t.paid_cents + t.recoverable_cents)`;

/** The districts' budgets the actor sees, by edition, fund and district. Amounts in cents. */
export function budgetPage(ctx: Context, filter: BudgetFilter): Promise<Page<Budget>> {
  const limit = filter.limit ?? pageLimitDefault;
  const after = decodeCursor(filter.cursor, 4);
  const { editionId, fundId, districtId } = filter;
  const conditions = allOf(
    sql`d.kind = 'districtFund'`,
    editionId && sql`d.edition_id = ${editionId}`,
    fundId && sql`d.fund_id = ${fundId}`,
    districtId && sql`d.district_id = ${districtId}`,
    after &&
      sql`(d.edition_id, d.fund_id, place.name, d.district_id) > (${textAt(after, 0)}, ${textAt(after, 1)}, ${textAt(after, 2)}, ${textAt(after, 3)}::uuid)`,
  );
  return ctx.read(async (tx) => {
    const { rows } = await tx.execute<Budget & Record<string, unknown>>(sql`
      select d.edition_id as "editionId", d.fund_id as "fundId", d.district_id as "districtId", d.name as "districtName",
        d.available_cents + ${sumOfBelow} as "allocatedCents", d.available_cents as "availableCents", ${below}
      from (select d.*, place.name from ${ledgerHolders} d join ${districts} place on place.id = d.district_id
        where ${conditions} order by d.edition_id, d.fund_id, place.name, d.district_id limit ${limit + 1}) d
      cross join lateral (select ${sumsBelow} from ${ledgerTotals} t
        where (t.edition_id, t.fund_id, t.district_id) = (d.edition_id, d.fund_id, d.district_id)) t
      order by d.edition_id, d.fund_id, d.name, d.district_id`);
    return pageFrom<Budget>(rows, limit, (row) => [
      row.editionId,
      row.fundId,
      row.districtName,
      row.districtId,
    ]);
  });
}

/** The funds of the editions, over the districts the actor sees. Amounts in cents. */
export function fundBudgetPage(ctx: Context, filter: FundBudgetFilter): Promise<Page<FundBudget>> {
  const limit = filter.limit ?? pageLimitDefault;
  const after = decodeCursor(filter.cursor, 2);
  const { editionId, fundId } = filter;
  const conditions = allOf(
    sql`kind <> 'doteComponent'`,
    editionId && sql`edition_id = ${editionId}`,
    fundId && sql`fund_id = ${fundId}`,
    after && sql`(edition_id, fund_id) > (${textAt(after, 0)}, ${textAt(after, 1)})`,
  );
  return ctx.read(async (tx) => {
    const { rows } = await tx.execute<FundBudget & Record<string, unknown>>(sql`
      select f.edition_id as "editionId", f.fund_id as "fundId", f.funded as "fundedCents", f.unallocated as "unallocatedCents",
        f.districts as "districtCount", f.available + ${sumOfBelow} as "allocatedCents", f.available as "availableCents", ${below}
      from (select edition_id, fund_id, -(min(available_cents) filter (where kind = 'outside')) as funded,
          min(available_cents) filter (where kind = 'programmeFund') as unallocated,
          (count(*) filter (where kind = 'districtFund'))::int as districts,
          coalesce(sum(available_cents) filter (where kind = 'districtFund'), 0)::bigint as available
        from ${ledgerHolders} where ${conditions} group by 1, 2 order by 1, 2 limit ${limit + 1}) f
      cross join lateral (select ${sumsBelow} from ${ledgerTotals} t
        where (t.edition_id, t.fund_id) = (f.edition_id, f.fund_id)) t
      order by 1, 2`);
    return pageFrom<FundBudget>(rows, limit, (row) => [row.editionId, row.fundId]);
  });
}

/** What the doti of each promoter hold, by edition, fund and district. Amounts in cents. */
export function promoterBudgetPage(
  ctx: Context,
  filter: PromoterBudgetFilter,
): Promise<Page<PromoterBudget>> {
  const limit = filter.limit ?? pageLimitDefault;
  const after = decodeCursor(filter.cursor, 5);
  const { editionId, fundId, districtId, promoterId } = filter;
  const conditions = allOf(
    sql`true`,
    editionId && sql`t.edition_id = ${editionId}`,
    fundId && sql`t.fund_id = ${fundId}`,
    districtId && sql`t.district_id = ${districtId}`,
    promoterId && sql`t.organisation_id = ${promoterId}`,
    after &&
      sql`(t.edition_id, t.fund_id, place.name, body.name, t.district_id::text || t.organisation_id) > (${textAt(after, 0)}, ${textAt(after, 1)}, ${textAt(after, 2)}, ${textAt(after, 3)}, ${textAt(after, 4)})`,
  );
  return ctx.read(async (tx) => {
    const { rows } = await tx.execute<PromoterBudget & Record<string, unknown>>(sql`
      select t.edition_id as "editionId", t.fund_id as "fundId", t.district_id as "districtId", t.district_name as "districtName",
        t.organisation_id as "promoterId", t.organisation_name as "promoterName", ${below}
      from (select t.edition_id, t.fund_id, t.district_id, place.name as district_name, t.organisation_id, body.name as organisation_name, ${sumsBelow}
        from ${ledgerTotals} t join ${districts} place on place.id = t.district_id join ${organisations} body on body.id = t.organisation_id
        where ${conditions} group by 1, 2, 3, 4, 5, 6
        order by t.edition_id, t.fund_id, place.name, body.name, t.district_id::text || t.organisation_id limit ${limit + 1}) t
      order by t.edition_id, t.fund_id, t.district_name, t.organisation_name, t.district_id::text || t.organisation_id`);
    return pageFrom<PromoterBudget>(rows, limit, (row) => [
      row.editionId,
      row.fundId,
      row.districtName,
      row.promoterName,
      row.districtId + row.promoterId,
    ]);
  });
}

/** How many district funds one answer looks at: five funds of four editions in a hundred districts. */
const districtFundsMax = 2000;

/** How many more doti each district the actor sees can open, by edition and length of the dowry. */
export function openingPage(ctx: Context, filter: OpeningFilter): Promise<Page<Opening>> {
  const limit = filter.limit ?? pageLimitDefault;
  const [cursor] = decodeCursor(filter.cursor, 1) ?? [];
  return ctx.read(async (tx) => {
    const funds = await tx
      .select({
        editionId: ledgerHolders.editionId,
        fundId: ledgerHolders.fundId,
        districtId: districts.id,
        districtName: districts.name,
        availableCents: ledgerHolders.availableCents,
      })
      .from(ledgerHolders)
      .innerJoin(districts, eq(districts.id, ledgerHolders.districtId))
      .where(
        and(
          eq(ledgerHolders.kind, 'districtFund'),
          filter.editionId ? eq(ledgerHolders.editionId, filter.editionId) : undefined,
          filter.districtId ? eq(ledgerHolders.districtId, filter.districtId) : undefined,
        ),
      )
      .orderBy(ledgerHolders.editionId, districts.name, districts.id)
      .limit(districtFundsMax);
    const openings = openingsByDistrict(funds);
    const start = openings.findIndex((opening) => keyOf(opening) === cursor) + 1;
    return pageFrom(openings.slice(start, start + limit + 1), limit, (opening) => [keyOf(opening)]);
  });
}

const keyOf = ({ editionId, districtId, variantId }: Opening) => `${editionId} ${districtId} ${variantId}`;

interface DistrictFund {
  editionId: string;
  fundId: string;
  districtId: string;
  districtName: string;
  availableCents: number;
}

function openingsByDistrict(funds: readonly DistrictFund[]): Opening[] {
  const shares = new Map<string, { fund: DistrictFund; available: Map<string, number> }>();
  for (const fund of funds) {
    const key = `${fund.editionId} ${fund.districtId}`;
    const share = shares.get(key) ?? { fund, available: new Map() };
    share.available.set(fund.fundId, fund.availableCents);
    shares.set(key, share);
  }
  return [...shares.values()].flatMap(({ fund: { editionId, districtId, districtName }, available }) => {
    const edition = editionById(editionId);
    if (!edition) return [];
    return edition.variants.map((variant) => ({
      editionId: edition.id,
      districtId,
      districtName,
      ...openingsOf(variant, available),
    }));
  });
}

function allOf(first: SQL, ...others: (SQL | undefined | false | '')[]): SQL {
  const present = others.filter(
    (condition) => condition !== undefined && condition !== false && condition !== '',
  );
  return sql.join([first, ...present], sql` and `);
}

const textAt = (key: readonly (string | number | null)[], index: number) => String(key[index] ?? '');
