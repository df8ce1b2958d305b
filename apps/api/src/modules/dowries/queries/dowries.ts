import { sumCents } from '@approdo/shared/money';
import { eq, sql } from 'drizzle-orm';
import type { Actor, Context } from '../../../platform/context.ts';
import { prepared, type Tx } from '../../../platform/database.ts';
import { notFound } from '../../../platform/problem.ts';
import { actionPlanVersions } from '../../action-plans/tables.ts';
import { type FirstInLine, firstInLine } from '../../budgets/index.ts';
import { caseFiles } from '../../case-files/tables.ts';
import { organisations } from '../../identity/index.ts';
import { type Edition, editionById, type FundId, funds } from '../../programmes/index.ts';
import { districts } from '../../territory/tables.ts';
import type { Dowry, DowryLine, DowryStages } from '../schemas.ts';
import { dowries } from '../tables.ts';
import { dayOf, recordedColumns } from './facts.ts';
import { waitingOfDowry } from './waiting.ts';

/** A line as the request froze it, with what the ledger holds of it; no stages before the reservation. */
interface LineRow {
  component: DowryLine['component'];
  fundId: FundId;
  amountCents: number;
  plannedCents: number;
  quantity: number;
  quantityMax: number;
  unit: DowryLine['unit'];
  /** All that is set aside: reserved and every stage after it. Null before the reservation. */
  heldCents: number | null;
  accruedCents: number;
  paidCents: number;
  /** The stages as the ledger has them; null before the reservation. */
  stages: Omit<DowryStages, 'reservedCents'> | null;
}

const linesJson = sql<
  LineRow[]
>`(select json_agg(json_build_object('component', c.component, 'fundId', c.fund_id,
    'amountCents', c.amount_cents, 'plannedCents', c.planned_cents, 'quantity', c.quantity, 'quantityMax', c.quantity_max,
    'unit', c.unit, 'heldCents', h.reserved_cents + h.committed_cents + h.accrued_cents + h.ordered_cents + h.paid_cents + h.recoverable_cents,
    'accruedCents', coalesce(h.accrued_cents + h.ordered_cents + h.paid_cents, 0), 'paidCents', coalesce(h.paid_cents, 0),
    'stages', case when h.id is not null then json_build_object('committedCents', h.committed_cents, 'accruedCents', h.accrued_cents,
      'orderedCents', h.ordered_cents, 'paidCents', h.paid_cents, 'recoverableCents', h.recoverable_cents) end)
    order by array_position(array['operatorServices', 'traineeAllowance', 'hostTutoring'], c.component))
  from dowry_components c left join ledger_holders h on h.dowry_id = c.dowry_id and h.component = c.component and h.kind = 'doteComponent'
  where c.dowry_id = dowries.id)`;

const nameOf = (column: string) =>
  sql<string | null>`(select u.name from users u where u.id = ${sql.raw(`dowries.${column}`)})`;

const dowryColumns = {
  dowry: dowries,
  caseFileCode: caseFiles.code,
  familyName: caseFiles.familyName,
  givenName: caseFiles.givenName,
  promoterName: organisations.name,
  districtName: districts.name,
  actionPlanId: actionPlanVersions.actionPlanId,
  planNumber: actionPlanVersions.number,
  signedAt: actionPlanVersions.recordedAt,
  internship: sql<{
    startsOn: string | null;
    endsOn: string | null;
  } | null>`action_plan_versions.content -> 'internship'`,
  requestedByName: nameOf('requested_by'),
  grantedByName: nameOf('granted_by'),
  refusedByName: nameOf('refused_by'),
  withdrawnByName: nameOf('withdrawn_by'),
  lines: linesJson,
  journalEntries: sql<number>`(select count(*)::int from ledger_transactions t where t.dowry_id = dowries.id)`,
  firstInLine: sql<FirstInLine | null>`case when dowries.state = 'requested' then ${firstInLine} end`,
};

