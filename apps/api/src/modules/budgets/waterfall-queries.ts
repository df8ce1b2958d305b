import { dowryComponentLabels, dowryComponents } from '@approdo/shared/dowry';
import { type SQL, sql } from 'drizzle-orm';
import type { Context } from '../../platform/context.ts';
import type { Language } from '../../platform/problem.ts';
import { organisations } from '../identity/tables.ts';
import type { TimeBasis } from '../ledger/index.ts';
import { ledgerHolders, ledgerTotals } from '../ledger/tables.ts';
import { editionById, editions, funds, programmes } from '../programmes/index.ts';
import { districts } from '../territory/tables.ts';
import { budgetRecoveries } from './tables.ts';
import type {
  FigureScope,
  Waterfall,
  WaterfallFilter,
  WaterfallGroup,
  WaterfallRow,
} from './waterfall-schemas.ts';

/** How many rows one waterfall shows; its totals count all. */
const rowsMax = 500;

const stageColumns = sql.raw(
  'available_cents, reserved_cents, committed_cents, accrued_cents, ordered_cents, paid_cents, recoverable_cents',
);
const place = sql.raw('edition_id, fund_id, district_id, organisation_id, component');

/**
 * The money from its allocation to what is left, divided as asked, now or at the end of a past day. Now it reads balances; of a past
 * day, what the ledger added up by day. Amounts in cents.
 */
export function waterfall(ctx: Context, filter: WaterfallFilter): Promise<Waterfall> {
  const { groupBy = 'district', time = 'effective', asOf } = filter;
  const isOfDoti = groupBy === 'promoter' || groupBy === 'component' || isNarrowed(filter);
  const key = keyColumns[groupBy];
  return ctx.read(async (tx) => {
    const { rows } = await tx.execute<SummedRow & Record<string, unknown>>(sql`
      select ${key} as key, grouping(${key}) = 1 as "isTotal", ${nameOf[groupBy]} as name, ${sums},
        (count(*) over () - 1)::int as "rowCount"
      from (${standing(filter, isOfDoti)} union all ${recovered(filter)}) s
      join editions e on e.id = s.edition_id ${joinOf[groupBy]}
      group by grouping sets ((${key}, ${nameOf[groupBy]}), ())
      order by 2 desc, 3, 1 limit ${rowsMax + 1}`);
    const [total, ...parts] = rows;
    const figures = (row: SummedRow | undefined) => figuresOf(row, isOfDoti);
    return {
      groupBy,
      asOf: asOf ?? ctx.clock.today(),
      time,
      current: asOf === undefined,
      rows: parts.map((row) => ({
        key: row.key ?? '',
        name: row.name ?? wordFor(groupBy, row.key ?? '', ctx.language),
        ...figures(row),
      })),
      omittedRows: (total?.rowCount ?? 0) - parts.length,
      totals: figures(total),
    };
  });
}

const isNarrowed = ({ promoterId, component }: FigureScope) =>
  promoterId !== undefined || component !== undefined;

interface SummedRow extends Omit<WaterfallRow, 'key' | 'name' | 'allocatedCents' | 'availableCents'> {
  key: string | null;
  name: string | null;
  isTotal: boolean;
  availableCents: number;
  rowCount: number;
}

const keyColumns: Record<WaterfallGroup, SQL> = {
  programme: sql.raw('e.programme_id'),
  edition: sql.raw('s.edition_id'),
  fund: sql.raw('s.fund_id'),
  district: sql.raw('s.district_id::text'),
  promoter: sql.raw('s.organisation_id::text'),
  component: sql.raw('s.component'),
};
const unnamed = sql.raw('null::text');
const nameOf: Record<WaterfallGroup, SQL> = {
  programme: unnamed,
  edition: unnamed,
  fund: unnamed,
  district: sql.raw('named.name'),
  promoter: sql.raw('named.name'),
  component: unnamed,
};
const joinOf: Record<WaterfallGroup, SQL> = {
  programme: sql``,
  edition: sql``,
  fund: sql``,
  district: sql`join ${districts} named on named.id = s.district_id`,
  promoter: sql`join ${organisations} named on named.id = s.organisation_id`,
  component: sql``,
};

