import { civilDate } from '@approdo/shared/dates';
import { addQuarters } from '@approdo/shared/quarters';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { contextAs, expectProvenLedger, giveDistrict, makeDistrict } from '../../../test/money.ts';
import { type Caller, useWorld } from '../../../test/world.ts';
import type { DistrictPlansPage } from './plan-grid-schemas.ts';
import type { PlannedAllocations } from './plan-schemas.ts';
import type { BudgetMovement } from './waterfall-schemas.ts';

const world = useWorld({ today: '2026-11-22' });
const fund = { editionId: 'percorsi-4', fundId: 'fse' } as const;
const here = '/budgets/plans/by-district?editionId=percorsi-4&fundId=fse';
let authority: Caller;
let north: string;
let south: string;

interface Share {
  districtId: string;
  quarterStartsOn: string;
  plannedCents: number;
  version?: number;
}
const plan = (shares: Share[], caller = authority) =>
  caller.post<PlannedAllocations>('/budgets/plans', { ...fund, shares });
const grid = async (query = '', caller = authority) =>
  (await caller.get<DistrictPlansPage>(`${here}${query}`)).body;

beforeAll(async () => {
  authority = await world.as('authority');
  north = await makeDistrict(world, 'Distretto A nord');
  south = await makeDistrict(world, 'Distretto B sud');
  await giveDistrict(contextAs(world, 'authority'), { ...fund, districtId: north }, 1_000_000);
  const of = (districtId: string, quarterStartsOn: string, plannedCents: number) => ({
    districtId,
    quarterStartsOn,
    plannedCents,
  });
  await plan([
    of(north, '2026-01-01', 200_000),
    of(north, '2026-10-01', 1_500_000),
    of(south, '2026-07-01', 300_000),
    of(south, '2027-04-01', 40_000),
  ]);
});
afterAll(() => expectProvenLedger(world));

const figures = (plannedCents: number, allocatedCents: number) => ({
  plannedCents,
  allocatedCents,
  differenceCents: allocatedCents - plannedCents,
});

describe('the plan by district', () => {
  it('shows the quarters around today, what was due and received by now, and what comes next', async () => {
    const page = await grid();
    expect(page).toMatchObject({ ...fund, currentQuarterStartsOn: '2026-10-01', nextCursor: null });
    expect(page.items).toMatchObject([
      {
        districtName: 'Distretto A nord',
        quarters: [
          { quarterStartsOn: '2026-07-01', ...figures(0, 0), version: 0, plannedByName: null },
          { quarterStartsOn: '2026-10-01', ...figures(1_500_000, 1_000_000), version: 1 },
          { quarterStartsOn: '2027-01-01', ...figures(0, 0) },
          { quarterStartsOn: '2027-04-01', ...figures(0, 0) },
        ],
        shown: figures(1_500_000, 1_000_000),
        untilNow: figures(1_700_000, 1_000_000),
      },
      { districtName: 'Distretto B sud', shown: figures(340_000, 0), untilNow: figures(300_000, 0) },
    ]);
    expect(page.totals).toMatchObject({
      untilNow: figures(2_000_000, 1_000_000),
      shown: figures(1_840_000, 1_000_000),
      next: { quarterStartsOn: '2027-04-01', ...figures(40_000, 0) },
    });
    expect(page.totals.quarters.map(({ plannedCents }) => plannedCents)).toEqual([
      300_000, 1_500_000, 0, 40_000,
    ]);
  });

  it('goes back to any quarter, and counts every district in its sums whatever the page', async () => {
    const past = await grid('&from=2026-01-01&quarters=2');
    expect(past.items[0]?.quarters).toMatchObject([
      { quarterStartsOn: '2026-01-01', plannedCents: 200_000 },
      { quarterStartsOn: '2026-04-01', plannedCents: 0 },
    ]);
    const first = await grid('&limit=1');
    expect(first.items.map(({ districtId }) => districtId)).toEqual([north]);
    expect(first.totals).toEqual((await grid()).totals);
    const second = await grid(`&limit=1&cursor=${first.nextCursor}`);
    expect([second.items.map(({ districtId }) => districtId), second.nextCursor]).toEqual([[south], null]);
  });

  it('is narrowed to a district, and to those of a coordinator', async () => {
    expect((await grid(`&districtId=${south}`)).totals.untilNow).toEqual(figures(300_000, 0));
    const own = await world.person('coordinator', { districtIds: [south] });
    const seen = await grid('', own);
    expect(seen.items.map(({ districtId }) => districtId)).toEqual([south]);
    expect(seen.totals.untilNow).toEqual(figures(300_000, 0));
    expect((await grid('', await world.as('auditor'))).items).toHaveLength(2);
    expect((await (await world.as('operator')).get(here)).status).toBe(403);
  });

  it('adds up plans as large as a plan may be', async () => {
    const large = (districtId: string) => ({ districtId, quarterStartsOn: '2028-01-01', plannedCents: 1e12 });
    await plan([large(north), large(south), { ...large(south), quarterStartsOn: '2028-04-01' }]);
    const reply = await authority.get<DistrictPlansPage>(`${here}&from=2028-01-01&quarters=2`);
    expect([reply.status, reply.body.totals.shown.plannedCents]).toEqual([200, 3e12]);
    await plan([large(north), large(south)].map((share) => ({ ...share, plannedCents: 0 })));
  });

  it('knows the quarters of this century only', async () => {
    for (const from of ['0001-01-01', '1999-10-01', '2100-01-01', '9999-12-31'])
      expect((await authority.get(`${here}&from=${from}`)).status).toBe(400);
    expect((await authority.get(`${here}&from=2099-10-01&quarters=8`)).status).toBe(200);
    const reply = await plan([{ districtId: north, quarterStartsOn: '9999-10-01', plannedCents: 1 }]);
    expect(reply.status).toBe(400);
  });

  it('opens the movements of a quarter: those of its days and no others', async () => {
    const movements = async (days: string) =>
      (
        await authority.get<{ items: BudgetMovement[] }>(
          `/budgets/movements?figure=allocated&editionId=percorsi-4&fundId=fse&districtId=${north}${days}`,
        )
      ).body.items.map(({ amountCents }) => amountCents);
    expect(await movements('&from=2026-10-01&asOf=2026-12-31')).toEqual([1_000_000]);
    expect(await movements('&from=2026-11-22&asOf=2026-11-22')).toEqual([1_000_000]);
    expect(await movements('&from=2026-11-23&asOf=2026-12-31')).toEqual([]);
    expect(await movements('&asOf=2026-09-30')).toEqual([]);
  });
});

