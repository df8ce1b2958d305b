import { and, eq, isNotNull, isNull, sql } from 'drizzle-orm';
import type { Context } from '../../../platform/context.ts';
import type { Tx } from '../../../platform/database.ts';
import { newId } from '../../../platform/id.ts';
import { enqueue } from '../../../platform/jobs.ts';
import { notFound, stale } from '../../../platform/problem.ts';
import { recordAudit } from '../../audit/index.ts';
import { bodyForAccess, districtsExist } from '../access-queries.ts';
import { alreadyActive, userRefused, userSuspended } from '../errors.ts';
import { userById } from '../queries.ts';
import { districtUnknown, nameViolations, organisationClosed, roleViolations } from '../rules.ts';
import type { ChangeUser, InviteUser, User } from '../schemas.ts';
import { userDistricts, users } from '../tables.ts';
import { linkLetterJob } from './passwords.ts';
import { revokeSessions } from './sessions.ts';

/** Invites a person to sign in: the letter with the link leaves after the commit. Errors: 409 address taken, 422 role outside the body. */
export async function inviteUser(ctx: Context, input: InviteUser): Promise<User> {
  return ctx.transaction(async (tx) => {
    const { districtIds = [], organisationId, role } = input;
    await assertSavable(tx, { name: input.name, role, organisationId, districtIds, suspended: false });
    const id = newId();
    const who = { createdBy: ctx.actor.id, updatedBy: ctx.actor.id };
    await tx.insert(users).values({
      id,
      email: input.email.trim().toLowerCase(),
      name: input.name.trim(),
      role,
      organisationId,
      language: 'it',
      ...who,
    });
    await setDistricts(tx, id, districtIds);
    await enqueue(tx, linkLetterJob, { userId: id, purpose: 'invitation' });
    await recordAudit(tx, ctx, {
      area: 'administration',
      action: 'user.invited',
      entity: 'user',
      entityId: id,
      details: { role },
    });
    return userById(tx, id);
  });
}

interface UserToSave {
  name: string;
  role: User['role'];
  organisationId: string;
  districtIds: readonly string[];
  suspended: boolean;
}

async function assertSavable(tx: Tx, user: UserToSave): Promise<void> {
  const { role, districtIds } = user;
  const body = await bodyForAccess(tx, user.organisationId);
  const ofRole = body
    ? [
        ...roleViolations({ role, kind: body.kind, districts: districtIds.length }),
        ...(body.closedOn === null || user.suspended ? [] : [organisationClosed]),
      ]
    : [organisationUnknown];
  const knowsDistricts = role !== 'coordinator' || (await districtsExist(tx, districtIds));
  const violations = [...nameViolations(user.name), ...ofRole, ...(knowsDistricts ? [] : [districtUnknown])];
  if (violations.length > 0) throw userRefused({ violations });
}

const organisationUnknown = {
  code: 'organisationUnknown',
  pointer: '/organisationId',
  message: { it: 'Questo ente non esiste.', en: 'This body does not exist.' },
  fix: { it: 'Scegli un ente dall’elenco.', en: 'Choose a body from the list.' },
};

async function setDistricts(tx: Tx, userId: string, districtIds: readonly string[]): Promise<void> {
  await tx.delete(userDistricts).where(eq(userDistricts.userId, userId));
  if (districtIds.length > 0)
    await tx
      .insert(userDistricts)
      .values([...new Set(districtIds)].map((districtId) => ({ userId, districtId })));
}

/** Sends the invitation again; the earlier link stops working. Errors: 409 when it was accepted, or the user is suspended. */
export async function inviteAgain(ctx: Context, { userId }: { userId: string }): Promise<User> {
  return ctx.transaction(async (tx) => {
    const user = await userById(tx, userId);
    if (user.state === 'suspended') throw userSuspended();
    if (user.state !== 'invited') throw alreadyActive();
    await enqueue(tx, linkLetterJob, { userId, purpose: 'invitation' });
    await recordAudit(tx, ctx, {
      area: 'administration',
      action: 'user.invitedAgain',
      entity: 'user',
      entityId: userId,
    });
    return user;
  });
}

export interface ChangeUserInput extends ChangeUser {
  userId: string;
  expectedVersion: number;
}

