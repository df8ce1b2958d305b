import { brokenAmong, type Fault } from '../fault.ts';
import { type ClusterOptions, openCluster } from '../support/cluster.ts';
import { openProduct } from '../support/product.ts';

const settings = ['fsync', 'full_page_writes', 'synchronous_commit'] as const;

/** A database that may lose what it has acknowledged is refused at start, however it came to be so. */
export const unsafeSettings: Fault = {
  name: 'unsafe-settings',
  title: 'a database with fsync, full_page_writes or synchronous_commit off',
  run: async () => {
    const refusals: Record<string, boolean> = {};
    let started = '';
    for (const name of settings) {
      const said = await startOn({ settings: { [name]: 'off' } });
      refusals[`refused with ${name} off`] = said.includes(`${name}=off`);
    }
    const ofLogin = await startOn({}, 'alter role approdo_app set synchronous_commit = off');
    refusals['refused with synchronous_commit off for the login alone'] =
      ofLogin.includes('synchronous_commit=off');
    started = await startOn({ settings: { fsync: 'off' } }, undefined, { DATABASE_UNSAFE: '1' });
    return {
      figures: {
        tried: Object.keys(refusals).length,
        refused: Object.values(refusals).filter(Boolean).length,
      },
      broken: brokenAmong(refusals),
      control: {
        without: 'the check (DATABASE_UNSAFE=1)',
        harm: started === '' ? 'it starts' : started,
        isHarmed: started === '',
      },
    };
  },
};

/** What the product says when it ends at once; nothing when it starts. */
async function startOn(
  options: ClusterOptions,
  statement?: string,
  environment: Record<string, string> = {},
): Promise<string> {
  const cluster = await openCluster(options);
  try {
    if (statement) await cluster.query(statement);
    const product = await openProduct(cluster.ownerUrl, environment);
    await product.close();
    return '';
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  } finally {
    await cluster.close();
  }
}
