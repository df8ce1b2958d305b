import { civilDate } from '@approdo/shared/dates';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { drivenDowry, puoi2022, reservedDowry } from '../../../test/builders/budgets.ts';
import { contextAs, expectProvenLedger, giveDistrict, makeDistrict } from '../../../test/money.ts';
import { type Caller, useWorld } from '../../../test/world.ts';
import { newId } from '../../platform/id.ts';
import type { BudgetLine, BudgetMovement, MovementReason, Waterfall } from './waterfall-schemas.ts';

const world = useWorld();
let authority: Caller;
let alfa: string;
let beta: string;
let promoter: string;
let other: string;
const recordedYesterday = civilDate('2026-11-21');

interface Items<Item> {
  items: Item[];
  nextCursor: string | null;
}

beforeAll(async () => {
  authority = await world.as('authority');
  [alfa, beta] = [await makeDistrict(world, 'Distretto Alfa'), await makeDistrict(world, 'Distretto Beta')];
  promoter = (await world.body('promoter', 'Rete Uno')).id;
  other = (await world.body('promoter', 'Rete Due')).id;
  const ctx = contextAs(world, 'authority');
  await giveDistrict(ctx, { ...puoi2022, districtId: alfa }, 4_000_000);
  await giveDistrict(ctx, { ...puoi2022, districtId: beta }, 1_000_000);
  const effectiveOn = civilDate('2026-09-01');
  await reservedDowry(ctx, { districtId: alfa, organisationId: promoter, effectiveOn });
  for (const progress of ['committed', 'accrued', 'ordered', 'paid', 'recoverable', 'recovered'] as const) {
    const organisationId = progress === 'paid' ? other : promoter;
    const dowryId = await reservedDowry(ctx, {
      districtId: progress === 'ordered' ? beta : alfa,
      organisationId,
      effectiveOn,
    });
    await drivenDowry(ctx, dowryId, progress, civilDate('2026-10-05'));
  }
});
afterAll(() => expectProvenLedger(world));

const read = async (query: string, caller = authority) =>
  (await caller.get<Waterfall>(`/budgets/waterfall?${query}`)).body;

describe('the waterfall', () => {
  it('puts each euro in one stage, district by district, and adds them up', async () => {
    const { rows, totals, current, asOf } = await read('groupBy=district');
    expect({ current, asOf }).toEqual({ current: true, asOf: '2026-11-22' });
    expect(rows).toEqual([
      {
        key: alfa,
        name: 'Distretto Alfa',
        allocatedCents: 4_000_000,
        availableCents: 4_000_000 - 6 * 594_000 + 50_000,
        reservedCents: 594_000,
        committedCents: 594_000 + 4 * 544_000,
        accruedCents: 50_000,
        orderedCents: 0,
        paidCents: 50_000,
        recoverableCents: 50_000,
        recoveredCents: 50_000,
      },
      expect.objectContaining({
        key: beta,
        allocatedCents: 1_000_000,
        orderedCents: 50_000,
        recoveredCents: 0,
      }),
    ]);
    expect(totals).toMatchObject({ allocatedCents: 5_000_000, recoveredCents: 50_000, paidCents: 50_000 });
  });

  it.each(['programme', 'edition', 'fund', 'district', 'promoter', 'component'])(
    'comes to the same totals by %s',
    async (groupBy) => {
      const byDistrict = await read('groupBy=district');
      const { rows, totals } = await read(`groupBy=${groupBy}`);
      const { allocatedCents, availableCents, ...below } = totals;
      expect(byDistrict.totals).toMatchObject(below);
      const isOfDoti = groupBy === 'promoter' || groupBy === 'component';
      expect(allocatedCents).toBe(isOfDoti ? null : 5_000_000);
      expect(rows.reduce((sum, row) => sum + row.committedCents, 0)).toBe(totals.committedCents);
    },
  );

  it('names groups as people do, in the language asked for', async () => {
    expect((await read('groupBy=programme')).rows.map(({ key, name }) => [key, name])).toEqual([
      ['puoi', 'PUOI'],
    ]);
    expect((await read('groupBy=promoter')).rows.map(({ name }) => name)).toEqual(['Rete Due', 'Rete Uno']);
    expect((await read('groupBy=component')).rows.map(({ name }) => name)).toContain(
      'Indennità di tirocinio',
    );
  });

  it('shows a past day by the day facts count from, and by the day they were recorded', async () => {
    const before = await read('asOf=2026-09-30&time=effective');
    expect(before.totals).toMatchObject({
      committedCents: 0,
      paidCents: 0,
      reservedCents: 7 * 594_000,
      recoveredCents: 0,
    });
    const after = await read('asOf=2026-11-22&time=effective');
    expect(after.totals).toEqual((await read('')).totals);
    expect((await read(`asOf=${recordedYesterday}&time=recorded`)).totals.reservedCents).toBe(0);
  });

  it('takes back out what was recovered and undone', async () => {
    const { items } = (await authority.get<Items<BudgetMovement>>('/budgets/movements?figure=recovered'))
      .body;
    expect(items.map(({ kind, amountCents }) => [kind, amountCents])).toEqual([['recovered', 50_000]]);
    const undone = await authority.post(
      `/ledger/transactions/${items[0]?.transactionId}/reversal`,
      { reason: 'bankError' },
      { 'idempotency-key': newId() },
    );
    expect(undone.status).toBe(201);
    expect((await read('')).totals).toMatchObject({ recoveredCents: 0, recoverableCents: 100_000 });
    const left = await authority.get<Items<BudgetMovement>>('/budgets/movements?figure=recovered');
    expect(left.body.items.map(({ amountCents }) => amountCents)).toEqual([-50_000, 50_000]);
  });

  it('shows a coordinator the own districts only, and an operator nothing', async () => {
    const coordinator = await world.person('coordinator', { districtIds: [beta] });
    const { rows, totals } = await read('groupBy=district', coordinator);
    expect(rows.map(({ name }) => name)).toEqual(['Distretto Beta']);
    expect(totals.allocatedCents).toBe(1_000_000);
    expect((await read(`districtId=${alfa}`, coordinator)).totals.allocatedCents).toBe(0);
    expect((await (await world.as('operator')).get('/budgets/waterfall')).status).toBe(403);
  });
});

