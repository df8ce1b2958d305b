import pg from 'pg';
import {
  holderIdOf,
  type Posting,
  postAll,
  proveLedger,
  reserveDowry,
} from '../../src/modules/ledger/index.ts';
import { newId } from '../../src/platform/id.ts';
import { brokenAmong, type Fault } from '../fault.ts';
import { openStage, type Stage } from '../support/stage.ts';

const component = 'operatorServices' as const;
const atOnce = 16;
const perTransaction = 20;
/** What comes of a circle of waits, and of a serialisation that failed. */
const circular = ['40P01', '40001'];

/** Many postings of many moves over the same holders, in any order, many in a transaction. */
export const deadlocks: Fault = {
  name: 'deadlocks',
  title: 'random postings of many moves over few holders',
  run: async (scale) => {
    const postings = scale === 'long' ? 1_000_000 : 1_000;
    const stage = await openStage({ districts: 5, connections: atOnce });
    try {
      const dowries = await openDowries(stage, 60);
      const startedAt = performance.now();
      const errors = await postRandomly(stage, dowries, postings);
      const seconds = (performance.now() - startedAt) / 1000;
      const [counted] = await stage.sql<{ deadlocks: number }>(
        'select deadlocks::int as deadlocks from pg_stat_database where datname = current_database()',
      );
      const faults = await stage.system.transaction((tx) => proveLedger(tx));
      const control = await crossNaively(stage);
      return {
        figures: {
          postings,
          'postings a second': Math.round(postings / seconds),
          deadlocks: errors.filter((code) => code === '40P01').length,
          'serialisation failures': errors.filter((code) => code === '40001').length,
        },
        broken: brokenAmong({
          '0 deadlocks, 0 serialisation failures':
            counted?.deadlocks === 0 && !errors.some((code) => circular.includes(code)),
          'no other error': errors.length === 0,
          'the ledger proves': faults.length === 0,
        }),
        control: {
          without: 'one order of locks: each locks as it comes',
          harm: `1 of 2 ended with ${control}`,
          isHarmed: control === '40P01',
        },
      };
    } finally {
      await stage.close();
    }
  },
};

interface Line {
  lineId: string;
  fundId: string;
}

async function openDowries({ system, fund, districtIds, authority }: Stage, count: number): Promise<Line[]> {
  const lines: Line[] = [];
  for (let number = 0; number < count; number++) {
    const [dowryId, districtId] = [newId(), districtIds[number % districtIds.length] ?? ''];
    const components = [{ component, fundId: fund.fundId, amountCents: 1_000_000 }];
    const { organisationId } = authority;
    const asked = { dowryId, editionId: fund.editionId, districtId, organisationId, components };
    await system.transaction((tx) => reserveDowry(tx, system, asked));
    lines.push({
      lineId: holderIdOf({ kind: 'doteComponent', dowryId, component }),
      fundId: holderIdOf({ kind: 'districtFund', ...fund, districtId }),
    });
  }
  return lines;
}

/** Posts as many as asked from all connections at once; the codes of the errors. */
async function postRandomly({ system }: Stage, lines: readonly Line[], count: number): Promise<string[]> {
  const errors: string[] = [];
  let left = count;
  const today = system.clock.today();
  await Promise.all(
    Array.from({ length: atOnce }, async () => {
      while (left > 0) {
        const size = Math.min(perTransaction, left);
        left -= size;
        const postings = Array.from({ length: size }, () => randomPosting(lines, today));
        await system.transaction((tx) => postAll(tx, postings)).catch((error) => errors.push(codeOf(error)));
      }
    }),
  );
  return errors;
}

const draw = <Value>(values: readonly Value[]): Value => {
  const value = values[Math.floor(Math.random() * values.length)];
  if (value === undefined) throw new RangeError('nothing to draw from');
  return value;
};

/** A posting of 2 to 6 moves between funds and lines drawn at random. */
function randomPosting(lines: readonly Line[], effectiveOn: Posting['effectiveOn']): Posting {
  const kind = Math.random() < 0.5 ? 'reserve' : 'release';
  const moves = Array.from({ length: 2 + Math.floor(Math.random() * 5) }, () => {
    const { lineId, fundId } = draw(lines);
    const line = { holderId: lineId, stage: 'reserved' as const };
    const fund = { holderId: fundId, stage: 'available' as const };
    return kind === 'reserve'
      ? { from: fund, to: line, amountCents: 1 }
      : { from: line, to: fund, amountCents: 1 };
  });
  return { kind, idempotencyKey: newId(), effectiveOn, moves };
}

function codeOf(error: unknown): string {
  const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error;
  return cause instanceof pg.DatabaseError ? (cause.code ?? cause.message) : String(cause);
}

/** Two who lock two rows, each in its own order: how the one ends that the database gives up. */
async function crossNaively({ cluster }: Stage): Promise<string> {
  const pool = new pg.Pool({ connectionString: cluster.ownerUrl, max: 2 });
  pool.on('error', () => {});
  await pool.query('create table naive_holders as select id, 0 as cents from generate_series(1, 2) id');
  const [one, two] = [await pool.connect(), await pool.connect()];
  const add = (client: pg.PoolClient, id: number) =>
    client.query('update naive_holders set cents = cents + 1 where id = $1', [id]);
  await Promise.all([one.query('begin'), two.query('begin')]);
  await Promise.all([add(one, 1), add(two, 2)]);
  const crossed = await Promise.allSettled([add(one, 2), add(two, 1)]);
  await Promise.all([one.query('rollback'), two.query('rollback')]);
  for (const client of [one, two]) client.release();
  await pool.end();
  const given = crossed.find((answer) => answer.status === 'rejected');
  return given ? codeOf(given.reason) : 'nothing';
}
