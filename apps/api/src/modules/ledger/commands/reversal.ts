import { romeToday } from '@approdo/shared/dates';
import type { Context } from '../../../platform/context.ts';
import type { Tx } from '../../../platform/database.ts';
import { createHook } from '../../../platform/hook.ts';
import { Problem } from '../../../platform/problem.ts';
import { recordAudit } from '../../audit/index.ts';
import { alreadyReversed, reversalRefused } from '../errors.ts';
import { ledgerTransactionIn } from '../journal-queries.ts';
import { post } from '../posting.ts';
import { reversalViolations } from '../rules.ts';
import type { LedgerTransaction, ReverseTransaction } from '../schemas.ts';
import { appliedOr, attemptKey } from './attempt.ts';

/** A reversal about to be posted. */
export interface TransactionReversing {
  ctx: Context;
  transaction: LedgerTransaction;
}

/** Asked before a transaction is undone: who keeps a state that rests on it refuses, or undoes that state too. */
export const transactionReversing = createHook<TransactionReversing>();

/**
 * Undoes a transaction by moving everything back, once, while the money is still where it went. Its author may on the same
 * day of Italy, an authority at any time with a reason. Errors: 404, 409 `ledger/already-reversed`, 409
 * `ledger/insufficient-funds` (recorded: the money has moved on), 422 with every reason why not.
 */
export function reverseTransaction(
  ctx: Context,
  input: ReverseTransaction & { transactionId: string },
): Promise<LedgerTransaction> {
  return ctx.transaction(async (tx) => {
    const transaction = await ledgerTransactionIn(tx, input.transactionId);
    if (transaction.reversedById !== null) throw alreadyReversed();
    const violations = reversalViolations(transaction, {
      actorId: ctx.actor.id,
      role: ctx.actor.role,
      today: ctx.clock.today(),
      recordedOn: romeToday(new Date(transaction.recordedAt)),
      reason: input.reason,
    });
    if (violations.length > 0) throw reversalRefused({ violations });
    await transactionReversing.run(tx, { ctx, transaction });
    const { transactionId } = await postReversal(tx, ctx, input);
    await recordAudit(tx, ctx, {
      area: 'money',
      action: 'ledgerTransaction.reversed',
      entity: 'ledgerTransaction',
      entityId: input.transactionId,
      subjectId: transaction.dowryId,
      organisationId: transaction.promoterId,
      details: { transactionId, kind: transaction.kind, amountCents: transaction.amountCents },
    });
    return ledgerTransactionIn(tx, transactionId);
  });
}

const undoWhatFollowed = {
  it: 'Il denaro è già andato oltre: storna prima le registrazioni che lo hanno spostato, dall’ultima.',
  en: 'The money has moved on: reverse first what moved it, the last first.',
};

async function postReversal(tx: Tx, ctx: Context, input: ReverseTransaction & { transactionId: string }) {
  const { transactionId, reason } = input;
  try {
    const outcome = await post(tx, {
      kind: 'reverse',
      idempotencyKey: attemptKey(ctx, `reverse:${transactionId}`),
      effectiveOn: ctx.clock.today(),
      reverses: transactionId,
      evidence: reason === undefined ? {} : { reason },
      moves: [],
    });
    return await appliedOr(tx, outcome, undoWhatFollowed);
  } catch (error) {
    if (error instanceof Problem && error.kind.type === 'ledger/already-posted') throw alreadyReversed();
    throw error;
  }
}