const dowryStatement = prepared((tx) =>
  tx
    .select({ ...dowryColumns, waiting: waitingOfDowry })
    .from(dowries)
    .innerJoin(organisations, eq(organisations.id, dowries.organisationId))
    .innerJoin(districts, eq(districts.id, dowries.districtId))
    .leftJoin(caseFiles, eq(caseFiles.id, dowries.caseFileId))
    .leftJoin(actionPlanVersions, eq(actionPlanVersions.id, dowries.actionPlanVersionId))
    .where(eq(dowries.id, sql.placeholder('dowryId')))
    .prepare('dowry_by_id'),
);

/** A dowry with everything its page shows, as it is in the database. */
export type DowryRow = Awaited<ReturnType<ReturnType<typeof dowryStatement>['execute']>>[number];

/** One dowry with its three lines, as the actor may see it. Error: 404. */
export function dowryById(ctx: Context, { dowryId }: { dowryId: string }): Promise<Dowry> {
  return ctx.read((tx) => dowryIn(tx, ctx, dowryId));
}

export async function dowryIn(tx: Tx, ctx: Context, dowryId: string): Promise<Dowry> {
  const [row] = await dowryStatement(tx).execute({ dowryId });
  if (!row) throw notFound();
  return dowryFor(ctx.actor, row);
}

/** A dowry as this actor is answered: only who reads case files learns whose it is, only who reads budgets which one comes before. */
export function dowryFor({ permissions }: Pick<Actor, 'permissions'>, row: DowryRow): Dowry {
  const line = permissions.has('budgets:read') ? row.firstInLine : null;
  const seen = { ...row, firstInLine: line };
  if (permissions.has('case-files:read')) return dowryOf(seen);
  return dowryOf({ ...seen, caseFileCode: null, familyName: null, givenName: null });
}

/** A dowry as it crosses HTTP, with the name of its person. */
function dowryOf(row: DowryRow): Dowry {
  const { dowry } = row;
  const edition = editionById(dowry.editionId);
  const lines = row.lines.map((line) => lineOf(line, edition, dowry.variantId));
  return {
    id: dowry.id,
    code: dowry.code,
    state: dowry.state,
    caseFile: {
      id: dowry.caseFileId,
      code: row.caseFileCode,
      familyName: row.familyName,
      givenName: row.givenName,
    },
    promoter: { id: dowry.organisationId, name: row.promoterName },
    district: { id: dowry.districtId, name: row.districtName },
    edition: { id: dowry.editionId, name: edition?.name ?? dowry.editionId, variantId: dowry.variantId },
    plan: planOf(row),
    lines,
    totals: totalsOf(lines),
    ...historyOf(row),
    waiting: row.waiting,
    firstInLine: row.firstInLine,
    journalEntries: row.journalEntries,
    version: dowry.version,
    updatedAt: dowry.updatedAt.toISOString(),
  };
}

function lineOf(line: LineRow, edition: Edition | undefined, variantId: string): DowryLine {
  const { heldCents, stages, ...rest } = line;
  const later = stages ?? noStages;
  const stagesAfter = sumCents(Object.values(later));
  const figure = edition?.variants
    .find(({ id }) => id === variantId)
    ?.components.find(({ component }) => component === line.component)?.amountCents;
  return {
    ...rest,
    fundName: funds.find(({ id }) => id === line.fundId)?.name ?? line.fundId,
    reservedCents: heldCents ?? 0,
    releasedCents: heldCents === null ? 0 : line.amountCents - heldCents,
    leftCents: (heldCents ?? 0) - line.accruedCents - later.recoverableCents,
    // a line that was just reserved has its stages to come
    stages: { reservedCents: (heldCents ?? 0) - stagesAfter, ...later },
    source: figure?.source ?? '–',
    assumed: figure?.assumed ?? true,
  };
}

const noStages = { committedCents: 0, accruedCents: 0, orderedCents: 0, paidCents: 0, recoverableCents: 0 };

