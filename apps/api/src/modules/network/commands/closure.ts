import { eq } from 'drizzle-orm';
import type { Context } from '../../../platform/context.ts';
import type { Tx } from '../../../platform/database.ts';
import { stale } from '../../../platform/problem.ts';
import { recordAudit } from '../../audit/index.ts';
import { organisations } from '../../identity/index.ts';
import { alreadyClosed, closureRefused, notClosed } from '../errors.ts';
import { organisationClosing } from '../hooks.ts';
import { accessOf, organisationIn } from '../queries.ts';
import { closureViolations } from '../rules.ts';
import type { CloseOrganisation, Organisation } from '../schemas.ts';
import { changeRow } from './organisations.ts';

interface OneVersion {
  organisationId: string;
  expectedVersion: number;
}

/** Closes a body from its last day on. Errors: 409 closed already, 412, 422 a future day, or users and keys that still give access. */
export async function closeOrganisation(
  ctx: Context,
  { organisationId, expectedVersion, closedOn }: OneVersion & CloseOrganisation,
): Promise<Organisation> {
  return ctx.transaction(async (tx) => {
    await lockBody(tx, organisationId);
    const before = await organisationIn(ctx, tx, organisationId);
    if (before.version !== expectedVersion) throw stale();
    if (before.closedOn !== null) throw alreadyClosed();
    const access = await accessOf(tx, { organisationId, now: ctx.clock.now() });
    const violations = closureViolations({ closedOn, ...access }, ctx.clock.today());
    if (violations.length > 0) throw closureRefused({ violations });
    await organisationClosing.run(tx, { organisationId, closedOn });
    await changeRow(ctx, tx, { organisationId, expectedVersion, values: { closedOn } });
    await recordAudit(tx, ctx, {
      area: 'administration',
      action: 'organisation.closed',
      entity: 'organisation',
      entityId: organisationId,
      organisationId,
      details: { closedOn },
    });
    return organisationIn(ctx, tx, organisationId);
  });
}

/** Whoever is giving access to the body is waited for, and counted; whoever comes after finds it closed. */
async function lockBody(tx: Tx, organisationId: string): Promise<void> {
  await tx
    .select({ id: organisations.id })
    .from(organisations)
    .where(eq(organisations.id, organisationId))
    .for('update');
}

/** Opens a closed body again. Errors: 409 not closed, or another open body has its VAT number, 412. */
export async function reopenOrganisation(
  ctx: Context,
  { organisationId, expectedVersion }: OneVersion,
): Promise<Organisation> {
  return ctx.transaction(async (tx) => {
    const before = await organisationIn(ctx, tx, organisationId);
    if (before.version !== expectedVersion) throw stale();
    if (before.closedOn === null) throw notClosed();
    await changeRow(ctx, tx, { organisationId, expectedVersion, values: { closedOn: null } });
    await recordAudit(tx, ctx, {
      area: 'administration',
      action: 'organisation.reopened',
      entity: 'organisation',
      entityId: organisationId,
      organisationId,
    });
    return organisationIn(ctx, tx, organisationId);
  });
}
