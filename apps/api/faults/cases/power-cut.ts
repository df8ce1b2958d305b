import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { brokenAmong, type Fault } from '../fault.ts';
import { type BlockDevice, mountingRefused, openBlockDevice } from '../support/block-device.ts';
import { openFolder, temporaryFolder } from '../support/cluster.ts';
import { type Acknowledged, isProven, type Load, startLoad } from '../support/load.ts';
import { signal } from '../support/processes.ts';
import { openProduct } from '../support/product.ts';
import { openStage, type Stage } from '../support/stage.ts';

const megabytes = 700;

/** The disk as it is at a moment under load, with nothing that was only in memory: a power cut, which kill -9 is not. */
export const powerCut: Fault = {
  name: 'power-cut',
  title: 'power cut under load: the disk image as it stands, started from a copy',
  run: async (scale) => {
    const refused = mountingRefused();
    if (refused) return { skipped: refused };
    const safe = await cutUnderLoad(scale === 'long' ? 10 : 1, {});
    const unsafe = await cutUnderLoad(1, { fsync: 'off' });
    return {
      figures: {
        cuts: safe.length,
        acknowledged: Math.max(...safe.map(({ acknowledged }) => acknowledged)),
        lost: safe.reduce((sum, { lost }) => sum + lost, 0),
      },
      broken: brokenAmong({
        'something was acknowledged before each cut': safe.every(({ acknowledged }) => acknowledged > 0),
        'everything acknowledged is there': safe.every(({ lost }) => lost === 0),
        'the ledger proves after each': safe.every(({ isProven }) => isProven),
      }),
      control: {
        without: 'fsync',
        harm: unsafe.map(({ lost, story }) => story || `${lost} acknowledged lost`).join(),
        isHarmed: unsafe.every(({ lost }) => lost > 0),
      },
    };
  },
};

interface AfterCut {
  acknowledged: number;
  lost: number;
  isProven: boolean;
  /** What PostgreSQL said when it did not start. */
  story: string;
}

async function cutUnderLoad(cuts: number, settings: Record<string, string>): Promise<AfterCut[]> {
  const folder = temporaryFolder('power');
  const disk = openBlockDevice(folder, { file: path.join(folder, 'disk.img'), megabytes });
  let stage: Stage | undefined;
  try {
    stage = await openStage({ within: disk.folder, settings });
    // what was prepared before the load is on the disk, with fsync or without
    await stage.sql('checkpoint');
    flush(disk.folder);
    const product = await openProduct(stage.cluster.ownerUrl, { DATABASE_UNSAFE: '1' });
    const load = startLoad(stage, product, { clients: 8, pauseMs: 5 });
    const afters: AfterCut[] = [];
    try {
      for (let cut = 0; cut < cuts; cut++) {
        await load.during(sleep(700));
        const copy = path.join(folder, `copy-${cut}.img`);
        const acknowledged = await copyAtOnce({ stage, disk, load }, copy);
        afters.push(await startFrom(copy, folder, acknowledged));
        fs.rmSync(copy);
      }
      await load.stop();
    } finally {
      await product.close();
    }
    return afters;
  } finally {
    await stage?.close();
    disk.close();
    fs.rmSync(folder, { recursive: true, force: true });
  }
}

/** Writes out all that the file system holds in memory. */
function flush(folder: string): void {
  execFileSync('sync', ['--file-system', folder]);
}

const copiesMax = 50;

/** A copy during which the disk took no write: what it would hold if the power went now. What was acknowledged before it. */
async function copyAtOnce(
  { stage, disk, load }: { stage: Stage; disk: BlockDevice; load: Load },
  copy: string,
): Promise<Acknowledged[]> {
  for (let tries = 0; tries < copiesMax; tries++) {
    const pids = stage.cluster.pids();
    for (const pid of pids) signal(pid, 'SIGSTOP');
    const acknowledged = [...load.acknowledged];
    const before = disk.writes();
    fs.copyFileSync(disk.image, copy);
    const after = disk.writes();
    for (const pid of pids) signal(pid, 'SIGCONT');
    if (before.done === after.done && before.underWay === '0' && after.underWay === '0') return acknowledged;
    await load.during(sleep(100));
  }
  throw new Error('the disk was never still');
}

async function startFrom(image: string, folder: string, acknowledged: Acknowledged[]): Promise<AfterCut> {
  const disk = openBlockDevice(folder, { file: image });
  try {
    // the processes that these files speak of were on the machine that lost its power
    fs.rmSync(path.join(disk.folder, 'postgres', 'cluster', 'postmaster.pid'), { force: true });
    fs.rmSync(path.join(disk.folder, 'postgres', 'holds'), { recursive: true, force: true });
    const cluster = await openFolder(disk.folder, { remove: () => {} });
    try {
      const rows = await cluster.query<{ id: string }>('select id from ledger_transactions');
      const present = new Set(rows.map(({ id }) => id));
      const lost = acknowledged.filter(({ transactionId }) => !present.has(transactionId)).length;
      return {
        acknowledged: acknowledged.length,
        lost,
        isProven: await isProven(cluster.ownerUrl),
        story: '',
      };
    } finally {
      await cluster.close();
    }
  } catch (error) {
    const story = error instanceof Error ? error.message : String(error);
    return { acknowledged: acknowledged.length, lost: acknowledged.length, isProven: false, story };
  } finally {
    disk.close();
  }
}
