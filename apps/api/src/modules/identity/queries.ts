import { permissionsOf } from '@approdo/shared/permissions';
import { and, asc, desc, eq, gt, isNull, type SQL, sql } from 'drizzle-orm';
import type { Actor, Context } from '../../platform/context.ts';
import { prepared, type Tx } from '../../platform/database.ts';
import { decodeCursor, type Page, pageFrom, pageLimitDefault } from '../../platform/keyset.ts';
import { notFound } from '../../platform/problem.ts';
import type { Account, ApiKey, ApiKeyFilter, User, UserFilter } from './schemas.ts';
import { apiKeys, organisations, sessions, userCredentials, userDistricts, users } from './tables.ts';

const districtIdsOf = sql<
  string[]
>`array(select ${userDistricts.districtId} from ${userDistricts} where ${userDistricts.userId} = ${users.id} order by 1)`;

const sessionStatement = prepared((tx) =>
  tx
    .select({
      sessionId: sessions.id,
      lastSeenAt: sessions.lastSeenAt,
      id: users.id,
      name: users.name,
      role: users.role,
      organisationId: users.organisationId,
      districtIds: districtIdsOf.as('district_ids'),
    })
    .from(sessions)
    .innerJoin(users, eq(users.id, sessions.userId))
    .where(
      and(
        eq(sessions.tokenHash, sql.placeholder('tokenHash')),
        isNull(sessions.revokedAt),
        gt(sessions.expiresAt, sql.placeholder('now')),
        gt(sessions.lastSeenAt, sql.placeholder('idleSince')),
        isNull(users.suspendedAt),
      ),
    )
    .prepare('session_by_token'),
);

export interface KnownActor {
  actor: Actor;
  /** The session or key that was presented. */
  credentialId: string;
  usedAt: Date | null;
}

/** The user behind an open session, or nothing. */
export async function userBySession(
  tx: Tx,
  tokenHash: Buffer,
  at: { now: Date; idleSince: Date },
): Promise<KnownActor | undefined> {
  const [row] = await sessionStatement(tx).execute({ tokenHash, ...at });
  if (!row) return undefined;
  const { id, name, role, organisationId, districtIds, sessionId, lastSeenAt } = row;
  const actor: Actor = {
    kind: 'user',
    id,
    name,
    role,
    organisationId,
    districtIds,
    permissions: permissionsOf(role),
  };
  return { actor, credentialId: sessionId, usedAt: lastSeenAt };
}

/** The key with this secret, if it is valid now; it may do what its scopes and the role it acts as both allow. */
export async function actorByKey(tx: Tx, secretHash: Buffer, now: Date): Promise<KnownActor | undefined> {
  const [row] = await tx
    .select()
    .from(apiKeys)
    .where(and(eq(apiKeys.secretHash, secretHash), isNull(apiKeys.revokedAt), gt(apiKeys.expiresAt, now)));
  if (!row) return undefined;
  const held = permissionsOf(row.actsAs);
  const actor: Actor = {
    kind: 'key',
    id: row.id,
    name: row.name,
    role: row.actsAs,
    organisationId: row.organisationId,
    districtIds: row.districtIds,
    permissions: new Set(row.scopes.filter((scope) => held.has(scope))),
  };
  return { actor, credentialId: row.id, usedAt: row.lastUsedAt };
}

/** What sign-in needs to know of the user with this address. */
export async function credentialsByEmail(tx: Tx, email: string) {
  const [row] = await tx
    .select({
      id: users.id,
      name: users.name,
      email: users.email,
      suspendedAt: users.suspendedAt,
      passwordHash: userCredentials.passwordHash,
    })
    .from(users)
    .leftJoin(userCredentials, eq(userCredentials.userId, users.id))
    .where(eq(users.email, email));
  return row;
}

/** The account of the actor: name, body, districts and permissions. */
export function accountOf(ctx: Context): Promise<Account> {
  return ctx.read((tx) => accountIn(tx, ctx.actor));
}

const organisationStatement = prepared((tx) =>
  tx
    .select({ id: organisations.id, name: organisations.name, kind: organisations.kind })
    .from(organisations)
    .where(eq(organisations.id, sql.placeholder('id')))
    .prepare('organisation_summary'),
);

export async function accountIn(tx: Tx, actor: Actor): Promise<Account> {
  const [organisation] = await organisationStatement(tx).execute({ id: actor.organisationId });
  const [user] =
    actor.kind === 'user'
      ? await tx
          .select({ email: users.email, language: users.language, name: users.name })
          .from(users)
          .where(eq(users.id, actor.id))
      : [];
  if (!organisation || actor.kind === 'system') throw notFound();
  return {
    id: actor.id,
    kind: actor.kind,
    name: user?.name ?? actor.name,
    email: user?.email ?? null,
    role: actor.kind === 'key' ? 'integrator' : (actor.role as Account['role']),
    language: user?.language ?? 'it',
    organisation,
    districtIds: [...actor.districtIds],
    permissions: [...actor.permissions],
  };
}

/** The sessions of the actor that are open, the newest first. */
export function openSessions(ctx: Context, currentId: string | null) {
  return ctx.read(async (tx) => {
    const rows = await tx
      .select()
      .from(sessions)
      .where(
        and(
          eq(sessions.userId, ctx.actor.id),
          isNull(sessions.revokedAt),
          gt(sessions.expiresAt, ctx.clock.now()),
        ),
      )
      .orderBy(desc(sessions.lastSeenAt))
      .limit(100);
    return {
      items: rows.map(({ id, device, createdAt, lastSeenAt }) => ({
        id,
        device,
        createdAt: createdAt.toISOString(),
        lastSeenAt: lastSeenAt.toISOString(),
        current: id === currentId,
      })),
    };
  });
}

