import { and, eq, sql } from 'drizzle-orm';
import { prepared, type Tx } from '../../../platform/database.ts';
import { ledgerHolders } from '../../ledger/tables.ts';
import { dowries, dowryComponents } from '../tables.ts';

const statement = prepared((tx) =>
  tx
    .select({
      component: dowryComponents.component,
      fundId: dowryComponents.fundId,
      amountCents: dowryComponents.amountCents,
      isFundOpen: sql<boolean>`${ledgerHolders.id} is not null`,
    })
    .from(dowries)
    .innerJoin(dowryComponents, eq(dowryComponents.dowryId, dowries.id))
    .leftJoin(
      ledgerHolders,
      and(
        eq(ledgerHolders.kind, 'districtFund'),
        eq(ledgerHolders.editionId, dowries.editionId),
        eq(ledgerHolders.fundId, dowryComponents.fundId),
        eq(ledgerHolders.districtId, dowries.districtId),
      ),
    )
    .where(eq(dowries.id, sql.placeholder('dowryId')))
    .prepare('payable_lines'),
);

export type PayableLine = Awaited<ReturnType<ReturnType<typeof statement>['execute']>>[number];

/** The lines that a grant reserves, and whether the district has ever had anything on the fund of each. */
export function payableLinesOf(tx: Tx, dowryId: string): Promise<PayableLine[]> {
  return statement(tx).execute({ dowryId });
}
