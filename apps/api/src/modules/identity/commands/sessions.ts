import { and, eq, isNull, sql } from 'drizzle-orm';
import type { Context } from '../../../platform/context.ts';
import type { Tx } from '../../../platform/database.ts';
import { newId } from '../../../platform/id.ts';
import { notFound } from '../../../platform/problem.ts';
import { recordAudit } from '../../audit/index.ts';
import { tooManyAttempts, wrongCredentials } from '../errors.ts';
import { credentialsByEmail } from '../queries.ts';
import { guessesMax, guessWindowMinutes, sessionHoursMax } from '../rules.ts';
import { hashOf, newSecret, passwordMatches } from '../secrets.ts';
import { sessions, signInThrottles } from '../tables.ts';

export interface Attempt {
  email: string;
  password: string;
  address: string;
  /** What the browser says it is; cut to 200 characters. */
  device: string;
}

/**
 * Opens a session for whoever knows the password; the answer is its token, which is not stored.
 * Errors: 401 for a wrong address or password alike, 429 after too many guesses.
 */
export async function signIn(gate: Context, attempt: Attempt): Promise<{ token: string; userId: string }> {
  const email = attempt.email.trim().toLowerCase();
  const subjects = [
    { subject: hashOf(`${email} ${attempt.address}`), max: guessesMax.personAndAddress, personal: true },
    { subject: hashOf(email), max: guessesMax.person, personal: true },
    { subject: hashOf(`address ${attempt.address}`), max: guessesMax.address, personal: false },
  ].sort((a, b) => a.subject.compare(b.subject)); // one order for all, so that two guesses never wait for each other
  await gate.transaction(async (tx) => {
    for (const { subject, max } of subjects) await countGuess(tx, { subject, max, now: gate.clock.now() });
  });
  const user = await gate.read((tx) => credentialsByEmail(tx, email));
  const matches = await passwordMatches(user?.passwordHash ?? undefined, attempt.password);
  if (!user || !matches || user.suspendedAt) {
    await gate.transaction((tx) =>
      recordAudit(tx, gate, {
        area: 'administration',
        action: 'session.refused',
        entity: 'user',
        entityId: user?.id ?? null,
      }),
    );
    throw wrongCredentials({
      detail: {
        it: 'Controlla indirizzo e password; se non ricordi la password puoi reimpostarla.',
        en: 'Check address and password; if you forgot the password you can reset it.',
      },
    });
  }
  return gate.transaction(async (tx) => {
    for (const { subject, personal } of subjects) await forgiveGuess(tx, { subject, personal });
    return {
      token: await openSession(tx, gate, { userId: user.id, device: attempt.device }),
      userId: user.id,
    };
  });
}

/** Counts a guess before it is checked, so that many at once count as many. */
async function countGuess(
  tx: Tx,
  { subject, max, now }: { subject: Buffer; max: number; now: Date },
): Promise<void> {
  const windowStart = new Date(now.getTime() - guessWindowMinutes * 60_000);
  const [row] = await tx
    .insert(signInThrottles)
    .values({ subject, failures: 1, firstFailureAt: now })
    .onConflictDoUpdate({
      target: signInThrottles.subject,
      set: {
        failures: sql`case when ${signInThrottles.firstFailureAt} < ${windowStart} then 1 else ${signInThrottles.failures} + 1 end`,
        firstFailureAt: sql`case when ${signInThrottles.firstFailureAt} < ${windowStart} then ${now} else ${signInThrottles.firstFailureAt} end`,
      },
    })
    .returning();
  if (row && row.failures > max) {
    const waitMs = row.firstFailureAt.getTime() + guessWindowMinutes * 60_000 - now.getTime();
    throw tooManyAttempts({ retryAfterSeconds: Math.max(1, Math.ceil(waitMs / 1000)) });
  }
}

/**
 * After the right password nothing is held against the person. The address only gets this one attempt back, so that
 * whoever owns one account cannot go on guessing at others.
 */
async function forgiveGuess(
  tx: Tx,
  { subject, personal }: { subject: Buffer; personal: boolean },
): Promise<void> {
  const guesses = eq(signInThrottles.subject, subject);
  if (personal) await tx.delete(signInThrottles).where(guesses);
  else
    await tx
      .update(signInThrottles)
      .set({ failures: sql`greatest(${signInThrottles.failures} - 1, 0)` })
      .where(guesses);
}

export async function openSession(
  tx: Tx,
  ctx: Context,
  { userId, device }: { userId: string; device: string },
): Promise<string> {
  const now = ctx.clock.now();
  const { secret, secretHash } = newSecret();
  await tx.insert(sessions).values({
    id: newId(),
    userId,
    tokenHash: secretHash,
    device: device.replace(/[^\x20-\x7e]/g, '').slice(0, 200) || 'sconosciuto',
    createdAt: now,
    lastSeenAt: now,
    expiresAt: new Date(now.getTime() + sessionHoursMax * 3_600_000),
  });
  await recordAudit(tx, ctx, {
    area: 'administration',
    action: 'session.opened',
    entity: 'user',
    entityId: userId,
  });
  return secret;
}

/** Ends every open session of a user. */
export async function revokeSessions(tx: Tx, ctx: Context, userId: string): Promise<void> {
  await tx
    .update(sessions)
    .set({ revokedAt: ctx.clock.now() })
    .where(and(eq(sessions.userId, userId), isNull(sessions.revokedAt)));
}

/** Signs out of this browser. */
export async function endSession(ctx: Context, token: string): Promise<void> {
  await ctx.transaction(async (tx) => {
    await tx
      .update(sessions)
      .set({ revokedAt: ctx.clock.now() })
      .where(and(eq(sessions.tokenHash, hashOf(token)), isNull(sessions.revokedAt)));
    await recordAudit(tx, ctx, {
      area: 'administration',
      action: 'session.ended',
      entity: 'user',
      entityId: ctx.actor.id,
    });
  });
}

/** Signs out of one browser among those the user is signed in with. */
export async function endSessionById(ctx: Context, sessionId: string): Promise<void> {
  await ctx.transaction(async (tx) => {
    const ended = await tx
      .update(sessions)
      .set({ revokedAt: ctx.clock.now() })
      .where(and(eq(sessions.id, sessionId), eq(sessions.userId, ctx.actor.id), isNull(sessions.revokedAt)))
      .returning({ id: sessions.id });
    if (ended.length === 0) throw notFound();
    await recordAudit(tx, ctx, {
      area: 'administration',
      action: 'session.ended',
      entity: 'user',
      entityId: ctx.actor.id,
    });
  });
}

/** Signs out everywhere. */
export async function endAllSessions(ctx: Context): Promise<void> {
  await ctx.transaction(async (tx) => {
    await revokeSessions(tx, ctx, ctx.actor.id);
    await recordAudit(tx, ctx, {
      area: 'administration',
      action: 'session.endedEverywhere',
      entity: 'user',
      entityId: ctx.actor.id,
    });
  });
}
