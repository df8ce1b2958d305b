import { and, eq, sql } from 'drizzle-orm';
import type { Context } from '../../../platform/context.ts';
import type { Tx } from '../../../platform/database.ts';
import { newId } from '../../../platform/id.ts';
import { stale } from '../../../platform/problem.ts';
import { recordAudit } from '../../audit/index.ts';
import type { Accreditation, AddAccreditation, ChangeAccreditation } from '../accreditation-schemas.ts';
import { accreditationRefused, alreadyClosed } from '../errors.ts';
import { accreditationIn, organisationIn, regionExists, samePeriods } from '../queries.ts';
import { accreditationViolations, type Period } from '../rules.ts';
import { accreditations } from '../tables.ts';

/** Enters what a body is accredited for. Errors: 404, 409 the body is closed, 422 days reversed, no such region, or a period already covered. */
export async function addAccreditation(
  ctx: Context,
  input: AddAccreditation & { organisationId: string },
): Promise<Accreditation> {
  return ctx.transaction(async (tx) => {
    const { organisationId, kind, regionCode = null, validFrom, validTo = null } = input;
    const body = await organisationIn(ctx, tx, organisationId);
    if (body.closedOn !== null) throw alreadyClosed();
    await assertAccreditation(tx, {
      same: { organisationId, kind, regionCode, exceptId: null },
      period: { validFrom, validTo },
    });
    const id = newId();
    await tx.insert(accreditations).values({
      id,
      organisationId,
      kind,
      regionCode,
      number: input.number.trim(),
      validFrom,
      validTo,
      createdBy: ctx.actor.id,
      updatedBy: ctx.actor.id,
    });
    await recordAudit(tx, ctx, {
      area: 'administration',
      action: 'accreditation.added',
      entity: 'accreditation',
      entityId: id,
      organisationId,
      details: { kind, regionCode, validFrom, validTo },
    });
    return accreditationIn(ctx, tx, { organisationId, accreditationId: id });
  });
}

export interface ChangeAccreditationInput extends ChangeAccreditation {
  organisationId: string;
  accreditationId: string;
  expectedVersion: number;
}

/** Changes the number or the days of an accreditation; its kind and region stay. Errors: 404, 412, 422 as when it was entered. */
export async function changeAccreditation(
  ctx: Context,
  input: ChangeAccreditationInput,
): Promise<Accreditation> {
  return ctx.transaction(async (tx) => {
    const { organisationId, accreditationId, expectedVersion, ...changes } = input;
    const before = await accreditationIn(ctx, tx, { organisationId, accreditationId });
    if (before.version !== expectedVersion) throw stale();
    const validFrom = changes.validFrom ?? before.validFrom;
    const validTo = changes.validTo === undefined ? before.validTo : changes.validTo;
    const { kind, regionCode } = before;
    await assertAccreditation(tx, {
      same: { organisationId, kind, regionCode, exceptId: accreditationId },
      period: { validFrom, validTo },
    });
    const changed = await tx
      .update(accreditations)
      .set({
        number: changes.number?.trim() ?? before.number,
        validFrom,
        validTo,
        version: sql`${accreditations.version} + 1`,
        updatedAt: ctx.clock.now(),
        updatedBy: ctx.actor.id,
      })
      .where(and(eq(accreditations.id, accreditationId), eq(accreditations.version, expectedVersion)))
      .returning({ id: accreditations.id });
    if (changed.length === 0) throw stale();
    await recordAudit(tx, ctx, {
      area: 'administration',
      action: 'accreditation.changed',
      entity: 'accreditation',
      entityId: accreditationId,
      organisationId,
      details: { fields: Object.keys(changes), validFrom, validTo },
    });
    return accreditationIn(ctx, tx, { organisationId, accreditationId });
  });
}

async function assertAccreditation(
  tx: Tx,
  { same, period }: { same: Parameters<typeof samePeriods>[1]; period: Period },
): Promise<void> {
  const regionKnown = same.regionCode === null || (await regionExists(tx, same.regionCode));
  const others = await samePeriods(tx, same);
  const violations = accreditationViolations({ ...period, regionKnown, others });
  if (violations.length > 0) throw accreditationRefused({ violations });
}
