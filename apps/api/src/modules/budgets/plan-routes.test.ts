import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { puoi2022, reservedDowry } from '../../../test/builders/budgets.ts';
import { contextAs, expectProvenLedger, giveDistrict, makeDistrict } from '../../../test/money.ts';
import { type Caller, useWorld } from '../../../test/world.ts';
import { newId } from '../../platform/id.ts';
import type { BudgetAlert, BudgetThresholds } from './alert-schemas.ts';
import type { AllocationPlan, PlannedAllocations } from './plan-schemas.ts';

const world = useWorld();
const editionId = 'percorsi-4';
const fund = { editionId, fundId: 'fse' } as const;
let authority: Caller;
let districtId: string;
beforeAll(async () => {
  authority = await world.as('authority');
  districtId = await makeDistrict(world, 'Distretto dei piani');
  await giveDistrict(contextAs(world, 'authority'), { ...fund, districtId }, 1_000_000);
});
afterAll(() => expectProvenLedger(world));

interface Items<Item> {
  items: Item[];
  nextCursor: string | null;
}
const plan = (shares: object[]) => authority.post<PlannedAllocations>('/budgets/plans', { ...fund, shares });
const plans = async (query = '', caller = authority) =>
  (await caller.get<Items<AllocationPlan>>(`/budgets/plans?districtId=${districtId}${query}`)).body.items;

describe('a plan by quarter', () => {
  it('stands beside what the district received in the quarter', async () => {
    const shares = [
      { districtId, quarterStartsOn: '2026-10-01', plannedCents: 1_500_000 },
      { districtId, quarterStartsOn: '2027-01-01', plannedCents: 500_000 },
    ];
    const { body, status } = await plan(shares);
    expect(status).toBe(201);
    const expected = [
      {
        quarterStartsOn: '2026-10-01',
        plannedCents: 1_500_000,
        allocatedCents: 1_000_000,
        differenceCents: -500_000,
      },
      { quarterStartsOn: '2027-01-01', plannedCents: 500_000, allocatedCents: 0, differenceCents: -500_000 },
    ];
    expect(body.items).toMatchObject(expected);
    expect(await plans()).toMatchObject(expected);
    expect(await plans('&from=2027-01-01')).toMatchObject(expected.slice(1));
  });

  it('is of a fund that pays for the edition', async () => {
    const shares = [{ districtId, quarterStartsOn: '2027-01-01', plannedCents: 1 }];
    const reply = await authority.post('/budgets/plans', { editionId, fundId: 'fse-pon-inclusione', shares });
    expect(reply).toMatchObject({
      status: 422,
      body: {
        type: '/problems/budgets/plan-refused',
        violations: [{ code: 'fundNotOfEdition', pointer: '/fundId' }],
      },
    });
  });

  it('takes the place of the one before', async () => {
    await plan([{ districtId, quarterStartsOn: '2027-01-01', plannedCents: 700_000 }]);
    expect((await plans('&from=2027-01-01')).map(({ plannedCents }) => plannedCents)).toEqual([700_000]);
  });

  it('counts what moved between districts, and shows what was given without a plan', async () => {
    const other = await makeDistrict(world, 'Distretto senza piano');
    const asked = {
      ...fund,
      fromDistrictId: districtId,
      toDistrictId: other,
      amountCents: 200_000,
      words: 'Riequilibrio.',
    };
    const { body } = await authority.post<{ id: string }>('/budgets/transfers', asked);
    const another = await world.person('authority');
    await another.post(`/budgets/transfers/${body.id}/approval`, {}, { 'idempotency-key': newId() });
    expect((await plans('&until=2026-12-31'))[0]).toMatchObject({ allocatedCents: 800_000 });
    const { body: given } = await authority.get<Items<AllocationPlan>>(`/budgets/plans?districtId=${other}`);
    expect(given.items).toMatchObject([
      { plannedCents: 0, allocatedCents: 200_000, differenceCents: 200_000 },
    ]);
  });

  it('is refused with every reason at once', async () => {
    const row = { districtId, quarterStartsOn: '2026-10-01', plannedCents: 1 };
    const reply = await plan([
      { ...row, districtId: newId() },
      { ...row, quarterStartsOn: '2026-11-01' },
      row,
      row,
    ]);
    expect(reply).toMatchObject({
      status: 422,
      body: {
        type: '/problems/budgets/plan-refused',
        violations: [
          { code: 'districtUnknown', pointer: '/shares/0/districtId' },
          { code: 'noQuarter', pointer: '/shares/1/quarterStartsOn' },
          { code: 'shareTwice', pointer: '/shares/3' },
        ],
      },
    });
  });

  it('is seen by the coordinators of its district, and made by the authority', async () => {
    const own = await world.person('coordinator', { districtIds: [districtId] });
    expect((await plans('', own)).length).toBe(2);
    expect(
      await plans('', await world.person('coordinator', { districtIds: [await makeDistrict(world)] })),
    ).toEqual([]);
    expect((await own.post('/budgets/plans', { ...fund, shares: [] })).status).toBe(403);
  });
});

