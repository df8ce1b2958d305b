// What a coordinator's and an auditor's pages ask of a ledger that grows: each answer through HTTP, one after the other, beside the
// same waterfall as a sum over all moves; then how fast the whole is sealed and proven, and in how much memory.
// npm run bench -- budgets [sizes in postings, 10000,100000,1000000]

import { romeToday } from '@approdo/shared/dates';
import pg from 'pg';
import { encodeCursor } from '../src/platform/keyset.ts';
import { type BenchDatabase, openBenchDatabase, startProduct } from './support/harness.ts';
import { loadLives } from './support/ledger-load.ts';
import { runVerify } from './support/program.ts';
import { authorityKey, systemOf } from './support/stage.ts';

const sizes = (process.argv[2] ?? '10000,100000,1000000').split(',').map(Number);
const timesAsked = 100;

type Table = Record<string, Record<string, string | number | null>>;
const answers: Table = {};
const proofs: Table = {};
for (const size of sizes) await measure(size);
console.log('milliseconds of an answer: half of them are as fast, and 99 in 100');
console.table(answers);
console.table(proofs);

/** One ledger of whole lives of doti, in a database of its own. */
async function measure(size: number): Promise<void> {
  const bench = await openBenchDatabase();
  const world = systemOf(bench);
  try {
    const secret = await authorityKey(world);
    const { postings, perSecond } = await loaded(bench.ownerUrl, size);
    const column = `${postings} postings`;
    const sealing = await runVerify(['seal'], bench.environment);
    const proof = await runVerify([], bench.environment);
    proofs[column] = {
      'posted /s': Math.round(perSecond),
      'sealed /s': Math.round(postings / sealing.seconds),
      'proven /s': Math.round(postings / proof.seconds),
      'proven in s': Number(proof.seconds.toFixed(1)),
      'memory MB': proof.peakMegabytes,
    };
    const product = await startProduct(bench.environment);
    try {
      const asked = { ...(await askedOf(bench)), ...(await summedBy(bench)) };
      for (const [name, ask] of Object.entries(asked))
        answers[name] = { ...answers[name], [column]: await timesOf(() => ask(product.url, secret)) };
    } finally {
      await product.stop();
    }
  } finally {
    await world.database.close();
    await bench.close();
  }
}

async function loaded(url: string, size: number) {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  const startedAt = performance.now();
  const postings = await loadLives({ client, postings: size, from: '2024-01-01' });
  const perSecond = (postings / (performance.now() - startedAt)) * 1000;
  await client.query('vacuum analyze');
  await client.end();
  return { postings, perSecond };
}

type Ask = (url: string, secret: string) => Promise<void>;

/** The requests of the pages, by what they show. */
async function askedOf(bench: BenchDatabase): Promise<Record<string, Ask>> {
  const [one] = await bench.query<OneLine & { movement: string }>(
    `select h.id as holder, (select l.id from ledger_holders l where l.kind = 'doteComponent' order by l.id
        offset (select count(*) / 3 from ledger_holders where kind = 'doteComponent') limit 1) as later, h.district_id as district, h.organisation_id as promoter,
      (select m.transaction_id from ledger_moves m where m.to_holder_id = h.id and m.kind = 'accrue' limit 1) as movement
     from ledger_holders h where h.kind = 'doteComponent' order by h.id limit 1`,
  );
  if (!one) throw new Error('the ledger is empty');
  const [fund] = await bench.query<{ id: string }>(
    `select id from ledger_holders where kind = 'districtFund' and district_id = '${one.district}'`,
  );
  const paths = {
    'waterfall by district': '/budgets/waterfall?groupBy=district',
    'waterfall by promoter': '/budgets/waterfall?groupBy=promoter',
    'waterfall of a district': `/budgets/waterfall?groupBy=component&districtId=${one.district}`,
    'waterfall of a past day': '/budgets/waterfall?asOf=2024-12-31',
    // the day from which both ends of its month are farthest
    'waterfall of the middle of a month': '/budgets/waterfall?asOf=2024-12-15',
    'waterfall of a day, as recorded': `/budgets/waterfall?asOf=${romeToday(new Date())}&time=recorded`,
    funds: '/budgets/funds?limit=100',
    'how many more': '/budgets/openings?limit=100',
    alerts: '/budgets/alerts?limit=100',
    'lines behind what is paid': '/budgets/lines?stage=paid&limit=50',
    'lines of a promoter': `/budgets/lines?stage=paid&limit=50&promoterId=${one.promoter}`,
    ...pastLinePaths(one),
    'movements behind what is available': '/budgets/movements?figure=available&limit=50',
    'movements of a district': `/budgets/movements?figure=available&limit=50&districtId=${one.district}`,
    why: `/budgets/movements/${one.movement}`,
    forecast: '/budgets/forecast?editionId=puoi-2022',
    journal: '/ledger/transactions?limit=50',
    'journal of a promoter': `/ledger/transactions?limit=50&promoterId=${one.promoter}`,
    'history of a line': `/ledger/holders/${one.holder}/moves?limit=50`,
    'history of a district': `/ledger/holders/${fund?.id}/moves?limit=50`,
    'proof of a transaction': `/ledger/transactions/${one.movement}/proof`,
  };
  return Object.fromEntries(Object.entries(paths).map(([name, path]) => [name, requestOf(path)]));
}

