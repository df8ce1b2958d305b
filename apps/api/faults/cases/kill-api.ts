import { setTimeout as sleep } from 'node:timers/promises';
import { brokenAmong, type Fault } from '../fault.ts';
import { type Load, type LoadOptions, reckon, reckoningHolds, startLoad } from '../support/load.ts';
import { openProduct, type Product } from '../support/product.ts';
import { type FaultyProxy, openProxy } from '../support/proxy.ts';
import { openStage } from '../support/stage.ts';

/** The API is killed every second, every other time between its commit and its answer; clients repeat their keys. */
export const killApi: Fault = {
  name: 'kill-api',
  title: 'kill -9 of the API every second, clients repeat their keys',
  run: async (scale) => {
    const withKeys = await killUnderLoad(scale === 'long' ? 20 : 2, { clients: 8, pauseMs: 5 });
    const forgetful = await killUnderLoad(1, { clients: 1, pauseMs: 5, isForgetful: true });
    return {
      figures: { ...withKeys.reckoning, kills: withKeys.kills, 'tries that failed': withKeys.failedTries },
      broken: brokenAmong(reckoningHolds(withKeys.reckoning)),
      control: {
        without: 'the key: every try is a new request',
        harm: `${forgetful.reckoning.surplus} done twice`,
        isHarmed: forgetful.reckoning.surplus > 0,
      },
    };
  },
};

interface Scene {
  product: Product;
  /** Between the clients and the API. */
  proxy: FaultyProxy;
}

async function killUnderLoad(kills: number, options: LoadOptions) {
  const stage = await openStage();
  const product = await openProduct(stage.cluster.ownerUrl);
  const proxy = await openProxy(product.port);
  try {
    const load = startLoad(stage, { url: `http://127.0.0.1:${proxy.port}` }, options);
    for (let kill = 0; kill < kills; kill++) {
      await load.during(sleep(kills > 2 ? 1000 : 300));
      await load.during(kill % 2 === 0 ? killAtAnswer({ product, proxy }) : product.kill());
      await product.start();
    }
    await load.stop();
    return { kills, failedTries: failedIn(load), reckoning: await reckon(stage, load.acknowledged) };
  } finally {
    await product.close();
    await proxy.close();
    await stage.close();
  }
}

/** Kills it when an answer is on its way, which then is lost: what it answers has been done. */
function killAtAnswer({ product, proxy }: Scene): Promise<void> {
  return new Promise((resolve) => {
    proxy.judge = ({ chunk, way }) => {
      if (way !== 'down' || !chunk.includes('HTTP/1.1 201')) return 'pass';
      proxy.judge = () => 'reset';
      void product.kill().then(() => {
        proxy.judge = () => 'pass';
        resolve();
      });
      return 'reset';
    };
  });
}

const failedIn = ({ statuses }: Load) => (statuses.get(0) ?? 0) + (statuses.get(503) ?? 0);
