// Reading one case file by id, a list of 50, and searching by name: through HTTP with everything on (key, permission, scope, schema,
// rate limit, log), against a bare Fastify + pg endpoint with the same SQL and against pgbench, in the same run. Floors 0.5 and 0.8.
// npm run bench -- reads [case files, 100000]

import { buildApp } from '../src/app.ts';
import { demonstrationKey } from '../src/demonstration/accounts.ts';
import { openFiles } from '../src/demonstration/arrivals.ts';
import { existingCast } from '../src/demonstration/existing-cast.ts';
import { belfioreCodes } from '../src/demonstration/places.ts';
import { randomOf } from '../src/demonstration/random.ts';
import { systemContext } from '../src/installation.ts';
import { systemClock } from '../src/platform/clock.ts';
import { applicationUrl, connect } from '../src/platform/database.ts';
import {
  type BenchDatabase,
  interleaved,
  loadOnce,
  openBenchDatabase,
  pgbench,
  startProduct,
  startRival,
} from './support/harness.ts';
import { asScript, type RecordedStatement, recordStatements } from './support/recorded-statements.ts';

const count = Number(process.argv[2] ?? 100_000);
const rounds = 5;
const headers = { authorization: `Bearer ${demonstrationKey}` };
const api = '/api/v1/case-files';

/** Fills the database; answers the ids of the files that the key's body may read. */
async function fill(bench: BenchDatabase): Promise<string[]> {
  const database = connect({
    url: applicationUrl(bench.ownerUrl),
    size: 4,
    onError: () => {},
    statementTimeoutMs: 60_000,
  });
  const system = systemContext({ database, clock: systemClock, log: console, requestId: 'bench' });
  const cast = await existingCast(system);
  const startedAt = performance.now();
  const options = {
    random: randomOf(1),
    cast,
    count,
    on: systemClock.today(),
    belfioreOf: await belfioreCodes(system),
    completeShare: 0.8,
    taken: new Set<string>(),
  };
  const arrivals = await openFiles(system, options);
  console.log(
    `${count} case files written: ${Math.round((count / (performance.now() - startedAt)) * 1000)} a second`,
  );
  await database.close();
  await bench.query('vacuum analyze');
  const own = cast.desks[0]?.organisationId;
  return arrivals.filter(({ desk }) => desk.organisationId === own).map(({ caseFileId }) => caseFileId);
}

/** What the product asks its database for each of the two reads. */
async function statementsOf(
  bench: BenchDatabase,
  id: string,
): Promise<{ file: RecordedStatement[]; list: RecordedStatement[] }> {
  const database = connect({ url: applicationUrl(bench.ownerUrl), size: 1, onError: () => {} });
  const app = await buildApp({ database, clock: systemClock, version: 'bench' });
  const ask = (url: string) => app.inject({ url, headers });
  await ask(`${api}/${id}`); // the key is looked up and believed for a while
  const file = await recordStatements(() => ask(`${api}/${id}`), id);
  const list = await recordStatements(() => ask(`${api}?limit=50`));
  await app.close();
  await database.close();
  return { file, list };
}

const bench = await openBenchDatabase();
const ids = await fill(bench);
const sample = ids.slice(0, 500);
const statements = await statementsOf(bench, sample[0] ?? '');
console.log(`statements: ${statements.file.length} for a file, ${statements.list.length} for a list`);
const product = await startProduct(bench.environment);
const bare = await startRival('bench/support/bare-server.ts', {
  ...bench.environment,
  STATEMENTS: JSON.stringify(statements),
});

const filePaths = (prefix: string) => sample.map((id) => `${prefix}/${id}`);
const perSecond = (url: string, paths: string[]) => async () =>
  (await loadOnce({ url, paths, headers, seconds: 3 })).perSecond;
const script = (list: RecordedStatement[], id = '') => list.map(asScript).join('\n').replaceAll(':id', id);
const byPgbench = (list: RecordedStatement[]) => async () =>
  (await pgbench(bench.ownerUrl, script(list, sample[0]), { seconds: 3 })) ?? Number.NaN;

const results = await interleaved(
  {
    fileProduct: perSecond(product.url, filePaths(api)),
    fileBare: perSecond(bare.url, filePaths('/file')),
    filePgbench: byPgbench(statements.file),
    listProduct: perSecond(product.url, [`${api}?limit=50`]),
    listBare: perSecond(bare.url, ['/list/0']),
    listPgbench: byPgbench(statements.list),
  },
  rounds,
);
const ratio = (a: number, b: number) => (a / b).toFixed(2);
console.table({
  'one case file by id': {
    'product /s': Math.round(results.fileProduct),
    'bare /s': Math.round(results.fileBare),
    ratio: ratio(results.fileProduct, results.fileBare),
    floor: '0.50',
    'of pgbench': ratio(results.fileProduct, results.filePgbench),
  },
  'list of 50': {
    'product /s': Math.round(results.listProduct),
    'bare /s': Math.round(results.listBare),
    ratio: ratio(results.listProduct, results.listBare),
    floor: '0.80',
    'of pgbench': ratio(results.listProduct, results.listPgbench),
  },
});

const names = [
  'diallo',
  'okonkwo',
  'moh',
  'tra',
  'fatou',
  'blessing',
  'lamin ceesay',
  'xy',
  'kovalenko',
  'mamadou bah',
];
const search = await loadOnce({
  url: product.url,
  // a name is personal data: it is searched for by a body, never in an address
  paths: names.map((q) => ({ path: '/api/v1/case-file-searches', body: { q } })),
  headers,
  seconds: 5,
  connections: 2,
});
console.log(
  `search by name among ${count}: ${Math.round(search.perSecond)} a second, p50 ${search.p50Ms} ms, p99 ${search.p99Ms} ms (aim: p99 under 50 ms)`,
);
const calm = await loadOnce({ url: product.url, paths: filePaths(api), headers, seconds: 4, connections: 4 });
console.log(`a file by id with 4 connections: p50 ${calm.p50Ms} ms, p99 ${calm.p99Ms} ms`);

await product.stop();
await bare.stop();
await bench.close();
