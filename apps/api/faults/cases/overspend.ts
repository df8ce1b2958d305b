import pg from 'pg';
import { proveLedger } from '../../src/modules/ledger/index.ts';
import { brokenAmong, type Fault } from '../fault.ts';
import { type Sender, senderTo } from '../support/client.ts';
import { type Attempt, onComponent, onDistrict, onProgramme } from '../support/contenders.ts';
import { openDayClock, openDaySettings } from '../support/open-day.ts';
import { openProduct } from '../support/product.ts';
import { openStage, type Stage } from '../support/stage.ts';

const requests = 512;
const room = 100;
const atOnce = 24;
const levels = { component: onComponent, district: onDistrict, programme: onProgramme };
type Level = keyof typeof levels;

/** Many more requests than there is room for, on a line, a district and a programme at once. */
export const overspend: Fault = {
  name: 'overspend',
  title: '512 requests for room 100, on component, district and programme at once',
  run: async (scale) => {
    const rounds = scale === 'long' ? 50 : 1;
    const stage = await openStage({ connections: atOnce, clock: openDayClock });
    const product = await openProduct(stage.cluster.ownerUrl, {
      DATABASE_POOL_SIZE: '16',
      ...openDaySettings,
    });
    const sender = senderTo(product.url, atOnce * 2);
    try {
      const tally: Tally = { endings: [], failures: 0 };
      for (let round = 0; round < rounds; round++) await playRound({ stage, sender }, tally);
      const faults = await stage.system.transaction((tx) => proveLedger(tx));
      const naive = await overspendNaively(stage);
      return {
        figures: {
          rounds,
          requests: rounds * requests * 3,
          accepted: tally.endings.reduce((sum, { accepted }) => sum + accepted, 0),
          'answers 5xx': tally.failures,
        },
        broken: brokenAmong({
          [`exactly ${room} each time, the others refused`]: tally.endings.every(
            ({ accepted, refused }) => accepted === room && refused === requests - room,
          ),
          '0 answers 5xx': tally.failures === 0,
          'the ledger proves, 0 cents over': faults.length === 0,
        }),
        control: {
          without: 'a balance in one row: each sums first and inserts after',
          harm: `${naive} accepted for room ${room}`,
          isHarmed: naive > room,
        },
      };
    } finally {
      sender.close();
      await product.close();
      await stage.close();
    }
  },
};

interface Tally {
  /** Of each level of each round. */
  endings: { level: Level; accepted: number; refused: number }[];
  failures: number;
}

async function playRound(scene: { stage: Stage; sender: Sender }, tally: Tally): Promise<void> {
  const tell = (status: number) => {
    if (status === 0 || status >= 500) tally.failures++;
  };
  const names: Level[] = ['programme', 'component', 'district'];
  const prepared: { level: Level; attempts: Attempt[] }[] = [];
  for (const level of names)
    prepared.push({ level, attempts: await levels[level]({ ...scene, requests, room, tell }) });
  await Promise.all(
    prepared.map(async ({ level, attempts }) => {
      const statuses = await allAtOnce(attempts);
      const accepted = statuses.filter((status) => status < 300).length;
      const refused = statuses.filter((status) => status === 409).length;
      tally.endings.push({ level, accepted, refused });
    }),
  );
}

/** Makes every attempt, as many at a time as may be. */
async function allAtOnce<Answer>(attempts: readonly (() => Promise<Answer>)[]): Promise<Answer[]> {
  const waiting = [...attempts];
  const answers: Answer[] = [];
  await Promise.all(
    Array.from({ length: atOnce }, async () => {
      for (let next = waiting.pop(); next; next = waiting.pop()) answers.push(await next());
    }),
  );
  return answers;
}

/** The same contest where each adds up what was taken before it takes: how many were accepted. */
async function overspendNaively({ cluster }: Stage): Promise<number> {
  const pool = new pg.Pool({ connectionString: cluster.ownerUrl, max: atOnce });
  await pool.query('create table naive_reservations (id uuid primary key)');
  const reserve = async () => {
    const client = await pool.connect();
    try {
      await client.query('begin');
      const { rows } = await client.query<{ taken: number }>(
        'select count(*)::int as taken from naive_reservations',
      );
      const fits = (rows[0]?.taken ?? 0) < room;
      if (fits) await client.query('insert into naive_reservations values (gen_random_uuid())');
      await client.query('commit');
      return fits;
    } finally {
      client.release();
    }
  };
  const accepted = (await allAtOnce(Array.from({ length: requests }, () => reserve))).filter(Boolean);
  await pool.end();
  return accepted.length;
}