describe('alerts', () => {
  const alerts = async (query = '', caller = authority) =>
    (await caller.get<Items<BudgetAlert>>(`/budgets/alerts${query}`)).body.items;

  it('name the threshold that a district passed, in words', async () => {
    const place = await makeDistrict(world, 'Distretto quasi pieno');
    await giveDistrict(contextAs(world, 'authority'), { ...puoi2022, districtId: place }, 660_000);
    await reservedDowry(contextAs(world, 'authority'), {
      districtId: place,
      organisationId: (await world.body('promoter')).id,
    });
    const found = await alerts(`?districtId=${place}`);
    expect(found.map(({ kind, thresholdPercent }) => [kind, thresholdPercent])).toEqual([
      ['threshold', 85],
      ['expiry', null],
    ]);
    expect(found[0]?.message).toBe(
      'Il distretto ha usato il 90% delle risorse (soglia 85%): restano 660,00\u00a0€.',
    );
    expect(found[1]?.message).toContain('finito il 30/04/2023');
    expect(await alerts(`?districtId=${place}&kind=expiry`)).toHaveLength(1);
  });

  it('follow the thresholds that are chosen for the programme', async () => {
    const { body: before } = await authority.get<Items<BudgetThresholds>>('/budgets/thresholds');
    expect(before.items.find(({ programmeId }) => programmeId === 'puoi')).toEqual({
      programmeId: 'puoi',
      percents: [70, 85, 95],
      daysBeforeEnd: 180,
      origin: 'usual',
      version: 1,
    });
    const choose = (version: number, percents: number[]) =>
      authority.put<BudgetThresholds>(
        '/budgets/thresholds/puoi',
        { percents, daysBeforeEnd: 60 },
        { 'if-match': `"${version}"` },
      );
    expect((await choose(3, [50])).status).toBe(412);
    expect((await choose(1, [91, 60, 91])).body).toMatchObject({
      percents: [60, 91],
      origin: 'chosen',
      version: 2,
    });
    expect((await choose(1, [50])).status).toBe(412);
    expect(
      (await alerts('?kind=threshold&editionId=puoi-2022')).map(({ thresholdPercent }) => thresholdPercent),
    ).toEqual([60]);
    expect((await choose(2, [99])).body.version).toBe(3);
    expect(await alerts('?kind=threshold&editionId=puoi-2022')).toEqual([]);
  });

  it('are read page by page, each reader the own districts', async () => {
    const all = await alerts('?limit=100');
    const seen: BudgetAlert[] = [];
    for (let cursor: string | null = ''; cursor !== null; ) {
      const { body }: { body: Items<BudgetAlert> } = await authority.get(
        `/budgets/alerts?limit=1${cursor && `&cursor=${cursor}`}`,
      );
      seen.push(...body.items);
      cursor = body.nextCursor;
    }
    expect(seen).toEqual(all);
    expect(
      await alerts('', await world.person('coordinator', { districtIds: [await makeDistrict(world)] })),
    ).toEqual([]);
  });
});
