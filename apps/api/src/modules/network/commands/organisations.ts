import { and, eq, sql } from 'drizzle-orm';
import type { Context } from '../../../platform/context.ts';
import type { Tx } from '../../../platform/database.ts';
import { newId } from '../../../platform/id.ts';
import { stale } from '../../../platform/problem.ts';
import { recordAudit } from '../../audit/index.ts';
import { organisations } from '../../identity/index.ts';
import { alreadyClosed, organisationRefused } from '../errors.ts';
import { organisationIn } from '../queries.ts';
import { organisationViolations, storedTaxCode, storedVatNumber } from '../rules.ts';
import type { AddOrganisation, ChangeOrganisation, Organisation, SetHostDetails } from '../schemas.ts';
import { hostDetails } from '../tables.ts';

/** Enters a body. Errors: 409 another open body has the VAT number, 422 wrong codes, host details missing or out of place. */
export async function addOrganisation(ctx: Context, input: AddOrganisation): Promise<Organisation> {
  return ctx.transaction(async (tx) => {
    const { kind, vatNumber = null, taxCode = null, host = null } = input;
    const violations = organisationViolations({ name: input.name, kind, vatNumber, taxCode, host });
    if (violations.length > 0) throw organisationRefused({ violations });
    const id = newId();
    await tx.insert(organisations).values({
      id,
      kind,
      name: input.name.trim(),
      vatNumber: storedVatNumber(vatNumber),
      taxCode: storedTaxCode(taxCode),
      email: input.email?.trim().toLowerCase() ?? null,
      phone: input.phone ?? null,
      createdBy: ctx.actor.id,
      updatedBy: ctx.actor.id,
    });
    if (host) await setHostDetails(tx, id, host);
    await recordAudit(tx, ctx, {
      area: 'administration',
      action: 'organisation.added',
      entity: 'organisation',
      entityId: id,
      organisationId: id,
      details: { kind },
    });
    return organisationIn(ctx, tx, id);
  });
}

export interface ChangeOrganisationInput extends ChangeOrganisation {
  organisationId: string;
  expectedVersion: number;
}

/** Changes a body's name, codes, contacts or details as a host. Errors: 409 closed or VAT number taken, 412, 422 as when it was entered. */
export async function changeOrganisation(
  ctx: Context,
  input: ChangeOrganisationInput,
): Promise<Organisation> {
  return ctx.transaction(async (tx) => {
    const { organisationId, expectedVersion, ...changes } = input;
    const before = await organisationIn(ctx, tx, organisationId);
    if (before.version !== expectedVersion) throw stale();
    if (before.closedOn !== null) throw alreadyClosed();
    await changeRow(ctx, tx, { organisationId, expectedVersion, values: valuesAfter(before, changes) });
    if (changes.host) await setHostDetails(tx, organisationId, changes.host);
    await recordAudit(tx, ctx, {
      area: 'administration',
      action: 'organisation.changed',
      entity: 'organisation',
      entityId: organisationId,
      organisationId,
      details: { fields: Object.keys(changes) },
    });
    return organisationIn(ctx, tx, organisationId);
  });
}

/** The row of a body after a change. Error: 422 as when it was entered. */
function valuesAfter(before: Organisation, changes: ChangeOrganisation) {
  const vatNumber = changes.vatNumber === undefined ? before.vatNumber : changes.vatNumber;
  const taxCode = changes.taxCode === undefined ? before.taxCode : changes.taxCode;
  const name = changes.name ?? before.name;
  const host = changes.host ?? hostBefore(before);
  const violations = organisationViolations({ name, kind: before.kind, vatNumber, taxCode, host });
  if (violations.length > 0) throw organisationRefused({ violations });
  return {
    name: name.trim(),
    vatNumber: storedVatNumber(vatNumber),
    taxCode: storedTaxCode(taxCode),
    email: changes.email === undefined ? before.email : (changes.email?.trim().toLowerCase() ?? null),
    phone: changes.phone === undefined ? before.phone : changes.phone,
  };
}

function hostBefore({ host }: Organisation): SetHostDetails | null {
  if (host === null) return null;
  const { sector, employees, atecoCode } = host;
  return { sector, employees, ...(atecoCode !== null && { atecoCode }) };
}

async function setHostDetails(tx: Tx, organisationId: string, host: SetHostDetails): Promise<void> {
  const values = { sector: host.sector, atecoCode: host.atecoCode ?? null, employees: host.employees };
  await tx
    .insert(hostDetails)
    .values({ organisationId, ...values })
    .onConflictDoUpdate({ target: hostDetails.organisationId, set: values });
}

/** Writes a body's own row from the version that was read; a 412 problem when someone was faster. */
export async function changeRow(
  ctx: Context,
  tx: Tx,
  change: {
    organisationId: string;
    expectedVersion: number;
    values: Partial<typeof organisations.$inferInsert>;
  },
): Promise<void> {
  const changed = await tx
    .update(organisations)
    .set({
      ...change.values,
      version: sql`${organisations.version} + 1`,
      updatedAt: ctx.clock.now(),
      updatedBy: ctx.actor.id,
    })
    .where(
      and(eq(organisations.id, change.organisationId), eq(organisations.version, change.expectedVersion)),
    )
    .returning({ id: organisations.id });
  if (changed.length === 0) throw stale();
}
