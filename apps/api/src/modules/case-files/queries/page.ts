import { searchable } from '@approdo/shared/text';
import { and, asc, desc, eq, type SQL, sql } from 'drizzle-orm';
import type { Context } from '../../../platform/context.ts';
import { prepared, type Tx } from '../../../platform/database.ts';
import { decodeCursor, type Page, pageFrom, pageLimitDefault } from '../../../platform/keyset.ts';
import type { CaseFileSummary } from '../schemas/case-file.ts';
import type { CaseFileFilter } from '../schemas/inputs.ts';
import { caseFiles } from '../tables.ts';
import { type SummaryRow, summaries, summaryOf } from './summaries.ts';

/** The files among which a name is looked for, at the most; who searches for more narrows the search. */
const namedMax = 1000;

interface Asked extends CaseFileFilter {
  /** Beginnings of words of the name. */
  q?: string;
}

/** The files the actor may see, the last changed first or by name. */
export function caseFilePage(ctx: Context, filter: CaseFileFilter): Promise<Page<CaseFileSummary>> {
  return ctx.read((tx) => caseFilePageIn(tx, ctx, filter));
}

export async function caseFilePageIn(tx: Tx, ctx: Context, filter: Asked): Promise<Page<CaseFileSummary>> {
  const limit = filter.limit ?? pageLimitDefault;
  const byName = filter.sort === 'name';
  // a name must not enter the cursor, which travels in the address: the last file's id stands for its place
  const after = decodeCursor(filter.cursor, byName ? 1 : 2);
  const values = {
    ...valuesOf(filter, ctx),
    ...(after && (byName ? { afterId: after[0] } : { afterTime: after[0], afterId: after[1] })),
  };
  const asked = Object.entries(values).filter(([, value]) => value !== undefined);
  const shape = { byName, names: asked.map(([name]) => name) };
  const rows = await statementFor(shape)(tx).execute({ ...Object.fromEntries(asked), rows: limit + 1 });
  const page = pageFrom(rows, limit, (row: SummaryRow) => (byName ? [row.id] : [row.updatedAtText, row.id]));
  const today = ctx.clock.today();
  return { ...page, items: page.items.map((row) => summaryOf(row, today)) };
}

/** The values of the placeholders; an operator's own body is named, so that its index is used. */
function valuesOf(filter: Asked, ctx: Context) {
  const { actor, clock } = ctx;
  const own = actor.role === 'operator' ? actor.organisationId : null;
  return {
    organisationId: filter.organisationId ?? own ?? undefined,
    districtId: filter.districtId,
    updatedAfter: filter.updatedAfter,
    expiringBefore: filter.permitExpiringBefore,
    undeclaredOn: filter.withoutWorkDeclaration === true ? clock.today() : undefined,
    code: filter.code === undefined ? undefined : codePattern(filter.code),
    words: filter.q === undefined ? undefined : searchable(filter.q).split(' '),
  };
}

/** A code by its end: `123` is FA-…-000123. */
function codePattern(text: string): string {
  const code = text.toUpperCase();
  return /^\d{1,6}$/.test(code) ? `%-${code.padStart(6, '0')}` : `%${code}`;
}

const { placeholder } = sql;

/** What each placeholder narrows the list to. */
const conditions: Readonly<Record<string, SQL>> = {
  organisationId: eq(caseFiles.organisationId, placeholder('organisationId')),
  districtId: eq(caseFiles.districtId, placeholder('districtId')),
  updatedAfter: sql`${caseFiles.updatedAt} > ${placeholder('updatedAfter')}::timestamptz`,
  expiringBefore: sql`(select max(coalesce(p.valid_until, 'infinity')) from stay_permits p
    where p.case_file_id = ${caseFiles.id}) < ${placeholder('expiringBefore')}::date`,
  undeclaredOn: sql`not exists (select from work_declarations d where d.case_file_id = ${caseFiles.id}
    and (d.revoked_on is null or d.revoked_on > ${placeholder('undeclaredOn')}::date))`,
  code: sql`${caseFiles.code} like ${placeholder('code')}`,
  words: sql`${caseFiles.id} in (select app.case_files_named(${placeholder('words')}::text[], ${sql.raw(String(namedMax))}))`,
};

const byNameC = sql`${caseFiles.searchName} collate "C"`;
const afterNamed = sql`(${byNameC}, ${caseFiles.id}) > (select last_one.search_name collate "C", last_one.id
  from case_files last_one where last_one.id = ${placeholder('afterId')}::uuid)`;
const afterChanged = sql`(${caseFiles.updatedAt}, ${caseFiles.id})
  < (${placeholder('afterTime')}::timestamptz, ${placeholder('afterId')}::uuid)`;

interface PageShape {
  byName: boolean;
  /** The placeholders that narrow the list. */
  names: readonly string[];
}

const statements = new Map<string, ReturnType<typeof pageStatement>>();

/** One prepared statement for each combination of filters that is asked for. */
function statementFor(shape: PageShape) {
  const key = JSON.stringify(shape);
  // the name is a number: PostgreSQL tells names apart by their first 63 characters
  const statement = statements.get(key) ?? pageStatement(shape, `case_files_page_${statements.size}`);
  statements.set(key, statement);
  return statement;
}

function pageStatement({ byName, names }: PageShape, name: string) {
  const narrowing = names.flatMap((each) => conditions[each] ?? []);
  const after = names.includes('afterId') ? [byName ? afterNamed : afterChanged] : [];
  const order = byName ? [asc(byNameC), asc(caseFiles.id)] : [desc(caseFiles.updatedAt), desc(caseFiles.id)];
  return prepared((tx) =>
    summaries(tx)
      .where(and(...narrowing, ...after))
      .orderBy(...order)
      .limit(placeholder('rows'))
      .prepare(name),
  );
}
