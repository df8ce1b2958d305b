import { setTimeout as sleep } from 'node:timers/promises';
import { sql } from 'drizzle-orm';
import { Logger, type Runner, run } from 'graphile-worker';
import type pg from 'pg';
import type { Tx } from './database.ts';
import { discreetError } from './discreet-error.ts';
import { type PatientPool, patientPool } from './patient-pool.ts';

/** The work that happens after a commit: name to what is done with the payload. A job that throws is tried again, later and later. */
export type JobHandlers = Record<string, (payload: unknown) => Promise<void>>;

export interface JobsOptions {
  pool: pg.Pool;
  handlers: JobHandlers;
  /** When jobs are due by themselves: a line of cron for each, as `0 3 * * * name` for three in the morning (UTC). */
  timetable?: string;
  onError(message: string): void;
}

/** Puts a job in the queue, in the same commit as the fact that asks for it. At most 10 attempts. */
export async function enqueue(tx: Tx, name: string, payload: Record<string, unknown>): Promise<void> {
  await tx.execute(
    sql`select graphile_worker.add_job(${name}::text, ${JSON.stringify(payload)}::json, max_attempts => 10)`,
  );
}

export async function startJobs({ pool, handlers, timetable, onError }: JobsOptions): Promise<Runner> {
  const patient = patientPool(pool);
  const runner = await run({
    pgPool: patient.pool,
    concurrency: 2,
    noHandleSignals: true,
    pollInterval: 2000,
    ...(timetable !== undefined && { crontab: timetable }),
    taskList: Object.fromEntries(
      Object.entries(handlers).map(([name, handle]) => [
        name,
        // the queue keeps and logs the reason
        (payload) =>
          handle(payload).catch((error: unknown) => {
            throw discreetError(error);
          }),
      ]),
    ),
    logger: new Logger(() => (level, message) => {
      if (level === 'error') onError(message);
    }),
  });
  return { ...runner, stop: (reason) => stop(runner.stop(reason), patient) };
}

/** Waits for the jobs under way, but not for a database that is away: whose end cannot be noted is done again later. */
async function stop(stopping: Promise<void>, { isWaiting }: PatientPool): Promise<void> {
  let isOver = false;
  const over = stopping.finally(() => {
    isOver = true;
  });
  // a refusal after that is nobody's
  over.catch(() => {});
  while (!isOver && !isWaiting()) await Promise.race([over, sleep(100)]);
  if (isOver) await over;
}
