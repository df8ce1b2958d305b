import { setTimeout as sleep } from 'node:timers/promises';
import { sql } from 'drizzle-orm';
import type { Runner } from 'graphile-worker';
import pg from 'pg';
import { afterAll, beforeAll, it } from 'vitest';
import { useWorld } from '../../test/world.ts';
import { enqueue, startJobs } from './jobs.ts';

const world = useWorld();
let jobs: Runner;
let owner: pg.Client;
let done = 0;

beforeAll(async () => {
  owner = new pg.Client({ connectionString: world.ownerUrl });
  await owner.connect();
  jobs = await startJobs({
    pool: world.database.pool,
    onError: () => {},
    handlers: {
      // nobody can note how a job ended while this lock is held
      hold: async () => {
        await owner.query('begin; lock table graphile_worker._private_jobs in access exclusive mode');
        done += 1;
      },
      fail: async () => {
        await world.database.pool.query('select 1');
        throw new Error('a sign \u0000 that no text holds');
      },
      ask: async () => {
        await world.system.transaction((tx) => tx.execute(sql`select ${'Amina'}::integer`));
      },
      refuse: async () => {
        await owner.query('begin; lock table graphile_worker._private_jobs in access exclusive mode');
        done += 1;
        throw new Error('a job that fails');
      },
    },
  });
});
afterAll(async () => {
  await jobs.stop();
  await owner.end();
});

const until = async (isSo: () => boolean | Promise<boolean>) => {
  for (let wait = 0; wait < 600; wait++) {
    if (await isSo()) return;
    await sleep(25);
  }
  throw new Error('it never came to be');
};

it.each([
  ['hold', 'is gone from the queue'],
  ['refuse', 'is there to be tried again'],
])(
  'a job whose end (%s) cannot be noted because the connection broke %s, and the process goes on',
  async (name) => {
    const before = done;
    await world.system.transaction((tx) => enqueue(tx, name, {}));
    await until(() => done === before + 1);
    const cut = `select pg_terminate_backend(pid) from pg_stat_activity
    where wait_event_type = 'Lock' and usename = 'approdo_app' and datname = current_database()`;
    await until(async () => ((await owner.query(cut)).rowCount ?? 0) > 0);
    await owner.query('commit');
    const left = name === 'hold' ? [] : [{ attempts: 1, last_error: 'a job that fails', locked: false }];
    await until(async () => {
      const rows = await world.sql(
        'select attempts, last_error, locked_by is not null as locked from graphile_worker._private_jobs',
      );
      return JSON.stringify(rows) === JSON.stringify(left);
    });
  },
);

it.each([
  ['fail', 'a sign   that no text holds'],
  ['ask', 'error 22P02'],
])(
  'a job that fails (%s) is kept with a reason that names nobody and fits the queue',
  async (name, reason) => {
    await world.sql('delete from graphile_worker._private_jobs');
    await world.system.transaction((tx) => enqueue(tx, name, {}));
    await until(async () => {
      const [job] = await world.sql<{ last_error: string | null }>(
        'select last_error from graphile_worker._private_jobs',
      );
      return job?.last_error === reason;
    });
  },
);
