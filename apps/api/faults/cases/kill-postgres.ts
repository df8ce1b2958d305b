import { setTimeout as sleep } from 'node:timers/promises';
import { brokenAmong, type Fault, type Scale } from '../fault.ts';
import { reckon, reckoningHolds, startLoad } from '../support/load.ts';
import { end } from '../support/processes.ts';
import { openProduct } from '../support/product.ts';
import { openStage, type Stage, type StageOptions } from '../support/stage.ts';

/** One process of the database is killed, then all of them, over and over; what was acknowledged is there. */
export const killPostgres: Fault = {
  name: 'kill-postgres',
  title: 'kill -9 of one connection’s process, then of all of PostgreSQL',
  run: async (scale) => {
    const durable = await killUnderLoad(scale, {});
    const forgetful = await loseTail();
    const slowestMs = Math.max(...durable.recoveriesMs);
    return {
      figures: {
        ...durable.reckoning,
        kills: durable.recoveriesMs.length,
        'slowest recovery ms': Math.round(slowestMs),
      },
      broken: brokenAmong({
        ...reckoningHolds(durable.reckoning),
        // a machine that is busy with other tests proves nothing about speed
        'recovery within 5 s': scale === 'short' || slowestMs <= 5000,
      }),
      control: {
        without: 'synchronous_commit',
        harm: `${forgetful.lost} of ${forgetful.acknowledged} acknowledged lost`,
        isHarmed: forgetful.lost > 0,
      },
    };
  },
};

async function killUnderLoad(scale: Scale, options: StageOptions) {
  const rounds = scale === 'long' ? 20 : 1;
  const stage = await openStage(options);
  const product = await openProduct(stage.cluster.ownerUrl);
  const recoveriesMs: number[] = [];
  try {
    const load = startLoad(stage, product, { clients: 8, pauseMs: 5 });
    const recovered = async (killedAt: number) => {
      const before = load.acknowledged.length;
      while (load.acknowledged.length < before + 8) await load.during(sleep(5));
      recoveriesMs.push(performance.now() - killedAt);
    };
    for (let round = 0; round < rounds; round++) {
      await load.during(sleep(scale === 'long' ? 700 : 300));
      end(await backendOf(stage));
      await recovered(performance.now());
      await load.during(sleep(scale === 'long' ? 700 : 300));
      const killedAt = performance.now();
      await stage.cluster.kill();
      await stage.cluster.start();
      await recovered(killedAt);
    }
    await load.stop();
    return { recoveriesMs, reckoning: await reckon(stage, load.acknowledged) };
  } finally {
    await product.close();
    await stage.close();
  }
}

/** A process that serves the product. */
async function backendOf({ sql }: Stage): Promise<number> {
  const [row] = await sql<{ pid: number }>(
    `select pid from pg_stat_activity where usename = 'approdo_app'
     order by query ilike '%post_to_ledger%' desc, state_change desc limit 1`,
  );
  if (!row) throw new Error('nothing serves the product');
  return row.pid;
}

/** A database that says it has written before it has: what it lost when it is killed. */
async function loseTail() {
  const stage = await openStage({ settings: { synchronous_commit: 'off', wal_writer_delay: '10s' } });
  const product = await openProduct(stage.cluster.ownerUrl, { DATABASE_UNSAFE: '1' });
  try {
    const load = startLoad(stage, product, { clients: 2, each: 20 });
    await load.stop();
    await stage.cluster.kill();
    await stage.cluster.start();
    return await reckon(stage, load.acknowledged);
  } finally {
    await product.close();
    await stage.close();
  }
}
