// Granting a dowry, which checks the person again and reserves three lines, on fifty districts and on one that all want; and giving a
// share of a fund to a district, which is a posting and little else. Through HTTP with everything on, against pgbench calling the
// posting function alone with the same moves, one posting in a transaction, in the same run. Floor 0.45, aim 0.60.
// npm run bench -- reservation [seconds of a round, 3]

import { applicationUrl } from '../src/platform/database.ts';
import { newId } from '../src/platform/id.ts';
import { readyPersons, requestedDowries } from '../test/builders/dowries.ts';
import { expectProvenLedger } from '../test/money.ts';
import {
  type BenchServer,
  interleaved,
  openBenchDatabase,
  pgbench,
  startProduct,
} from './support/harness.ts';
import { type Once, postEach } from './support/post-each.ts';
import {
  allocationScript,
  allocationsOf,
  authorityKey,
  districtCount,
  fundAllocations,
  once,
  openStage,
  pick,
  reservationScript,
  systemOf,
} from './support/stage.ts';

const seconds = Math.max(1, Number(process.argv[2] ?? 3));
const rounds = 5;
const connections = 20;
/** Enough for what the fastest machine can do. */
const grantsPerSecondMax = 800;
const allocationsPerSecondMax = 3000;
const dowriesPerContender = Math.ceil((rounds * seconds + 2) * grantsPerSecondMax);
/** What an edition lets a promoter have. */
const pathsPerPromoter = 75;
const promoterCount = Math.ceil((dowriesPerContender * 2) / pathsPerPromoter);

let product: BenchServer | undefined;
const bench = await openBenchDatabase();
const world = systemOf(bench);
const { database } = world;

/** Requests to grant dowries that wait in these districts, each promoter in one of them. */
async function grantsIn(districtIds: readonly string[]): Promise<Once[]> {
  const share = Math.ceil(dowriesPerContender / stage.organisationIds.length);
  const dowryIds: string[] = [];
  for (const [at, organisationId] of stage.organisationIds.entries()) {
    const given = { operator: { id: newId(), organisationId }, districtId: pick(districtIds, at) };
    const persons = await readyPersons(world, share, given);
    dowryIds.push(...(await requestedDowries(world, persons, given)));
  }
  return dowryIds
    .map((id) => ({ id, at: Math.random() }))
    .toSorted((a, b) => a.at - b.at)
    .map(({ id }) => once(secret, `/dowries/${id}/clearance`, { 'if-match': '"1"' }));
}

const allocations = () =>
  allocationsOf([secret], stage.districtIds, rounds * seconds * allocationsPerSecondMax);

const stage = await openStage(world, bench, promoterCount).catch(closeAndThrow);
const secret = await authorityKey(world).catch(closeAndThrow);
try {
  const requests = await prepare();
  product = await startProduct(bench.environment);
  await warmUp(product.url, requests);
  report(await contend(product.url, requests));
  const provedAt = performance.now();
  await expectProvenLedger(world);
  console.log(`the whole ledger proved in ${Math.round(performance.now() - provedAt)} ms`);
} finally {
  await close();
}

interface Requests {
  spread: Once[];
  hot: Once[];
}

async function prepare(): Promise<Requests> {
  const startedAt = performance.now();
  await fundAllocations(world);
  const spread = await grantsIn(stage.districtIds);
  const hot = await grantsIn(stage.districtIds.slice(0, 1));
  // people are born on different days: who might be the same person is looked for among those born on the same one
  await bench.query('update case_files set birth_date = birth_date - abs(hashtext(id::text)) % 9000');
  await bench.query('vacuum analyze');
  const tookSeconds = Math.round((performance.now() - startedAt) / 1000);
  console.log(`${spread.length + hot.length} dowries wait, prepared in ${tookSeconds} s`);
  return { spread, hot };
}

/** A while of use, and what autovacuum does within a minute of it: a ledger in use is not empty, and its database knows. */
async function warmUp(url: string, { spread, hot }: Requests): Promise<void> {
  for (const requests of [spread, hot, allocations()])
    await postEach({ url, requests, connections, seconds: 2 });
  await bench.query('vacuum analyze');
}

function contend(url: string, { spread, hot }: Requests) {
  const byHttp = (requests: Once[]) => () => postEach({ url, requests, connections, seconds });
  const byPgbench = (script: string) => async () =>
    (await pgbench(applicationUrl(bench.ownerUrl), script, { seconds, clients: connections })) ?? Number.NaN;
  return interleaved(
    {
      grant: byHttp(spread),
      reserve: byPgbench(reservationScript(districtCount)),
      hotGrant: byHttp(hot),
      hotReserve: byPgbench(reservationScript(1)),
      allocation: byHttp(allocations()),
      allocate: byPgbench(allocationScript()),
    },
    rounds,
  );
}

function report(results: Awaited<ReturnType<typeof contend>>): void {
  const row = (http: number, alone: number) => ({
    'HTTP /s': Math.round(http),
    'posting function /s': Number.isNaN(alone) ? 'pgbench is not installed: not measured' : Math.round(alone),
    ratio: Number.isNaN(alone) ? '-' : (http / alone).toFixed(2),
    floor: '0.45',
    aim: '0.60',
  });
  console.table({
    [`a grant, ${districtCount} districts`]: row(results.grant, results.reserve),
    'a grant, one district': row(results.hotGrant, results.hotReserve),
    'an allocation': row(results.allocation, results.allocate),
  });
}

async function close(): Promise<void> {
  await product?.stop();
  await database.close();
  await bench.close();
}

/** A run that cannot begin leaves no database behind. */
async function closeAndThrow(error: unknown): Promise<never> {
  await close();
  throw error;
}
