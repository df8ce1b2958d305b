import { eq } from 'drizzle-orm';
import type { Localised } from '../../platform/problem.ts';
import { transactionReversing } from '../ledger/index.ts';
import { heldByItsState } from './errors.ts';
import { dowries } from './tables.ts';

/** The states of a dowry that rest on a posting: granted on its reservation, withdrawn on its release. */
const restsOn: Readonly<Record<string, { state: string; detail: Localised }>> = {
  reserve: {
    state: 'granted',
    detail: {
      it: 'La dote è concessa su questa riserva: per liberare le somme ritira la dote.',
      en: 'The dowry is granted on this reservation: withdraw the dowry to give the money back.',
    },
  },
  release: {
    state: 'withdrawn',
    detail: {
      it: 'Con questa restituzione la dote è stata ritirata, e un ritiro non si annulla: se la dote serve ancora, va richiesta di nuovo.',
      en: 'The dowry was withdrawn with this release, and that is not undone: if it is still needed, request it again.',
    },
  },
};

// a reservation is not undone below a dowry that stays granted, nor a release below one that stays withdrawn
transactionReversing.add(async (tx, { transaction: { kind, dowryId } }) => {
  const rests = restsOn[kind];
  if (!rests || dowryId === null) return;
  const [dowry] = await tx.select({ state: dowries.state }).from(dowries).where(eq(dowries.id, dowryId));
  if (dowry?.state === rests.state) throw heldByItsState({ detail: rests.detail });
});
