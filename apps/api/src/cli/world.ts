// Fills the database with invented case files, for benchmarks: npm run world -- --case-files 100000
import { parseArgs } from 'node:util';
import { openFiles } from '../demonstration/arrivals.ts';
import { existingCast } from '../demonstration/existing-cast.ts';
import { belfioreCodes, takenTaxCodes } from '../demonstration/places.ts';
import { randomOf } from '../demonstration/random.ts';
import { openInstallation, systemContext } from '../installation.ts';
import { systemClock } from '../platform/clock.ts';
import { readConfig } from '../platform/config.ts';

const { values } = parseArgs({
  options: { 'case-files': { type: 'string', default: '10000' }, seed: { type: 'string', default: '1' } },
});
const count = Number(values['case-files']);
const seed = Number(values.seed);
if (!Number.isInteger(count) || count < 1 || count > 5_000_000 || !Number.isInteger(seed)) {
  console.error('usage: npm run world -- --case-files N [--seed S], N from 1 to 5,000,000');
  process.exit(1);
}

const installation = await openInstallation(readConfig(process.env), (error) => console.error(error.message));
try {
  const system = systemContext({
    database: installation.database,
    clock: systemClock,
    log: console,
    requestId: 'world',
  });
  const cast = await existingCast(system);
  const startedAt = performance.now();
  const belfioreOf = await belfioreCodes(system);
  await openFiles(system, {
    random: randomOf(seed),
    cast,
    count,
    on: systemClock.today(),
    belfioreOf,
    completeShare: 0.8,
    taken: await takenTaxCodes(system),
  });
  const seconds = (performance.now() - startedAt) / 1000;
  console.log(`${count} case files in ${seconds.toFixed(1)} s: ${Math.round(count / seconds)} a second`);
} finally {
  await installation.close();
}