const userColumns = {
  id: users.id,
  email: users.email,
  name: users.name,
  role: users.role,
  organisation: { id: organisations.id, name: organisations.name, kind: organisations.kind },
  districtIds: districtIdsOf.as('district_ids'),
  suspendedAt: users.suspendedAt,
  activatedAt: users.activatedAt,
  version: users.version,
  createdAt: users.createdAt,
  updatedAt: users.updatedAt,
};

interface UserRow extends Omit<User, 'state' | 'createdAt' | 'updatedAt'> {
  suspendedAt: Date | null;
  activatedAt: Date | null;
  createdAt: Date;
  updatedAt: Date;
}

const userOf = ({ suspendedAt, activatedAt, createdAt, updatedAt, ...rest }: UserRow): User => ({
  ...rest,
  state: suspendedAt ? 'suspended' : activatedAt ? 'active' : 'invited',
  createdAt: createdAt.toISOString(),
  updatedAt: updatedAt.toISOString(),
});

/** The users of the installation, by name. */
export function userPage(ctx: Context, filter: UserFilter): Promise<Page<User>> {
  const limit = filter.limit ?? pageLimitDefault;
  const after = decodeCursor(filter.cursor, 2);
  // as the database writes it in small letters: its locale decides, not ours
  const order = sql<string>`lower(${users.name})`;
  const conditions: (SQL | undefined)[] = [
    filter.role ? eq(users.role, filter.role) : undefined,
    filter.organisationId ? eq(users.organisationId, filter.organisationId) : undefined,
    filter.q
      ? sql`(${users.name} ilike ${likely(filter.q)} or ${users.email} ilike ${likely(filter.q)})`
      : undefined,
    after ? sql`(${order}, ${users.id}) > (${after[0]}::text, ${after[1]}::uuid)` : undefined,
  ];
  return ctx.read(async (tx) => {
    const rows = await tx
      .select({ ...userColumns, order })
      .from(users)
      .innerJoin(organisations, eq(organisations.id, users.organisationId))
      .where(and(...conditions))
      .orderBy(asc(order), asc(users.id))
      .limit(limit + 1);
    const page = pageFrom(rows, limit, (row) => [row.order, row.id]);
    return { ...page, items: page.items.map(({ order: _, ...row }) => userOf(row)) };
  });
}

/** A pattern for `ilike` in which what a person typed stands for itself. */
export const likely = (text: string): string => `%${text.replace(/[\\%_]/g, '\\$&')}%`;

export async function userById(tx: Tx, userId: string): Promise<User> {
  const [row] = await tx
    .select(userColumns)
    .from(users)
    .innerJoin(organisations, eq(organisations.id, users.organisationId))
    .where(eq(users.id, userId));
  if (!row) throw notFound();
  return userOf(row);
}

const keyColumns = {
  id: apiKeys.id,
  organisation: { id: organisations.id, name: organisations.name, kind: organisations.kind },
  name: apiKeys.name,
  prefix: apiKeys.prefix,
  actsAs: apiKeys.actsAs,
  scopes: apiKeys.scopes,
  districtIds: apiKeys.districtIds,
  expiresAt: apiKeys.expiresAt,
  lastUsedAt: apiKeys.lastUsedAt,
  revokedAt: apiKeys.revokedAt,
  version: apiKeys.version,
  createdAt: apiKeys.createdAt,
};

interface KeyRow extends Omit<ApiKey, 'expiresAt' | 'lastUsedAt' | 'revokedAt' | 'createdAt'> {
  expiresAt: Date;
  lastUsedAt: Date | null;
  revokedAt: Date | null;
  createdAt: Date;
}

const keyOf = (row: KeyRow): ApiKey => ({
  ...row,
  expiresAt: row.expiresAt.toISOString(),
  lastUsedAt: row.lastUsedAt?.toISOString() ?? null,
  revokedAt: row.revokedAt?.toISOString() ?? null,
  createdAt: row.createdAt.toISOString(),
});

/** The keys of client applications, the newest first. */
export function apiKeyPage(ctx: Context, filter: ApiKeyFilter): Promise<Page<ApiKey>> {
  const limit = filter.limit ?? pageLimitDefault;
  const after = decodeCursor(filter.cursor, 1);
  return ctx.read(async (tx) => {
    const rows = await tx
      .select(keyColumns)
      .from(apiKeys)
      .innerJoin(organisations, eq(organisations.id, apiKeys.organisationId))
      .where(
        and(
          filter.organisationId ? eq(apiKeys.organisationId, filter.organisationId) : undefined,
          after ? sql`${apiKeys.id} < ${after[0]}::uuid` : undefined,
        ),
      )
      .orderBy(desc(apiKeys.id))
      .limit(limit + 1);
    const page = pageFrom(rows, limit, (row) => [row.id]);
    return { ...page, items: page.items.map(keyOf) };
  });
}

export async function apiKeyById(tx: Tx, apiKeyId: string): Promise<ApiKey> {
  const [row] = await tx
    .select(keyColumns)
    .from(apiKeys)
    .innerJoin(organisations, eq(organisations.id, apiKeys.organisationId))
    .where(eq(apiKeys.id, apiKeyId));
  if (!row) throw notFound();
  return keyOf(row);
}