describe('the list behind a figure', () => {
  const whole = async <Item>(url: string): Promise<Item[]> => {
    const items: Item[] = [];
    for (let cursor: string | null = ''; cursor !== null; ) {
      const { body }: { body: Items<Item> } = await authority.get(
        `${url}&limit=2${cursor && `&cursor=${cursor}`}`,
      );
      items.push(...body.items);
      cursor = body.nextCursor;
    }
    return items;
  };
  const sum = (items: { amountCents: number }[]) =>
    items.reduce((total, { amountCents }) => total + amountCents, 0);

  it.each(['reserved', 'committed', 'accrued', 'ordered', 'paid', 'recoverable'] as const)(
    'adds up to what is %s, now and on a past day',
    async (stage) => {
      for (const scope of [
        '',
        `&districtId=${alfa}`,
        `&promoterId=${other}`,
        '&component=traineeAllowance',
      ]) {
        for (const day of ['', '&asOf=2026-09-30', '&asOf=2026-11-22&time=recorded']) {
          const { totals } = await read(`${scope}${day}`);
          const lines = await whole<BudgetLine>(`/budgets/lines?stage=${stage}${scope}${day}`);
          expect(sum(lines)).toBe(totals[`${stage}Cents`]);
        }
      }
    },
  );

  it.each(['allocated', 'available', 'recovered'] as const)('adds up to what is %s', async (figure) => {
    for (const scope of ['', `&districtId=${alfa}`, '&fundId=fse-pon-inclusione&asOf=2026-09-30']) {
      const { totals } = await read(scope);
      const movements = await whole<BudgetMovement>(`/budgets/movements?figure=${figure}${scope}`);
      expect(sum(movements)).toBe(totals[`${figure}Cents`]);
    }
  });
});

describe('the why of a movement', () => {
  it('gives the rule, the proofs, the prices with their source, who and when', async () => {
    const [accrual] = await world.sql<{ id: string }>(
      "select id from ledger_transactions where kind = 'accrue' limit 1",
    );
    const { body, status } = await authority.get<MovementReason>(`/budgets/movements/${accrual?.id}`);
    expect(status).toBe(200);
    expect(body.rule).toContain('mese di tirocinio ammesso');
    expect(body.lines).toEqual([{ component: 'traineeAllowance', amountCents: 50_000 }]);
    expect(body.inputs.find(({ name }) => name === 'month')?.value).toBe('settembre 2026');
    expect(body.inputs.find(({ name }) => name === 'monthlyAllowanceCents')).toMatchObject({
      value: '500,00\u00a0€',
      assumed: false,
    });
    expect(body.inputs.find(({ name }) => name === 'thresholdPercent')).toMatchObject({
      value: '70',
      assumed: true,
    });
  });

  it('is not found for what is not there, nor for a coordinator of elsewhere', async () => {
    expect((await authority.get(`/budgets/movements/${newId()}`)).status).toBe(404);
    const [ordered] = await world.sql<{ id: string }>(
      "select id from ledger_transactions where kind = 'order' and district_id = $1",
      [beta],
    );
    const elsewhere = await world.person('coordinator', { districtIds: [alfa] });
    expect((await elsewhere.get(`/budgets/movements/${ordered?.id}`)).status).toBe(404);
  });
});