/** Changes a user's name, role, body or districts, or suspends them; whatever they may see changes at once. Errors: 412, 422. */
export async function changeUser(ctx: Context, input: ChangeUserInput): Promise<User> {
  return ctx.transaction(async (tx) => {
    const { userId, expectedVersion, ...changes } = input;
    const before = await userById(tx, userId);
    if (before.version !== expectedVersion) throw stale();
    const after = userAfter(before, input);
    const { name, role, organisationId, districtIds } = after;
    await assertSavable(tx, after);
    if (before.role === 'administrator' && (role !== 'administrator' || input.suspended === true))
      await assertAnotherAdministrator(tx, before.id);
    const suspendedAt = input.suspended ? ctx.clock.now() : null;
    const changed = await tx
      .update(users)
      .set({
        name: name.trim(),
        role,
        organisationId,
        ...(input.suspended !== undefined && { suspendedAt }),
        version: sql`${users.version} + 1`,
        updatedAt: ctx.clock.now(),
        updatedBy: ctx.actor.id,
      })
      .where(and(eq(users.id, before.id), eq(users.version, expectedVersion)))
      .returning({ id: users.id });
    if (changed.length === 0) throw stale();
    await setDistricts(tx, before.id, districtIds);
    await revokeSessionsIfScopeChanged(tx, ctx, before, { ...after, suspended: input.suspended === true });
    await recordAudit(tx, ctx, {
      area: 'administration',
      action: 'user.changed',
      entity: 'user',
      entityId: before.id,
      details: { fields: Object.keys(changes) },
    });
    return userById(tx, before.id);
  });
}

/** The user as the change leaves them; only a coordinator keeps districts. */
function userAfter(before: User, input: ChangeUserInput): UserToSave {
  const role = input.role ?? before.role;
  return {
    name: input.name ?? before.name,
    role,
    organisationId: input.organisationId ?? before.organisation.id,
    districtIds: input.districtIds ?? (role === 'coordinator' ? before.districtIds : []),
    suspended: input.suspended ?? before.state === 'suspended',
  };
}

async function revokeSessionsIfScopeChanged(
  tx: Tx,
  ctx: Context,
  before: User,
  after: { role: string; organisationId: string; suspended: boolean; districtIds: readonly string[] },
): Promise<void> {
  const sameScope =
    before.role === after.role &&
    before.organisation.id === after.organisationId &&
    [...before.districtIds].sort().join() === [...after.districtIds].sort().join();
  if (after.suspended || !sameScope) await revokeSessions(tx, ctx, before.id);
}

/** Locks the administrators, so that two of them cannot suspend each other at once. One who has never signed in does not count. */
async function assertAnotherAdministrator(tx: Tx, userId: string): Promise<void> {
  const administrators = await tx
    .select({ id: users.id })
    .from(users)
    .where(and(eq(users.role, 'administrator'), isNull(users.suspendedAt), isNotNull(users.activatedAt)))
    .orderBy(users.id)
    .for('update');
  if (administrators.some(({ id }) => id !== userId)) return;
  throw userRefused({
    violations: [
      {
        code: 'lastAdministrator',
        pointer: '/role',
        message: { it: 'È l’unico amministratore rimasto.', en: 'This is the only administrator left.' },
        fix: { it: 'Nomina prima un altro amministratore.', en: 'Appoint another administrator first.' },
      },
    ],
  });
}

/** Changes the signed-in user's own name or language. Error: 422 a name too short. */
export async function changeAccount(
  ctx: Context,
  input: { name?: string | undefined; language?: 'it' | 'en' | undefined },
): Promise<void> {
  if (ctx.actor.kind !== 'user') throw notFound();
  const violations = input.name === undefined ? [] : nameViolations(input.name);
  if (violations.length > 0) throw userRefused({ violations });
  await ctx.transaction(async (tx) => {
    await tx
      .update(users)
      .set({
        ...(input.name !== undefined && { name: input.name.trim() }),
        ...(input.language !== undefined && { language: input.language }),
        version: sql`${users.version} + 1`,
        updatedAt: ctx.clock.now(),
        updatedBy: ctx.actor.id,
      })
      .where(eq(users.id, ctx.actor.id));
    await recordAudit(tx, ctx, {
      area: 'administration',
      action: 'account.changed',
      entity: 'user',
      entityId: ctx.actor.id,
      details: { fields: Object.keys(input) },
    });
  });
}
