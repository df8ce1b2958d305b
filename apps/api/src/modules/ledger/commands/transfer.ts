import type { Context } from '../../../platform/context.ts';
import type { Tx } from '../../../platform/database.ts';
import { type DistrictFundRef, holderIdOf } from '../holders.ts';
import { openHolders, type Place, post } from '../posting.ts';
import { appliedOr, attemptKey, type Posted } from './attempt.ts';
import type { Occasion } from './lines.ts';

export interface DistrictTransfer extends Occasion {
  /** The proposal that was approved. */
  transferId: string;
  editionId: string;
  fundId: string;
  fromDistrictId: string;
  toDistrictId: string;
  /** Above zero. */
  amountCents: number;
}

/**
 * Gives available money of one district's fund to the same fund of another, in cents; each transfer once. A coordinator gives
 * from the own districts. The caller has made sure that one person proposed and another approved.
 * Throws `ledger/insufficient-funds` (409, recorded), `ledger/already-posted` (409), 404 for another's district.
 */
export async function transferBetweenDistricts(
  tx: Tx,
  ctx: Context,
  transfer: DistrictTransfer,
): Promise<Posted> {
  const { transferId, editionId, fundId, fromDistrictId, toDistrictId, amountCents } = transfer;
  const fundOf = (districtId: string): DistrictFundRef => ({
    kind: 'districtFund',
    editionId,
    fundId,
    districtId,
  });
  await openHolders(tx, [fundOf(fromDistrictId), fundOf(toDistrictId)]);
  const place = (districtId: string): Place => ({
    holderId: holderIdOf(fundOf(districtId)),
    stage: 'available',
  });
  const outcome = await post(tx, {
    kind: 'transfer',
    idempotencyKey: attemptKey(ctx, `transfer:${transferId}`, transfer.idempotencyKey),
    effectiveOn: transfer.effectiveOn ?? ctx.clock.today(),
    businessKey: `transfer:${transferId}`,
    evidence: { transferId },
    moves: [{ from: place(fromDistrictId), to: place(toDistrictId), amountCents }],
  });
  return appliedOr(tx, outcome);
}
