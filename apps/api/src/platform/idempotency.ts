import { createHash } from 'node:crypto';
import type pg from 'pg';
import {
  idempotencyKeyReused,
  Problem,
  type ProblemDetails,
  type ProblemKind,
  stillInFlight,
} from './problem.ts';

/** A request that may be repeated: its key, and the hash of what it asked. */
export interface Repeatable {
  key: string;
  fingerprint: Buffer;
  /** The status of the answer when it succeeds. */
  status: number;
}

/** What a request came to: its answer, or a refusal that is on record. */
export type Outcome<Result> = { result: Result } | { kept: Problem };

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

/** A refusal that stays on record is an outcome; any other error undoes its transaction. */
export function keptOrThrown(error: unknown): { kept: Problem } {
  if (error instanceof Problem && error.details.keep) return { kept: error };
  throw error;
}

/** The hash of what a request asks: method, address and body. */
export function fingerprintOf(method: string, url: string, body: unknown): Buffer {
  return createHash('sha256')
    .update(`${method} ${url}\n${JSON.stringify(body ?? null)}`)
    .digest();
}

type Asking = { readonly id: string };

const lockTimeout = '55P03';

/** The keys that nobody had used, taken for this transaction. Waits for whoever is using one of them now. */
export async function takeKeys(
  client: pg.PoolClient,
  actor: Asking,
  repeatables: readonly Repeatable[],
): Promise<ReadonlySet<string>> {
  const { rows } = await client
    .query<{ key: string }>({
      name: 'take_keys',
      // in one order for everyone, so that two requests never wait for each other
      text: `insert into idempotency_outcomes (actor_id, key, fingerprint)
        select $1, asked.key, asked.fingerprint from unnest($2::text[], $3::bytea[]) asked (key, fingerprint) order by asked.key
        on conflict do nothing returning key`,
      values: [
        actor.id,
        repeatables.map(({ key }) => key),
        repeatables.map(({ fingerprint }) => fingerprint),
      ],
    })
    .catch((error) => {
      throw error?.code === lockTimeout ? stillInFlight({ retryAfterSeconds: 2 }) : error;
    });
  return new Set(rows.map(({ key }) => key));
}

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
export async function claim(client: pg.PoolClient, actor: Asking, repeatable: Repeatable): Promise<void> {
  const { key, fingerprint } = repeatable;
  const taken = await takeKeys(client, actor, [repeatable]);
  if (taken.has(key)) return;
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

/** What is stored under a key, for ever. */
interface Settlement {
  key: string;
  status: number;
  body: unknown;
}

export function settlementOf({ key, status }: Repeatable, outcome: Outcome<unknown>): Settlement {
  if (!('kept' in outcome)) return { key, status, body: outcome.result ?? null };
  const { kind, details } = outcome.kept;
  return { key, status: kind.status, body: { kind, details } };
}

/** Stores what was answered under each key, in the same commit as the answer's effects. */
export async function settle(
  client: pg.PoolClient,
  actor: Asking,
  settlements: readonly Settlement[],
): Promise<void> {
  const answers = settlements.map(({ key, status, body }) => [key, { status, body }]);
  await client.query({
    name: 'settle_keys',
    text: `update idempotency_outcomes set status = ($3::jsonb -> key ->> 'status')::integer, body = $3::jsonb -> key -> 'body'
      where actor_id = $1 and key = any($2::text[])`,
    values: [actor.id, settlements.map(({ key }) => key), JSON.stringify(Object.fromEntries(answers))],
  });
}

/** Gives back keys whose requests came to nothing, so that they can be sent again. */
export async function giveBackKeys(
  client: pg.PoolClient,
  actor: Asking,
  keys: readonly string[],
): Promise<void> {
  await client.query({
    name: 'give_back_keys',
    text: 'delete from idempotency_outcomes where actor_id = $1 and key = any($2::text[]) and status is null',
    values: [actor.id, keys],
  });
}
