import { and, asc, desc, eq, not, type SQL, sql } from 'drizzle-orm';
import type { Context } from '../../../platform/context.ts';
import { decodeCursor, type Page, pageFrom, pageLimitDefault } from '../../../platform/keyset.ts';
import { forbidden } from '../../../platform/problem.ts';
import { caseFiles } from '../../case-files/tables.ts';
import { organisations } from '../../identity/index.ts';
import { editionById } from '../../programmes/index.ts';
import { districts } from '../../territory/tables.ts';
import type { DowryFilter, DowrySummary } from '../schemas.ts';
import { dowries } from '../tables.ts';

const amountCents = sql<number>`(select sum(c.amount_cents)::bigint from dowry_components c where c.dowry_id = dowries.id)`;
const reservedCents = sql<number>`(select coalesce(sum(h.reserved_cents + h.committed_cents + h.accrued_cents + h.ordered_cents + h.paid_cents + h.recoverable_cents), 0)::bigint
  from ledger_holders h where h.dowry_id = dowries.id and h.kind = 'doteComponent')`;

/** Whether a fund of the district has less than the lines of the dowry would take from it. */
const shortOfMoney = sql`exists (select from dowry_components c left join ledger_holders h on h.kind = 'districtFund'
    and h.edition_id = dowries.edition_id and h.fund_id = c.fund_id and h.district_id = dowries.district_id
  where c.dowry_id = dowries.id group by c.fund_id, h.available_cents having sum(c.amount_cents) > coalesce(h.available_cents, 0))`;

/** The dowries the actor may see, the last request first unless asked otherwise. Names only for whoever reads the case files. */
export function dowryPage(ctx: Context, filter: DowryFilter): Promise<Page<DowrySummary>> {
  if (filter.covered !== undefined && !ctx.actor.permissions.has('budgets:read')) throw forbidden();
  const limit = filter.limit ?? pageLimitDefault;
  const isOldestFirst = filter.sort === 'requestedAt';
  const order = isOldestFirst ? asc : desc;
  return ctx.read(async (tx) => {
    const rows = await tx
      .select({
        dowry: dowries,
        caseFileCode: caseFiles.code,
        familyName: caseFiles.familyName,
        givenName: caseFiles.givenName,
        promoterName: organisations.name,
        districtName: districts.name,
        amountCents,
        reservedCents,
        atText: sql<string>`${dowries.requestedAt}::text`,
      })
      .from(dowries)
      .innerJoin(organisations, eq(organisations.id, dowries.organisationId))
      .innerJoin(districts, eq(districts.id, dowries.districtId))
      .leftJoin(caseFiles, eq(caseFiles.id, dowries.caseFileId))
      .where(and(...conditionsOf(filter), after(filter.cursor, isOldestFirst)))
      .orderBy(order(dowries.requestedAt), order(dowries.id))
      .limit(limit + 1);
    const page = pageFrom(rows, limit, (row) => [row.atText, row.dowry.id]);
    const seesPersons = ctx.actor.permissions.has('case-files:read');
    return { ...page, items: page.items.map((row) => summaryOf(seesPersons ? row : { ...row, ...nobody })) };
  });
}

function conditionsOf(filter: DowryFilter): (SQL | undefined)[] {
  const { state, editionId, districtId, promoterId, caseFileId, fundId, covered, updatedAfter, code } =
    filter;
  return [
    state && eq(dowries.state, state),
    editionId && eq(dowries.editionId, editionId),
    districtId && eq(dowries.districtId, districtId),
    promoterId && eq(dowries.organisationId, promoterId),
    caseFileId && eq(dowries.caseFileId, caseFileId),
    fundId &&
      sql`exists (select from dowry_components c where c.dowry_id = ${dowries.id} and c.fund_id = ${fundId})`,
    covered === undefined
      ? undefined
      : and(eq(dowries.state, 'requested'), covered ? not(shortOfMoney) : shortOfMoney),
    updatedAfter ? sql`${dowries.updatedAt} > ${updatedAfter}::timestamptz` : undefined,
    code && sql`${dowries.code} like ${`%${code.toUpperCase()}%`}`,
  ].filter((condition) => condition !== undefined && condition !== '');
}

function after(cursor: string | undefined, isOldestFirst: boolean): SQL | undefined {
  const key = decodeCursor(cursor, 2);
  if (key === undefined) return undefined;
  const beyond = isOldestFirst ? sql`>` : sql`<`;
  return sql`(${dowries.requestedAt}, ${dowries.id}) ${beyond} (${key[0]}::timestamptz, ${key[1]}::uuid)`;
}

/** A key may read dowries without the scope of case files. */
const nobody = { caseFileCode: null, familyName: null, givenName: null };

interface SummaryRow {
  dowry: typeof dowries.$inferSelect;
  caseFileCode: string | null;
  familyName: string | null;
  givenName: string | null;
  promoterName: string;
  districtName: string;
  amountCents: number;
  reservedCents: number;
}

function summaryOf(row: SummaryRow): DowrySummary {
  const { dowry } = row;
  const decidedAt = dowry.withdrawnAt ?? dowry.refusedAt ?? dowry.grantedAt;
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
    edition: {
      id: dowry.editionId,
      name: editionById(dowry.editionId)?.name ?? dowry.editionId,
      variantId: dowry.variantId,
    },
    amountCents: row.amountCents,
    reservedCents: row.reservedCents,
    requestedAt: dowry.requestedAt.toISOString(),
    decidedAt: decidedAt?.toISOString() ?? null,
  };
}
