import { addDays, type CivilDate } from '@approdo/shared/dates';
import { type SQL, sql } from 'drizzle-orm';
import type { Context } from '../../platform/context.ts';
import type { Tx } from '../../platform/database.ts';
import { newId } from '../../platform/id.ts';
import type { TimeBasis } from '../ledger/index.ts';
import { ledgerHolders, ledgerMoves, ledgerTransactions } from '../ledger/tables.ts';
import { editionNamed } from '../programmes/index.ts';
import { backTestWeeks, durationWeeksOf, forecastOf } from './forecast-answer-rules.ts';
import type { ForecastFacts, KnownOn } from './forecast-method-rules.ts';
import { type Cohort, type GrantedDowry, horizonWeeks, mondayOf } from './forecast-rules.ts';
import type { Forecast, ForecastFilter } from './forecast-schemas.ts';

/** How many doti the past is read from, the last granted ones. */
const sampleMax = 1000;

/**
 * How many more doti can be opened in an edition, what comes back week by week, and the error of the same forecast three months ago.
 * Parameters that are not given come from the past of the scope that the actor sees. Amounts in cents. Error: 404 unknown edition.
 */
export function forecast(ctx: Context, filter: ForecastFilter): Promise<Forecast> {
  return ctx.read((tx) => forecastIn(tx, ctx, filter));
}

export async function forecastIn(tx: Tx, ctx: Context, filter: ForecastFilter): Promise<Forecast> {
  const edition = editionNamed(filter.editionId);
  const variant = edition.variants.find(({ id }) => id === filter.variantId) ?? edition.variants[0];
  const today = ctx.clock.today();
  const before = addDays(today, -7 * backTestWeeks);
  const time = await timeThatReaches(tx, before);
  const facts: ForecastFacts = {
    edition,
    variant,
    today,
    availableByFund: await availableByFund(tx, filter),
    now: await knownOn(tx, filter, { on: today, time: 'effective' }),
    before: await knownOn(tx, filter, { on: before, time }),
    beforeOn: before,
    time,
    durationWeeks: durationWeeksOf(variant.months.value),
    releasedSinceCents: await releasedSince(tx, filter, { on: before, time }),
  };
  return forecastOf(facts, filter, ctx.language);
}

type Scope = Pick<ForecastFilter, 'editionId' | 'districtId'>;
interface Moment {
  on: CivilDate;
  time: TimeBasis;
}

/** Recorded time when something was recorded so long ago; else the day facts count from, as in a database that was loaded later. */
async function timeThatReaches(tx: Tx, on: CivilDate): Promise<TimeBasis> {
  const { rows } = await tx.execute<{ reaches: boolean }>(sql`
    select coalesce((select (t.recorded_at at time zone 'Europe/Rome')::date <= ${on}::date from ${ledgerTransactions} t order by t.id limit 1), false) as reaches`);
  return rows[0]?.reaches ? 'recorded' : 'effective';
}

async function availableByFund(tx: Tx, { editionId, districtId }: Scope): Promise<Map<string, number>> {
  const { rows } = await tx.execute<{ fundId: string; cents: number }>(sql`
    select fund_id as "fundId", sum(available_cents)::bigint as cents from ${ledgerHolders}
    where kind = 'districtFund' and edition_id = ${editionId} and ${districtId ? sql`district_id = ${districtId}::uuid` : sql`true`} group by 1`);
  return new Map(rows.map(({ fundId, cents }) => [fundId, cents]));
}

/** The doti of the scope and what was known of them at the end of a day. */
async function knownOn(tx: Tx, scope: Scope, moment: Moment): Promise<KnownOn> {
  return { sample: await sampleOn(tx, scope, moment), cohorts: await cohortsOn(tx, scope, moment) };
}

/** Doti stand above this module: of them only the day of the grant and the worth are read. */
const grantedIn = ({ editionId, districtId }: Scope, on: CivilDate): SQL =>
  sql`d.edition_id = ${editionId} and d.granted_on <= ${on}::date and ${districtId ? sql`d.district_id = ${districtId}::uuid` : sql`true`}`;

const untilMoment = ({ on, time }: Moment): SQL =>
  time === 'effective'
    ? sql`t.effective_on <= ${on}::date`
    : sql`(t.recorded_at at time zone 'Europe/Rome')::date <= ${on}::date`;

async function sampleOn(tx: Tx, scope: Scope, moment: Moment): Promise<GrantedDowry[]> {
  const { rows } = await tx.execute<GrantedDowry & Record<string, unknown>>(sql`
    select d.granted_on::text as "grantedOn",
      (select coalesce(sum(c.amount_cents), 0)::bigint from dowry_components c where c.dowry_id = d.id) as "priceCents",
      coalesce((select json_agg(json_build_object('on', t.effective_on, 'isEarly', coalesce(t.evidence ->> 'reason' in ('withdrawn', 'interrupted'), false),
          'amountCents', (select sum(m.amount_cents) from ${ledgerMoves} m where m.transaction_id = t.id)))
        from ${ledgerTransactions} t where t.dowry_id = d.id and t.kind in ('release', 'recovered') and t.outcome = 'applied'
          and ${untilMoment(moment)}), '[]') as returns
    from (select * from dowries d where ${grantedIn(scope, moment.on)} order by d.requested_at desc, d.id desc limit ${sampleMax}) d`);
  return rows;
}

async function cohortsOn(tx: Tx, scope: Scope, { on }: Moment): Promise<Cohort[]> {
  const from = addDays(mondayOf(on), -7 * horizonWeeks);
  const { rows } = await tx.execute<Cohort & Record<string, unknown>>(sql`
    select date_trunc('week', d.granted_on)::date::text as "weekStartsOn", count(*)::int as dowries
    from dowries d where ${grantedIn(scope, on)} and d.granted_on >= ${from}::date group by 1 order by 1`);
  return rows;
}

/** Ids are made in the order of their instants: none of a later day is below it. */
const firstIdOf = (day: CivilDate) => newId(Date.parse(`${day}T00:00:00Z`));

/** What came back to the districts of the scope since a day, as far as the actor sees, in cents. */
async function releasedSince(
  tx: Tx,
  { editionId, districtId }: Scope,
  { on, time }: Moment,
): Promise<number> {
  const since =
    time === 'effective'
      ? sql`t.effective_on > ${on}::date`
      : sql`t.id >= ${firstIdOf(on)}::uuid and (t.recorded_at at time zone 'Europe/Rome')::date > ${on}::date`;
  const { rows } = await tx.execute<{ cents: number }>(sql`
    select coalesce(sum(m.amount_cents), 0)::bigint as cents from ${ledgerTransactions} t join ${ledgerMoves} m on m.transaction_id = t.id
    where t.edition_id = ${editionId} and ${districtId ? sql`t.district_id = ${districtId}::uuid` : sql`true`}
      and t.kind in ('release', 'recovered') and t.outcome = 'applied' and ${since}`);
  return rows[0]?.cents ?? 0;
}
