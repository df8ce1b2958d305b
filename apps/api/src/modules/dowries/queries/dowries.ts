import { isCivilDate } from '@approdo/shared/dates';
import { dowryComponents as componentNames } from '@approdo/shared/dowry';
import { sumCents } from '@approdo/shared/money';
import { eq, sql } from 'drizzle-orm';
import type { Context } from '../../../platform/context.ts';
import { prepared, type Tx } from '../../../platform/database.ts';
import { notFound } from '../../../platform/problem.ts';
import { actionPlanVersions } from '../../action-plans/tables.ts';
import { caseFiles } from '../../case-files/tables.ts';
import { organisations } from '../../identity/index.ts';
import { type Edition, editionById, type FundId, funds } from '../../programmes/index.ts';
import { districts } from '../../territory/tables.ts';
import type { Dowry, DowryLine } from '../schemas.ts';
import { dowries } from '../tables.ts';

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
}

const linesJson = sql<
  LineRow[]
>`(select json_agg(json_build_object('component', c.component, 'fundId', c.fund_id,
    'amountCents', c.amount_cents, 'plannedCents', c.planned_cents, 'quantity', c.quantity, 'quantityMax', c.quantity_max,
    'unit', c.unit, 'heldCents', h.reserved_cents + h.committed_cents + h.accrued_cents + h.ordered_cents + h.paid_cents,
    'accruedCents', coalesce(h.accrued_cents + h.ordered_cents + h.paid_cents, 0), 'paidCents', coalesce(h.paid_cents, 0)))
  from dowry_components c left join ledger_holders h on h.dowry_id = c.dowry_id and h.component = c.component and h.kind = 'doteComponent'
  where c.dowry_id = dowries.id)`;

const nameOf = (column: string) =>
  sql<string | null>`(select u.name from users u where u.id = ${sql.raw(`dowries.${column}`)})`;

const dowryStatement = prepared((tx) =>
  tx
    .select({
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
    })
    .from(dowries)
    .innerJoin(organisations, eq(organisations.id, dowries.organisationId))
    .innerJoin(districts, eq(districts.id, dowries.districtId))
    .leftJoin(caseFiles, eq(caseFiles.id, dowries.caseFileId))
    .leftJoin(actionPlanVersions, eq(actionPlanVersions.id, dowries.actionPlanVersionId))
    .where(eq(dowries.id, sql.placeholder('dowryId')))
    .prepare('dowry_by_id'),
);

type DowryRow = Awaited<ReturnType<ReturnType<typeof dowryStatement>['execute']>>[number];

/** One dowry with its three lines, as the actor may see it. Error: 404. */
export function dowryById(ctx: Context, { dowryId }: { dowryId: string }): Promise<Dowry> {
  return ctx.read((tx) => dowryIn(tx, dowryId));
}

export async function dowryIn(tx: Tx, dowryId: string): Promise<Dowry> {
  const [row] = await dowryStatement(tx).execute({ dowryId });
  if (!row) throw notFound();
  return dowryOf(row);
}

function dowryOf(row: DowryRow): Dowry {
  const { dowry } = row;
  const edition = editionById(dowry.editionId);
  const lines = componentNames.flatMap((name) =>
    row.lines
      .filter(({ component }) => component === name)
      .map((line) => lineOf(line, edition, dowry.variantId)),
  );
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
    journalEntries: row.journalEntries,
    version: dowry.version,
    updatedAt: dowry.updatedAt.toISOString(),
  };
}

function lineOf(line: LineRow, edition: Edition | undefined, variantId: string): DowryLine {
  const { heldCents, ...rest } = line;
  const figure = edition?.variants
    .find(({ id }) => id === variantId)
    ?.components.find(({ component }) => component === line.component)?.amountCents;
  return {
    ...rest,
    fundName: funds.find(({ id }) => id === line.fundId)?.name ?? line.fundId,
    reservedCents: heldCents ?? 0,
    releasedCents: heldCents === null ? 0 : line.amountCents - heldCents,
    leftCents: (heldCents ?? 0) - line.accruedCents,
    source: figure?.source ?? '–',
    assumed: figure?.assumed ?? true,
  };
}

function totalsOf(lines: readonly DowryLine[]): Dowry['totals'] {
  const sum = (name: keyof Dowry['totals']) => sumCents(lines.map((line) => line[name]));
  return {
    amountCents: sum('amountCents'),
    plannedCents: sum('plannedCents'),
    reservedCents: sum('reservedCents'),
    accruedCents: sum('accruedCents'),
    paidCents: sum('paidCents'),
    releasedCents: sum('releasedCents'),
    leftCents: sum('leftCents'),
  };
}

function planOf(row: DowryRow): Dowry['plan'] {
  const { actionPlanId, planNumber, signedAt, internship } = row;
  if (actionPlanId === null || planNumber === null || signedAt === null) return null;
  const day = (text: string | null | undefined) => (text && isCivilDate(text) ? text : null);
  return {
    actionPlanId,
    number: planNumber,
    signedAt: signedAt.toISOString(),
    internshipStartsOn: day(internship?.startsOn),
    internshipEndsOn: day(internship?.endsOn),
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

/** A dowry about to change, locked until the end of the transaction. Error: 404. */
export async function dowryForChange(tx: Tx, dowryId: string) {
  const [row] = await tx.select().from(dowries).where(eq(dowries.id, dowryId)).for('update');
  if (!row) throw notFound();
  return row;
}
