// Granting a dowry, which checks the person again and reserves three lines, on fifty districts and on one that all want; and giving a
// share of a fund to a district, which is a posting and little else. Through HTTP with everything on, against pgbench calling the
// posting function alone with the same moves, one posting in a transaction, in the same run. Floor 0.45, aim 0.60.
// npm run bench -- reservation [seconds of a round, 3]

import { randomBytes } from 'node:crypto';
import { systemContext } from '../src/installation.ts';
import { fundProgramme } from '../src/modules/budgets/index.ts';
import { apiKeys, hashOf, organisations } from '../src/modules/identity/index.ts';
import { holderIdOf } from '../src/modules/ledger/index.ts';
import { editionById } from '../src/modules/programmes/index.ts';
import { clockOf } from '../src/platform/clock.ts';
import { applicationUrl, connect } from '../src/platform/database.ts';
import { newId } from '../src/platform/id.ts';
import { readyPersons, requestedDowries } from '../test/builders/dowries.ts';
import { expectProvenLedger, giveDistrict, makeDistrict } from '../test/money.ts';
import {
  type BenchServer,
  interleaved,
  openBenchDatabase,
  pgbench,
  startProduct,
} from './support/harness.ts';
import { type Once, postEach } from './support/post-each.ts';

const seconds = Math.max(1, Number(process.argv[2] ?? 3));
const rounds = 5;
const connections = 20;
const districtCount = 50;
/** Enough for what the fastest machine can do. */
const grantsPerSecondMax = 800;
const allocationsPerSecondMax = 3000;
const dowriesPerContender = Math.ceil((rounds * seconds + 2) * grantsPerSecondMax);
/** What an edition lets a promoter have. */
const pathsPerPromoter = 75;
const edition = editionById('puoi-plus-2024');
if (!edition) throw new Error('the edition is missing');
const editionId = edition.id;
const [{ components }] = edition.variants;
const fundIds = [...new Set(components.map(({ fundId }) => fundId.value))];
const allocated = { editionId, fundId: pick(fundIds, 0) };

let product: BenchServer | undefined;
const bench = await openBenchDatabase();
const database = connect({
  url: applicationUrl(bench.ownerUrl),
  size: 4,
  onError: () => {},
  statementTimeoutMs: 600_000,
});
const clock = { ...clockOf(() => new Date()), set: () => {} };
const system = systemContext({ database, clock, log: console, requestId: 'bench' });
const world = { system, clock, sql: bench.query };

/** The key of an application that acts as an authority. */
async function authorityKey(): Promise<string> {
  const secret = `apd_${randomBytes(24).toString('hex')}`;
  const organisationId = newId();
  await system.transaction(async (tx) => {
    await tx.insert(organisations).values({ id: organisationId, kind: 'authority', name: 'Autorità' });
    await tx.insert(apiKeys).values({
      id: newId(),
      organisationId,
      name: 'Misura',
      prefix: secret.slice(0, 12),
      secretHash: hashOf(secret),
      actsAs: 'authority',
      scopes: ['dowries:grant', 'dowries:read', 'budgets:allocate'],
      districtIds: [],
      expiresAt: new Date('2100-01-01T00:00:00Z'),
    });
  });
  return secret;
}

/** Promoters enough for the dowries of a contender, and districts with enough money for every dowry of the run. */
async function openStage() {
  const organisationIds = Array.from(
    { length: Math.ceil((dowriesPerContender * 2) / pathsPerPromoter) },
    () => newId(),
  );
  await system.transaction((tx) =>
    tx
      .insert(organisations)
      .values(organisationIds.map((id, at) => ({ id, kind: 'promoter' as const, name: `Promotore ${at}` }))),
  );
  const districtIds: string[] = [];
  for (let number = 0; number < districtCount; number++) {
    const districtId = await makeDistrict(world, `Distretto ${number}`);
    districtIds.push(districtId);
    for (const fundId of fundIds)
      await giveDistrict(system, { editionId, fundId, districtId }, 100_000_000_000);
  }
  return { organisationIds, districtIds };
}

