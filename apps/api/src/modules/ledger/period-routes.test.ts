import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { contextAs, expectProvenLedger, giveDistrict, makeDistrict } from '../../../test/money.ts';
import { type Caller, day, useWorld } from '../../../test/world.ts';
import { newId } from '../../platform/id.ts';
import { holderIdOf, type Posting, post, proveLedger } from './index.ts';
import type { Period, PeriodAct } from './schemas.ts';

const world = useWorld({ connections: 20 });
const fund = { editionId: 'puoi-2022', fundId: 'fse-pon-inclusione' };

let proposer: Caller;
let decider: Caller;
let districtId: string;
beforeAll(async () => {
  proposer = await world.person('authority');
  decider = await world.person('authority');
  districtId = await makeDistrict(world);
  await giveDistrict(contextAs(world, 'authority'), { ...fund, districtId }, 1);
  await fundProgramme();
});
afterAll(() => expectProvenLedger(world));

const propose = (month: string, act: 'close' | 'reopen' = 'close', caller = proposer) =>
  caller.post<PeriodAct>('/ledger/period-acts', { month, act, reason: 'Rendicontazione inviata' });
const confirm = (id: string, caller = decider) =>
  caller.post<PeriodAct>(`/ledger/period-acts/${id}/confirmation`);
async function decided(month: string, act: 'close' | 'reopen' = 'close'): Promise<void> {
  const { body } = await propose(month, act);
  expect((await confirm(body.id)).status).toBe(200);
}
const stateOf = async (month: string) => {
  const { body } = await proposer.get<{ items: Period[] }>('/ledger/periods?limit=100');
  return body.items.find((period) => period.month === month)?.state;
};
/** One cent of the programme back from the district, as a fact of this day. */
const cent = (effectiveOn: string): Posting => ({
  kind: 'allocate',
  idempotencyKey: newId(),
  effectiveOn: day(effectiveOn),
  moves: [
    {
      from: { holderId: holderIdOf({ kind: 'programmeFund', ...fund }), stage: 'available' },
      to: { holderId: holderIdOf({ kind: 'districtFund', ...fund, districtId }), stage: 'available' },
      amountCents: 1,
    },
  ],
});
async function posted(effectiveOn: string) {
  const authority = contextAs(world, 'authority');
  const { transactionId } = await authority.transaction((tx) => post(tx, cent(effectiveOn)));
  const [row] = await world.sql<{ effective: string; original: string | null }>(
    'select effective_on::text as effective, original_on::text as original from ledger_transactions where id = $1',
    [transactionId],
  );
  return row;
}

describe('a month', () => {
  it('is closed by two persons, and a fact of it then goes to the next open month with its own day', async () => {
    expect(await posted('2026-03-17')).toEqual({ effective: '2026-03-17', original: null });
    const { status, body } = await propose('2026-03');
    expect([status, body]).toMatchObject([
      201,
      { decision: 'pending', proposedById: proposer.id, month: '2026-03' },
    ]);
    expect(await stateOf('2026-03')).toBe('open');
    const confirmed = await confirm(body.id);
    expect(confirmed.body).toMatchObject({ decision: 'confirmed', decidedById: decider.id });
    expect(await stateOf('2026-03')).toBe('closed');
    expect(await posted('2026-03-17')).toEqual({ effective: '2026-04-01', original: '2026-03-17' });
    await decided('2026-04');
    expect(await posted('2026-03-18')).toEqual({ effective: '2026-05-01', original: '2026-03-18' });
    const auditor = await world.as('auditor');
    const audit = await auditor.get<{ items: { action: string }[] }>(`/audit-entries?entityId=${body.id}`);
    expect(audit.body.items.map(({ action }) => action)).toEqual([
      'ledgerPeriod.confirmed',
      'ledgerPeriod.proposed',
    ]);
  });

  it('is opened again by two persons, and takes its facts again', async () => {
    await decided('2026-02');
    await decided('2026-02', 'reopen');
    expect(await stateOf('2026-02')).toBe('open');
    expect(await posted('2026-02-28')).toEqual({ effective: '2026-02-28', original: null });
    await decided('2026-02');
    expect(await posted('2026-02-28')).toEqual({ effective: '2026-05-01', original: '2026-02-28' });
  });

  it('that is not over is not closed', async () => {
    const reply = await propose('2026-11');
    expect([reply.status, reply.body]).toMatchObject([422, { violations: [{ code: 'monthNotOver' }] }]);
  });

  it('is not closed twice, nor opened when it is open, nor asked for twice at a time', async () => {
    await decided('2025-12');
    const typeOf = async (reply: ReturnType<typeof propose>) => (await reply).body;
    expect(await typeOf(propose('2025-12'))).toMatchObject({ type: '/problems/ledger/period-already-so' });
    expect(await typeOf(propose('2025-11', 'reopen'))).toMatchObject({
      type: '/problems/ledger/period-already-so',
    });
    await propose('2025-11');
    expect(await typeOf(propose('2025-11'))).toMatchObject({ type: '/problems/ledger/period-pending' });
  });
});

