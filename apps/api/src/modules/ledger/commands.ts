import type { CivilDate } from '@approdo/shared/dates';
import type { DowryComponent } from '@approdo/shared/dowry';
import type { Context } from '../../platform/context.ts';
import type { Tx } from '../../platform/database.ts';
import { newId } from '../../platform/id.ts';
import { holderIdOf } from './holders.ts';
import { type PostingOutcome, post } from './posting.ts';
import { dowryComponentsIn } from './queries.ts';
import { refusalOf } from './refusals.ts';

/** One line of a dowry as its edition prices it: how much, from which fund. */
export interface PricedComponent {
  component: DowryComponent;
  fundId: string;
  amountCents: number;
}

export interface DowryReservation {
  dowryId: string;
  editionId: string;
  districtId: string;
  /** The promoter. */
  organisationId: string;
  components: readonly PricedComponent[];
  /** Today unless said. */
  effectiveOn?: CivilDate;
  /** What tells this attempt from another; the request's Idempotency-Key unless said. */
  idempotencyKey?: string;
}

/** A posting that was applied. */
export interface Posted {
  transactionId: string;
}

/**
 * Sets aside a dowry's lines on the funds of its district, all or none; once per dowry.
 * Throws `ledger/insufficient-funds` (409, with what is missing on each fund, in cents) and then keeps the
 * transaction, because the refusal is a recorded fact: write nothing before it that a refusal must undo.
 * Throws `ledger/already-posted` (409) for a dowry that was reserved before.
 */
export async function reserveDowry(tx: Tx, ctx: Context, reservation: DowryReservation): Promise<Posted> {
  const { dowryId, editionId, districtId, organisationId, components } = reservation;
  const opens = components.map(({ component, fundId }) => ({
    dowryId,
    component,
    organisationId,
    fund: { kind: 'districtFund' as const, editionId, fundId, districtId },
  }));
  const outcome = await post(tx, {
    kind: 'reserve',
    idempotencyKey: attemptKey(ctx, `reserve:${dowryId}`, reservation.idempotencyKey),
    effectiveOn: reservation.effectiveOn ?? ctx.clock.today(),
    businessKey: `dote:${dowryId}`,
    evidence: { dowryId },
    opens,
    moves: opens.map(({ component, fund }, index) => ({
      from: { holderId: holderIdOf(fund), stage: 'available' },
      to: { holderId: holderIdOf({ kind: 'doteComponent', dowryId, component }), stage: 'reserved' },
      amountCents: components[index]?.amountCents ?? 0,
    })),
  });
  return appliedOr(tx, outcome);
}

export interface DowryRelease {
  dowryId: string;
  /** Why, in a word of the program: `withdrawn`. */
  reason: string;
  effectiveOn?: CivilDate;
  idempotencyKey?: string;
}

/**
 * Gives back to the district what a dowry's lines still have reserved. Returns null when there is nothing that the
 * actor sees to give back.
 */
export async function releaseDowry(tx: Tx, ctx: Context, release: DowryRelease): Promise<Posted | null> {
  const { dowryId, reason } = release;
  const lines = (await dowryComponentsIn(tx, dowryId)).filter((line) => line.reservedCents > 0);
  if (lines.length === 0) return null;
  const outcome = await post(tx, {
    kind: 'release',
    idempotencyKey: attemptKey(ctx, `release:${dowryId}`, release.idempotencyKey),
    effectiveOn: release.effectiveOn ?? ctx.clock.today(),
    evidence: { dowryId, reason },
    moves: lines.map((line) => ({
      from: { holderId: line.holderId, stage: 'reserved' },
      to: { holderId: holderIdOf({ ...line, kind: 'districtFund' }), stage: 'available' },
      amountCents: line.reservedCents,
    })),
  });
  return appliedOr(tx, outcome);
}

/** The key under which the ledger knows this attempt of this actor. */
export function attemptKey(ctx: Context, what: string, given?: string): string {
  return `${ctx.actor.id}:${what}:${given ?? ctx.requestKey ?? newId()}`;
}

/** The posting, or the recorded refusal thrown with what is missing and where. */
export async function appliedOr(tx: Tx, outcome: PostingOutcome): Promise<Posted> {
  if (outcome.outcome === 'rejected') throw await refusalOf(tx, outcome);
  return { transactionId: outcome.transactionId };
}
