import { and, eq, isNull, sql } from 'drizzle-orm';
import type { Context } from '../../../platform/context.ts';
import { newId } from '../../../platform/id.ts';
import { notFound } from '../../../platform/problem.ts';
import { recordAudit } from '../../audit/index.ts';
import { bodyForAccess, districtsExist } from '../access-queries.ts';
import { apiKeyRefused } from '../errors.ts';
import { apiKeyById } from '../queries.ts';
import { apiKeyViolations, districtUnknown, nameViolations, organisationClosed } from '../rules.ts';
import type { ApiKey, MakeApiKey } from '../schemas.ts';
import { newSecret } from '../secrets.ts';
import { apiKeys } from '../tables.ts';

/** Makes a key for a body's own software; the secret is in this answer and nowhere else. Error: 422 scopes beyond the role, expiry in the past. */
export async function makeApiKey(ctx: Context, input: MakeApiKey): Promise<ApiKey & { secret: string }> {
  return ctx.transaction(async (tx) => {
    const { districtIds = [], scopes, actsAs, organisationId } = input;
    const body = await bodyForAccess(tx, organisationId);
    if (!body) throw notFound();
    const expiresAt = new Date(input.expiresAt);
    const violations = [
      ...nameViolations(input.name),
      ...apiKeyViolations({ actsAs, kind: body.kind, scopes, districts: districtIds.length }),
      ...((await districtsExist(tx, districtIds)) ? [] : [districtUnknown]),
      ...(body.closedOn === null ? [] : [organisationClosed]),
      ...(expiresAt > ctx.clock.now() ? [] : [expiredViolation]),
    ];
    if (violations.length > 0) throw apiKeyRefused({ violations });
    const id = newId();
    const { secret, secretHash } = newSecret('apd_');
    await tx.insert(apiKeys).values({
      id,
      organisationId,
      name: input.name.trim(),
      prefix: secret.slice(0, 12),
      secretHash,
      actsAs,
      scopes: [...new Set(scopes)],
      districtIds: [...new Set(districtIds)],
      expiresAt,
      createdBy: ctx.actor.id,
      updatedBy: ctx.actor.id,
    });
    await recordAudit(tx, ctx, {
      area: 'administration',
      action: 'apiKey.made',
      entity: 'apiKey',
      entityId: id,
      organisationId,
      details: { actsAs, scopes },
    });
    return { ...(await apiKeyById(tx, id)), secret };
  });
}

const expiredViolation = {
  code: 'expiryInThePast',
  pointer: '/expiresAt',
  message: { it: 'La scadenza è già passata.', en: 'The expiry is in the past.' },
  fix: { it: 'Scegli un giorno futuro.', en: 'Choose a future day.' },
};

/** Ends a key at once. Error: 404 when it is not there or was ended already. */
export async function revokeApiKey(ctx: Context, { apiKeyId }: { apiKeyId: string }): Promise<void> {
  await ctx.transaction(async (tx) => {
    const ended = await tx
      .update(apiKeys)
      .set({
        revokedAt: ctx.clock.now(),
        version: sql`${apiKeys.version} + 1`,
        updatedAt: ctx.clock.now(),
        updatedBy: ctx.actor.id,
      })
      .where(and(eq(apiKeys.id, apiKeyId), isNull(apiKeys.revokedAt)))
      .returning({ organisationId: apiKeys.organisationId });
    if (!ended[0]) throw notFound();
    await recordAudit(tx, ctx, {
      area: 'administration',
      action: 'apiKey.revoked',
      entity: 'apiKey',
      entityId: apiKeyId,
      organisationId: ended[0].organisationId,
    });
  });
}
