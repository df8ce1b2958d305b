import type { CivilDate } from '@approdo/shared/dates';
import type { DowryComponent } from '@approdo/shared/dowry';
import type { Context } from '../../../platform/context.ts';
import type { Tx } from '../../../platform/database.ts';
import { holderIdOf } from '../holders.ts';
import { type Posting, type PostingOutcome, post, postAll } from '../posting.ts';
import { dowryComponentsIn } from '../queries.ts';
import { appliedOr, attemptKey, type Posted } from './attempt.ts';

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

/**
 * Sets aside a dowry's lines on the funds of its district, all or none; once per dowry.
 * Throws `ledger/insufficient-funds` (409, with what is missing on each fund, in cents) and then keeps the
 * transaction, because the refusal is a recorded fact: write nothing before it that a refusal must undo.
 * Throws `ledger/already-posted` (409) for a dowry that was reserved before.
 */
export async function reserveDowry(tx: Tx, ctx: Context, reservation: DowryReservation): Promise<Posted> {
  return appliedOr(tx, await post(tx, reservationPosting(ctx, reservation)));
}

/** One of several reservations that are asked for together. */
export interface AskedReservation {
  ctx: Context;
  reservation: DowryReservation;
}

/**
 * Reserves several dowries in one transaction, each all or none, in the order given: what the ledger answered to each.
 * Throws `ledger/already-posted` (409) when one of them was reserved before, and then none is.
 */
export function reserveDowries(tx: Tx, asked: readonly AskedReservation[]): Promise<PostingOutcome[]> {
  return postAll(
    tx,
    asked.map(({ ctx, reservation }) => reservationPosting(ctx, reservation)),
  );
}

function reservationPosting(ctx: Context, reservation: DowryReservation): Posting {
  const { dowryId, editionId, districtId, organisationId, components } = reservation;
  const opens = components.map(({ component, fundId }) => ({
    dowryId,
    component,
    organisationId,
    fund: { kind: 'districtFund' as const, editionId, fundId, districtId },
  }));
  return {
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
  };
}

export interface DowryRelease {
  dowryId: string;
  /** Why, in a word of the program: `withdrawn`, `interrupted`, `completed`. */
  reason: string;
  /** Only of these lines; of all unless said. */
  components?: readonly DowryComponent[];
  effectiveOn?: CivilDate;
  idempotencyKey?: string;
}

/**
 * Gives back to the district what a dowry's lines have reserved or committed, which is what is not due: the path was
 * withdrawn, ended early, or ended with less than its amounts. Returns null when there is nothing that the actor sees
 * to give back.
 */
export async function releaseDowry(tx: Tx, ctx: Context, release: DowryRelease): Promise<Posted | null> {
  const { dowryId, reason, components } = release;
  const lines = (await dowryComponentsIn(tx, dowryId)).filter(
    ({ component }) => components?.includes(component) ?? true,
  );
  const moves = lines.flatMap((line) =>
    (['reserved', 'committed'] as const).map((stage) => ({
      from: { holderId: line.holderId, stage },
      to: { holderId: holderIdOf({ ...line, kind: 'districtFund' }), stage: 'available' as const },
      amountCents: line[`${stage}Cents`],
    })),
  );
  const held = moves.filter(({ amountCents }) => amountCents > 0);
  if (held.length === 0) return null;
  const outcome = await post(tx, {
    kind: 'release',
    idempotencyKey: attemptKey(ctx, `release:${dowryId}`, release.idempotencyKey),
    effectiveOn: release.effectiveOn ?? ctx.clock.today(),
    evidence: { dowryId, reason },
    moves: held,
  });
  return appliedOr(tx, outcome);
}
