import { and, eq } from 'drizzle-orm';
import type { FastifyRequest } from 'fastify';
import type { Clock } from '../../platform/clock.ts';
import { type Actor, type Context, createContext } from '../../platform/context.ts';
import type { Database } from '../../platform/database.ts';
import { unauthenticated } from '../../platform/problem.ts';
import { foreignOrigin } from './errors.ts';
import { actorByKey, type KnownActor, userBySession } from './queries.ts';
import { sessionIdleHoursMax } from './rules.ts';
import { hashOf } from './secrets.ts';
import { apiKeys, sessions } from './tables.ts';

export const sessionCookie = '__Host-approdo';
const hour = 3_600_000;
/** For how long a session or key that was just looked up is believed; another process may revoke it in between. */
const believedMs = 5000;
/** How often the last use is written down. */
const noteEveryMs = 60_000;
const believedMax = 5000;

/** The scope of the code that finds out who is asking; it sees identity's tables and nothing else. */
export const gatekeeper: Actor = {
  kind: 'system',
  id: '00000000-0000-0000-0000-000000000000',
  role: 'authentication',
  organisationId: null,
  districtIds: [],
  permissions: new Set(),
  name: 'Approdo',
};

export interface Authentication {
  /** Null for nobody; throws 401 when what was presented is not valid, 403 when a page of another origin asks. */
  authenticate(request: FastifyRequest): Promise<Actor | null>;
  /** The open session of the request, if it has one. */
  sessionIdOf(request: FastifyRequest): string | null;
  /** Throws 403 when a page of another origin asks for a change. */
  assertSameOrigin(request: FastifyRequest): void;
  /** Forgets what was believed, after a sign-out or a change of role. */
  forget(): void;
  /** A context before anyone is known. */
  gateContext(request: Pick<FastifyRequest, 'id' | 'log'>): Context;
  contextFor(request: Pick<FastifyRequest, 'id' | 'log'>, actor: Actor): Context;
}

interface Believed extends KnownActor {
  until: number;
}

export function createAuthentication({
  database,
  clock,
  publicUrl,
}: {
  database: Database;
  clock: Clock;
  /** Where people reach the product, when it is not where the request arrives. */
  publicUrl?: string | undefined;
}): Authentication {
  const ownOrigin = publicUrl === undefined ? undefined : new URL(publicUrl).origin;
  const believed = new Map<string, Believed>();
  /** Moves when something was forgotten: what was looked up before is then not believed. */
  let epoch = 0;

  const contextFor: Authentication['contextFor'] = (request, actor) =>
    createContext({ database, clock, actor, requestId: request.id, log: request.log });
  const gateContext: Authentication['gateContext'] = (request) => contextFor(request, gatekeeper);

  async function known(request: FastifyRequest, secret: string, isKey: boolean): Promise<Actor | null> {
    const now = clock.now();
    const tokenHash = hashOf(secret);
    const slot = `${isKey ? 'key' : 'session'}:${tokenHash.toString('base64')}`;
    const recent = believed.get(slot);
    if (recent && recent.until > now.getTime()) return recent.actor;
    believed.delete(slot);
    const ctx = gateContext(request);
    const lookedUpIn = epoch;
    const idleSince = new Date(now.getTime() - sessionIdleHoursMax * hour);
    const found = await ctx.read((tx) =>
      isKey ? actorByKey(tx, tokenHash, now) : userBySession(tx, tokenHash, { now, idleSince }),
    );
    if (!found) return null;
    if (now.getTime() - (found.usedAt?.getTime() ?? 0) > noteEveryMs) await noteUse(ctx, found, isKey);
    if (believed.size >= believedMax) believed.clear();
    if (lookedUpIn === epoch) believed.set(slot, { ...found, until: now.getTime() + believedMs });
    return found.actor;
  }

  return {
    gateContext,
    contextFor,
    forget: () => {
      epoch += 1;
      believed.clear();
    },
    assertSameOrigin: (request) => assertOrigin(request, ownOrigin),
    sessionIdOf: (request) => {
      const cookie = request.cookies[sessionCookie];
      return cookie === undefined
        ? null
        : (believed.get(`session:${hashOf(cookie).toString('base64')}`)?.credentialId ?? null);
    },
    authenticate: async (request) => {
      const [scheme, key] = (request.headers.authorization ?? '').split(' ');
      if (scheme !== '') {
        if (scheme?.toLowerCase() !== 'bearer' || !key || key.length > 200) throw unauthenticated();
        const actor = await known(request, key, true);
        if (!actor) throw unauthenticated();
        return actor;
      }
      const cookie = request.cookies[sessionCookie];
      if (!cookie || cookie.length > 200) return null;
      assertOrigin(request, ownOrigin);
      return known(request, cookie, false);
    },
  };
}

async function noteUse(ctx: Context, { credentialId, actor }: KnownActor, isKey: boolean): Promise<void> {
  const now = ctx.clock.now();
  await ctx.transaction((tx) =>
    isKey
      ? tx.update(apiKeys).set({ lastUsedAt: now }).where(eq(apiKeys.id, credentialId))
      : tx
          .update(sessions)
          .set({ lastSeenAt: now })
          .where(and(eq(sessions.id, credentialId), eq(sessions.userId, actor.id))),
  );
}

const harmless = new Set(['GET', 'HEAD', 'OPTIONS']);

/** A browser says which page sends a change; only our own pages may. */
function assertOrigin(request: FastifyRequest, ownOrigin: string | undefined): void {
  if (harmless.has(request.method)) return;
  const { origin } = request.headers;
  if (origin !== undefined && origin === ownOrigin) return;
  if (!origin || !URL.canParse(origin) || new URL(origin).host !== request.host) throw foreignOrigin();
}
