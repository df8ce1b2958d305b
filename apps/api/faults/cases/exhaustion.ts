import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { holderIdOf } from '../../src/modules/ledger/index.ts';
import { newId } from '../../src/platform/id.ts';
import { brokenAmong, type Fault, type Scale } from '../fault.ts';
import { type Reply, type Sender, senderTo } from '../support/client.ts';
import { centTo } from '../support/load.ts';
import { peakMegabytes } from '../support/processes.ts';
import { openProduct, type Product } from '../support/product.ts';
import { type KeyHolder, makeKey, openStage, type Stage } from '../support/stage.ts';

/**
 * How many ask, for how long; how long each waits at the most before it hears something, and which part of the others is
 * served meanwhile. The short form runs beside other tests, on a machine of any speed: it asks only that nobody waits for ever.
 */
const sizeOf = (scale: Scale) =>
  scale === 'long'
    ? { clients: 2000, lockedMs: 30_000, answerMaxMs: 15_000, servedShare: 0.5 }
    : { clients: 300, lockedMs: 7000, answerMaxMs: 120_000, servedShare: 0 };
const officers = 10;
/** How much memory the process may take; how late the runtime collects its garbage differs by half from one version to the next. */
const memoryMaxMegabytes = 700;

/** More clients than connections, half of them after money that somebody holds locked. */
export const exhaustion: Fault = {
  name: 'exhaustion',
  title: 'more clients than a pool of 16 can serve, one holder locked for long',
  run: async (scale) => {
    const size = sizeOf(scale);
    const stage = await openStage();
    const product = await openProduct(stage.cluster.ownerUrl, { DATABASE_POOL_SIZE: '16' });
    const sender = senderTo(product.url);
    try {
      const unlock = await lockDistrict(stage);
      const keys = await Promise.all(
        Array.from({ length: officers }, () => makeKey(stage.system, 'authority')),
      );
      const [seen, waited] = await Promise.all([
        crowd({ stage, sender, keys, product }, size),
        waitUnbounded(stage),
      ]);
      await unlock();
      const after = await giveTo(stage, sender, { holder: keys[0] ?? stage.authority, district: 0 });
      return {
        figures: { clients: size.clients, ...seen.figures },
        broken: brokenAmong({
          ...seen.expectations,
          'served again when the lock is gone': after.status === 201,
        }),
        control: {
          without: 'limits on waiting',
          harm: waited ? 'no answer while the lock is held' : 'answered',
          isHarmed: waited,
        },
      };
    } finally {
      sender.close();
      await product.close();
      await stage.close();
    }
  },
};

interface Scene {
  stage: Stage;
  sender: Sender;
  keys: readonly KeyHolder[];
  product: Product;
}

/** Half of the clients want the locked district, the others another one, over and over while it is locked. */
async function crowd(scene: Scene, size: ReturnType<typeof sizeOf>) {
  const { clients, lockedMs, answerMaxMs, servedShare } = size;
  const until = performance.now() + lockedMs;
  const replies = { locked: [] as Reply[], free: [] as Reply[] };
  await Promise.all(
    Array.from({ length: clients }, async (_, client) => {
      const wants = client % 2 === 0 ? 'locked' : 'free';
      // who asks for what is free are other people
      const holder = scene.keys[(client % 2) * (officers / 2) + (Math.floor(client / 2) % (officers / 2))];
      if (!holder) throw new Error('no key');
      while (performance.now() < until) {
        const district = wants === 'locked' ? 0 : 1;
        const reply = await giveTo(scene.stage, scene.sender, { holder, district });
        replies[wants].push(reply);
        if (reply.status !== 201) await sleep(1000);
      }
    }),
  );
  const all = [...replies.locked, ...replies.free];
  const served = replies.free.filter(({ status }) => status === 201).length;
  const slowestMs = Math.round(Math.max(...all.map(({ milliseconds }) => milliseconds)));
  const megabytes = peakMegabytes(scene.product.pid());
  const statuses = [...new Set(all.map(({ status }) => status))].sort();
  return {
    figures: {
      'others served': served,
      'others turned away': replies.free.length - served,
      'turned away at the lock': replies.locked.length,
      answers: statuses.join(' '),
      'slowest answer ms': slowestMs,
      'peak MB': megabytes,
    },
    expectations: {
      'others are served': served > replies.free.length * servedShare,
      'nothing but 201, 429 and 503': statuses.every((status) => [201, 429, 503].includes(status)),
      'the locked money went nowhere': replies.locked.every(({ status }) => status !== 201),
      'an answer in time': slowestMs <= answerMaxMs,
      'memory is bounded': megabytes <= memoryMaxMegabytes,
    },
  };
}

function giveTo(
  stage: Stage,
  sender: Sender,
  { holder, district }: { holder: KeyHolder; district: number },
): Promise<Reply> {
  const body = centTo(stage, stage.districtIds[district] ?? '');
  const request = { path: '/budgets/allocations', secret: holder.secret, key: newId(), body };
  return sender.send(request).catch(() => ({ status: 0, text: '', milliseconds: Number.POSITIVE_INFINITY }));
}

const districtHolder = ({ fund, districtIds }: Stage) =>
  holderIdOf({ kind: 'districtFund', ...fund, districtId: districtIds[0] ?? '' });

/** Holds a district's row until it is told to let go. */
async function lockDistrict(stage: Stage): Promise<() => Promise<void>> {
  const client = new pg.Client(stage.cluster.ownerUrl);
  await client.connect();
  await client.query('begin');
  await client.query('select 1 from ledger_holders where id = $1 for update', [districtHolder(stage)]);
  return () => client.end();
}

/** What a program sees that sets no limit: whether it still waits after more than ours ever do. */
async function waitUnbounded(stage: Stage): Promise<boolean> {
  const client = new pg.Client(stage.cluster.ownerUrl);
  await client.connect();
  const asked = client
    .query('select 1 from ledger_holders where id = $1 for update', [districtHolder(stage)])
    .then(() => false);
  const waits = await Promise.race([asked, sleep(6000, true)]);
  void asked.finally(() => client.end()).catch(() => {});
  return waits;
}
