// Fills the database with invented case files and the lives of doti, for benchmarks: npm run world -- --case-files 100000 --doti 1000
import { parseArgs } from 'node:util';
import { openFiles } from '../demonstration/arrivals.ts';
import { existingCast } from '../demonstration/existing-cast.ts';
import { fundProgrammes, moneyOn } from '../demonstration/money.ts';
import { belfioreCodes, takenTaxCodes } from '../demonstration/places.ts';
import { randomOf } from '../demonstration/random.ts';
import { bringVeterans } from '../demonstration/veterans.ts';
import { openInstallation, systemContext } from '../installation.ts';
import { systemClock } from '../platform/clock.ts';
import { readConfig } from '../platform/config.ts';

const { values } = parseArgs({
  options: {
    'case-files': { type: 'string', default: '10000' },
    doti: { type: 'string', default: '0' },
    seed: { type: 'string', default: '1' },
  },
});
const count = Number(values['case-files']);
const doti = Number(values.doti);
const seed = Number(values.seed);
/** Of those who come for a dowry, about so many are granted one. */
const grantedShare = 0.8;
/** Doti for which the money of one demonstration world is enough. */
const dotiOfOneWorld = 60;
const isWhole = (value: number, min: number, max: number) =>
  Number.isInteger(value) && value >= min && value <= max;
if (!isWhole(count, 1, 5_000_000) || !isWhole(doti, 0, 100_000) || !Number.isInteger(seed)) {
  console.error(
    'usage: npm run world -- --case-files N [--doti M] [--seed S], N from 1 to 5,000,000, M up to 100,000',
  );
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
  const taken = await takenTaxCodes(system);
  const on = systemClock.today();
  await openFiles(system, { random: randomOf(seed), cast, count, on, belfioreOf, completeShare: 0.8, taken });
  const seconds = (performance.now() - startedAt) / 1000;
  console.log(`${count} case files in ${seconds.toFixed(1)} s: ${Math.round(count / seconds)} a second`);
  if (doti > 0) {
    const { database } = installation;
    const begunAt = performance.now();
    await fundProgrammes({ database, cast, on, times: Math.ceil(doti / dotiOfOneWorld) });
    await bringVeterans({
      ...{ database, system, cast, belfioreOf, taken, on },
      seed: seed + 1,
      count: Math.ceil(doti / grantedShare),
      from: moneyOn(on),
      closesMonths: false,
    });
    console.log(`the lives of about ${doti} doti in ${((performance.now() - begunAt) / 1000).toFixed(1)} s`);
  }
} finally {
  await installation.close();
}
