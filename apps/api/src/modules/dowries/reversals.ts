import { eq } from 'drizzle-orm';
import { transactionReversing } from '../ledger/index.ts';
import { heldByItsState } from './errors.ts';
import { dowries } from './tables.ts';

/** The states of a dowry that rest on a posting: granted on its reservation, withdrawn on its release. */
const restsOn: Readonly<Record<string, string>> = { reserve: 'granted', release: 'withdrawn' };

// a reservation is not undone below a dowry that stays granted, nor a release below one that stays withdrawn
transactionReversing.add(async (tx, { transaction: { kind, dowryId } }) => {
  const state = restsOn[kind];
  if (!state || dowryId === null) return;
  const [dowry] = await tx.select({ state: dowries.state }).from(dowries).where(eq(dowries.id, dowryId));
  if (dowry?.state === state) throw heldByItsState();
});
