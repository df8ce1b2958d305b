import { createHmac } from 'node:crypto';
import type { Socket } from 'node:net';
import type { NodePgDatabase } from 'drizzle-orm/node-postgres';
import pg from 'pg';
import { mapRowsFast } from './row-mapper.ts';

/** The handle a command or query works with: one connection, inside one transaction. */
export type Tx = NodePgDatabase;

export interface Database {
  pool: pg.Pool;
  /** Closes every connection, after the statements under way. */
  close(): Promise<void>;
}

// bigint columns hold cents and stay far below 2^53; the driver gives strings unless told.
pg.types.setTypeParser(pg.types.builtins.INT8, (text) => {
  const value = Number(text);
  if (!Number.isSafeInteger(value)) throw new RangeError('a bigint beyond the safe integers');
  return value;
});

export interface ConnectOptions {
  url: string;
  /** How many connections at the most. */
  size: number;
  onError(error: Error): void;
  /** Milliseconds a statement may take. */
  statementTimeoutMs?: number;
}

export function connect({ url, size, onError, statementTimeoutMs = 5000 }: ConnectOptions): Database {
  const pool = new pg.Pool({
    connectionString: url,
    max: size,
    statement_timeout: statementTimeoutMs,
    lock_timeout: Math.max(statementTimeoutMs - 1000, 1),
    idle_in_transaction_session_timeout: 30_000,
    connectionTimeoutMillis: 5000,
    // on a new connection every statement is planned again: whoever comes first would wait for it
    idleTimeoutMillis: 600_000,
    // statements that do not wait for each other travel together
    pipeline: true,
    // a database that is gone without a word is noticed on connections that wait for work, too
    keepAlive: true,
    keepAliveInitialDelayMillis: 10_000,
    application_name: 'approdo',
  });
  // a connection that breaks, idle or not, must not end the process; whoever uses it hears of it from its query
  let closing = false;
  const report = (error: Error) => {
    if (!closing) onError(error);
  };
  pool.on('error', report);
  pool.on('connect', (client) => {
    client.on('error', report);
    const stream = streamOf(client);
    stream.on('timeout', () => stream.destroy(new Error('Connection terminated: the database fell silent')));
    silenceMaxMs.set(client, statementTimeoutMs + silenceMarginMs);
  });
  pool.on('release', (_error, client) => streamOf(client).setTimeout(0));
  return {
    pool,
    close: () => {
      closing = true;
      return pool.end();
    },
  };
}

/** There was no connection to be had: the database is away, is closed, does not know the login, or all are in use. Nothing was asked of it. */
export class NoConnection extends Error {
  constructor(cause: unknown) {
    super(`the database gives no connection: ${cause instanceof Error ? cause.message : String(cause)}`, {
      cause,
    });
    this.name = 'NoConnection';
  }
}

/** A connection of the pool, to be released. Throws `NoConnection`. */
export const connectionOf = (pool: pg.Pool): Promise<pg.PoolClient> =>
  pool.connect().catch((error: unknown) => {
    throw new NoConnection(error);
  });

/** How much longer than a statement may take the database may say nothing. */
const silenceMarginMs = 5000;
const silenceMaxMs = new WeakMap<pg.PoolClient, number>();

/**
 * Until it is released, gives a connection up when the database says nothing for longer than any statement may take: the
 * database ends what takes too long, but a network that swallows what is sent leaves both sides waiting for ever.
 */
export function neverWaitForEver(client: pg.PoolClient): void {
  streamOf(client).setTimeout(silenceMaxMs.get(client) ?? 0);
}

/** The socket below a connection, which the driver's types leave out. */
export function streamOf(client: pg.PoolClient): Socket {
  return (client as unknown as { connection: { stream: Socket } }).connection.stream;
}

/**
 * The login of the application, which owns nothing: the owner's address with another user. Its password follows
 * from the owner's, so that every process that knows the one knows the other.
 */
export function applicationUrl(ownerUrl: string): string {
  const url = new URL(ownerUrl);
  const password = createHmac('sha256', decodeURIComponent(url.password) || 'approdo')
    .update('approdo_app')
    .digest('base64url');
  url.username = 'approdo_app';
  url.password = password;
  return url.toString();
}

/** A statement prepared once on each connection: for reads that are asked for all the time. */
export function prepared<Statement>(build: (tx: Tx) => Statement): (tx: Tx) => Statement {
  const statements = new WeakMap<Tx, Statement>();
  return (tx) => {
    let statement = statements.get(tx);
    if (!statement) {
      statement = build(tx);
      mapRowsFast(statement);
      statements.set(tx, statement);
    }
    return statement;
  };
}
