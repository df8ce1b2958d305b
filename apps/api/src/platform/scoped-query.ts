import { drizzle } from 'drizzle-orm/node-postgres';
import pg from 'pg';
import type { Tx } from './database.ts';

/** The values of an actor's scope, in the order of the statement below. */
export type Scope = readonly [role: string, actorId: string, organisationId: string, districtIds: string];

const statementName = 'approdo_scope';
const statementText =
  "select set_config('app.role',$1,true),set_config('app.actor_id',$2,true),set_config('app.organisation_id',$3,true)," +
  "set_config('app.district_ids',$4,true),set_config('plan_cache_mode',$5,true),set_config('transaction_read_only','on',true)";

/** What the driver's query offers to those who extend it; its published types leave it out. */
interface ProtocolQuery {
  prepare(connection: Connection): void;
  handleDataRow(message: unknown): void;
  handleCommandComplete(message: unknown, connection: Connection): void;
}
interface Connection {
  bind(message: {
    portal: string;
    statement: string;
    values: readonly string[];
    valueMapper(value: string): string;
  }): void;
  execute(message: { portal: string }): void;
}
type Callback = (error: Error | null, result: pg.QueryResult) => void;
const DriverQuery = pg.Query as unknown as new (
  config: object,
  values: unknown[] | undefined,
  callback: Callback,
) => ProtocolQuery & pg.Submittable;

const asIs = (value: string) => value;

/**
 * One statement and, in the same message before it, the actor's scope. PostgreSQL runs what comes before a Sync as one
 * transaction, so the scope holds for exactly this statement, and the read costs one round trip instead of three.
 */
class ScopedQuery extends DriverQuery {
  readonly #scope: readonly string[];
  #scoping = true;

  constructor(config: object, options: { values: unknown[] | undefined; scope: Scope; callback: Callback }) {
    super({ ...config, queryMode: 'extended' }, options.values, options.callback);
    // the policies of many tables make a plan dear; a named statement is planned once on each connection
    this.#scope = [...options.scope, 'name' in config && config.name ? 'force_generic_plan' : 'auto'];
  }

  override prepare(connection: Connection): void {
    connection.bind({ portal: '', statement: statementName, values: this.#scope, valueMapper: asIs });
    connection.execute({ portal: '' });
    super.prepare(connection);
  }

  override handleDataRow(message: unknown): void {
    if (!this.#scoping) super.handleDataRow(message);
  }

  override handleCommandComplete(message: unknown, connection: Connection): void {
    if (this.#scoping) this.#scoping = false;
    else super.handleCommandComplete(message, connection);
  }
}

/** What drizzle needs of a client: each statement goes out with the scope the reader has now. */
class ScopedReader {
  readonly #client: pg.PoolClient;
  readonly handle: Tx;
  scope: Scope | null = null;

  constructor(client: pg.PoolClient) {
    this.#client = client;
    this.handle = drizzle({ client: this as unknown as pg.PoolClient });
  }

  query(config: object | string, values?: unknown[]): Promise<pg.QueryResult> {
    const { scope } = this;
    if (!scope) throw new Error('a statement after the end of its read');
    const statement = typeof config === 'string' ? { text: config } : config;
    return new Promise((resolve, reject) => {
      const callback: Callback = (error, result) => (error ? reject(error) : resolve(result));
      this.#client.query(new ScopedQuery(statement, { values, scope, callback }));
    });
  }
}

const readers = new WeakMap<pg.PoolClient, ScopedReader>();

/** The reader of a connection, which learns the scope's statement the first time. */
export async function readerOf(client: pg.PoolClient): Promise<ScopedReader> {
  const known = readers.get(client);
  if (known) return known;
  await client.query({ name: statementName, text: statementText, values: ['', '', '', '', 'auto'] });
  const reader = new ScopedReader(client);
  readers.set(client, reader);
  return reader;
}
