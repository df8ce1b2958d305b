import { createHash } from 'node:crypto';
import type { Permission } from '@approdo/shared/permissions';
import type { Role } from '@approdo/shared/roles';
import type { FastifyBaseLogger, FastifyRequest } from 'fastify';
import type pg from 'pg';
import type { Clock } from './clock.ts';
import { type Database, handleOf, type Tx } from './database.ts';
import {
  idempotencyKeyReused,
  type Language,
  Problem,
  type ProblemDetails,
  type ProblemKind,
  stillInFlight,
} from './problem.ts';
import { readerOf, type Scope } from './scoped-query.ts';

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

/** A request that may be repeated: its key, and the hash of what it asked. */
export interface Repeatable {
  key: string;
  fingerprint: Buffer;
  /** The status of the answer when it succeeds. */
  status: number;
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

/** Thrown to the edge: this request was already answered, and this is what was said. */
export class Replay extends Error {
  readonly status: number;
  readonly body: unknown;
  constructor(status: number, body: unknown) {
    super('replayed');
    this.status = status;
    this.body = body;
  }
}

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const scopes = new WeakMap<Actor, Scope>();

/** The actor's scope as settings of the database. Only fixed words and checked ids enter it. */
function scopeOf(actor: Actor): Scope {
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

/** The words that begin a transaction in a scope. */
function beginIn([role, actorId, organisationId, districtIds]: Scope): string {
  return (
    `begin;select set_config('app.role','${role}',true),set_config('app.actor_id','${actorId}',true),` +
    `set_config('app.organisation_id','${organisationId}',true),set_config('app.district_ids','${districtIds}',true)`
  );
}

/** The error when it leaves its connection unusable: everything but a refusal that the database itself expressed. */
function brokenConnection(error: unknown): Error | undefined {
  const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error;
  if (!(cause instanceof Error) || cause instanceof Problem || 'severity' in cause) return undefined;
  return cause;
}

/** Gives the connection back; one that failed while ending its transaction is thrown away. */
async function end(client: pg.PoolClient, word: 'commit' | 'rollback'): Promise<void> {
  try {
    await client.query(word);
  } catch (error) {
    client.release(error instanceof Error ? error : true);
    throw error;
  }
  client.release();
}

export function createContext(options: ContextOptions): Context {
  const { database, actor, clock, language = 'it', requestId, log } = options;

  async function read<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
    const client = await database.pool.connect();
    let broken: Error | undefined;
    try {
      const reader = await readerOf(client);
      reader.scope = scopeOf(actor);
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
    const client = await database.pool.connect();
    let result: T;
    let kept: Problem | undefined;
    try {
      await client.query(beginIn(scopeOf(actor)));
      if (options.repeatable) await claim(client, actor, options.repeatable);
      result = await work(handleOf(client));
      if (options.repeatable)
        await settle(client, actor, options.repeatable, options.repeatable.status, result);
    } catch (error) {
      if (!(error instanceof Problem && error.details.keep)) {
        await end(client, 'rollback').catch(() => {});
        throw error;
      }
      kept = error;
      result = undefined as never;
      if (options.repeatable) await settleOrRollback(client, options.repeatable, kept);
    }
    await end(client, 'commit');
    if (kept) throw kept;
    return result;
  }

  async function settleOrRollback(
    client: pg.PoolClient,
    repeatable: Repeatable,
    kept: Problem,
  ): Promise<void> {
    try {
      await settle(client, actor, repeatable, kept.kind.status, { kind: kept.kind, details: kept.details });
    } catch (error) {
      await end(client, 'rollback').catch(() => {});
      throw error;
    }
  }

  const requestKey = options.repeatable?.key ?? null;
  const context: Context = { actor, clock, language, requestId, requestKey, log, transaction, read };
  optionsOf.set(context, options);
  return context;
}

const optionsOf = new WeakMap<Context, ContextOptions>();

/** The same actor and request, for a transaction of its own that is not the answer an Idempotency-Key stores. */
export function besides(ctx: Context): Context {
  const options = optionsOf.get(ctx);
  return options?.repeatable ? createContext({ ...options, repeatable: undefined }) : ctx;
}

const lockTimeout = '55P03';

/** The answer that was given: a reply's body, or the kind and details of a recorded refusal. */
interface StoredOutcome {
  fingerprint: Buffer;
  status: number;
  body: unknown;
}

/**
 * Takes the key for this transaction. A second request with the same key waits here until the first has committed,
 * then answers what the first answered.
 */
async function claim(client: pg.PoolClient, actor: Actor, { key, fingerprint }: Repeatable): Promise<void> {
  const { rowCount } = await client
    .query({
      name: 'claim_key',
      text: 'insert into idempotency_outcomes (actor_id, key, fingerprint) values ($1, $2, $3) on conflict do nothing',
      values: [actor.id, key, fingerprint],
    })
    .catch((error) => {
      throw error?.code === lockTimeout ? stillInFlight({ retryAfterSeconds: 2 }) : error;
    });
  if (rowCount === 1) return;
  const { rows } = await client.query<StoredOutcome>(
    'select fingerprint, status, body from idempotency_outcomes where actor_id = $1 and key = $2',
    [actor.id, key],
  );
  const earlier = rows[0];
  if (!earlier) throw stillInFlight({ retryAfterSeconds: 2 });
  if (!earlier.fingerprint.equals(fingerprint)) throw idempotencyKeyReused();
  if (earlier.status < 400) throw new Replay(earlier.status, earlier.body);
  const { kind, details } = earlier.body as { kind: ProblemKind; details: ProblemDetails };
  throw new Problem(kind, { ...details, keep: false });
}

async function settle(
  client: pg.PoolClient,
  actor: Actor,
  repeatable: Repeatable,
  status: number,
  body: unknown,
) {
  await client.query({
    name: 'settle_key',
    text: 'update idempotency_outcomes set status = $3, body = $4 where actor_id = $1 and key = $2',
    values: [actor.id, repeatable.key, status, JSON.stringify(body ?? null)],
  });
}

/** The hash of what a request asks: method, address and body. */
export function fingerprintOf(method: string, url: string, body: unknown): Buffer {
  return createHash('sha256')
    .update(`${method} ${url}\n${JSON.stringify(body ?? null)}`)
    .digest();
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
