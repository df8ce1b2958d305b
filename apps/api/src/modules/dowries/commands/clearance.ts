import { and, count, eq, sql } from 'drizzle-orm';
import type { Context } from '../../../platform/context.ts';
import { prepared, type Tx } from '../../../platform/database.ts';
import { Problem } from '../../../platform/problem.ts';
import { openHolders, reserveDowry } from '../../ledger/index.ts';
import { editionNamed } from '../../programmes/index.ts';
import { insufficientFunds, notEligible, ownRequest } from '../errors.ts';
import { type DowryToGrant, dowryOf, dowryToGrant } from '../queries/dowries.ts';
import { conditionsIn } from '../queries/eligibility.ts';
import { dayOf, eligibilityFacts } from '../queries/facts.ts';
import { eligibilityVerdict } from '../rules/eligibility.ts';
import { conditionViolations } from '../rules/request-violations.ts';
import type { Dowry } from '../schemas.ts';
import { dowries } from '../tables.ts';
import { assertOpenTo, type DowryChange, recordDowryAct } from './dowry-act.ts';

/**
 * Gives the clearance: checks every condition again on this day, then sets the three lines aside on the funds of the
 * district, all or none. Errors: 403 own request, 404, 409 wrong state or not enough money (recorded, with the cents
 * missing on each fund and the place in the queue), 412, 422 with every condition that is not met.
 */
export async function grantClearance(ctx: Context, change: DowryChange): Promise<Dowry> {
  return ctx.transaction(async (tx) => {
    const subject = await dowryToGrant(tx, change.dowryId);
    const { dowry } = subject;
    assertOpenTo('clearance', dowry, change);
    if (dowry.requestedBy === ctx.actor.id) throw ownRequest();
    assertEligible(ctx, subject);
    const { transactionId } = await reserve(tx, ctx, subject);
    const granted = {
      grantedAt: ctx.clock.now(),
      grantedBy: ctx.actor.id,
      grantedOn: ctx.clock.today(),
    };
    await grantStatement(tx).execute({ id: dowry.id, ...granted });
    await recordDowryAct(tx, ctx, { ...actOn(subject), action: 'dowry.granted', details: { transactionId } });
    return grantedDowry(subject, granted, ctx);
  });
}

const given = sql.placeholder;
const grantStatement = prepared((tx) =>
  tx
    .update(dowries)
    .set({
      grantedAt: sql`${given('grantedAt')}`,
      grantedBy: sql`${given('grantedBy')}`,
      grantedOn: sql`${given('grantedOn')}`,
      version: sql`${dowries.version} + 1`,
      updatedAt: sql`${given('grantedAt')}`,
      updatedBy: sql`${given('grantedBy')}`,
    })
    .where(eq(dowries.id, given('id')))
    .prepare('grant_dowry'),
);

type Granted = Pick<DowryToGrant['dowry'], 'grantedBy' | 'grantedOn'> & { grantedAt: Date };

/** The dowry as it now is: what was read under its lock, with what this grant did to it. */
function grantedDowry(subject: DowryToGrant, granted: Granted, { actor }: Context): Dowry {
  const { dowry, lines, journalEntries } = subject;
  return dowryOf({
    ...subject,
    dowry: {
      ...dowry,
      ...granted,
      state: 'granted',
      version: dowry.version + 1,
      updatedAt: granted.grantedAt,
    },
    grantedByName: actor.kind === 'user' ? actor.name : null,
    lines: lines.map((line) => ({ ...line, heldCents: line.amountCents })),
    journalEntries: journalEntries + 1,
  });
}

function assertEligible(ctx: Context, subject: DowryToGrant): void {
  const on = ctx.clock.today();
  const { dowry, internship, ...recorded } = subject;
  const edition = editionNamed(dowry.editionId);
  const plan = { variantId: dowry.variantId, internshipEndsOn: dayOf(internship?.endsOn) };
  const conditions = eligibilityVerdict(eligibilityFacts(recorded, on, plan), edition, on);
  const violations = conditionViolations(conditions);
  if (violations.length > 0)
    throw notEligible({ violations, extra: { conditions: conditionsIn(conditions, ctx.language) } });
}

/** Reserves the lines; a refusal of the ledger stays on record and becomes the answer, with the place in the queue. */
async function reserve(tx: Tx, ctx: Context, subject: DowryToGrant): Promise<{ transactionId: string }> {
  const { id: dowryId, editionId, districtId, organisationId } = subject.dowry;
  const { lines: components } = subject;
  await openFunds(tx, subject);
  try {
    return await reserveDowry(tx, ctx, { dowryId, editionId, districtId, organisationId, components });
  } catch (error) {
    if (!(error instanceof Problem) || error.kind.type !== 'ledger/insufficient-funds') throw error;
    await recordDowryAct(tx, ctx, { ...actOn(subject), action: 'dowry.notCovered' });
    const { details } = error;
    const position = await queuePositionOf(tx, subject);
    throw insufficientFunds({ ...details, extra: { ...details.extra, position } });
  }
}

/** Opens the funds from which the district never had anything, so that they can say they are empty. */
async function openFunds(tx: Tx, { dowry, lines, openFundIds }: DowryToGrant): Promise<void> {
  const { editionId, districtId } = dowry;
  const closed = lines.filter(({ fundId }) => !openFundIds.includes(fundId));
  if (closed.length === 0) return;
  await openHolders(
    tx,
    closed.map(({ fundId }) => ({ kind: 'districtFund', editionId, fundId, districtId })),
  );
}

/** The place of a request among those that wait for money in its district and edition; the first is 1. */
async function queuePositionOf(tx: Tx, { dowry }: DowryToGrant): Promise<number> {
  const [before] = await tx
    .select({ number: count() })
    .from(dowries)
    .where(
      and(
        eq(dowries.state, 'requested'),
        eq(dowries.districtId, dowry.districtId),
        eq(dowries.editionId, dowry.editionId),
        sql`(${dowries.requestedAt}, ${dowries.id}) < (select d.requested_at, d.id from dowries d where d.id = ${dowry.id})`,
      ),
    );
  return (before?.number ?? 0) + 1;
}

const actOn = ({ dowry: { id, caseFileId, organisationId } }: DowryToGrant) => ({
  dowryId: id,
  caseFileId,
  organisationId,
});
