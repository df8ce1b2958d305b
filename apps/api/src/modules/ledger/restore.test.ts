import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type LedgerStage, openStage } from '../../../test/ledger-stage.ts';
import { contextAs, giveDistrict } from '../../../test/money.ts';
import { type PlainCluster, postgresPrograms, startPlainCluster } from '../../../test/plain-cluster.ts';
import { type World, worldOn } from '../../../test/world.ts';
import { migrateDatabase } from '../../platform/migrations.ts';
import { loadReferenceData } from '../../reference-data.ts';
import { openSealKey, proveLedger, sealLedger, sealsInFile, stagesAsOf } from './index.ts';

const isInstalled = postgresPrograms !== undefined;
const why = isInstalled ? '' : ' (skipped: pg_dump is not installed here)';
const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'approdo-restore-'));
const key = openSealKey(path.join(folder, 'seal-key.pem'), { mayGenerate: true });
const file = path.join(folder, 'seals.jsonl');
const dump = path.join(folder, 'approdo.dump');
const clusters: PlainCluster[] = [];
const worlds: World[] = [];
afterAll(async () => {
  for (const world of worlds) {
    await world.app.close();
    await world.database.close();
  }
  for (const cluster of clusters) await cluster.stop();
  fs.rmSync(folder, { recursive: true });
});

async function clusterWith(databases: readonly string[]): Promise<PlainCluster> {
  const cluster = await startPlainCluster(databases);
  clusters.push(cluster);
  return cluster;
}
async function worldOf(cluster: PlainCluster, database: string): Promise<World> {
  const ownerUrl = cluster.urlOf(database);
  await migrateDatabase({ ownerUrl, afterwards: loadReferenceData });
  const world = await worldOn(ownerUrl);
  worlds.push(world);
  return world;
}

/** Uses up numbers of transactions, as years of work do. */
const spendNumbers = (world: World, until: number) =>
  world.sql(`do $$ begin while pg_current_xact_id()::text::bigint < ${until} loop commit; end loop; end $$`);
const nextNumber = async (world: World) =>
  Number(
    (await world.sql<{ next: string }>('select pg_snapshot_xmax(pg_current_snapshot())::text as next'))[0]
      ?.next,
  );
const horizonOf = () => Number(sealsInFile(file).at(-1)?.horizon);
const sealed = (world: World, seals = file) => sealLedger(world.system, { key, file: seals });
const faultsOf = (world: World) =>
  world.system.transaction((tx) =>
    proveLedger(tx, { seals: sealsInFile(file), publicKeys: [key.publicKey] }),
  );
const unsealed = async (world: World) =>
  world.sql('select id from ledger_transactions except select transaction_id from ledger_seal_leaves');
/** What is available in the districts today: as it stands, and as a past day is read. */
async function availableIn(world: World): Promise<[standing: number, asOf: number]> {
  const [row] = await world.sql<{ cents: number }>(
    "select sum(available_cents)::bigint as cents from ledger_holders where kind = 'districtFund'",
  );
  const on = world.clock.today();
  const rows = await world.system.transaction((tx) => stagesAsOf(tx, { on, by: 'effective' }));
  const past = rows.filter(({ kind }) => kind === 'districtFund');
  return [Number(row?.cents), past.reduce((sum, { availableCents }) => sum + availableCents, 0)];
}

describe.skipIf(!isInstalled)(`a ledger that was restored into another cluster${why}`, () => {
  let stage: LedgerStage;
  let elsewhere: PlainCluster;
  const someCent = (world: World) =>
    giveDistrict(
      contextAs(world, 'authority'),
      { editionId: 'puoi-2022', fundId: 'fse-pon-inclusione', districtId: stage.districtIds[0] },
      1,
    );

  beforeAll(async () => {
    const cluster = await clusterWith(['approdo']);
    const world = await worldOf(cluster, 'approdo');
    await spendNumbers(world, 20_000);
    stage = await openStage(world);
    await sealed(world);
    await someCent(world);
    await cluster.dump('approdo', dump);
    elsewhere = await clusterWith(['first', 'late']);
    // the roles are there after a start on an empty database
    for (const name of ['first', 'late']) await worldOf(elsewhere, name);
  }, 120_000);

  it('is whole before anything is sealed there, and reads every day as it stands', async () => {
    await elsewhere.restore('first', dump);
    const world = await worldOf(elsewhere, 'first');
    expect(await nextNumber(world)).toBeLessThan(horizonOf());
    await someCent(world);
    expect(await faultsOf(world)).toEqual([]);
    const [standing, asOf] = await availableIn(world);
    expect(asOf).toBe(standing);
  }, 60_000);

  it('seals there what was not sealed and what came since, each once, and goes on', async () => {
    const [world] = worlds.slice(-1);
    if (!world) throw new Error('nothing was restored');
    const copy = path.join(folder, 'first.jsonl');
    fs.copyFileSync(file, copy);
    const part = await world.system.transaction((tx) =>
      tx.execute('select horizon::text as horizon from app.ledger_leaves_to_seal(3)'),
    );
    // a part of what waits leaves the horizon where it was, so that the rest is looked for again
    expect(part.rows).toEqual(Array.from({ length: 3 }, () => ({ horizon: String(horizonOf()) })));
    expect(await sealed(world, copy)).toBe(4);
    expect(await unsealed(world)).toEqual([]);
    await someCent(world);
    const [standing, asOf] = await availableIn(world);
    expect(asOf).toBe(standing);
    expect(await sealed(world, copy)).toBe(2);
    expect(await unsealed(world)).toEqual([]);
    expect(await sealed(world, copy)).toBe(0);
    const seals = sealsInFile(copy);
    const faults = await world.system.transaction((tx) => proveLedger(tx, { seals }));
    expect(faults).toEqual([]);
    expect(seals.map(({ transactionCount }) => transactionCount).slice(1)).toEqual([4, 2]);
  }, 60_000);

  it('misses nothing when its numbers have passed those of the old cluster before the first seal', async () => {
    await elsewhere.restore('late', dump);
    const world = await worldOf(elsewhere, 'late');
    expect(await nextNumber(world)).toBeLessThan(horizonOf());
    await someCent(world);
    await spendNumbers(world, horizonOf() + 10);
    await someCent(world);
    const [standing, asOf] = await availableIn(world);
    expect(asOf).toBe(standing);
    expect(await sealed(world)).toBe(6);
    expect(await unsealed(world)).toEqual([]);
    expect(await faultsOf(world)).toEqual([]);
  }, 60_000);

  it('seals nothing when it is older than the file of the seals, and the proof names the seals it has lost', async () => {
    await elsewhere.restore('late', dump);
    const world = await worldOf(elsewhere, 'late');
    await expect(sealed(world)).rejects.toThrow('is not in the database');
    expect((await faultsOf(world)).map(({ detail }) => detail)).toEqual([
      'seal 2: it is in the seals file and not in the database',
    ]);
  }, 60_000);
});
