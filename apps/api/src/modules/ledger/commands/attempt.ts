import type { Context } from '../../../platform/context.ts';
import type { Tx } from '../../../platform/database.ts';
import { newId } from '../../../platform/id.ts';
import type { Localised } from '../../../platform/problem.ts';
import type { PostingOutcome } from '../posting.ts';
import { refusalOf } from '../refusals.ts';

/** A posting that was applied. */
export interface Posted {
  transactionId: string;
}

/** The key under which the ledger knows this attempt of this actor. */
export function attemptKey(ctx: Context, what: string, given?: string): string {
  return `${ctx.actor.id}:${what}:${given ?? ctx.requestKey ?? newId()}`;
}

/** The posting, or the recorded refusal thrown with what is missing, where, and what to do about it. */
export async function appliedOr(tx: Tx, outcome: PostingOutcome, fix?: Localised): Promise<Posted> {
  if (outcome.outcome === 'rejected') throw await refusalOf(tx, outcome, fix);
  return { transactionId: outcome.transactionId };
}
