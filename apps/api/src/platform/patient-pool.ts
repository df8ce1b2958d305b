import pg from 'pg';
import { isPassingState } from './passing-state.ts';

/** The connections of a queue that waits for the database. */
export interface PatientPool {
  pool: pg.Pool;
  /** Whether what the queue asked of the database last failed as passing: some of it sleeps, for minutes at the most. */
  isWaiting(): boolean;
}

/**
 * The connections as the queue of jobs sees them: a statement that failed because the database was away or busy fails
 * with a code after which the queue tries it again, from three seconds later on. Without it the queue takes the failure for
 * final; and it does not wait for the statement in which it notes how a job ended, so that nobody would hear of it
 * and the process would end.
 */
export function patientPool(pool: pg.Pool): PatientPool {
  let isWaiting = false;
  const hear = <Answer>(answer: Promise<Answer>, isPassing: (error: Error) => boolean): Promise<Answer> =>
    answer.then(
      (heard) => {
        isWaiting = false;
        return heard;
      },
      (error: unknown) => {
        if (!(error instanceof Error) || !isPassing(error)) throw error;
        isWaiting = true;
        throw Object.assign(new Error(error.message, { cause: error }), { code: 'ETIMEDOUT' });
      },
    );
  const patientClient = (client: pg.PoolClient) =>
    withMethod(client, 'query', (text: string | pg.QueryConfig, values?: unknown[]) =>
      hear(client.query(text, values), isOfTheMoment),
    );
  const patient = withMethod(pool, 'connect', (...callback: Parameters<typeof pool.connect>) =>
    // who comes with a callback, to listen for jobs, comes again by itself
    callback.length > 0 ? pool.connect(...callback) : hear(pool.connect(), () => true).then(patientClient),
  );
  return { pool: patient, isWaiting: () => isWaiting };
}

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

/**
 * Whether an error speaks of the moment: one of the connection, which the database did not say, or one that it calls so. What
 * was in another's way (40) the queue tries again by itself, and sooner.
 */
function isOfTheMoment(error: Error): boolean {
  // not by the shape of its code: EPIPE is as long as an SQLSTATE
  if (!(error instanceof pg.DatabaseError)) return true;
  const code = error.code ?? '';
  return isPassingState(code) && !code.startsWith('40');
}