const once = (path: string, headers: Record<string, string> = {}): Once => ({
  path: `/api/v1${path}`,
  headers: { authorization: `Bearer ${secret}`, 'idempotency-key': newId(), ...headers },
});

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
    .map(({ id }) => once(`/dowries/${id}/clearance`, { 'if-match': '"1"' }));
}

/** Requests to give one cent to a district. */
function allocations(): Once[] {
  return Array.from({ length: rounds * seconds * allocationsPerSecondMax }, (_, at) => ({
    ...once('/budgets/allocations'),
    body: {
      ...allocated,
      actReference: 'Misura',
      shares: [{ districtId: pick(stage.districtIds, at), amountCents: 1 }],
    },
  }));
}

function pick<Value>(values: readonly Value[], at: number): Value {
  const value = values[at % values.length];
  if (value === undefined) throw new RangeError('nothing to pick from');
  return value;
}

/** Where pgbench finds the holders of each district. */
async function writePlaces(): Promise<void> {
  await bench.query(
    'create table bench_places (n int primary key, fund_ids uuid[] not null, organisation_id uuid not null)',
  );
  for (const [at, districtId] of stage.districtIds.entries()) {
    const funds = components.map(({ fundId }) =>
      holderIdOf({ kind: 'districtFund', editionId, fundId: fundId.value, districtId }),
    );
    await bench.query('insert into bench_places values ($1, $2, $3)', [
      at + 1,
      funds,
      pick(stage.organisationIds, at),
    ]);
  }
  await bench.query('grant select on bench_places to approdo_app');
}

const asScript = (districts: number, statement: string) => `\\set n random(1, ${districts})
begin;
select set_config('app.role', 'authority', true), set_config('app.actor_id', '${newId()}', true);
${statement}
commit;`;

/** The posting of a grant alone: the same three moves on the same district funds, with fresh dowries. */
function reservationScript(districts: number): string {
  const lines = components.map(({ component }) => `'${component}'`).join(', ');
  const amounts = components.map(({ amountCents }) => amountCents.value).join(', ');
  return asScript(
    districts,
    `select answer.outcome from bench_places p
  cross join (select gen_random_uuid() as dowry, array[gen_random_uuid(), gen_random_uuid(), gen_random_uuid()] as lines) x
  cross join lateral app.post_to_ledger(gen_random_uuid(), 'reserve', current_date, null, 'bench:' || x.dowry, sha256(uuid_send(x.dowry)),
    'dote:' || x.dowry, jsonb_build_object('dowryId', x.dowry), null, p.fund_ids, '{available,available,available}', x.lines,
    '{reserved,reserved,reserved}', array[${amounts}]::bigint[], x.lines, p.fund_ids,
    array[p.organisation_id, p.organisation_id, p.organisation_id], array[x.dowry, x.dowry, x.dowry], array[${lines}]) answer
  where p.n = :n;`,
  );
}

/** The posting of an allocation alone. */
function allocationScript(): string {
  const programmeId = holderIdOf({ kind: 'programmeFund', ...allocated });
  return asScript(
    districtCount,
    `select answer.outcome from bench_places p
  cross join (select gen_random_uuid() as id) x
  cross join lateral app.post_to_ledger(x.id, 'allocate', current_date, null, 'bench:' || x.id, sha256(uuid_send(x.id)), null,
    '{"actReference": "Misura"}', null, array['${programmeId}'::uuid], '{available}', p.fund_ids[1:1], '{available}', '{1}',
    null, null, null, null, null) answer
  where p.n = :n;`,
  );
}

const stage = await openStage().catch(closeAndThrow);
const secret = await authorityKey().catch(closeAndThrow);
try {
  const requests = await prepare();
  product = await startProduct({
    DATABASE_URL: bench.ownerUrl,
    DEMO: '0',
    PORT: '0',
    RATE_LIMIT_PER_MINUTE: '10000000',
  });
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
  await fundProgramme(system, { ...allocated, amountCents: 1_000_000_000, actReference: 'Misura' });
  await writePlaces();
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
