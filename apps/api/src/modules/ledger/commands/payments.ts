import type { Context } from '../../../platform/context.ts';
import type { Tx } from '../../../platform/database.ts';
import { notFound } from '../../../platform/problem.ts';
import { holderIdOf } from '../holders.ts';
import { post } from '../posting.ts';
import { linesOfDowriesIn } from '../queries.ts';
import { appliedOr, attemptKey, type Posted } from './attempt.ts';
import { type LineAmount, moveLines, type Occasion } from './lines.ts';

/** Amounts of dowries' lines: 1 to 500, all or none. */
interface Lines extends Occasion {
  lines: readonly LineAmount[];
}

export interface PaymentOrder extends Lines {
  orderId: string;
  /** An order of more than 500 lines is posted in parts. */
  part?: number;
}

/** Orders the payment of amounts that are due, in cents. Each order once. Throws `ledger/insufficient-funds` (409, recorded). */
export function orderPayment(
  tx: Tx,
  ctx: Context,
  { orderId, part, ...order }: PaymentOrder,
): Promise<Posted> {
  return moveLines(tx, ctx, {
    ...order,
    kind: 'order',
    from: 'accrued',
    to: 'ordered',
    businessKey: part === undefined ? `order:${orderId}` : `order:${orderId}:${part}`,
    evidence: { orderId },
  });
}

export interface BankAnswer extends Lines {
  /** What the bank calls the line of its statement: it counts once. */
  bankReference: string;
  orderId: string;
}

/** Records that the bank paid what was ordered. Each reference once. */
export function recordPayment(tx: Tx, ctx: Context, answer: BankAnswer): Promise<Posted> {
  const { bankReference, orderId, ...rest } = answer;
  return moveLines(tx, ctx, {
    ...rest,
    kind: 'pay',
    from: 'ordered',
    to: 'paid',
    businessKey: `bank:${bankReference}`,
    evidence: { orderId, bankReference },
  });
}

export interface BankRejection extends BankAnswer {
  /** The bank's reason code, as `AC04`. */
  reasonCode: string;
}

/** Records that the bank rejected what was ordered: it is due again and may be ordered again. Each reference once. */
export function recordRejection(tx: Tx, ctx: Context, answer: BankRejection): Promise<Posted> {
  const { bankReference, orderId, reasonCode, ...rest } = answer;
  return moveLines(tx, ctx, {
    ...rest,
    kind: 'reject',
    from: 'ordered',
    to: 'accrued',
    businessKey: `bank:${bankReference}`,
    evidence: { orderId, bankReference, reasonCode },
  });
}

export interface RecoveryClaim extends Lines {
  recoveryId: string;
  /** Why, in a word of the program: `paidTwice`, `notDue`. */
  reason: string;
}

/** Asks back amounts that were paid and were not due, in cents. Each recovery once. */
export function claimRecovery(tx: Tx, ctx: Context, claim: RecoveryClaim): Promise<Posted> {
  const { recoveryId, reason, ...rest } = claim;
  return moveLines(tx, ctx, {
    ...rest,
    kind: 'recover',
    from: 'paid',
    to: 'recoverable',
    businessKey: `recovery:${recoveryId}`,
    evidence: { recoveryId, reason },
  });
}

export interface Recovered extends Lines {
  bankReference: string;
  recoveryId: string;
}

/** Records that money asked back has come: it returns to the district. Each bank reference once. Throws 404 for a line that is not there. */
export function recordRecovered(tx: Tx, ctx: Context, recovered: Recovered): Promise<Posted> {
  const { bankReference, recoveryId, ...rest } = recovered;
  return returnToDistrict(tx, ctx, {
    ...rest,
    kind: 'recovered',
    from: 'recoverable',
    businessKey: `bank:${bankReference}`,
    evidence: { recoveryId, bankReference },
  });
}

export interface ClaimReduction extends Lines {
  claimId: string;
}

/** Gives back to the district what was due and a claim does not admit, in cents. Each claim once. Throws 404 for a line that is not there. */
export function releaseNotAdmitted(
  tx: Tx,
  ctx: Context,
  { claimId, ...rest }: ClaimReduction,
): Promise<Posted> {
  return returnToDistrict(tx, ctx, {
    ...rest,
    kind: 'release',
    from: 'accrued',
    businessKey: `claim:${claimId}`,
    evidence: { claimId, reason: 'notAdmitted' },
  });
}

interface Return extends Lines {
  kind: 'recovered' | 'release';
  from: 'recoverable' | 'accrued';
  businessKey: string;
  evidence: Record<string, string>;
}

async function returnToDistrict(tx: Tx, ctx: Context, posting: Return): Promise<Posted> {
  const { kind, from, lines, businessKey, evidence } = posting;
  const held = await linesOfDowriesIn(
    tx,
    lines.map(({ dowryId }) => dowryId),
  );
  const outcome = await post(tx, {
    kind,
    idempotencyKey: attemptKey(ctx, `${kind}:${businessKey}`, posting.idempotencyKey),
    effectiveOn: posting.effectiveOn ?? ctx.clock.today(),
    businessKey,
    evidence,
    moves: lines.map(({ dowryId, component, amountCents }) => {
      const line = held.get(dowryId)?.find((each) => each.component === component);
      if (!line) throw notFound();
      return {
        from: { holderId: line.holderId, stage: from },
        to: { holderId: holderIdOf({ ...line, kind: 'districtFund' }), stage: 'available' },
        amountCents,
      };
    }),
  });
  return appliedOr(tx, outcome);
}
