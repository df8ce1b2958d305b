import type { CivilDate } from '@approdo/shared/dates';
import type { PlanContent } from '@approdo/shared/plan-content';
import { planCost } from '@approdo/shared/plan-cost';
import { eq, sql } from 'drizzle-orm';
import type { Context } from '../../platform/context.ts';
import type { Tx } from '../../platform/database.ts';
import { newId } from '../../platform/id.ts';
import { type Language, stale } from '../../platform/problem.ts';
import { recordAudit } from '../audit/index.ts';
import { editionNamed } from '../programmes/index.ts';
import { alreadySigned, draftRefused, nothingToSign, notReadyToSign, revisionOpen } from './errors.ts';
import { planById } from './queries.ts';
import { type PlanRow, planOwner, planRow, versionRow } from './row-queries.ts';
import { contentOf, firstContent } from './rules/content.ts';
import { planViolations } from './rules/plan-violations.ts';
import { type Signature, signatureViolations } from './rules/signature-violations.ts';
import type { ActionPlan, OpenPlan, SignPlan, WritePlan } from './schemas.ts';
import { actionPlans, actionPlanVersions } from './tables.ts';

/** Which plan a change is about, the version it builds on, and the language of the answer. */
export interface PlanChangeInput {
  actionPlanId: string;
  expectedVersion: number;
  language: Language;
}

/** Opens the plan of a case file for an edition, as a draft. Errors: 404 file, 409 the plan exists, 422 edition or text. */
export async function openPlan(
  ctx: Context,
  input: OpenPlan & { caseFileId: string; language: Language },
): Promise<ActionPlan> {
  return ctx.transaction(async (tx) => {
    const owner = await planOwner(tx, input.caseFileId);
    const edition = editionNamed(input.editionId);
    const draft = input.content ? contentOf(input.content) : firstContent(edition, ctx.clock.today());
    const violations = planViolations(draft, edition, { signing: false });
    if (violations.length > 0) throw draftRefused({ violations });
    const id = newId();
    await tx.insert(actionPlans).values({
      id,
      caseFileId: owner.id,
      organisationId: owner.organisationId,
      editionId: edition.id,
      draft,
      createdAt: ctx.clock.now(),
      createdBy: ctx.actor.id,
      updatedAt: ctx.clock.now(),
      updatedBy: ctx.actor.id,
    });
    await record(
      tx,
      ctx,
      { id, caseFileId: owner.id, organisationId: owner.organisationId },
      'actionPlan.opened',
      { editionId: edition.id },
    );
    return planById(tx, id, input.language);
  });
}

/** Saves the whole text of a draft. Errors: 404, 409 signed and no revision open, 412 saved by someone else, 422 contradictions. */
export async function writePlan(
  ctx: Context,
  input: PlanChangeInput & { content: WritePlan },
): Promise<ActionPlan> {
  return ctx.transaction(async (tx) => {
    const row = await lockedPlan(tx, input);
    if (row.draft === null) throw alreadySigned();
    const draft = contentOf(input.content);
    const violations = planViolations(draft, editionNamed(row.editionId), { signing: false });
    if (violations.length > 0) throw draftRefused({ violations });
    await change(tx, ctx, row, { draft });
    await record(tx, ctx, row, 'actionPlan.written', {
      goals: draft.goals.length,
      actions: draft.actions.length,
    });
    return planById(tx, row.id, input.language);
  });
}

/**
 * Takes the signatures of person and operator: the draft becomes a version that nobody changes any more.
 * Errors: 404, 409 nothing to sign, 412, 422 everything that the plan or the signatures still lack.
 */