describe('a proposal', () => {
  it('is confirmed by another person only, also below the API', async () => {
    const { body } = await propose('2025-10');
    const own = await confirm(body.id, proposer);
    expect([own.status, own.body]).toMatchObject([403, { type: '/problems/ledger/period-same-person' }]);
    const forced = world.sql(
      `set role approdo_ledger; update ledger_period_acts set decision = 'confirmed', decided_by = proposed_by, decided_at = now() where id = '${body.id}'`,
    );
    await expect(forced).rejects.toMatchObject({ constraint: 'ledger_period_confirmed_by_another' });
    expect(await stateOf('2025-10')).toBe('open');
  });

  it('is rejected with a reason, and then is not confirmed any more', async () => {
    const { body } = await propose('2025-09');
    const rejection = { reason: 'Manca l’estratto conto' };
    const rejected = await decider.post<PeriodAct>(`/ledger/period-acts/${body.id}/rejection`, rejection);
    expect(rejected.body).toMatchObject({ decision: 'rejected', decisionReason: rejection.reason });
    const late = await confirm(body.id);
    expect([late.status, late.body]).toMatchObject([409, { type: '/problems/ledger/period-act-decided' }]);
    expect(await stateOf('2025-09')).not.toBe('closed');
    expect((await propose('2025-09')).status).toBe(201);
  });

  it('that nobody made is not there', async () => {
    expect((await confirm(newId())).status).toBe(404);
    const reply = await decider.post(`/ledger/period-acts/${newId()}/rejection`, { reason: 'Non serve' });
    expect(reply.status).toBe(404);
  });

  it('is remembered, the last first, page by page', async () => {
    const whole = await proposer.get<{ items: PeriodAct[] }>('/ledger/period-acts?limit=100');
    const first = await proposer.get<{ items: PeriodAct[]; nextCursor: string }>(
      '/ledger/period-acts?limit=3',
    );
    const next = await proposer.get<{ items: PeriodAct[] }>(
      `/ledger/period-acts?limit=97&cursor=${first.body.nextCursor}`,
    );
    expect([...first.body.items, ...next.body.items]).toEqual(whole.body.items);
    expect(whole.body.items.length).toBeGreaterThan(5);
  });

  it('is written by the functions alone', async () => {
    for (const statement of ['delete from ledger_period_acts', 'update ledger_periods set closed_at = null'])
      await expect(world.sql(statement)).rejects.toMatchObject({ code: '23001' });
    const forged = contextAs(world, 'auditor').transaction((tx) =>
      tx.execute('select app.decide_ledger_period(gen_random_uuid(), true, null)'),
    );
    await expect(forged).rejects.toMatchObject({ cause: { code: '42501' } });
  });
});

