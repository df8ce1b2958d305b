import { type CivilDate, formatItalianDate, romeToday } from '@approdo/shared/dates';
import { and, count, eq, sql } from 'drizzle-orm';
import type { Context } from '../../../platform/context.ts';
import { prepared, type Tx } from '../../../platform/database.ts';
import { type Answer, type Asked, jointly } from '../../../platform/jointly.ts';
import { notFound, Problem, type ProblemDetails } from '../../../platform/problem.ts';
import { withCommit } from '../../../platform/transaction.ts';
import { recordAudits } from '../../audit/index.ts';
import type { FirstInLine } from '../../budgets/index.ts';
import { openHolders, type PostingOutcome, refusalOf, reserveDowries } from '../../ledger/index.ts';
import { editionNamed } from '../../programmes/index.ts';
import { insufficientFunds, notEligible, outOfOrder, ownRequest } from '../errors.ts';
import { type DowryToGrant, dowriesToGrant, dowryFor } from '../queries/dowries.ts';
import { conditionsIn } from '../queries/eligibility.ts';
import { dayOf, eligibilityFacts } from '../queries/facts.ts';
import { eligibilityVerdict } from '../rules/eligibility.ts';
import { conditionViolations } from '../rules/request-violations.ts';
import type { Dowry } from '../schemas.ts';
import { dowries } from '../tables.ts';
import { assertOpenTo, type DowryChange, dowryActsOf, recordDowryAct } from './dowry-act.ts';

/**
 * Gives the clearance: checks every condition again on this day, then sets the three lines aside on the funds of the
 * district, all or none. Errors: 403 own request, 404, 409 wrong state, another waits before it for the same money, or not
 * enough money (recorded, with the cents missing on each fund and the place in the queue), 412, 422 with every condition
 * that is not met. Of those that arrive together each is judged by the list as it was before any of them.
 */
export const grantClearance = jointly<DowryChange, Dowry>({
  subjectOf: ({ dowryId }) => dowryId,
  work: async (tx, asked) => {
    const ids = asked.map(({ input }) => input.dowryId);
    const found = await dowriesToGrant(tx, ids);
    const examined = asked.map((each) => examine(each, found.get(each.input.dowryId)));
    const answers = await carryOut(
      tx,
      examined.flatMap(({ grant }) => grant ?? []),
    );
    return examined.flatMap((each) => (each.grant ? (answers.get(each.grant) ?? []) : each));
  },
});

/** A dowry whose every condition is met, and the request that grants it. */
interface Grant {
  ctx: Context;
  subject: DowryToGrant;
}

/** A grant to carry out, or the refusal of one before anything was written. */
type Examined = { grant: Grant } | { grant: null; refused: Problem };

