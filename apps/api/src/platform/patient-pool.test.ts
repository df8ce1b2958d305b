import { describe, expect, it } from 'vitest';
import { useWorld } from '../../test/world.ts';
import { streamOf } from './database.ts';
import { patientPool } from './patient-pool.ts';

const world = useWorld();

describe('a statement of the queue of jobs', () => {
  // what the system says of a connection that is gone
  it.each(['ECONNRESET', 'EPIPE'])('is tried again when its connection broke with %s', async (code) => {
    const client = await patientPool(world.database.pool).connect();
    const answer = client.query('select pg_sleep(30)');
    streamOf(client).destroy(Object.assign(new Error(`write ${code}`), { code }));
    await expect(answer.finally(() => client.release())).rejects.toMatchObject({
      code: 'ETIMEDOUT',
      cause: { code },
    });
  });

  it('is not tried again when the statement itself is wrong', async () => {
    const client = await patientPool(world.database.pool).connect();
    const answer = client.query('select 1 / 0').finally(() => client.release());
    await expect(answer).rejects.toMatchObject({ code: '22012' });
  });
});
