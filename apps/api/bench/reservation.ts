// Granting a dowry, which reserves its three lines: through HTTP with everything on, against pgbench calling the posting function
// alone, one posting in a transaction, in the same run. On fifty districts and on one that all want. Floor 0.45, aim 0.60.
// npm run bench -- reservation [seconds of a round, 3]

import { randomBytes } from 'node:crypto';
import { systemContext } from '../src/installation.ts';
import { apiKeys, hashOf, organisations } from '../src/modules/identity/index.ts';
import { holderIdOf } from '../src/modules/ledger/index.ts';
import { editionById } from '../src/modules/programmes/index.ts';
import { clockOf } from '../src/platform/clock.ts';
import { applicationUrl, connect } from '../src/platform/database.ts';
import { newId } from '../src/platform/id.ts';
import { readyPersons, requestedDowries } from '../test/builders/dowries.ts';
import { expectProvenLedger, giveDistrict, makeDistrict } from '../test/money.ts';
import { interleaved, openBenchDatabase, pgbench, startServer } from './support/harness.ts';
import { type Once, postEach } from './support/post-each.ts';

const seconds = Math.max(1, Number(process.argv[2] ?? 3));
const rounds = 5;
const connections = 20;
const districtCount = 50;
/** Enough for what the fastest machine can grant. */
const dowriesPerSecondMax = 1500;
const dowriesPerContender = Math.ceil(rounds * seconds * dowriesPerSecondMax);
const edition = editionById('puoi-plus-2024');
if (!edition) throw new Error('the edition is missing');
const editionId = edition.id;
const [{ components }] = edition.variants;
const fundIds = [...new Set(components.map(({ fundId }) => fundId.value))];

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

/** A body of this kind, and an application's key that acts for it. */
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
      scopes: ['dowries:grant', 'dowries:read'],
      districtIds: [],
      expiresAt: new Date('2100-01-01T00:00:00Z'),
    });
  });
  return secret;
}

/** Promoters, and districts with enough money for every dowry of the run. */
async function openStage() {
  const organisationIds = Array.from({ length: 8 }, () => newId());
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

/** Requests to grant dowries that wait in these districts. */
async function grantsIn(districtIds: readonly string[], secret: string): Promise<Once[]> {
  const share = Math.ceil(dowriesPerContender / (districtIds.length * stage.organisationIds.length));
  const dowryIds: string[] = [];
  for (const districtId of districtIds)
    for (const organisationId of stage.organisationIds) {
      const given = { operator: { id: newId(), organisationId }, districtId };
      const persons = await readyPersons(world, share, given);
      dowryIds.push(...(await requestedDowries(world, persons, given)));
    }
  return dowryIds
    .map((id) => ({ id, at: Math.random() }))
    .toSorted((a, b) => a.at - b.at)
    .map(({ id }) => ({
      path: `/api/v1/dowries/${id}/clearance`,
      headers: { authorization: `Bearer ${secret}`, 'if-match': '"1"', 'idempotency-key': newId() },
    }));
}

/** The posting function alone: the same three moves on the same district funds, with fresh dowries. */
async function postingScript(): Promise<(districts: number) => string> {
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
      stage.organisationIds[at % 8],
    ]);
  }
  await bench.query('grant select on bench_places to approdo_app');
  const lines = components.map(({ component }) => `'${component}'`).join(', ');
  const amounts = components.map(({ amountCents }) => amountCents.value).join(', ');
  return (districts) => `\\set n random(1, ${districts})
begin;
select set_config('app.role', 'authority', true), set_config('app.actor_id', '${newId()}', true);
select answer.outcome from bench_places p
  cross join (select gen_random_uuid() as dowry, array[gen_random_uuid(), gen_random_uuid(), gen_random_uuid()] as lines) x
  cross join lateral app.post_to_ledger(gen_random_uuid(), 'reserve', current_date, null, 'bench:' || x.dowry, sha256(uuid_send(x.dowry)),
    'dote:' || x.dowry, jsonb_build_object('dowryId', x.dowry), null, p.fund_ids, '{available,available,available}', x.lines,
    '{reserved,reserved,reserved}', array[${amounts}]::bigint[], x.lines, p.fund_ids,
    array[p.organisation_id, p.organisation_id, p.organisation_id], array[x.dowry, x.dowry, x.dowry], array[${lines}]) answer
  where p.n = :n;
commit;`;
}

const stage = await openStage();
const secret = await authorityKey();
const preparedAt = performance.now();
const [hotDistrict = ''] = stage.districtIds;
const spread = await grantsIn(stage.districtIds, secret);
const hot = await grantsIn([hotDistrict], secret);
await bench.query('vacuum analyze');
console.log(
  `${spread.length + hot.length} dowries wait, prepared in ${Math.round((performance.now() - preparedAt) / 1000)} s`,
);

const product = await startServer('src/server.ts', {
  DATABASE_URL: bench.ownerUrl,
  DEMO: '0',
  PORT: '0',
  RATE_LIMIT_PER_MINUTE: '10000000',
});
const script = await postingScript();
const byHttp = (requests: Once[]) => () => postEach({ url: product.url, requests, connections, seconds });
const byPgbench = (districts: number) => async () =>
  (await pgbench(applicationUrl(bench.ownerUrl), script(districts), { seconds, clients: connections })) ??
  Number.NaN;

const results = await interleaved(
  { http: byHttp(spread), pgbench: byPgbench(districtCount), hotHttp: byHttp(hot), hotPgbench: byPgbench(1) },
  rounds,
);
await product.stop();
const row = (http: number, alone: number) => ({
  'HTTP /s': Math.round(http),
  'posting function /s': Number.isNaN(alone) ? 'pgbench is not installed: not measured' : Math.round(alone),
  ratio: Number.isNaN(alone) ? '-' : (http / alone).toFixed(2),
  floor: '0.45',
  aim: '0.60',
});
console.table({
  [`${districtCount} districts`]: row(results.http, results.pgbench),
  'one district': row(results.hotHttp, results.hotPgbench),
});
const provedAt = performance.now();
await expectProvenLedger(world);
console.log(`the whole ledger proved in ${Math.round(performance.now() - provedAt)} ms`);
await database.close();
await bench.close();
