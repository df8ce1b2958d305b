import { eq, inArray } from 'drizzle-orm';
import type { Tx } from '../../platform/database.ts';
import { districts } from '../territory/tables.ts';
import { organisations } from './tables.ts';

/**
 * What access to a body depends on, held as it is until the end of the transaction: nobody gains access to a body at the
 * moment in which it closes. Nothing when there is no such body.
 */
export async function bodyForAccess(tx: Tx, organisationId: string) {
  const [body] = await tx
    .select({ kind: organisations.kind, closedOn: organisations.closedOn })
    .from(organisations)
    .where(eq(organisations.id, organisationId))
    .for('share');
  return body;
}

/** Whether every one of these districts exists. */
export async function districtsExist(tx: Tx, districtIds: readonly string[]): Promise<boolean> {
  const asked = [...new Set(districtIds)];
  if (asked.length === 0) return true;
  const found = await tx.select({ id: districts.id }).from(districts).where(inArray(districts.id, asked));
  return found.length === asked.length;
}