function totalsOf(lines: readonly DowryLine[]): Dowry['totals'] {
  const sum = (name: Exclude<keyof Dowry['totals'], 'stages'>) => sumCents(lines.map((line) => line[name]));
  const stage = (name: keyof DowryStages) => sumCents(lines.map(({ stages }) => stages[name]));
  return {
    amountCents: sum('amountCents'),
    plannedCents: sum('plannedCents'),
    reservedCents: sum('reservedCents'),
    accruedCents: sum('accruedCents'),
    paidCents: sum('paidCents'),
    releasedCents: sum('releasedCents'),
    leftCents: sum('leftCents'),
    stages: {
      reservedCents: stage('reservedCents'),
      committedCents: stage('committedCents'),
      accruedCents: stage('accruedCents'),
      orderedCents: stage('orderedCents'),
      paidCents: stage('paidCents'),
      recoverableCents: stage('recoverableCents'),
    },
  };
}

function planOf(row: DowryRow): Dowry['plan'] {
  const { actionPlanId, planNumber, signedAt, internship } = row;
  if (actionPlanId === null || planNumber === null || signedAt === null) return null;
  return {
    actionPlanId,
    number: planNumber,
    signedAt: signedAt.toISOString(),
    internshipStartsOn: dayOf(internship?.startsOn),
    internshipEndsOn: dayOf(internship?.endsOn),
  };
}

/** Who did what to the dowry, and when. */
function historyOf(row: DowryRow): Pick<Dowry, 'request' | 'clearance' | 'refusal' | 'withdrawal'> {
  const { requestedAt, requestedBy, grantedAt, grantedBy, grantedOn, ...rest } = row.dowry;
  const ended = (at: Date | null, byId: string | null, byName: string | null, reason: string | null) =>
    at && byId && reason ? { at: at.toISOString(), byId, byName, reason } : null;
  return {
    request: { at: requestedAt.toISOString(), byId: requestedBy, byName: row.requestedByName },
    clearance:
      grantedAt && grantedBy && grantedOn
        ? { at: grantedAt.toISOString(), byId: grantedBy, byName: row.grantedByName, on: grantedOn }
        : null,
    refusal: ended(rest.refusedAt, rest.refusedBy, row.refusedByName, rest.refusalReason),
    withdrawal: ended(rest.withdrawnAt, rest.withdrawnBy, row.withdrawnByName, rest.withdrawalReason),
  };
}

const changingStatement = prepared((tx) =>
  tx
    .select()
    .from(dowries)
    .where(eq(dowries.id, sql.placeholder('dowryId')))
    .for('update')
    .prepare('dowry_for_change'),
);

/** A dowry about to change, locked until the end of the transaction. Error: 404. */
export async function dowryForChange(tx: Tx, dowryId: string) {
  const [row] = await changingStatement(tx).execute({ dowryId });
  if (!row) throw notFound();
  return row;
}

const grantStatement = prepared((tx) =>
  tx
    .select({
      ...dowryColumns,
      ...recordedColumns(dowries.editionId),
      openFundIds: sql<FundId[]>`(select coalesce(json_agg(h.fund_id), '[]') from ledger_holders h
        where h.kind = 'districtFund' and h.edition_id = dowries.edition_id and h.district_id = dowries.district_id)`,
    })
    .from(dowries)
    .innerJoin(organisations, eq(organisations.id, dowries.organisationId))
    .innerJoin(districts, eq(districts.id, dowries.districtId))
    .innerJoin(caseFiles, eq(caseFiles.id, dowries.caseFileId))
    .innerJoin(actionPlanVersions, eq(actionPlanVersions.id, dowries.actionPlanVersionId))
    .where(sql`${dowries.id} = any(${sql.placeholder('dowryIds')}::uuid[])`)
    .orderBy(dowries.id)
    .for('update', { of: dowries })
    .prepare('dowries_to_grant'),
);

/** A dowry about to be granted, locked, with the facts its conditions rest on and the funds its district has ever had. */
export type DowryToGrant = Awaited<ReturnType<ReturnType<typeof grantStatement>['execute']>>[number];

/**
 * All that grants need, in one reading: a district's money is wanted by many, and nobody waits for a second. By the id
 * of the dowry; those that are not there, or not visible, are left out.
 */
export async function dowriesToGrant(
  tx: Tx,
  dowryIds: readonly string[],
): Promise<ReadonlyMap<string, DowryToGrant>> {
  const rows = await grantStatement(tx).execute({ dowryIds });
  return new Map(rows.map((row) => [row.dowry.id, row]));
}
