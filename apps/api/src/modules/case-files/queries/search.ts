import { canonicalTaxCode, taxCodeViolations } from '@approdo/shared/tax-code';
import { searchable } from '@approdo/shared/text';
import { sql } from 'drizzle-orm';
import type { Context } from '../../../platform/context.ts';
import type { Tx } from '../../../platform/database.ts';
import type { Page } from '../../../platform/keyset.ts';
import type { Violation } from '../../../platform/problem.ts';
import { searchRefused } from '../errors.ts';
import { compareGrades, duplicateGrade, type SoughtPerson } from '../rules/duplicates.ts';
import type { CaseFileMatch, SearchCaseFiles } from '../schemas/search.ts';
import { caseFilePageIn } from './page.ts';
import { summariesByIds, summaryOf } from './summaries.ts';

/** Candidates looked at, and matches answered, at the most. */
const candidatesMax = 60;
const matchesMax = 20;

/** The files that may be of a person, the likeliest first; or those whose name begins as asked. Error: 422. */
export async function searchCaseFiles(ctx: Context, asked: SearchCaseFiles): Promise<Page<CaseFileMatch>> {
  const { q, taxCode, familyName, givenName, birthDate, birthCountryCode, ...filter } = asked;
  const sought: SoughtPerson = {
    taxCodes: taxCode === undefined ? [] : [taxCode],
    name: [familyName, givenName].filter((part) => part !== undefined).join(' '),
    birthDate: birthDate ?? null,
    birthDatePrecision: 'day',
    birthCountryCode: birthCountryCode ?? null,
  };
  const violations = searchViolations(asked, sought);
  if (violations.length > 0) throw searchRefused({ violations });
  return ctx.read(async (tx) => {
    if (q === undefined) {
      const items = await likelyFiles(tx, ctx, sought);
      return { items, nextCursor: null, limit: matchesMax };
    }
    const page = await caseFilePageIn(tx, ctx, { ...filter, q });
    const items = page.items.map((caseFile) => ({
      caseFile,
      likelihood: 'possible' as const,
      reasons: ['nameContains' as const],
    }));
    return { ...page, items };
  });
}

function searchViolations({ q, taxCode, birthDate }: SearchCaseFiles, { name }: SoughtPerson): Violation[] {
  const fix = { it: 'Scrivi almeno due lettere del nome.', en: 'Write at least two letters of the name.' };
  if (q !== undefined)
    return searchable(q) === ''
      ? [
          {
            code: 'searchEmpty',
            pointer: '/q',
            message: { it: 'Il testo non ha lettere.', en: 'The text has no letters.' },
            fix,
          },
        ]
      : [];
  if (taxCode === undefined && birthDate === undefined && searchable(name) === '')
    return [
      {
        code: 'searchEmpty',
        pointer: '',
        message: {
          it: 'Serve un codice fiscale, un nome o una data di nascita.',
          en: 'A tax code, a name or a birth date is needed.',
        },
        fix: { it: 'Scrivi almeno uno di questi dati.', en: 'Write at least one of these.' },
      },
    ];
  if (taxCode === undefined) return [];
  return taxCodeViolations(taxCode)
    .filter(({ severity }) => severity === 'error')
    .map(({ severity: _, ...violation }) => ({ ...violation, pointer: '/taxCode' }));
}

/** The files of the actor's scope that may be of this person, the likeliest first. */
export async function likelyFiles(tx: Tx, ctx: Context, sought: SoughtPerson): Promise<CaseFileMatch[]> {
  const likeness = new Map<string, number>();
  for (const taxCode of sought.taxCodes.length === 0 ? [null] : sought.taxCodes)
    for (const found of await candidates(tx, sought, taxCode))
      likeness.set(found.case_file_id, found.likeness);
  const rows = await summariesByIds(tx, [...likeness.keys()]);
  const codes = await taxCodesOf(tx, [...likeness.keys()]);
  const today = ctx.clock.today();
  return rows
    .flatMap((row) => {
      const grade = duplicateGrade(sought, {
        ...row,
        taxCodes: codes.get(row.id) ?? [],
        name: `${row.familyName} ${row.givenName ?? ''}`,
        likeness: likeness.get(row.id) ?? 0,
      });
      return grade === null ? [] : [{ caseFile: summaryOf(row, today), ...grade }];
    })
    .sort((a, b) => compareGrades(a, b) || likenessOf(likeness, b) - likenessOf(likeness, a))
    .slice(0, matchesMax);
}

const likenessOf = (likeness: ReadonlyMap<string, number>, { caseFile }: CaseFileMatch) =>
  likeness.get(caseFile.id) ?? 0;

async function candidates(tx: Tx, sought: SoughtPerson, taxCode: string | null) {
  const canonical = taxCode === null ? null : canonicalTaxCode(taxCode);
  const { rows } = await tx.execute<{ case_file_id: string; likeness: number }>(
    sql`select * from app.case_files_like(${searchable(sought.name)}, ${sought.birthDate}::date, ${canonical}, ${candidatesMax})`,
  );
  return rows;
}

async function taxCodesOf(tx: Tx, ids: readonly string[]): Promise<Map<string, string[]>> {
  if (ids.length === 0) return new Map();
  const { rows } = await tx.execute<{ case_file_id: string; codes: string[] }>(
    sql`select case_file_id, array_agg(code) as codes from tax_codes where case_file_id = any(${sql.param([...ids])}::uuid[]) group by 1`,
  );
  return new Map(rows.map((row) => [row.case_file_id, row.codes]));
}
