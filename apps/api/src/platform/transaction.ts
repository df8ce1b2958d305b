import { drizzle } from 'drizzle-orm/node-postgres';
import pg from 'pg';
import { connectionOf, neverWaitForEver, streamOf, type Tx } from './database.ts';
import type { Scope } from './scoped-query.ts';

/** What a transaction does, from its first message to its last. */
export interface TransactionSteps<Found, Result> {
  /** Goes out together with the first statement of the work, which is answered only when this has succeeded. */
  before(client: pg.PoolClient): Promise<Found>;
  work(tx: Tx, found: Promise<Found>): Promise<Result>;
  /** Goes out together with the commit. */
  after(client: pg.PoolClient, result: Result): Promise<unknown>;
}

/**
 * One transaction in an actor's scope. Statements that do not wait for each other share a message: a round trip to the
 * database costs more than most of them.
 */
export async function inTransaction<Found, Result>(
  pool: pg.Pool,
  scope: Scope,
  steps: TransactionSteps<Found, Result>,
): Promise<Result> {
  const client = await connectionOf(pool);
  if (!mayTakeLong(scope)) neverWaitForEver(client);
  const writer = writerOf(client);
  try {
    const result = await workIn(writer, scope, steps);
    writer.close();
    const [kept, commit] = [steps.after(client, result), client.query('commit')];
    const [ended] = await Promise.all([commit, kept, ...writer.left()]).catch((error: unknown) => {
      const reason = writer.reasonOf(error);
      // whether it was committed is not known: whoever asked repeats the request, on another connection
      client.release(error instanceof Error ? error : true);
      throw new LostCommit(reason);
    });
    if (ended.command !== 'COMMIT') throw new Error(`the transaction ended with ${ended.command}`);
    client.release();
    return result;
  } catch (error) {
    writer.close();
    if (error instanceof LostCommit) throw error.cause;
    const reason = writer.reasonOf(error);
    await client.query('rollback').then(
      () => client.release(),
      (broken: unknown) => client.release(broken instanceof Error ? broken : true),
    );
    throw reason;
  }
}

/** The system's own work, as a proof of the whole ledger, has statements that take minutes; no request has. */
export const mayTakeLong = ([role]: Scope): boolean => role === 'system';

/**
 * Sends one statement whose answer nobody needs before the commit: it is waited for together with the commit, which does not come
 * to pass without it. What cannot be sent at once is waited for here.
 */
export async function withCommit(tx: Tx, send: () => Promise<unknown>): Promise<void> {
  const writer = writerOfHandle.get(tx);
  const before = writer?.sent;
  // a builder of drizzle sends only when it is asked for its answer
  const answer = send().then(() => {});
  if (writer === undefined || writer.sent === before) await answer;
  else writer.leave(answer);
}

class LostCommit extends Error {
  constructor(cause: unknown) {
    super('lost at commit', { cause });
  }
}

async function workIn<Found, Result>(
  writer: Writer,
  scope: Scope,
  { before, work }: TransactionSteps<Found, Result>,
): Promise<Result> {
  const opened = writer.open(async () => {
    const [, found] = await Promise.all([writer.client.query(beginIn(scope)), before(writer.client)]);
    return found;
  });
  try {
    return await work(writer.handle, opened);
  } finally {
    // what stood before the work says more than what the work then ran into
    await opened;
  }
}

/** The words that begin a transaction in a scope. A plan made while a table was small must not read it whole for ever. */
function beginIn([role, actorId, organisationId, districtIds]: Scope): string {
  return (
    `begin;select set_config('app.role','${role}',true),set_config('app.actor_id','${actorId}',true),` +
    `set_config('app.organisation_id','${organisationId}',true),set_config('app.district_ids','${districtIds}',true),` +
    "set_config('enable_seqscan','off',true)"
  );
}

/** What drizzle needs of a client. What is sent in one turn goes out in one message. */
class Writer {
  readonly client: pg.PoolClient;
  readonly handle: Tx;
  #opened: Promise<unknown> | null = null;
  #isOpen = false;
  #left: Promise<unknown>[] = [];
  #failure: unknown;
  /** How many statements of the work went out. */
  sent = 0;

  constructor(client: pg.PoolClient) {
    this.client = client;
    this.handle = drizzle({ client: this as unknown as pg.PoolClient });
    writerOfHandle.set(this.handle, this);
  }

  open<Found>(begin: () => Promise<Found>): Promise<Found> {
    this.#isOpen = true;
    this.#left = [];
    this.#failure = undefined;
    this.#gather();
    const opened = begin();
    this.#opened = opened;
    opened.then(
      () => {
        this.#opened = null;
      },
      () => {},
    );
    return opened;
  }

  query(config: object, values?: unknown[]): Promise<unknown> {
    if (!this.#isOpen) throw new Error('a statement after the end of its transaction');
    this.sent += 1;
    this.#gather();
    const answer = Promise.resolve(this.client.query(config as pg.QueryConfig, values));
    answer.catch((error: unknown) => {
      if (!isOfAborted(error)) this.#failure = error;
    });
    const opened = this.#opened;
    if (opened === null) return answer;
    return opened.then(() => answer);
  }

  /** Leaves an answer to be waited for with the commit. */
  leave(answer: Promise<unknown>): void {
    answer.catch(() => {});
    this.#left.push(answer);
  }

  /** What an error comes from: of statements sent together the last may be heard of first, and says only that one before it failed. */
  reasonOf(error: unknown): unknown {
    return isOfAborted(error) ? (this.#failure ?? error) : error;
  }

  left(): readonly Promise<unknown>[] {
    return this.#left;
  }

  /** The work is over: what follows goes out in one message too. */
  close(): void {
    this.#isOpen = false;
    this.#opened = null;
    this.#gather();
  }

  /** Keeps back what is sent until this turn is over. */
  #gather(): void {
    const stream = streamOf(this.client);
    stream.cork();
    process.nextTick(() => stream.uncork());
  }
}

/** Whether a statement was ignored because one before it had failed (25P02); drizzle wraps what the driver threw. */
function isOfAborted(error: unknown): boolean {
  const own = error instanceof Error && error.cause ? error.cause : error;
  return own instanceof pg.DatabaseError && own.code === '25P02';
}

const writers = new WeakMap<pg.PoolClient, Writer>();
const writerOfHandle = new WeakMap<Tx, Writer>();

/** The writer of a connection; the same one each time, so that prepared statements survive. */
function writerOf(client: pg.PoolClient): Writer {
  const writer = writers.get(client) ?? new Writer(client);
  writers.set(client, writer);
  return writer;
}
