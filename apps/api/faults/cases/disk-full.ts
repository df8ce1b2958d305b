import { randomBytes } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { brokenAmong, type Fault, type Scale } from '../fault.ts';
import { type BlockDevice, mountingRefused, openBlockDevice } from '../support/block-device.ts';
import { temporaryFolder } from '../support/cluster.ts';
import { type Load, reckon, reckoningHolds, startLoad } from '../support/load.ts';
import { openProduct } from '../support/product.ts';
import { openStage, type Stage } from '../support/stage.ts';

const megabytes = 500;
/** What is made free afterwards; a recovery needs room for its own journal. */
const ballastMegabytes = 150;
const naiveWritesMax = 1000;

/** The disk of the database fills up under load, and is given room again. */
export const diskFull: Fault = {
  name: 'disk-full',
  title: 'disk full under load: 503, nothing in part, everything acknowledged there',
  run: async (scale) => {
    const refused = mountingRefused();
    if (refused) return { skipped: refused };
    const folder = temporaryFolder('disk');
    const disk = openBlockDevice(folder, { file: path.join(folder, 'disk.img'), megabytes });
    let stage: Stage | undefined;
    try {
      stage = await openStage({ within: disk.folder });
      return await fillUnderLoad(stage, disk, scale);
    } finally {
      await stage?.close();
      disk.close();
      fs.rmSync(folder, { recursive: true, force: true });
    }
  },
};

async function fillUnderLoad(stage: Stage, disk: BlockDevice, scale: Scale) {
  const product = await openProduct(stage.cluster.ownerUrl);
  try {
    await stage.sql('create table naive_entries (side text not null, paper bytea)');
    const load = startLoad(stage, product, { clients: 8, pauseMs: 5 });
    await load.during(sleep(500));
    const ballast = path.join(disk.folder, 'ballast');
    fs.writeFileSync(ballast, randomBytes(ballastMegabytes * 1_048_576));
    await writeNaively(stage);
    fillUp(ballast);
    const full = await refusedWhileFull(load, scale === 'long' ? 10_000 : 2000);
    fs.rmSync(ballast);
    await startAgain(stage);
    await load.stop();
    const reckoning = await reckon(stage, load.acknowledged);
    const [naive] = await stage.sql<{ halves: number }>(
      "select (count(*) filter (where side = 'from') - count(*) filter (where side = 'to'))::int as halves from naive_entries",
    );
    const statuses = [...load.statuses.keys()].filter((status) => status !== 0);
    return {
      figures: { ...reckoning, 'refused while full': full, answers: statuses.join(' ') },
      broken: brokenAmong({
        ...reckoningHolds(reckoning),
        'refused while full': full > 0,
        'nothing but 201, 503 and 409 of a request still in flight': statuses.every((status) =>
          [201, 409, 503].includes(status),
        ),
      }),
      control: {
        without: 'one transaction: each side of a move is written by itself',
        harm: `${naive?.halves ?? 0} written in part`,
        isHarmed: (naive?.halves ?? 0) > 0,
      },
    };
  } finally {
    await product.close();
  }
}

/** Writes both sides of moves, each by itself, until the disk is full: the second is the larger. */
async function writeNaively({ sql }: Stage): Promise<void> {
  for (let written = 0; written < naiveWritesMax; written++)
    try {
      await sql("insert into naive_entries values ('from', null)");
      await sql("insert into naive_entries values ('to', $1)", [randomBytes(4_000_000)]);
    } catch {
      return;
    }
}

/** Takes what is left of the disk. */
function fillUp(file: string): void {
  const handle = fs.openSync(file, 'a');
  const piece = randomBytes(4096);
  try {
    for (;;) fs.writeSync(handle, piece);
  } catch {
    fs.closeSync(handle);
  }
}

const startsMax = 40;

/** What whoever looks after the machine does: PostgreSQL gives up when it cannot finish its recovery for want of room. */
async function startAgain({ cluster }: Stage): Promise<void> {
  for (let starts = 0; starts < startsMax; starts++) {
    const answers = await cluster
      .start()
      .then(() => cluster.query('select 1'))
      .then(
        () => true,
        () => false,
      );
    if (answers) return;
    await sleep(500);
  }
  throw new Error('PostgreSQL does not start with room on its disk');
}

/** How many requests were refused in a while, and at least until one was. */
async function refusedWhileFull(load: Load, milliseconds: number): Promise<number> {
  const refused = () => load.statuses.get(503) ?? 0;
  const before = refused();
  await load.during(sleep(milliseconds));
  for (let waited = 0; refused() === before && waited < 20_000; waited += 100) await load.during(sleep(100));
  return refused() - before;
}
