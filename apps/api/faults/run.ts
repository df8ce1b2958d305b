// Does to the product what happens to it, and counts: npm run faults [-- --long] [name ...]
// Each fault comes with a control in which the protection is missing, and which must come to harm.
import path from 'node:path';
import { parseArgs } from 'node:util';
import { packageFolder } from '../src/platform/migrations.ts';
import { type Fault, isWithstood, type Scale } from './fault.ts';
import { faults } from './faults.ts';
import { linesOf, type Outcome, writeReport } from './report.ts';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { long: { type: 'boolean', default: false } },
});
const scale: Scale = values.long ? 'long' : 'short';
const unknown = positionals.filter((name) => !faults.some((fault) => fault.name === name));
if (unknown.length > 0) {
  console.error(`${unknown.join(', ')}: there are ${faults.map(({ name }) => name).join(', ')}.`);
  process.exit(2);
}

async function play({ name, title, run }: Fault): Promise<Outcome> {
  const startedAt = performance.now();
  const verdict = await run(scale);
  return { name, title, seconds: (performance.now() - startedAt) / 1000, verdict };
}

// an end by signal ends what was started, too
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(1));
const chosen = positionals.length > 0 ? faults.filter(({ name }) => positionals.includes(name)) : faults;
const outcomes: Outcome[] = [];
for (const fault of chosen) {
  const outcome = await play(fault);
  outcomes.push(outcome);
  console.log(linesOf(outcome).join('\n'));
}
const folder = path.join(packageFolder('.'), '..', '..', 'test-results', 'faults');
writeReport(folder, { scale, outcomes });
console.log(`\nThe report is in ${folder}.`);
const isFailed = ({ verdict }: Outcome) => !('skipped' in verdict) && !isWithstood(verdict);
process.exitCode = outcomes.some(isFailed) ? 1 : 0;
