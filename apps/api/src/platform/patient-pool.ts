import pg from 'pg';

/**
 * The connections as the queue of jobs sees them: a statement that failed because the database was away or busy fails
 * with a code after which the queue tries it again, from three seconds later on. Without it the queue takes the failure for
 * final; and it does not wait for the statement in which it notes how a job ended, so that nobody would hear of it
 * and the process would end.
 */
export function patientPool(pool: pg.Pool): pg.Pool {
  return withMethod(pool, 'connect', (...callback: Parameters<typeof pool.connect>) =>
    // who comes with a callback, to listen for jobs, comes again by itself
    callback.length > 0 ? pool.connect(...callback) : connectPatiently(pool),
  );
}

const connectPatiently = (pool: pg.Pool) => pool.connect().then(patientClient, failPassing);

/** A connection whose statements, asked for without a callback, fail as passing. */
const patientClient = (client: pg.PoolClient): pg.PoolClient =>
  withMethod(client, 'query', (text: string | pg.QueryConfig, values?: unknown[]) =>
    client.query(text, values).catch(failPassing),
  );

/** Something whose method is another; all else is its own. */
function withMethod<Subject extends object>(subject: Subject, name: keyof Subject, method: unknown): Subject {
  return new Proxy(subject, {
    get: (_, asked) => {
      if (asked === name) return method;
      const value: unknown = Reflect.get(subject, asked);
      return typeof value === 'function' ? value.bind(subject) : value;
    },
  });
}

function failPassing(error: unknown): never {
  if (!(error instanceof Error) || !isPassing(error)) throw error;
  throw Object.assign(new Error(error.message, { cause: error }), { code: 'ETIMEDOUT' });
}

/**
 * Whether an error speaks of the moment and not of the statement: one of the connection, which the database did not say, or
 * lost connections (08), lack of means (53), locks (55) and interventions (57). See the PostgreSQL manual, appendix A.
 */
function isPassing(error: Error): boolean {
  // not by the shape of its code: EPIPE is as long as an SQLSTATE
  return !(error instanceof pg.DatabaseError) || /^(08|53|55|57)/.test(error.code ?? '');
}
