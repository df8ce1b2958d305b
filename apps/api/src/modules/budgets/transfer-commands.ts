import { eq, sql } from 'drizzle-orm';
import type { Context } from '../../platform/context.ts';
import type { Tx } from '../../platform/database.ts';
import { newId } from '../../platform/id.ts';
import { Problem } from '../../platform/problem.ts';
import { recordAudit } from '../audit/index.ts';
import { holderOf, transferBetweenDistricts } from '../ledger/index.ts';
import { editionNamed } from '../programmes/index.ts';
import { districtSharesIn } from './queries.ts';
import { budgetTransferEntries, budgetTransfers } from './tables.ts';
import {
  decisionInWords,
  transferDecided,
  transferOfAnother,
  transferOfAnotherDistrict,
  transferOwnProposal,
  transferRefused,
} from './transfer-errors.ts';
import { budgetTransferIn, transferForChange } from './transfer-queries.ts';
import { transferViolations } from './transfer-rules.ts';
import type { BudgetTransfer, ProposeTransfer } from './transfer-schemas.ts';

type Act = typeof budgetTransferEntries.$inferInsert.act;
type Decision = 'approved' | 'refused' | 'withdrawn';

interface TransferAct {
  transferId: string;
  words?: string;
}

/** Proposes that a district gives available money, in cents, to another; another person decides. Error: 422 with every reason. */
export function proposeTransfer(ctx: Context, input: ProposeTransfer): Promise<BudgetTransfer> {
  const { words, ...asked } = input;
  const { editionId, fundId, fromDistrictId, toDistrictId } = asked;
  const edition = editionNamed(editionId);
  return ctx.transaction(async (tx) => {
    const known = await districtSharesIn(tx, {
      editionId,
      fundId,
      districtIds: [fromDistrictId, toDistrictId],
    });
    const giving = await holderOf(tx, {
      kind: 'districtFund',
      editionId,
      fundId,
      districtId: fromDistrictId,
    });
    const violations = transferViolations(asked, {
      edition,
      knownDistrictIds: new Set(known.map(({ id }) => id)),
      availableCents: giving?.availableCents ?? 0,
    });
    if (violations.length > 0) throw transferRefused({ violations });
    const transferId = newId();
    await tx
      .insert(budgetTransfers)
      .values({ ...asked, id: transferId, proposedBy: ctx.actor.id, proposedAt: ctx.clock.now() });
    await write(tx, ctx, { transferId, act: 'proposed', words });
    return budgetTransferIn(tx, transferId);
  });
}

/**
 * Approves what another person proposed: the ledger moves the money in the same commit. Errors: 403 own proposal, or a coordinator of
 * another district; 404; 409 decided already, or not enough money, which is written in the diary and may be tried again.
 */
export function approveTransfer(ctx: Context, { transferId, words }: TransferAct): Promise<BudgetTransfer> {
  return ctx.transaction(async (tx) => {
    const transfer = await openTransfer(tx, transferId);
    assertMayDecide(ctx, transfer);
    const { editionId, fundId, fromDistrictId, toDistrictId, amountCents } = transfer;
    const asked = { transferId, editionId, fundId, fromDistrictId, toDistrictId, amountCents };
    const { transactionId } = await transferBetweenDistricts(tx, ctx, asked).catch(async (error: unknown) => {
      // the refusal stays on record, and so does the attempt
      if (error instanceof Problem && error.details.keep)
        await write(tx, ctx, { transferId, act: 'notCovered' });
      throw error;
    });
    await decide(tx, ctx, { transferId, decision: 'approved', transactionId });
    await write(tx, ctx, { transferId, act: 'approved', words });
    return budgetTransferIn(tx, transferId);
  });
}

/** Refuses what another person proposed, and says why. Errors: 403 own proposal or another's district, 404, 409 decided already. */
export function refuseTransfer(ctx: Context, act: TransferAct): Promise<BudgetTransfer> {
  return ctx.transaction(async (tx) => {
    assertMayDecide(ctx, await openTransfer(tx, act.transferId));
    return close(tx, ctx, { ...act, decision: 'refused' });
  });
}

/** Takes the own proposal back, and says why. Errors: 403 another's proposal, 404, 409 decided already. */
export function withdrawTransfer(ctx: Context, act: TransferAct): Promise<BudgetTransfer> {
  return ctx.transaction(async (tx) => {
    const { proposedBy } = await openTransfer(tx, act.transferId);
    if (proposedBy !== ctx.actor.id) throw transferOfAnother();
    return close(tx, ctx, { ...act, decision: 'withdrawn' });
  });
}

/** Writes a note in the diary of a transfer, decided or not. Error: 404. */
export function noteTransfer(ctx: Context, { transferId, words }: TransferAct): Promise<BudgetTransfer> {
  return ctx.transaction(async (tx) => {
    await budgetTransferIn(tx, transferId);
    await write(tx, ctx, { transferId, act: 'noted', words });
    return budgetTransferIn(tx, transferId);
  });
}

type Transfer = Awaited<ReturnType<typeof transferForChange>>;

async function openTransfer(tx: Tx, transferId: string): Promise<Transfer> {
  const transfer = await transferForChange(tx, transferId);
  if (transfer.decision !== null)
    throw transferDecided(decisionInWords(await budgetTransferIn(tx, transferId)));
  return transfer;
}

function assertMayDecide({ actor }: Context, { proposedBy, fromDistrictId }: Transfer): void {
  if (proposedBy === actor.id) throw transferOwnProposal();
  if (actor.role === 'coordinator' && !actor.districtIds.includes(fromDistrictId))
    throw transferOfAnotherDistrict();
}

async function close(
  tx: Tx,
  ctx: Context,
  closing: TransferAct & { decision: Exclude<Decision, 'approved'> },
) {
  const { transferId, decision, words } = closing;
  await decide(tx, ctx, { transferId, decision, transactionId: null });
  await write(tx, ctx, { transferId, act: decision, words });
  return budgetTransferIn(tx, transferId);
}

async function decide(
  tx: Tx,
  ctx: Context,
  { transferId, ...decided }: { transferId: string; decision: Decision; transactionId: string | null },
): Promise<void> {
  await tx
    .update(budgetTransfers)
    .set({
      ...decided,
      decidedBy: ctx.actor.id,
      decidedAt: ctx.clock.now(),
      version: sql`${budgetTransfers.version} + 1`,
    })
    .where(eq(budgetTransfers.id, transferId));
}

/** Writes in the diary, and on the audit trail. */
async function write(
  tx: Tx,
  ctx: Context,
  { transferId, act, words }: { transferId: string; act: Act; words?: string | undefined },
): Promise<void> {
  await tx.insert(budgetTransferEntries).values({
    id: newId(),
    transferId,
    act,
    words: words ?? null,
    writtenBy: ctx.actor.id,
    writtenAt: ctx.clock.now(),
  });
  await recordAudit(tx, ctx, {
    area: 'money',
    action: `budgetTransfer.${act}`,
    entity: 'budgetTransfer',
    entityId: transferId,
  });
}