export async function signPlan(
  ctx: Context,
  input: PlanChangeInput & { signature: SignPlan },
): Promise<ActionPlan> {
  return ctx.transaction(async (tx) => {
    const row = await lockedPlan(tx, input);
    if (row.draft === null) throw nothingToSign();
    const signature: Signature = {
      ...input.signature,
      guardianName: input.signature.guardianName ?? null,
      documentReference: input.signature.documentReference ?? null,
    };
    await assertSignable(tx, ctx, row, { draft: row.draft, signature });
    const number = (row.signedNumber ?? 0) + 1;
    const cost = planCost(row.draft, editionNamed(row.editionId));
    await tx.insert(actionPlanVersions).values({
      id: newId(),
      actionPlanId: row.id,
      caseFileId: row.caseFileId,
      organisationId: row.organisationId,
      editionId: row.editionId,
      number,
      content: row.draft,
      plannedCents: cost.plannedCents,
      reason: row.revisionReason,
      ...signature,
      operatorId: ctx.actor.id,
      recordedAt: ctx.clock.now(),
    });
    await change(tx, ctx, row, { draft: null, revisionReason: null, signedNumber: number });
    await record(tx, ctx, row, 'actionPlan.signed', { number, plannedCents: cost.plannedCents });
    return planById(tx, row.id, input.language);
  });
}

/** Opens a signed plan for changes, from the text of its last version. Errors: 404, 409 already a draft, 412. */
export async function revisePlan(
  ctx: Context,
  input: PlanChangeInput & { reason: string },
): Promise<ActionPlan> {
  return ctx.transaction(async (tx) => {
    const row = await lockedPlan(tx, input);
    if (row.draft !== null || row.signedNumber === null) throw revisionOpen();
    const last = await versionRow(tx, row.id, row.signedNumber);
    if (last === undefined) throw new Error('a signed plan has its last version');
    await change(tx, ctx, row, { draft: last.content, revisionReason: input.reason.trim() });
    await record(tx, ctx, row, 'actionPlan.revised', { number: row.signedNumber });
    return planById(tx, row.id, input.language);
  });
}

/** Gives up a revision: the last signed version stands as it was. Errors: 404, 409 no revision open, 412. */
export async function dropRevision(ctx: Context, input: PlanChangeInput): Promise<ActionPlan> {
  return ctx.transaction(async (tx) => {
    const row = await lockedPlan(tx, input);
    if (row.draft === null || row.signedNumber === null) throw nothingToSign();
    await change(tx, ctx, row, { draft: null, revisionReason: null });
    await record(tx, ctx, row, 'actionPlan.revisionDropped', { number: row.signedNumber });
    return planById(tx, row.id, input.language);
  });
}

/** The plan, locked, if it is still what the caller saw. */
async function lockedPlan(tx: Tx, input: PlanChangeInput): Promise<PlanRow> {
  const row = await planRow(tx, input.actionPlanId, 'change');
  if (row.version !== input.expectedVersion) throw stale();
  return row;
}

async function assertSignable(
  tx: Tx,
  ctx: Context,
  row: PlanRow,
  { draft, signature }: { draft: PlanContent; signature: Signature },
): Promise<void> {
  const { birthDate } = await planOwner(tx, row.caseFileId);
  const facts = { birthDate, today: ctx.clock.today(), signedBeforeOn: await lastSignedOn(tx, row) };
  const violations = [
    ...planViolations(draft, editionNamed(row.editionId), { signing: true }),
    ...signatureViolations(signature, facts),
  ];
  if (violations.length > 0) throw notReadyToSign({ violations });
}

async function lastSignedOn(tx: Tx, row: PlanRow): Promise<CivilDate | null> {
  if (row.signedNumber === null) return null;
  const last = await versionRow(tx, row.id, row.signedNumber);
  return last?.personSignedOn ?? null;
}

async function change(
  tx: Tx,
  ctx: Context,
  row: PlanRow,
  values: { draft: PlanContent | null; revisionReason?: string | null; signedNumber?: number },
): Promise<void> {
  await tx
    .update(actionPlans)
    .set({
      ...values,
      version: sql`${actionPlans.version} + 1`,
      updatedAt: ctx.clock.now(),
      updatedBy: ctx.actor.id,
    })
    .where(eq(actionPlans.id, row.id));
}

async function record(
  tx: Tx,
  ctx: Context,
  plan: { id: string; caseFileId: string; organisationId: string },
  action: string,
  details: Record<string, unknown>,
): Promise<void> {
  await recordAudit(tx, ctx, {
    area: 'case',
    action,
    entity: 'actionPlan',
    entityId: plan.id,
    subjectId: plan.caseFileId,
    organisationId: plan.organisationId,
    details,
  });
}