interface OneLine {
  holder: string;
  /** A line in the middle of the list. */
  later: string;
  district: string;
  promoter: string;
}

/** The lists behind figures of past days: of stages that many lines are in and few, of early days and late, whole and narrowed. */
function pastLinePaths({ later, district, promoter }: OneLine): Record<string, string> {
  const lines = '/budgets/lines?limit=50';
  const today = romeToday(new Date());
  const day = 'asOf=2024-12-31';
  return {
    'lines of a past day': `${lines}&stage=accrued&${day}`,
    'lines of a past day, paid': `${lines}&stage=paid&${day}`,
    'lines of a past day, ordered': `${lines}&stage=ordered&${day}`,
    'lines of a past day, recoverable': `${lines}&stage=recoverable&${day}`,
    'lines of a past day, a later page': `${lines}&stage=paid&${day}&cursor=${encodeCursor([later])}`,
    'lines of an early day': `${lines}&stage=reserved&asOf=2024-01-01`,
    'lines of an early day, ordered': `${lines}&stage=ordered&asOf=2024-02-06`,
    'lines of a past day, a component': `${lines}&stage=paid&${day}&component=hostTutoring`,
    'lines of a past day, a promoter': `${lines}&stage=ordered&${day}&promoterId=${promoter}`,
    'lines of a past day, a district': `${lines}&stage=ordered&${day}&districtId=${district}`,
    'lines of a day as recorded, paid': `${lines}&stage=paid&time=recorded&asOf=${today}`,
    'lines of a day as recorded, ordered': `${lines}&stage=ordered&time=recorded&asOf=${today}`,
  };
}

function requestOf(path: string): Ask {
  return async (url, secret) => {
    const reply = await fetch(`${url}/api/v1${path}`, { headers: { authorization: `Bearer ${secret}` } });
    const text = await reply.text();
    if (!reply.ok) throw new Error(`${path} answered ${reply.status}: ${text.slice(0, 400)}`);
  };
}

/** The waterfall by district as it would be without balances: a sum over every move. */
async function summedBy(bench: BenchDatabase): Promise<Record<string, Ask>> {
  const sum = `select h.district_id, s.stage, sum(s.cents) from (
      select to_holder_id as holder_id, to_stage as stage, amount_cents as cents from ledger_moves
      union all select from_holder_id, from_stage, -amount_cents from ledger_moves) s
    join ledger_holders h on h.id = s.holder_id group by 1, 2`;
  return {
    '(the same as a sum over the moves, in SQL)': async () => {
      await bench.query(sum);
    },
  };
}

/** Asks over and over, for ten seconds at the most. The first answers count: nobody's first page is warm. */
async function timesOf(ask: () => Promise<void>): Promise<string> {
  const times: number[] = [];
  const startedAt = performance.now();
  while (times.length < timesAsked && performance.now() - startedAt < 10_000) {
    const askedAt = performance.now();
    await ask();
    times.push(performance.now() - askedAt);
  }
  times.sort((a, b) => a - b);
  const at = (share: number) =>
    times[Math.min(times.length - 1, Math.floor(times.length * share))] ?? Number.NaN;
  return `${at(0.5).toFixed(0)} / ${at(0.99).toFixed(0)}`;
}
