// The speed of the ledger as it grows: a posting through Node, through HTTP one at a time and through HTTP from many at once, beside
// pgbench calling the posting function one at a time and beside the same transfer as an ORM would do it, all on one fund that
// everybody wants; how many a second are verified, against how many are posted;
// bytes for a posting. Interleaved rounds, medians, fsync on.
// npm run bench -- ledger [sizes, 10000,100000] [seconds of a round, 3]

import { applicationUrl } from '../src/platform/database.ts';
import { newId } from '../src/platform/id.ts';
import {
  type BenchServer,
  interleaved,
  openBenchDatabase,
  pgbench,
  startProduct,
  startRival,
} from './support/harness.ts';
import { verifiedIn } from './support/ledger-checks.ts';
import { fillLedger } from './support/ledger-fill.ts';
import { postThroughNode } from './support/node-postings.ts';
import { type Once, postEach } from './support/post-each.ts';
import { runVerify } from './support/program.ts';
import {
  allocationScript,
  allocationsOf,
  authorityKey,
  districtCount,
  fundAllocations,
  openStage,
  pick,
  reservationScript,
  systemOf,
} from './support/stage.ts';

const sizes = (process.argv[2] ?? '10000,100000').split(',').map(Number);
const seconds = Math.max(1, Number(process.argv[3] ?? 3));
const rounds = 3;
const many = 64;
const officers = 16;
const perSecondMax = 3000;
const naiveSource = newId();

const bench = await openBenchDatabase();
const world = systemOf(bench);
const servers: BenchServer[] = [];
try {
  const stage = await openStage(world, bench, districtCount);
  await fundAllocations(world);
  const secrets = await Promise.all(Array.from({ length: officers }, () => authorityKey(world)));
  await openNaiveAccounts(stage.districtIds);
  const rows: Record<string, Row> = {};
  for (const size of sizes) {
    await fillLedger(bench, size);
    // as it is on any day: a server that finds millions without a seal would seal them while it is measured, and
    // autovacuum would look at what was filled and sealed
    await sealAll();
    await bench.query('vacuum analyze');
    await bench.query('checkpoint');
    const product = await startProduct(bench.environment);
    const naive = await startRival('bench/support/naive-server.ts', bench.environment);
    servers.push(product, naive);
    const postings = await measure({ stage, secrets, product: product.url, naive: naive.url });
    for (const server of servers.splice(0)) await server.stop();
    // what the rounds left without a seal is sealed before the proof, and not by a server beside it
    await sealAll();
    rows[`${size} postings`] = { ...postings.row, ...(await proof(postings.perSecond)) };
  }
  console.table(rows);
  console.log(
    `floors: Node 0.70, HTTP 0.45, HTTP from ${many} at once 0.90, FOR UPDATE 2, serializable 5, verification 20 times the posting rate`,
  );
} finally {
  for (const server of servers) await server.stop();
  await world.database.close();
  await bench.close();
}

async function sealAll(): Promise<void> {
  const sealing = await runVerify(['seal'], bench.environment);
  console.log(`sealed in ${sealing.seconds.toFixed(0)} s`);
}

type Row = Record<string, string | number>;

interface Contenders {
  stage: Awaited<ReturnType<typeof openStage>>;
  secrets: readonly string[];
  product: string;
  naive: string;
}

/** The postings, and how many a second the function makes. */
async function measure({
  stage,
  secrets,
  product,
  naive,
}: Contenders): Promise<{ row: Row; perSecond: number }> {
  const url = applicationUrl(bench.ownerUrl);
  const allocations = (of: readonly string[]) => allocationsOf(of, stage.districtIds, perSecondMax * seconds);
  const send = (to: string, requests: () => Once[], connections: number) => () =>
    postEach({ url: to, requests: requests(), connections, seconds });
  const found = await interleaved(
    {
      posting: () => pgbenchOf(reservationScript(districtCount)),
      node: () => postThroughNode({ url, stage, seconds, connections: 20 }),
      allocate: () => pgbenchOf(allocationScript()),
      // as many officers as requests at a time: none of them shares a transaction
      alone: send(product, () => allocations(secrets), officers),
      together: send(product, () => allocations(secrets.slice(0, 1)), many),
      locked: send(naive, () => naiveTransfers('locked', stage.districtIds), many),
      serializable: send(naive, () => naiveTransfers('serializable', stage.districtIds), many),
    },
    rounds,
  );
  const row = {
    'function /s': Math.round(found.posting),
    'through Node': ratio(found.node, found.posting),
    'hot function /s': Math.round(found.allocate),
    'HTTP alone': ratio(found.alone, found.allocate),
    [`HTTP ${many} at once`]: ratio(found.together, found.allocate),
    'times FOR UPDATE': ratio(found.together, found.locked),
    'times serializable': ratio(found.together, found.serializable),
  };
  return { row, perSecond: found.posting };
}

async function proof(postedPerSecond: number): Promise<Row> {
  const verified = await verifiedIn(world, bench);
  return {
    'verified /s': Math.round(verified.perSecond),
    'times the posting': ratio(verified.perSecond, postedPerSecond),
    'bytes a posting': Math.round(verified.bytesPerPosting),
  };
}

async function pgbenchOf(script: string): Promise<number> {
  const options = { seconds, clients: 20 };
  return (await pgbench(applicationUrl(bench.ownerUrl), script, options)) ?? Number.NaN;
}

function ratio(a: number, b: number): string {
  return (a / b).toFixed(2);
}

/** One account from which everybody takes, as everybody takes from the fund of a programme. */
async function openNaiveAccounts(districtIds: readonly string[]): Promise<void> {
  await bench.query(`create table naive_accounts (id uuid primary key, available_cents bigint not null check (available_cents >= 0));
    create table naive_transfers (id uuid primary key, key text not null unique, from_id uuid not null, to_id uuid not null, amount_cents bigint not null)`);
  await bench.query('insert into naive_accounts select id, 1000000000000 from unnest($1::uuid[]) id', [
    [naiveSource, ...districtIds],
  ]);
}

function naiveTransfers(kind: 'locked' | 'serializable', districtIds: readonly string[]): Once[] {
  return Array.from({ length: perSecondMax * seconds }, (_, at) => ({
    path: `/${kind}-transfers`,
    headers: { 'idempotency-key': newId() },
    body: { fromId: naiveSource, toId: pick(districtIds, at), amountCents: 1 },
  }));
}
