import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { describe, expect, it } from 'vitest';
import { useWorld } from '../../test/world.ts';
import { applicationUrl, streamOf } from './database.ts';
import { startJobs } from './jobs.ts';
import { patientPool } from './patient-pool.ts';

const world = useWorld();

describe('a statement of the queue of jobs', () => {
  // what the system says of a connection that is gone
  it.each(['ECONNRESET', 'EPIPE'])('is tried again when its connection broke with %s', async (code) => {
    const client = await patientPool(world.database.pool).pool.connect();
    const answer = client.query('select pg_sleep(30)');
    streamOf(client).destroy(Object.assign(new Error(`write ${code}`), { code }));
    await expect(answer.finally(() => client.release())).rejects.toMatchObject({
      code: 'ETIMEDOUT',
      cause: { code },
    });
  });

  it('is left to the queue when another was in its way', async () => {
    const client = await patientPool(world.database.pool).pool.connect();
    const answer = client.query("do $$ begin raise sqlstate '40P01'; end $$").finally(() => client.release());
    await expect(answer).rejects.toMatchObject({ code: '40P01' });
  });

  it('is not tried again when the statement itself is wrong', async () => {
    const client = await patientPool(world.database.pool).pool.connect();
    const answer = client.query('select 1 / 0').finally(() => client.release());
    await expect(answer).rejects.toMatchObject({ code: '22012' });
  });
});

it('does not keep the process from ending while the database is away', async () => {
  const jobs = await startJobs({
    pool: world.database.pool,
    handlers: { rest: async () => {} },
    onError: () => {},
  });
  const url = new URL(world.ownerUrl);
  const name = url.pathname.slice(1);
  url.pathname = '/postgres';
  const beside = new pg.Client({ connectionString: url.toString() });
  await beside.connect();
  await beside.query(`alter database ${name} allow_connections false`);
  await beside.query('select pg_terminate_backend(pid) from pg_stat_activity where datname = $1', [name]);
  const apart = new pg.Pool({ connectionString: applicationUrl(world.ownerUrl) });
  const refused = patientPool(apart).pool.connect();
  await expect(refused).rejects.toMatchObject({ code: 'ETIMEDOUT', cause: { code: '55000' } });
  await apart.end();
  // until the queue has asked for jobs in vain, which it does every two seconds
  await sleep(4000);
  const ended = await Promise.race([jobs.stop().then(() => 'stopped'), sleep(8000).then(() => 'waits')]);
  await beside.query(`alter database ${name} allow_connections true`);
  await beside.end();
  expect(ended).toBe('stopped');
});
