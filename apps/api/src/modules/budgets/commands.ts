import type { CivilDate } from '@approdo/shared/dates';
import { sumCents } from '@approdo/shared/money';
import type { Context } from '../../platform/context.ts';
import type { Tx } from '../../platform/database.ts';
import { recordAudit } from '../audit/index.ts';
import {
  appliedOr,
  attemptKey,
  type FundRef,
  holderIdOf,
  holderOf,
  openHolders,
  type Place,
  post,
} from '../ledger/index.ts';
import { editionNamed } from '../programmes/index.ts';
import { allocationRefused, fundingRefused } from './errors.ts';
import { districtSharesIn } from './queries.ts';
import { allocationViolations, fundedViolations, fundingViolations } from './rules.ts';
import type { AllocateToDistricts, Allocation, Funding, FundProgramme } from './schemas.ts';

/**
 * Records money, in cents, that enters a fund of an edition by an act of the authority.
 * Error: 422 with every reason why it cannot.
 */
export async function fundProgramme(ctx: Context, input: FundProgramme): Promise<Funding> {
  const { editionId, fundId, amountCents, actReference } = input;
  const today = ctx.clock.today();
  const effectiveOn = input.effectiveOn ?? today;
  const violations = fundingViolations({ fundId, effectiveOn }, editionNamed(editionId), today);
  if (violations.length > 0) throw fundingRefused({ violations });
  const programme: FundRef = { kind: 'programmeFund', editionId, fundId };
  const outside: FundRef = { kind: 'outside', editionId, fundId };
  return ctx.transaction(async (tx) => {
    await openHolders(tx, [outside, programme]);
    const outcome = await post(tx, {
      kind: 'fund',
      idempotencyKey: attemptKey(ctx, 'fund'),
      effectiveOn,
      evidence: { actReference },
      moves: [{ from: available(outside), to: available(programme), amountCents }],
    });
    const { transactionId } = await appliedOr(tx, outcome);
    await assertFunded(tx, outside);
    await recordMoney(tx, ctx, { action: 'programme.funded', transactionId, editionId, fundId, amountCents });
    const unallocatedCents = await unallocatedIn(tx, programme);
    return { ...input, transactionId, effectiveOn, unallocatedCents };
  });
}

/**
 * Gives shares of a fund, in cents, to districts by an act of the authority: all or none.
 * Errors: 409 `ledger/insufficient-funds` with what the fund lacks (recorded), 422 with every reason why it cannot.
 */
export async function allocateToDistricts(ctx: Context, input: AllocateToDistricts): Promise<Allocation> {
  const { editionId, fundId, shares } = input;
  const today = ctx.clock.today();
  const effectiveOn = input.effectiveOn ?? today;
  const edition = editionNamed(editionId);
  const programme: FundRef = { kind: 'programmeFund', editionId, fundId };
  const funds = shares.map(
    ({ districtId }): FundRef => ({ kind: 'districtFund', editionId, fundId, districtId }),
  );
  return ctx.transaction(async (tx) => {
    const districtIds = shares.map(({ districtId }) => districtId);
    const known = await districtSharesIn(tx, { editionId, fundId, districtIds });
    const facts = { edition, today, knownDistrictIds: new Set(known.map(({ id }) => id)) };
    const violations = allocationViolations({ fundId, effectiveOn, shares }, facts);
    if (violations.length > 0) throw allocationRefused({ violations });
    if (known.some(({ isFundOpen }) => !isFundOpen)) await openHolders(tx, [programme, ...funds]);
    const outcome = await post(tx, allocationPosting(ctx, { programme, funds, effectiveOn, input }));
    const { transactionId } = await appliedOr(tx, outcome);
    const amountCents = sumCents(shares.map((share) => share.amountCents));
    await recordMoney(tx, ctx, { action: 'districts.funded', transactionId, editionId, fundId, amountCents });
    const unallocatedCents = await unallocatedIn(tx, programme);
    return { ...input, transactionId, amountCents, effectiveOn, unallocatedCents };
  });
}

interface AllocationPlan {
  programme: FundRef;
  funds: readonly FundRef[];
  effectiveOn: CivilDate;
  input: AllocateToDistricts;
}

function allocationPosting(ctx: Context, { programme, funds, effectiveOn, input }: AllocationPlan) {
  const moves = funds.map((fund, index) => ({
    from: available(programme),
    to: available(fund),
    amountCents: input.shares[index]?.amountCents ?? 0,
  }));
  const evidence = { actReference: input.actReference };
  return {
    kind: 'allocate' as const,
    idempotencyKey: attemptKey(ctx, 'allocate'),
    effectiveOn,
    evidence,
    moves,
  };
}

const available = (fund: FundRef): Place => ({ holderId: holderIdOf(fund), stage: 'available' });

async function unallocatedIn(tx: Tx, programme: FundRef): Promise<number> {
  return (await holderOf(tx, programme))?.availableCents ?? 0;
}

/** Once its posting holds the fund, so that of two at once none passes unseen. Error: 422. */
async function assertFunded(tx: Tx, outside: FundRef): Promise<void> {
  const violations = fundedViolations(-((await holderOf(tx, outside))?.availableCents ?? 0));
  if (violations.length > 0) throw fundingRefused({ violations });
}

interface MoneyAct {
  action: string;
  transactionId: string;
  editionId: string;
  fundId: string;
  amountCents: number;
}

function recordMoney(tx: Tx, ctx: Context, { action, transactionId, ...details }: MoneyAct): Promise<void> {
  return recordAudit(tx, ctx, {
    area: 'money',
    action,
    entity: 'ledgerTransaction',
    entityId: transactionId,
    details,
  });
}
