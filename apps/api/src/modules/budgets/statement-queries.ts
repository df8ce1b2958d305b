import { addDays } from '@approdo/shared/dates';
import { eq } from 'drizzle-orm';
import type { Context } from '../../platform/context.ts';
import { documentPdf } from '../../platform/document.ts';
import { districts } from '../territory/tables.ts';
import type { ExportedFile } from './export-schemas.ts';
import { editionName, fundName } from './export-words.ts';
import { daysOfMonth, statementOf } from './statement-rules.ts';
import type { StatementFilter } from './statement-schemas.ts';
import { statementTemplate } from './statement-template.ts';
import { waterfall } from './waterfall-queries.ts';

/** The statement of a month as a document to print: where the money stood before and after it, as far as the actor sees. */
export async function monthlyStatement(
  ctx: Context,
  { month, ...scope }: StatementFilter,
): Promise<ExportedFile> {
  const { first, last } = daysOfMonth(month);
  const at = (asOf: typeof first, groupBy: 'district' | 'fund' | 'component') =>
    waterfall(ctx, { ...scope, groupBy, asOf, time: 'effective' });
  const facts = {
    month,
    today: ctx.clock.today(),
    madeBy: ctx.actor.name,
    scope: {
      edition: scope.editionId ? editionName(scope.editionId) : null,
      fund: scope.fundId ? fundName(scope.fundId) : null,
      district: scope.districtId ? await districtName(ctx, scope.districtId) : null,
    },
    before: await at(addDays(first, -1), 'district'),
    after: await at(last, 'district'),
    byFund: await at(last, 'fund'),
    byComponent: await at(last, 'component'),
  };
  return {
    name: `approdo-${ctx.language === 'it' ? 'prospetto' : 'statement'}-${month}.pdf`,
    mediaType: 'application/pdf',
    content: documentPdf(statementTemplate, statementOf(facts, ctx.language)).toString('base64'),
    rows: facts.after.rows.length,
    cut: facts.after.omittedRows > 0,
  };
}

/** Named even when it has no money; null when there is no such district. */
async function districtName(ctx: Context, id: string): Promise<string | null> {
  const found = await ctx.read((tx) =>
    tx.select({ name: districts.name }).from(districts).where(eq(districts.id, id)),
  );
  return found[0]?.name ?? null;
}
