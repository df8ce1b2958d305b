import type { CivilDate } from '@approdo/shared/dates';
import type { DowryComponent } from '@approdo/shared/dowry';
import type { PostingKind, Stage } from '@approdo/shared/ledger';
import type { Context } from '../../../platform/context.ts';
import type { Tx } from '../../../platform/database.ts';
import { holderIdOf } from '../holders.ts';
import { post } from '../posting.ts';
import { appliedOr, attemptKey, type Posted } from './attempt.ts';

/** An amount of one line of a dowry. */
export interface LineAmount {
  dowryId: string;
  component: DowryComponent;
  /** Above zero. */
  amountCents: number;
}

/** When a fact happened, and what tells this attempt from another. */
export interface Occasion {
  /** The day of the fact; today unless said. In a closed month the ledger posts it in the next open one and keeps this day. */
  effectiveOn?: CivilDate;
  /** The request's Idempotency-Key unless said. */
  idempotencyKey?: string;
}

interface LinePosting extends Occasion {
  kind: PostingKind;
  from: Stage;
  to: Stage;
  /** 1 to 500, all or none. */
  lines: readonly LineAmount[];
  /** What makes the fact unique among those of its kind. */
  businessKey: string;
  evidence: Record<string, string | number>;
}

/** Moves amounts of lines from one of their stages to another, all or none. */
export async function moveLines(tx: Tx, ctx: Context, posting: LinePosting): Promise<Posted> {
  const { kind, from, to, lines, businessKey, evidence } = posting;
  const outcome = await post(tx, {
    kind,
    idempotencyKey: attemptKey(ctx, `${kind}:${businessKey}`, posting.idempotencyKey),
    effectiveOn: posting.effectiveOn ?? ctx.clock.today(),
    businessKey,
    evidence,
    moves: lines.map(({ dowryId, component, amountCents }) => {
      const holderId = holderIdOf({ kind: 'doteComponent', dowryId, component });
      return { from: { holderId, stage: from }, to: { holderId, stage: to }, amountCents };
    }),
  });
  return appliedOr(tx, outcome);
}