function examine({ ctx, input }: Asked<DowryChange>, subject: DowryToGrant | undefined): Examined {
  try {
    if (!subject) throw notFound();
    assertOpenTo('clearance', subject.dowry, input);
    if (subject.dowry.requestedBy === ctx.actor.id) throw ownRequest();
    assertEligible(ctx, subject);
    if (subject.firstInLine) throw outOfOrder(beforeIt(subject.firstInLine));
    return { grant: { ctx, subject } };
  } catch (error) {
    if (error instanceof Problem) return { grant: null, refused: error };
    throw error;
  }
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

/** Who comes first, by its code and the day it was requested, and what to do. */
function beforeIt({ dowryId, code, requestedAt }: FirstInLine): ProblemDetails {
  const on = formatItalianDate(romeToday(new Date(requestedAt)));
  return {
    detail: {
      it: `Nella lista d’attesa del distretto viene prima ${code}, richiesta il ${on}: concedi prima quella, oppure toglila dalla lista con un motivo, oppure metti questa in lista e falla passare avanti con un motivo.`,
      en: `On the waiting list of the district ${code}, requested on ${on}, comes first: grant that one first, or take it off the list with a reason, or put this one on the list and let it go first with a reason.`,
    },
    extra: { firstInLine: { dowryId, code, requestedAt } },
  };
}

type Rejected = Extract<PostingOutcome, { outcome: 'rejected' }>;

/** Reserves the lines of each dowry and writes down who granted it; what became of each, in the same order. */
async function carryOut(tx: Tx, grants: readonly Grant[]): Promise<Map<Grant, Answer<Dowry>>> {
  const [first] = grants;
  if (!first) return new Map();
  await openFunds(tx, grants);
  const outcomes = await reserveDowries(tx, grants.map(reservationOf));
  const decided = grants.flatMap((grant, at) => (outcomes[at] ? [{ grant, outcome: outcomes[at] }] : []));
  const mark = markOf(first);
  await writeDown(
    tx,
    mark,
    decided.flatMap(({ grant, outcome: { outcome, transactionId } }) =>
      outcome === 'applied' ? [{ ...grant, transactionId }] : [],
    ),
  );
  const answers = new Map<Grant, Answer<Dowry>>();
  for (const { grant, outcome } of decided)
    answers.set(
      grant,
      outcome.outcome === 'applied'
        ? { result: grantedDowry(grant, mark) }
        : { refused: await notCovered(tx, grant, outcome) },
    );
  return answers;
}

function reservationOf({ ctx, subject: { dowry, lines } }: Grant) {
  const { id: dowryId, editionId, districtId, organisationId } = dowry;
  return { ctx, reservation: { dowryId, editionId, districtId, organisationId, components: lines } };
}

/** Opens the funds from which a district never had anything, so that they can say they are empty. */
async function openFunds(tx: Tx, grants: readonly Grant[]): Promise<void> {
  const closed = grants.flatMap(({ subject: { dowry, lines, openFundIds } }) =>
    lines
      .filter(({ fundId }) => !openFundIds.includes(fundId))
      .map(({ fundId }) => ({
        kind: 'districtFund' as const,
        editionId: dowry.editionId,
        fundId,
        districtId: dowry.districtId,
      })),
  );
  if (closed.length > 0) await openHolders(tx, closed);
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
    .where(sql`${dowries.id} = any(${given('dowryIds')}::uuid[])`)
    .prepare('grant_dowries'),
);

/** Who grants, and when. */
interface Mark {
  grantedAt: Date;
  grantedBy: string;
  grantedOn: CivilDate;
}

const markOf = ({ ctx: { actor, clock } }: Grant): Mark => ({
  grantedAt: clock.now(),
  grantedBy: actor.id,
  grantedOn: clock.today(),
});

async function writeDown(
  tx: Tx,
  mark: Mark,
  granted: readonly (Grant & { transactionId: string })[],
): Promise<void> {
  if (granted.length === 0) return;
  const dowryIds = granted.map(({ subject }) => subject.dowry.id);
  const acts = granted.flatMap(({ ctx, subject, transactionId }) =>
    dowryActsOf(ctx, { ...actOn(subject), action: 'dowry.granted', details: { transactionId } }),
  );
  await Promise.all([
    withCommit(tx, () => grantStatement(tx).execute({ dowryIds, ...mark })),
    recordAudits(tx, acts),
  ]);
}

/** The dowry as it now is: what was read under its lock, with what this grant did to it. */
function grantedDowry({ ctx: { actor }, subject }: Grant, mark: Mark): Dowry {
  const { dowry, lines, journalEntries } = subject;
  return dowryFor(actor, {
    ...subject,
    dowry: { ...dowry, ...mark, state: 'granted', version: dowry.version + 1, updatedAt: mark.grantedAt },
    grantedByName: actor.kind === 'user' ? actor.name : null,
    lines: lines.map((line) => ({ ...line, heldCents: line.amountCents })),
    waiting: null,
    journalEntries: journalEntries + 1,
  });
}

/** The refusal of the ledger, which stays on record, with the place of the dowry in the queue. */
async function notCovered(tx: Tx, { ctx, subject }: Grant, outcome: Rejected): Promise<Problem> {
  await recordDowryAct(tx, ctx, { ...actOn(subject), action: 'dowry.notCovered' });
  const { details } = await refusalOf(tx, outcome);
  const position = await queuePositionOf(tx, subject);
  return insufficientFunds({ ...details, extra: { ...details.extra, position } });
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
