import { sql } from 'drizzle-orm';
import type { Context } from '../../../platform/context.ts';
import type { Tx } from '../../../platform/database.ts';
import { newId } from '../../../platform/id.ts';
import { notFound } from '../../../platform/problem.ts';
import { recordAudit } from '../../audit/index.ts';
import {
  periodActDecided,
  periodAlreadySo,
  periodPending,
  periodRefused,
  periodSamePerson,
} from '../errors.ts';
import { periodActIn } from '../period-queries.ts';
import { closingViolations, firstDayOf } from '../rules.ts';
import type { PeriodAct, ProposePeriodAct } from '../schemas.ts';

/**
 * Asks that a month be closed, or opened again, for a reason; another person decides. Errors: 409 when it is so already or
 * somebody has asked, 422 for a month that is not over.
 */
export function proposePeriodAct(ctx: Context, input: ProposePeriodAct): Promise<PeriodAct> {
  const { month, act, reason } = input;
  const violations = act === 'close' ? closingViolations(month, ctx.clock.today()) : [];
  if (violations.length > 0) throw periodRefused({ violations });
  const id = newId();
  return ctx.transaction(async (tx) => {
    const { rows } = await tx.execute<{ answer: string }>(
      sql`select app.propose_ledger_period(${id}, ${firstDayOf(month)}, ${act}, ${reason}) as answer`,
    );
    const answer = rows[0]?.answer;
    if (answer === 'pending') throw periodPending();
    if (answer === 'alreadySo') throw periodAlreadySo();
    await recordPeriod(tx, ctx, { action: 'ledgerPeriod.proposed', id, month, act });
    return periodActIn(tx, id);
  });
}

interface PeriodDecision {
  periodActId: string;
  decision: 'confirmed' | 'rejected';
  reason?: string;
}

/**
 * Confirms or rejects what another asked of a month. A close waits for the postings of the month that are under way; from then
 * on a fact of the month goes to the next open one and keeps its day. Errors: 403 own proposal, 404, 409 decided already.
 */
export function decidePeriodAct(
  ctx: Context,
  { periodActId, decision, reason }: PeriodDecision,
): Promise<PeriodAct> {
  return ctx.transaction(async (tx) => {
    const { month, act } = await periodActIn(tx, periodActId);
    const { rows } = await tx.execute<{ answer: string }>(
      sql`select app.decide_ledger_period(${periodActId}, ${decision === 'confirmed'}, ${reason ?? null}) as answer`,
    );
    const answer = rows[0]?.answer;
    if (answer === 'decidedBefore') throw periodActDecided();
    if (answer === 'samePerson') throw periodSamePerson();
    if (answer !== 'decided') throw notFound();
    await recordPeriod(tx, ctx, { action: `ledgerPeriod.${decision}`, id: periodActId, month, act });
    return periodActIn(tx, periodActId);
  });
}

interface RecordedPeriodAct {
  action: string;
  id: string;
  month: string;
  act: string;
}

function recordPeriod(tx: Tx, ctx: Context, { action, id, month, act }: RecordedPeriodAct): Promise<void> {
  return recordAudit(tx, ctx, {
    area: 'money',
    action,
    entity: 'ledgerPeriodAct',
    entityId: id,
    details: { month, act },
  });
}
