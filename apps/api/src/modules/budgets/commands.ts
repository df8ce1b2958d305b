import type { CivilDate } from '@approdo/shared/dates';
import { sumCents } from '@approdo/shared/money';
import type { Context } from '../../platform/context.ts';
import type { Tx } from '../../platform/database.ts';
import { type Answer, type Asked, jointly } from '../../platform/jointly.ts';
import type { Problem } from '../../platform/problem.ts';
import { type AuditedAct, type DoneAct, recordAudit, recordAudits } from '../audit/index.ts';
import {
  appliedOr,
  attemptKey,
  type FundRef,
  holderIdOf,
  holderOf,
  openHolders,
  type Place,
  type Posting,
  type PostingOutcome,
  post,
  postAll,
  refusalOf,
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
export const allocateToDistricts = jointly<AllocateToDistricts, Allocation>({
  work: async (tx, asked) => {
    const shares = await sharesOf(tx, asked);
    const examined = asked.map((each) => examine(each, shares));
    const plans = examined.flatMap(({ plan }) => plan ?? []);
    const answers =
      plans.length === 0 ? new Map<AllocationPlan, Answer<Allocation>>() : await carryOut(tx, plans);
    return examined.flatMap((each) => (each.plan ? (answers.get(each.plan) ?? []) : each));
  },
});

interface AllocationPlan extends Asked<AllocateToDistricts> {
  programme: FundRef;
  funds: readonly FundRef[];
  /** Whether some of the funds never had anything. */
  opensFunds: boolean;
  effectiveOn: CivilDate;
}

type Examined = { plan: AllocationPlan } | { plan: null; refused: Problem };

/** Of each fund, the districts that were named, and whether they ever had anything of it. */
type Shares = ReadonlyMap<string, Awaited<ReturnType<typeof districtSharesIn>>>;
const fundName = ({ editionId, fundId }: AllocateToDistricts) => `${editionId} ${fundId}`;

/** One question for each fund, however many ask about it. */
async function sharesOf(tx: Tx, asked: readonly Asked<AllocateToDistricts>[]): Promise<Shares> {
  const inputs = asked.map(({ input }) => input);
  const firsts = new Map(inputs.map((input) => [fundName(input), input]));
  const found = [...firsts].map(async ([name, { editionId, fundId }]) => {
    const ofFund = inputs.filter((input) => fundName(input) === name);
    const districtIds = ofFund.flatMap(({ shares }) => shares.map(({ districtId }) => districtId));
    return [name, await districtSharesIn(tx, { editionId, fundId, districtIds })] as const;
  });
  return new Map(await Promise.all(found));
}

function examine({ ctx, input }: Asked<AllocateToDistricts>, found: Shares): Examined {
  const { editionId, fundId, shares } = input;
  const today = ctx.clock.today();
  const effectiveOn = input.effectiveOn ?? today;
  const districtIds = shares.map(({ districtId }) => districtId);
  const known = (found.get(fundName(input)) ?? []).filter(({ id }) => districtIds.includes(id));
  const facts = {
    edition: editionNamed(editionId),
    today,
    knownDistrictIds: new Set(known.map(({ id }) => id)),
  };
  const violations = allocationViolations({ fundId, effectiveOn, shares }, facts);
  if (violations.length > 0) return { plan: null, refused: allocationRefused({ violations }) };
  const programme: FundRef = { kind: 'programmeFund', editionId, fundId };
  const funds = districtIds.map(
    (districtId): FundRef => ({ kind: 'districtFund', editionId, fundId, districtId }),
  );
  const opensFunds = known.some(({ isFundOpen }) => !isFundOpen);
  return { plan: { ctx, input, programme, funds, opensFunds, effectiveOn } };
}

/** Posts each allocation, all its shares or none, in the order given; what became of each. */
async function carryOut(
  tx: Tx,
  plans: readonly AllocationPlan[],
): Promise<ReadonlyMap<AllocationPlan, Answer<Allocation>>> {
  const closed = plans.filter(({ opensFunds }) => opensFunds);
  if (closed.length > 0)
    await openHolders(
      tx,
      closed.flatMap(({ programme, funds }) => [programme, ...funds]),
    );
  const [outcomes, left] = await Promise.all([postAll(tx, plans.map(postingOf)), unallocatedOf(tx, plans)]);
  const decided = plans.flatMap((plan, at) => (outcomes[at] ? [{ plan, outcome: outcomes[at] }] : []));
  const applied = decided.filter(({ outcome }) => outcome.outcome === 'applied');
  if (applied.length > 0) await recordAudits(tx, applied.map(allocated));
  const answers = new Map<AllocationPlan, Answer<Allocation>>();
  for (const { plan, outcome } of decided)
    answers.set(
      plan,
      outcome.outcome === 'applied'
        ? { result: allocationOf(plan, outcome.transactionId, left.get(holderIdOf(plan.programme)) ?? 0) }
        : { refused: await refusalOf(tx, outcome) },
    );
  return answers;
}

function postingOf({ ctx, programme, funds, effectiveOn, input }: AllocationPlan): Posting {
  return {
    kind: 'allocate',
    idempotencyKey: attemptKey(ctx, 'allocate'),
    effectiveOn,
    evidence: { actReference: input.actReference },
    moves: funds.map((fund, index) => ({
      from: available(programme),
      to: available(fund),
      amountCents: input.shares[index]?.amountCents ?? 0,
    })),
  };
}

const amountOf = ({ shares }: AllocateToDistricts) => sumCents(shares.map((share) => share.amountCents));

const allocated = ({ plan, outcome }: { plan: AllocationPlan; outcome: PostingOutcome }): DoneAct => ({
  ctx: plan.ctx,
  act: moneyAct({
    action: 'districts.funded',
    transactionId: outcome.transactionId,
    editionId: plan.input.editionId,
    fundId: plan.input.fundId,
    amountCents: amountOf(plan.input),
  }),
});

function allocationOf(
  { input, effectiveOn }: AllocationPlan,
  transactionId: string,
  unallocatedCents: number,
): Allocation {
  return { ...input, transactionId, amountCents: amountOf(input), effectiveOn, unallocatedCents };
}

/** What is left on the funds of the programmes, in cents, by the id of the fund. */
async function unallocatedOf(tx: Tx, plans: readonly AllocationPlan[]): Promise<ReadonlyMap<string, number>> {
  const programmes = new Map(plans.map(({ programme }) => [holderIdOf(programme), programme]));
  const left = [...programmes].map(
    async ([id, fund]): Promise<[string, number]> => [id, await unallocatedIn(tx, fund)],
  );
  return new Map(await Promise.all(left));
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

function recordMoney(tx: Tx, ctx: Context, act: MoneyAct): Promise<void> {
  return recordAudit(tx, ctx, moneyAct(act));
}

function moneyAct({ action, transactionId, ...details }: MoneyAct): AuditedAct {
  return { area: 'money', action, entity: 'ledgerTransaction', entityId: transactionId, details };
}