describe('closing while others post', () => {
  /** Posts facts of a month from twelve at once until told to stop. */
  async function postingInto(effectiveOn: string, work: () => Promise<void>): Promise<number> {
    let isOver = false;
    let count = 0;
    const authority = contextAs(world, 'authority');
    const posters = Array.from({ length: 12 }, async () => {
      while (!isOver) {
        await authority.transaction((tx) => post(tx, cent(effectiveOn)));
        count += 1;
      }
    });
    await new Promise((resolve) => setTimeout(resolve, 150));
    await work();
    await new Promise((resolve) => setTimeout(resolve, 150));
    isOver = true;
    await Promise.all(posters);
    return count;
  }

  it('leaves nothing recorded in the month after its close', async () => {
    for (const month of ['2026-06', '2026-07', '2026-08']) {
      const count = await postingInto(`${month}-15`, () => decided(month));
      expect(count).toBeGreaterThan(10);
      const [rows] = await world.sql<{ inside: number; late: number; moved: number }>(
        `select count(*) filter (where t.effective_on = $1::date)::int as inside,
           count(*) filter (where t.effective_on = $1::date and t.recorded_at > p.closed_at)::int as late,
           count(*) filter (where t.original_on = $1::date)::int as moved
         from ledger_transactions t cross join (select closed_at from ledger_periods where month = $2::date) p`,
        [`${month}-15`, `${month}-01`],
      );
      expect(rows?.inside).toBeGreaterThan(0);
      expect(rows?.moved).toBeGreaterThan(0);
      expect(rows?.late).toBe(0);
    }
    await expectProvenLedger(world);
  }, 60_000);

  it('lets a posting through when the month is looked at without its lock: the control', async () => {
    const looker = new pg.Client(world.ownerUrl);
    const closer = new pg.Client(world.ownerUrl);
    await Promise.all([looker.connect(), closer.connect()]);
    try {
      await closer.query(
        'create table naive_periods (month date primary key); create table naive_facts (at timestamptz)',
      );
      await looker.query('begin');
      const { rows } = await looker.query("select from naive_periods where month = '2026-01-01'");
      expect(rows).toHaveLength(0);
      await closer.query("insert into naive_periods values ('2026-01-01')");
      const closed = await closer.query<{ at: Date }>('select clock_timestamp() as at');
      await looker.query('insert into naive_facts values (clock_timestamp())');
      await looker.query('commit');
      const facts = await closer.query<{ at: Date }>('select at from naive_facts');
      expect(facts.rows[0]?.at.getTime()).toBeGreaterThanOrEqual(closed.rows[0]?.at.getTime() ?? Infinity);
    } finally {
      await Promise.all([looker.end(), closer.end()]);
    }
  });

  it('and a month that nobody decided to close is found by the proof', async () => {
    await world.sql(
      `set role approdo_ledger; update ledger_periods set closed_at = closed_at - interval '1 hour' where month = '2026-06-01'`,
    );
    try {
      const faults = await world.system.transaction((tx) => proveLedger(tx));
      expect(faults.map(({ invariant }) => invariant)).toEqual([
        'a month is closed when its last decision was to close it',
      ]);
    } finally {
      await world.sql(
        `set role approdo_ledger; update ledger_periods set closed_at = closed_at + interval '1 hour' where month = '2026-06-01'`,
      );
    }
  });
});

/** Enough in the programme for every cent of the test. */
async function fundProgramme(): Promise<void> {
  const authority = contextAs(world, 'authority');
  const place = (kind: 'outside' | 'programmeFund') => ({
    holderId: holderIdOf({ kind, ...fund }),
    stage: 'available' as const,
  });
  await authority.transaction((tx) =>
    post(tx, {
      kind: 'fund',
      idempotencyKey: newId(),
      effectiveOn: world.clock.today(),
      moves: [{ from: place('outside'), to: place('programmeFund'), amountCents: 1_000_000 }],
    }),
  );
}