describe('two officers who plan the same', () => {
  const share = (plannedCents: number, version: number) => ({
    districtId: south,
    quarterStartsOn: '2027-07-01',
    plannedCents,
    version,
  });

  it('do not write over each other: who read an older version is told what the colleague planned', async () => {
    const colleague = await world.person('authority', { name: 'Anna Conti' });
    expect((await plan([share(100_000, 0)], colleague)).body.items).toMatchObject([
      { plannedCents: 100_000, version: 1, plannedByName: 'Anna Conti' },
    ]);
    const other = { districtId: north, quarterStartsOn: '2027-07-01', plannedCents: 5 };
    const reply = await plan([other, share(70_000, 0)]);
    expect(reply).toMatchObject({
      status: 409,
      body: {
        type: '/problems/budgets/plan-changed',
        violations: [
          { code: 'planChanged', pointer: '/shares/1/plannedCents', plannedCents: 100_000, version: 1 },
        ],
      },
    });
    expect(JSON.stringify(reply.body)).toContain('Anna Conti ha pianificato 1.000,00');
    const kept = await grid('&from=2027-07-01&quarters=1');
    expect(kept.items.map(({ shown }) => shown.plannedCents)).toEqual([0, 100_000]);
    expect((await plan([share(70_000, 1)])).body.items).toMatchObject([{ plannedCents: 70_000, version: 2 }]);
  });

  it('at the same instant: one is saved, the other refused, whether or not there was a plan', async () => {
    for (const version of [0, 1]) {
      const at = (plannedCents: number) => [
        { ...share(plannedCents, version), quarterStartsOn: '2027-10-01' },
        { districtId: north, quarterStartsOn: '2027-10-01', plannedCents, version },
      ];
      const replies = await Promise.all([plan(at(1000)), plan(at(2000)), plan(at(3000).reverse())]);
      expect(replies.map(({ status }) => status).sort()).toEqual([201, 409, 409]);
      const saved = replies.find(({ status }) => status === 201)?.body.items[0]?.plannedCents;
      const { items } = await grid('&from=2027-10-01&quarters=1');
      expect(items.map(({ shown }) => shown.plannedCents)).toEqual([saved, saved]);
    }
  });

  it('who sends no version replaces whatever is planned', async () => {
    const { version: _, ...plain } = share(10, 0);
    expect((await plan([plain])).status).toBe(201);
  });
});

it('a plan that reaches to the end of the century is shown and added up to its last quarter', async () => {
  const districtId = await makeDistrict(world, 'Distretto C di lungo respiro');
  const quarters = Array.from({ length: 150 }, (_, at) => addQuarters(civilDate('2062-01-01'), at));
  await plan(quarters.map((quarterStartsOn) => ({ districtId, quarterStartsOn, plannedCents: 100 })));
  const { items, totals } = await grid(`&districtId=${districtId}&from=2099-01-01&quarters=2`);
  const last = [
    { quarterStartsOn: '2099-01-01', plannedCents: 100 },
    { quarterStartsOn: '2099-04-01', plannedCents: 100 },
  ];
  expect(items).toMatchObject([{ quarters: last }]);
  expect(totals).toMatchObject({ quarters: last, next: { quarterStartsOn: '2062-01-01' } });
});
