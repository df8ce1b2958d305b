import { and, eq, gt, isNull } from 'drizzle-orm';
import type { Context } from '../../../platform/context.ts';
import type { Tx } from '../../../platform/database.ts';
import { newId } from '../../../platform/id.ts';
import { enqueue } from '../../../platform/jobs.ts';
import { recordAudit } from '../../audit/index.ts';
import { linkNotValid, passwordRefused, wrongCredentials } from '../errors.ts';
import { credentialsByEmail } from '../queries.ts';
import { invitationDays, passwordResetHours, passwordViolations } from '../rules.ts';
import { hashOf, hashPassword, newSecret, passwordMatches } from '../secrets.ts';
import { userCredentials, users, userTokens } from '../tables.ts';
import { openSession, revokeSessions } from './sessions.ts';

export type TokenPurpose = 'invitation' | 'passwordReset';

/** The job that writes a letter with a link to a user; the link's secret is made when the letter is. */
export const linkLetterJob = 'identity.linkLetter';

/** Sends a link to set a new password to whoever owns the address; says the same when nobody does. */
export async function requestPasswordReset(gate: Context, { email }: { email: string }): Promise<void> {
  await gate.transaction(async (tx) => {
    const user = await credentialsByEmail(tx, email.trim().toLowerCase());
    if (!user || user.suspendedAt || !user.passwordHash) return;
    await enqueue(tx, linkLetterJob, { userId: user.id, purpose: 'passwordReset' satisfies TokenPurpose });
    await recordAudit(tx, gate, {
      area: 'administration',
      action: 'password.resetRequested',
      entity: 'user',
      entityId: user.id,
    });
  });
}

/** Makes a link's secret; earlier links for the same purpose stop working. */
export async function issueToken(
  tx: Tx,
  ctx: Context,
  { userId, purpose }: { userId: string; purpose: TokenPurpose },
): Promise<string> {
  const now = ctx.clock.now();
  const { secret, secretHash } = newSecret();
  const lifeHours = purpose === 'invitation' ? invitationDays * 24 : passwordResetHours;
  await tx
    .update(userTokens)
    .set({ usedAt: now })
    .where(and(eq(userTokens.userId, userId), eq(userTokens.purpose, purpose), isNull(userTokens.usedAt)));
  await tx.insert(userTokens).values({
    id: newId(),
    userId,
    purpose,
    tokenHash: secretHash,
    createdAt: now,
    expiresAt: new Date(now.getTime() + lifeHours * 3_600_000),
  });
  return secret;
}

export interface SetPasswordInput {
  token: string;
  password: string;
  device: string;
  purpose: TokenPurpose;
}

/**
 * Sets the password by a link, ends every other session and opens one; the answer is its token.
 * Errors: 422 when the link has expired or was used, or the password has changed since; 422 when the password is too weak.
 */
export async function setPasswordByLink(gate: Context, input: SetPasswordInput): Promise<string> {
  const passwordHash = await hashPassword(input.password);
  return gate.transaction(async (tx) => {
    const now = gate.clock.now();
    const user = await userOfLink(tx, input, now);
    if (!user || user.suspendedAt)
      throw linkNotValid({ detail: { it: 'Chiedi un nuovo collegamento.', en: 'Ask for a new link.' } });
    const violations = passwordViolations(input.password, user, '/password');
    if (violations.length > 0) throw passwordRefused({ violations });
    await storePassword(tx, { userId: user.id, passwordHash, now });
    if (!user.activatedAt) await tx.update(users).set({ activatedAt: now }).where(eq(users.id, user.id));
    await revokeSessions(tx, gate, user.id);
    await recordAudit(tx, gate, {
      area: 'administration',
      action: 'password.set',
      entity: 'user',
      entityId: user.id,
    });
    return openSession(tx, gate, { userId: user.id, device: input.device });
  });
}

/** The user whose link it is, which is used up; a link that is older than the password opens nothing any more. */
async function userOfLink(
  tx: Tx,
  { token, purpose }: Pick<SetPasswordInput, 'token' | 'purpose'>,
  now: Date,
): Promise<typeof users.$inferSelect | undefined> {
  const [used] = await tx
    .update(userTokens)
    .set({ usedAt: now })
    .where(
      and(
        eq(userTokens.tokenHash, hashOf(token)),
        eq(userTokens.purpose, purpose),
        isNull(userTokens.usedAt),
        gt(userTokens.expiresAt, now),
      ),
    )
    .returning({ userId: userTokens.userId, createdAt: userTokens.createdAt });
  if (!used) return undefined;
  const [found] = await tx
    .select({ user: users, passwordChangedAt: userCredentials.changedAt })
    .from(users)
    .leftJoin(userCredentials, eq(userCredentials.userId, users.id))
    .where(eq(users.id, used.userId));
  const isOutdated = (found?.passwordChangedAt ?? used.createdAt) > used.createdAt;
  return isOutdated ? undefined : found?.user;
}

export async function storePassword(
  tx: Tx,
  { userId, passwordHash, now }: { userId: string; passwordHash: string; now: Date },
) {
  await tx
    .insert(userCredentials)
    .values({ userId, passwordHash, changedAt: now })
    .onConflictDoUpdate({ target: userCredentials.userId, set: { passwordHash, changedAt: now } });
}

/**
 * Changes the password of the signed-in user, who must know the present one; every session ends and a new one opens.
 * Errors: 401 when the present password is wrong, 422 when the new one is too weak.
 */
export async function changePassword(
  ctx: Context,
  input: { currentPassword: string; newPassword: string; device: string },
): Promise<string> {
  const [known] = await ctx.read((tx) =>
    tx
      .select({ passwordHash: userCredentials.passwordHash, email: users.email, name: users.name })
      .from(users)
      .leftJoin(userCredentials, eq(userCredentials.userId, users.id))
      .where(eq(users.id, ctx.actor.id)),
  );
  if (!known || !(await passwordMatches(known.passwordHash ?? undefined, input.currentPassword)))
    throw wrongCredentials();
  const violations = passwordViolations(input.newPassword, known, '/newPassword');
  if (violations.length > 0) throw passwordRefused({ violations });
  const passwordHash = await hashPassword(input.newPassword);
  return ctx.transaction(async (tx) => {
    await storePassword(tx, { userId: ctx.actor.id, passwordHash, now: ctx.clock.now() });
    await revokeSessions(tx, ctx, ctx.actor.id);
    await recordAudit(tx, ctx, {
      area: 'administration',
      action: 'password.changed',
      entity: 'user',
      entityId: ctx.actor.id,
    });
    return openSession(tx, ctx, { userId: ctx.actor.id, device: input.device });
  });
}