const figureNames = [
  'available',
  'reserved',
  'committed',
  'accrued',
  'ordered',
  'paid',
  'recoverable',
  'recovered',
];
const sums = sql.raw(
  figureNames.map((name) => `coalesce(sum(s.${name}_cents), 0)::bigint as "${name}Cents"`).join(', '),
);

/** What stands where, of the lines of doti and, unless only doti are looked at, of what districts have left. */
function standing(filter: FigureScope, isOfDoti: boolean): SQL {
  const { asOf, time = 'effective' } = filter;
  const lines = conditionsOf(filter);
  const kinds = isOfDoti ? sql`kind = 'doteComponent'` : sql`kind in ('districtFund', 'doteComponent')`;
  if (asOf)
    return sql`select ${place}, ${stageColumns}, 0 as recovered_cents from app.ledger_as_of(${asOf}::date, ${time}) where ${kinds} and ${lines}`;
  const totals = sql`select ${place}, 0 as available_cents, reserved_cents, committed_cents, accrued_cents, ordered_cents, paid_cents,
    recoverable_cents, 0 as recovered_cents from ${ledgerTotals} where ${lines}`;
  return isOfDoti
    ? totals
    : sql`${totals} union all select ${place}, ${stageColumns}, 0 from ${ledgerHolders} where kind = 'districtFund' and ${lines}`;
}

/** What came back until then. */
function recovered(filter: FigureScope): SQL {
  const { asOf, time = 'effective' } = filter;
  const day = sql.raw(time === 'effective' ? 'effective_on' : 'recorded_on');
  const until = asOf ? sql`${day} <= ${asOf}::date` : sql`true`;
  return sql`select ${place}, 0, 0, 0, 0, 0, 0, 0, recovered_cents from ${budgetRecoveries} where ${until} and ${conditionsOf(filter)}`;
}

/** The conditions on edition, fund, district, promoter and line that a filter sets. */
export function conditionsOf(filter: FigureScope, alias = ''): SQL {
  const { programmeId, editionId, fundId, districtId, promoterId, component } = filter;
  const column = (name: string) => sql.raw(alias ? `${alias}.${name}` : name);
  const ofProgramme = editions.filter((edition) => edition.programmeId === programmeId).map(({ id }) => id);
  const conditions = [
    programmeId && sql`${column('edition_id')} = any(${sql.param(ofProgramme)}::text[])`,
    editionId && sql`${column('edition_id')} = ${editionId}`,
    fundId && sql`${column('fund_id')} = ${fundId}`,
    districtId && sql`${column('district_id')} = ${districtId}::uuid`,
    promoterId && sql`${column('organisation_id')} = ${promoterId}::uuid`,
    component && sql`${column('component')} = ${component}`,
  ].filter((condition) => typeof condition === 'object');
  return conditions.length === 0 ? sql`true` : sql.join(conditions, sql` and `);
}

/** The day on which a transaction counts, in one of the two times. */
export const dayOfTransaction = (time: TimeBasis): SQL =>
  sql.raw(time === 'effective' ? 't.effective_on' : "(t.recorded_at at time zone 'Europe/Rome')::date");

function figuresOf(row: SummedRow | undefined, isOfDoti: boolean): Waterfall['totals'] {
  const {
    availableCents = 0,
    reservedCents = 0,
    committedCents = 0,
    accruedCents = 0,
    orderedCents = 0,
    paidCents = 0,
    recoverableCents = 0,
    recoveredCents = 0,
  } = row ?? {};
  const below = { reservedCents, committedCents, accruedCents, orderedCents, paidCents, recoverableCents };
  const allocatedCents = Object.values(below).reduce((sum, amount) => sum + amount, availableCents);
  return {
    allocatedCents: isOfDoti ? null : allocatedCents,
    availableCents: isOfDoti ? null : availableCents,
    ...below,
    recoveredCents,
  };
}

/** What a person calls a group that the database knows by its id only. */
function wordFor(groupBy: WaterfallGroup, key: string, language: Language): string {
  const component = dowryComponents.find((name) => name === key);
  if (component) return dowryComponentLabels[component][language];
  const named = groupBy === 'programme' ? programmes : groupBy === 'fund' ? funds : [];
  return editionById(key)?.name ?? named.find(({ id }) => id === key)?.name ?? key;
}
