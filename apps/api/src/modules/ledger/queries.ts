import type { DowryComponent } from '@approdo/shared/dowry';
import { and, asc, eq, inArray, sql } from 'drizzle-orm';
import { prepared, type Tx } from '../../platform/database.ts';
import type { EditionId, FundId } from '../programmes/index.ts';
import { districts } from '../territory/tables.ts';
import { type HolderRef, holderIdOf } from './holders.ts';
import { ledgerHolders } from './tables.ts';

/** One line of a dowry and where its money stands, in cents. */
export interface DowryLine {
  holderId: string;
  dowryId: string;
  component: DowryComponent;
  organisationId: string;
  editionId: EditionId;
  fundId: FundId;
  districtId: string;
  reservedCents: number;
  committedCents: number;
  accruedCents: number;
  orderedCents: number;
  paidCents: number;
  recoverableCents: number;
  /** How many movements the line has seen. */
  version: number;
}

const present = <Value>(column: unknown) => sql<Value>`${column}`;

const dowryLine = {
  holderId: ledgerHolders.id,
  dowryId: present<string>(ledgerHolders.dowryId),
  component: present<DowryComponent>(ledgerHolders.component),
  organisationId: present<string>(ledgerHolders.organisationId),
  editionId: ledgerHolders.editionId,
  fundId: ledgerHolders.fundId,
  districtId: present<string>(ledgerHolders.districtId),
  reservedCents: ledgerHolders.reservedCents,
  committedCents: ledgerHolders.committedCents,
  accruedCents: ledgerHolders.accruedCents,
  orderedCents: ledgerHolders.orderedCents,
  paidCents: ledgerHolders.paidCents,
  recoverableCents: ledgerHolders.recoverableCents,
  version: ledgerHolders.version,
};

/** Written out, not given: a plan that is kept cannot know that a value given later fits the index of the lines. */
const isComponent = sql`${ledgerHolders.kind} = 'doteComponent'`;

const linesOfDowry = prepared((tx) =>
  tx
    .select(dowryLine)
    .from(ledgerHolders)
    .where(and(isComponent, eq(ledgerHolders.dowryId, sql.placeholder('dowryId'))))
    .orderBy(asc(ledgerHolders.component))
    .prepare('lines_of_dowry'),
);

/** The lines of a dowry that the actor sees; none before its reservation. */
export function dowryComponentsIn(tx: Tx, dowryId: string): Promise<DowryLine[]> {
  return linesOfDowry(tx).execute({ dowryId });
}

/** The lines of several dowries, for a list of them. */
export async function linesOfDowriesIn(
  tx: Tx,
  dowryIds: readonly string[],
): Promise<Map<string, DowryLine[]>> {
  const lines = await tx
    .select(dowryLine)
    .from(ledgerHolders)
    .where(and(isComponent, inArray(ledgerHolders.dowryId, [...dowryIds])))
    .orderBy(asc(ledgerHolders.component));
  const byDowry = new Map<string, DowryLine[]>();
  for (const line of lines) byDowry.set(line.dowryId, [...(byDowry.get(line.dowryId) ?? []), line]);
  return byDowry;
}

const holderStatement = prepared((tx) =>
  tx
    .select()
    .from(ledgerHolders)
    .where(eq(ledgerHolders.id, sql.placeholder('id')))
    .prepare('ledger_holder'),
);

/** A holder as the actor sees it; undefined when it is not open, or not the actor's to see. */
export async function holderOf(tx: Tx, holder: HolderRef) {
  const [found] = await holderStatement(tx).execute({ id: holderIdOf(holder) });
  return found;
}

/** What a person needs to recognise some holders. */
export function holderNamesIn(tx: Tx, holderIds: readonly string[]) {
  return tx
    .select({
      id: ledgerHolders.id,
      kind: ledgerHolders.kind,
      editionId: ledgerHolders.editionId,
      fundId: ledgerHolders.fundId,
      component: ledgerHolders.component,
      districtName: districts.name,
    })
    .from(ledgerHolders)
    .leftJoin(districts, eq(districts.id, ledgerHolders.districtId))
    .where(inArray(ledgerHolders.id, [...holderIds]));
}
