import { datePartsOf } from '@approdo/shared/dates';
import { planCost } from '@approdo/shared/plan-cost';
import { sql } from 'drizzle-orm';
import type { Context } from '../../../platform/context.ts';
import type { Tx } from '../../../platform/database.ts';
import { newId } from '../../../platform/id.ts';
import { type Edition, editionNamed } from '../../programmes/index.ts';
import { notEligible } from '../errors.ts';
import { dowryIn } from '../queries/dowries.ts';
import { conditionsIn } from '../queries/eligibility.ts';
import { type FileFacts, fileFactsIn, type PlanFact } from '../queries/facts.ts';
import { eligibilityVerdict } from '../rules/eligibility.ts';
import { requestViolations } from '../rules/request-violations.ts';
import type { Dowry, RequestDowry } from '../schemas.ts';
import { dowries, dowryComponents } from '../tables.ts';
import { recordDowryAct } from './dowry-act.ts';

/**
 * Asks the authority for a person's dowry, as the signed plan and the edition stand today.
 * Errors: 404, 409 already asked for, 422 with every condition that is not met.
 */
export async function requestDowry(ctx: Context, input: RequestDowry): Promise<Dowry> {
  const edition = editionNamed(input.editionId);
  const today = ctx.clock.today();
  return ctx.transaction(async (tx) => {
    if (edition.pathsPerPromoterMax.value !== null) await countPathsAlone(tx, ctx, edition);
    const file = await fileFactsIn(tx, { caseFileId: input.caseFileId, edition, on: today });
    const { plan, districtId, versionId } = assertReady(ctx, file, edition);
    const id = newId();
    const now = ctx.clock.now();
    await tx.insert(dowries).values({
      id,
      code: sql`app.next_code('DO', ${datePartsOf(today).year})`,
      caseFileId: file.caseFileId,
      organisationId: file.organisationId,
      editionId: edition.id,
      districtId,
      actionPlanVersionId: versionId,
      variantId: file.eligibility.variantId,
      requestedAt: now,
      requestedBy: ctx.actor.id,
      createdAt: now,
      createdBy: ctx.actor.id,
      updatedAt: now,
      updatedBy: ctx.actor.id,
    });
    const lines = linesOf(plan, edition);
    await tx.insert(dowryComponents).values(lines.map((line) => ({ dowryId: id, ...line })));
    await recordDowryAct(tx, ctx, {
      action: 'dowry.requested',
      dowryId: id,
      caseFileId: file.caseFileId,
      organisationId: file.organisationId,
      details: { editionId: edition.id },
    });
    return dowryIn(tx, ctx, id);
  });
}

/** One request at a time per promoter and edition, so that two at once do not both take the last path. */
async function countPathsAlone(tx: Tx, ctx: Context, edition: Edition): Promise<void> {
  const name = `dowry paths ${ctx.actor.organisationId} ${edition.id}`;
  await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${name}, 0))`);
}

interface Ready {
  plan: PlanFact;
  versionId: string;
  districtId: string;
}

function assertReady(ctx: Context, file: FileFacts, edition: Edition): Ready {
  const conditions = eligibilityVerdict(file.eligibility, edition, ctx.clock.today());
  const { plan, districtId } = file;
  const versionId = plan?.versionId ?? null;
  const violations = requestViolations({
    conditions,
    hasSignedPlan: versionId !== null,
    hasDistrict: districtId !== null,
  });
  if (violations.length > 0 || plan === null || versionId === null || districtId === null)
    throw notEligible({ violations, extra: { conditions: conditionsIn(conditions, ctx.language) } });
  return { plan, versionId, districtId };
}

/** The amounts that a grant will reserve, and what the plan foresees of them, frozen with the request. */
function linesOf(plan: PlanFact, edition: Edition) {
  return planCost(plan, edition).lines.map((line) => ({
    component: line.component,
    fundId: fundOf(edition, line.fundId),
    amountCents: line.capCents,
    plannedCents: line.plannedCents,
    quantity: Math.round(line.quantity * 10_000) / 10_000,
    quantityMax: line.quantityMax,
    unit: line.unit,
  }));
}

function fundOf(edition: Edition, fundId: string) {
  const funds = edition.variants.flatMap(({ components }) => components.map((part) => part.fundId.value));
  const fund = funds.find((id) => id === fundId);
  if (fund === undefined) throw new Error('a line of a plan names a fund that its edition lacks');
  return fund;
}
