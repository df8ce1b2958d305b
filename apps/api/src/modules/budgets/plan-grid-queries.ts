import type { CivilDate } from '@approdo/shared/dates';
import { type SQL, sql } from 'drizzle-orm';
import type { Context } from '../../platform/context.ts';
import type { Tx } from '../../platform/database.ts';
import { decodeCursor, pageFrom, pageLimitDefault } from '../../platform/keyset.ts';
import { districts } from '../territory/tables.ts';
import { districtPlansOf, planTotalsOf, planWindow } from './plan-grid-rules.ts';
import { type DistrictPlansFilter, type DistrictPlansPage, quartersDefault } from './plan-grid-schemas.ts';
import { plansIn, received } from './plan-queries.ts';
import { allocationPlans } from './tables.ts';

/** Quarters of a district at the most: those of the century in which plans are made. */
const quartersOfDistrictMax = 400;

/** What the districts that the actor sees were planned and received of a fund, quarter by quarter, by name; the sums count every district. In cents. */
export function districtPlansPage(ctx: Context, filter: DistrictPlansFilter): Promise<DistrictPlansPage> {
  const { editionId, fundId, limit = pageLimitDefault, quarters = quartersDefault } = filter;
  const window = planWindow({ from: filter.from, count: quarters, today: ctx.clock.today() });
  const after = decodeCursor(filter.cursor, 2);
  return ctx.read(async (tx) => {
    const { items, ...page } = pageFrom(
      await districtsIn(tx, { filter, after, limit: limit + 1 }),
      limit,
      ({ districtName, districtId }) => [districtName, districtId],
    );
    const ids = sql.param(items.map(({ districtId }) => districtId));
    const plans = await plansIn(
      tx,
      sql`x.edition_id = ${editionId} and x.fund_id = ${fundId} and x.district_id = any(${ids}::uuid[])`,
      limit * quartersOfDistrictMax,
    );
    return {
      editionId,
      fundId,
      currentQuarterStartsOn: window.current,
      items: items.map((district) =>
        districtPlansOf(
          district,
          plans.filter(({ districtId }) => districtId === district.districtId),
          window,
        ),
      ),
      totals: planTotalsOf(await totalsIn(tx, filter), window),
      ...page,
    };
  });
}

/** What there is of a fund, planned or received, by district and quarter. */
function partsOf({ editionId, fundId, districtId }: DistrictPlansFilter): SQL {
  return sql`(select part.district_id, part.quarter, part.planned, part.cents
    from (select edition_id, fund_id, district_id, quarter, planned_cents as planned, 0 as cents from ${allocationPlans}
      union all select edition_id, fund_id, district_id, quarter, 0, cents from (${received}) r) part
    where part.edition_id = ${editionId} and part.fund_id = ${fundId} and ${districtId ? sql`part.district_id = ${districtId}::uuid` : sql`true`})`;
}

async function districtsIn(
  tx: Tx,
  {
    filter,
    after,
    limit,
  }: { filter: DistrictPlansFilter; after: ReturnType<typeof decodeCursor>; limit: number },
): Promise<{ districtId: string; districtName: string }[]> {
  const beyond = after
    ? sql`(place.name, place.id) > (${String(after[0])}, ${String(after[1])}::uuid)`
    : sql`true`;
  const { rows } = await tx.execute<{ districtId: string; districtName: string }>(sql`
    select place.id as "districtId", place.name as "districtName" from ${districts} place
    where place.id in (select district_id from ${partsOf(filter)} x) and ${beyond}
    order by place.name, place.id limit ${limit}`);
  return rows;
}

interface QuarterSums extends Record<string, unknown> {
  quarterStartsOn: CivilDate;
  plannedCents: number;
  allocatedCents: number;
}

async function totalsIn(tx: Tx, filter: DistrictPlansFilter): Promise<QuarterSums[]> {
  const { rows } = await tx.execute<QuarterSums>(sql`
    select x.quarter::text as "quarterStartsOn", sum(x.planned)::bigint as "plannedCents", sum(x.cents)::bigint as "allocatedCents"
    from ${partsOf(filter)} x group by 1 order by 1 limit ${quartersOfDistrictMax}`);
  return rows;
}
