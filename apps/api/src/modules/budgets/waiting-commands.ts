import { eq, sql } from 'drizzle-orm';
import type { Context } from '../../platform/context.ts';
import type { Tx } from '../../platform/database.ts';
import { newId } from '../../platform/id.ts';
import { recordAudit } from '../audit/index.ts';
import { waitingEntries } from './tables.ts';
import {
  waitingMoneyIsThere,
  waitingNoMore,
  waitingNotRequested,
  waitingPrecedesAlready,
} from './waiting-errors.ts';
import { dowryToListIn, waitingEntryIn, waitingForChange } from './waiting-queries.ts';
import type { JoinWaitingList, WaitingEntry } from './waiting-schemas.ts';

interface WaitingChange {
  waitingEntryId: string;
  reason: string;
}

/**
 * Puts a requested dowry that lacks money, or before which others wait for it, on the waiting list of its district, by the day it was
 * requested. Errors: 404, 409 on the list already, decided already, or the money is there.
 */
export function joinWaitingList(ctx: Context, { dowryId }: JoinWaitingList): Promise<WaitingEntry> {
  return ctx.transaction(async (tx) => {
    const { isRequested, ...dowry } = await dowryToListIn(tx, dowryId);
    if (!isRequested) throw waitingNotRequested();
    if (dowry.lackingFundIds.length === 0) throw waitingMoneyIsThere();
    const id = newId();
    await tx
      .insert(waitingEntries)
      .values({ ...dowry, id, joinedAt: ctx.clock.now(), joinedBy: ctx.actor.id });
    await settle(tx, ctx, { id, action: 'waitingEntry.joined', ...dowry });
    return waitingEntryIn(tx, id);
  });
}

/** Puts an entry before those of its district that have no such reason. Errors: 404, 409 not on the list, or it has one already. */
export function giveWaitingPrecedence(ctx: Context, change: WaitingChange): Promise<WaitingEntry> {
  return changeEntry(ctx, change, {
    action: 'waitingEntry.preceded',
    set: { precededAt: ctx.clock.now(), precededBy: ctx.actor.id, precedenceReason: change.reason },
  });
}

/** Takes an entry off the list, whether it declined what it was offered or waits no more. Errors: 404, 409 not on the list. */
export function leaveWaitingList(ctx: Context, change: WaitingChange): Promise<WaitingEntry> {
  return changeEntry(ctx, change, {
    action: 'waitingEntry.left',
    set: { leftAt: ctx.clock.now(), leftBy: ctx.actor.id, leavingReason: change.reason },
  });
}

function changeEntry(
  ctx: Context,
  { waitingEntryId }: WaitingChange,
  { action, set }: { action: string; set: Partial<typeof waitingEntries.$inferInsert> },
): Promise<WaitingEntry> {
  return ctx.transaction(async (tx) => {
    const entry = await waitingForChange(tx, waitingEntryId);
    const { position } = await waitingEntryIn(tx, waitingEntryId);
    if (position === null) throw waitingNoMore();
    // a second one would put it behind all those that have one
    if (set.precededAt && entry.precededAt) throw waitingPrecedesAlready();
    await tx
      .update(waitingEntries)
      .set({ ...set, version: sql`${waitingEntries.version} + 1` })
      .where(eq(waitingEntries.id, waitingEntryId));
    await settle(tx, ctx, { ...entry, action });
    return waitingEntryIn(tx, waitingEntryId);
  });
}

/** Offers what the district has to whoever is first now, and leaves a trace. */
async function settle(
  tx: Tx,
  ctx: Context,
  entry: {
    id: string;
    action: string;
    dowryId: string;
    editionId: string;
    districtId: string;
    organisationId: string;
  },
): Promise<void> {
  await tx.execute(sql`select app.offer_to_waiting(${entry.editionId}, ${entry.districtId}::uuid)`);
  await recordAudit(tx, ctx, {
    area: 'money',
    action: entry.action,
    entity: 'waitingEntry',
    entityId: entry.id,
    subjectId: entry.dowryId,
    organisationId: entry.organisationId,
  });
}
