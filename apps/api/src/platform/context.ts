import type { Permission } from '@approdo/shared/permissions';
import type { Role } from '@approdo/shared/roles';
import type { FastifyBaseLogger, FastifyRequest } from 'fastify';
import type { Clock } from './clock.ts';
import { connectionOf, type Database, neverWaitForEver, type Tx } from './database.ts';
import { claim, keptOrThrown, type Repeatable, settle, settlementOf } from './idempotency.ts';
import { type Language, Problem } from './problem.ts';
import { readerOf, type Scope } from './scoped-query.ts';
import { inTransaction, mayTakeLong } from './transaction.ts';

/** Who is asking. For an API key, `role` is the one the key acts as. */
export interface Actor {
  kind: 'user' | 'key' | 'system';
  id: string;
  role: Role | 'system' | 'authentication';
  /** The actor's own body; null only for the system. */
  organisationId: string | null;
  districtIds: readonly string[];
  permissions: ReadonlySet<Permission>;
  name: string;
}

/** What a command or a query needs to know of the request it serves. */
export interface Context {
  actor: Actor;
  clock: Clock;
  /** The language of the answer's sentences. */
  language: Language;
  requestId: string;
  /** The request's Idempotency-Key, when it carries one. */
  requestKey: string | null;
  log: Pick<FastifyBaseLogger, 'info' | 'warn' | 'error'>;
  /** One transaction that may write, in the actor's scope. What `work` returns is what an Idempotency-Key stores. */
  transaction<T>(work: (tx: Tx) => Promise<T>): Promise<T>;
  /** Reads in the actor's scope; each statement is a read-only transaction of its own. */
  read<T>(work: (tx: Tx) => Promise<T>): Promise<T>;
}

export interface ContextOptions {
  database: Database;
  clock: Clock;
  actor: Actor;
  /** Italian unless given. */
  language?: Language;
  requestId: string;
  log: Context['log'];
  repeatable?: Repeatable | undefined;
}

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const scopes = new WeakMap<Actor, Scope>();

/** The actor's scope as settings of the database. Only fixed words and checked ids enter it. */
export function scopeOf(actor: Actor): Scope {
  const known = scopes.get(actor);
  if (known) return known;
  const ids = [actor.id, ...(actor.organisationId ? [actor.organisationId] : []), ...actor.districtIds];
  if (!/^[a-z]+$/.test(actor.role) || !ids.every((id) => uuid.test(id)))
    throw new Error('an actor without a valid scope');
  const scope = [
    actor.role,
    actor.id,
    actor.organisationId ?? '',
    `{${actor.districtIds.join(',')}}`,
  ] as const;
  scopes.set(actor, scope);
  return scope;
}

/** The error when it leaves its connection unusable: everything but a refusal that the database itself expressed. */
function brokenConnection(error: unknown): Error | undefined {
  const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error;
  if (!(cause instanceof Error) || cause instanceof Problem || 'severity' in cause) return undefined;
  return cause;
}

export function createContext(options: ContextOptions): Context {
  const { database, actor, clock, language = 'it', requestId, log } = options;

  async function read<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
    const client = await connectionOf(database.pool);
    const scope = scopeOf(actor);
    if (!mayTakeLong(scope)) neverWaitForEver(client);
    let broken: Error | undefined;
    try {
      const reader = await readerOf(client);
      reader.scope = scope;
      try {
        return await work(reader.handle);
      } finally {
        reader.scope = null;
      }
    } catch (error) {
      broken = brokenConnection(error);
      throw error;
    } finally {
      client.release(broken);
    }
  }

  async function transaction<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
    const { repeatable } = options;
    const ended = await inTransaction(database.pool, scopeOf(actor), {
      before: async (client) => repeatable && claim(client, actor, repeatable),
      work: (tx) => work(tx).then((result) => ({ result }), keptOrThrown),
      after: async (client, outcome) =>
        repeatable && settle(client, actor, [settlementOf(repeatable, outcome)]),
    });
    if ('kept' in ended) throw ended.kept;
    return ended.result;
  }

  const requestKey = options.repeatable?.key ?? null;
  const context: Context = { actor, clock, language, requestId, requestKey, log, transaction, read };
  optionsOfContexts.set(context, options);
  return context;
}

const optionsOfContexts = new WeakMap<Context, ContextOptions>();

/** What a context was made of. */
export function optionsOf(ctx: Context): ContextOptions {
  const options = optionsOfContexts.get(ctx);
  if (!options) throw new Error('a context that was not made here');
  return options;
}

/** The same actor and request, for a transaction of its own that is not the answer an Idempotency-Key stores. */
export function besides(ctx: Context): Context {
  const options = optionsOf(ctx);
  return options.repeatable ? createContext({ ...options, repeatable: undefined }) : ctx;
}

/** The context of a request whose actor is known; made once by the permissions plugin. */
export function contextOf(request: FastifyRequest): Context {
  if (!request.context) throw new Error('this route has no actor');
  return request.context;
}

declare module 'fastify' {
  interface FastifyRequest {
    context: Context | null;
    /** The version named by If-Match, on routes that need one. */
    expectedVersion: number;
  }
}
