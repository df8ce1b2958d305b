import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { contextAs, expectProvenLedger, makeDistrict } from '../../../test/money.ts';
import { type Caller, useWorld } from '../../../test/world.ts';
import { newId } from '../../platform/id.ts';
import { releaseDowry, reserveDowry } from '../ledger/index.ts';
import type { Allocation, Budget, FundBudget, Funding, Opening, PromoterBudget } from './schemas.ts';

const world = useWorld();
let authority: Caller;
beforeAll(async () => {
  authority = await world.as('authority');
});
afterAll(() => expectProvenLedger(world));

interface Items<Item> {
  items: Item[];
  nextCursor: string | null;
}
const act = { actReference: 'Decreto direttoriale 112 del 20/06/2022' };
const keyed = (key: string = newId()) => ({ 'idempotency-key': key });
const fund = (body: object, key?: string) =>
  authority.post<Funding>('/budgets/fundings', { ...act, ...body }, keyed(key));
const allocate = (body: object, key?: string) =>
  authority.post<Allocation>('/budgets/allocations', { ...act, ...body }, keyed(key));

const puoi2022 = { editionId: 'puoi-2022', fundId: 'fse-pon-inclusione' } as const;

async function budgetOf(caller: Caller, query: string): Promise<Budget[]> {
  const { body } = await caller.get<Items<Budget>>(`/budgets?${query}`);
  return body.items;
}

/** Reserves one dowry of PUOI 2022 for this promoter, below HTTP. */
async function reserve(districtId: string, organisationId: string): Promise<string> {
  const ctx = contextAs(world, 'authority');
  const dowryId = newId();
  const { fundId, editionId } = puoi2022;
  const components = [
    { component: 'operatorServices', fundId, amountCents: 234_000 },
    { component: 'traineeAllowance', fundId, amountCents: 300_000 },
    { component: 'hostTutoring', fundId, amountCents: 60_000 },
  ] as const;
  await ctx.transaction((tx) =>
    reserveDowry(tx, ctx, { dowryId, editionId, districtId, organisationId, components }),
  );
  return dowryId;
}

describe('funding a programme', () => {
  it('records the money that enters, with its act, and what can be given to districts', async () => {
    const edition = { editionId: 'percorsi-4', fundId: 'fse' };
    const first = await fund({ ...edition, amountCents: 1_000_000, effectiveOn: '2026-02-10' });
    expect(first).toMatchObject({
      status: 201,
      body: {
        ...edition,
        ...act,
        amountCents: 1_000_000,
        effectiveOn: '2026-02-10',
        unallocatedCents: 1_000_000,
      },
    });
    const second = await fund({ ...edition, amountCents: 500_000 });
    expect(second.body).toMatchObject({ effectiveOn: '2026-11-22', unallocatedCents: 1_500_000 });
    const { body } = await authority.get<Items<FundBudget>>('/budgets/funds?editionId=percorsi-4');
    expect(body.items).toMatchObject([
      { ...edition, fundedCents: 1_500_000, unallocatedCents: 1_500_000, districtCount: 0 },
    ]);
  });

  it('has one effect for one key, however often it is sent, and refuses another body', async () => {
    const body = { ...puoi2022, amountCents: 700 };
    const key = newId();
    const answers = await Promise.all(Array.from({ length: 20 }, () => fund(body, key)));
    expect(new Set(answers.map((answer) => JSON.stringify([answer.status, answer.body]))).size).toBe(1);
    expect(answers[0]?.body.unallocatedCents).toBe(700);
    expect(await fund({ ...body, amountCents: 701 }, key)).toMatchObject({ status: 422 });
  });

  it('needs an Idempotency-Key', async () => {
    const reply = await authority.post('/budgets/fundings', { ...act, ...puoi2022, amountCents: 1 });
    expect(reply.status).toBe(428);
  });

  it('refuses a fund that pays nothing in the edition and a day to come, both at once', async () => {
    const reply = await fund({
      editionId: 'puoi-2022',
      fundId: 'fse',
      amountCents: 100,
      effectiveOn: '2026-11-23',
    });
    expect(reply.status).toBe(422);
    expect(reply.body).toMatchObject({
      type: '/problems/budgets/funding-refused',
      violations: [
        { code: 'fundNotOfEdition', pointer: '/fundId' },
        { code: 'dayToCome', pointer: '/effectiveOn', message: 'La data 23/11/2026 deve ancora venire.' },
      ],
    });
  });

  it('refuses a day before the edition', async () => {
    const reply = await fund({ ...puoi2022, amountCents: 100, effectiveOn: '0001-01-01' });
    expect(reply.status).toBe(422);
    expect(reply.body).toMatchObject({ violations: [{ code: 'dayBeforeEdition', pointer: '/effectiveOn' }] });
  });

  it('refuses what would take a fund beyond what can be told of it, and leaves it as it was', async () => {
    const where = { editionId: 'puoi-2019', fundId: 'fami-2014' };
    const funded = async () =>
      (await authority.get<Items<FundBudget>>('/budgets/funds?editionId=puoi-2019')).body.items[0]
        ?.fundedCents;
    expect((await fund({ ...where, amountCents: 999_999_999_999 })).status).toBe(201);
    const before = await funded();
    const reply = await fund({ ...where, amountCents: 1_000_000_000_000 });
    expect(reply).toMatchObject({
      status: 422,
      body: { type: '/problems/budgets/funding-refused', violations: [{ code: 'fundTooLarge' }] },
    });
    expect(await funded()).toBe(before);
    expect((await fund({ ...where, amountCents: 1 })).status).toBe(201);
  });

  it('leaves a trace in the audit', async () => {
    const { body } = await fund({ ...puoi2022, amountCents: 100 });
    const traces = await world.sql('select action, actor_id from audit_entries where entity_id = $1', [
      body.transactionId,
    ]);
    expect(traces).toEqual([{ action: 'programme.funded', actor_id: authority.id }]);
  });
});

describe('allocating to districts', () => {
  it('gives every share or none', async () => {
    const [one, two] = [await makeDistrict(world), await makeDistrict(world)];
    const edition = { editionId: 'puoi-plus-2024', fundId: 'fse-plus' };
    await fund({ ...edition, amountCents: 1_000_000 });
    const shares = [
      { districtId: one, amountCents: 300_000 },
      { districtId: two, amountCents: 200_000 },
    ];
    const reply = await allocate({ ...edition, shares });
    expect(reply).toMatchObject({
      status: 201,
      body: { shares, amountCents: 500_000, unallocatedCents: 500_000 },
    });
    const tooMuch = await allocate({
      ...edition,
      shares: shares.map((share) => ({ ...share, amountCents: 300_000 })),
    });
    expect(tooMuch).toMatchObject({
      status: 409,
      body: {
        type: '/problems/ledger/insufficient-funds',
        detail:
          'Sul fondo FSE+ 2021-2027 dell’avviso PUOI PLUS 2024 mancano 1.000,00\u00a0€: ci sono 5.000,00\u00a0€, ne servono 6.000,00\u00a0€.',
        violations: [{ code: 'insufficientFunds', missingCents: 100_000, heldCents: 500_000 }],
      },
    });
    expect((await budgetOf(authority, `districtId=${one}`)).map((row) => row.allocatedCents)).toEqual([
      300_000,
    ]);
  });

  it('names each share that is wrong', async () => {
    const known = await makeDistrict(world);
    const shares = [known, newId(), known].map((districtId) => ({ districtId, amountCents: 1 }));
    const reply = await allocate({ ...puoi2022, shares });
    expect(reply).toMatchObject({
      status: 422,
      body: {
        violations: [
          { code: 'districtUnknown', pointer: '/shares/1/districtId' },
          { code: 'districtTwice', pointer: '/shares/2/districtId' },
        ],
      },
    });
  });
});

describe('reading budgets', () => {
  let districtIds: string[];
  let promoters: { id: string; name: string }[];
  let withdrawn: string;
  beforeAll(async () => {
    districtIds = [await makeDistrict(world, 'Distretto Alfa'), await makeDistrict(world, 'Distretto Beta')];
    promoters = [await world.body('promoter', 'Rete Uno'), await world.body('promoter', 'Rete Due')];
    await fund({ ...puoi2022, amountCents: 10_000_000 });
    await allocate({
      ...puoi2022,
      shares: districtIds.map((districtId) => ({ districtId, amountCents: 2_000_000 })),
    });
    const [alfa = '', beta = ''] = districtIds;
    const [one = '', two = ''] = promoters.map(({ id }) => id);
    await reserve(alfa, one);
    await reserve(alfa, two);
    await reserve(beta, two);
    withdrawn = await reserve(alfa, one);
    const operator = contextAs(world, 'operator', { organisationId: one });
    await operator.transaction((tx) =>
      releaseDowry(tx, operator, { dowryId: withdrawn, reason: 'withdrawn' }),
    );
  });

  it('shows each euro of a district in exactly one column', async () => {
    const rows = (await budgetOf(authority, 'editionId=puoi-2022')).filter(({ districtId }) =>
      districtIds.includes(districtId),
    );
    const none = { committedCents: 0, accruedCents: 0, orderedCents: 0, paidCents: 0, recoverableCents: 0 };
    expect(rows).toEqual([
      {
        ...puoi2022,
        ...none,
        districtId: districtIds[0],
        districtName: 'Distretto Alfa',
        allocatedCents: 2_000_000,
        availableCents: 812_000,
        reservedCents: 1_188_000,
      },
      {
        ...puoi2022,
        ...none,
        districtId: districtIds[1],
        districtName: 'Distretto Beta',
        allocatedCents: 2_000_000,
        availableCents: 1_406_000,
        reservedCents: 594_000,
      },
    ]);
  });

  it('adds the districts up by fund', async () => {
    const { body } = await authority.get<Items<FundBudget>>('/budgets/funds?editionId=puoi-2022');
    const [row] = body.items;
    expect(row).toMatchObject({
      allocatedCents: 4_000_000,
      availableCents: 2_218_000,
      reservedCents: 1_782_000,
    });
    expect(row?.fundedCents).toBe((row?.unallocatedCents ?? 0) + 4_000_000);
  });

  it('divides a district by promoter', async () => {
    const { body } = await authority.get<Items<PromoterBudget>>(
      `/budgets/promoters?districtId=${districtIds[0]}`,
    );
    expect(body.items.map((row) => [row.promoterName, row.reservedCents])).toEqual([
      ['Rete Due', 594_000],
      ['Rete Uno', 594_000],
    ]);
    const own = await authority.get<Items<PromoterBudget>>(
      `/budgets/promoters?promoterId=${promoters[1]?.id}`,
    );
    expect(own.body.items.map((row) => [row.districtName, row.reservedCents])).toEqual([
      ['Distretto Alfa', 594_000],
      ['Distretto Beta', 594_000],
    ]);
  });

  it('says how many more doti can be opened, and which fund decides', async () => {
    const { body } = await authority.get<Items<Opening>>(`/budgets/openings?districtId=${districtIds[1]}`);
    expect(body.items).toEqual([
      {
        editionId: 'puoi-2022',
        districtId: districtIds[1],
        districtName: 'Distretto Beta',
        variantId: 'standard',
        openings: 2,
        bindingFundId: puoi2022.fundId,
        funds: [{ fundId: puoi2022.fundId, availableCents: 1_406_000, perDowryCents: 594_000, openings: 2 }],
      },
    ]);
  });

  it('shows a coordinator the own districts only, and nothing above them', async () => {
    const coordinator = await world.person('coordinator', { districtIds: [districtIds[1] ?? ''] });
    expect((await budgetOf(coordinator, '')).map(({ districtName }) => districtName)).toEqual([
      'Distretto Beta',
    ]);
    const funds = await coordinator.get<Items<FundBudget>>('/budgets/funds');
    expect(funds.body.items).toMatchObject([
      {
        fundedCents: null,
        unallocatedCents: null,
        districtCount: 1,
        allocatedCents: 2_000_000,
        reservedCents: 594_000,
      },
    ]);
    const byPromoter = await coordinator.get<Items<PromoterBudget>>('/budgets/promoters');
    expect(byPromoter.body.items.map(({ promoterName }) => promoterName)).toEqual(['Rete Due']);
    expect((await coordinator.get<Items<Opening>>('/budgets/openings')).body.items).toHaveLength(1);
    expect(await budgetOf(coordinator, `districtId=${districtIds[0]}`)).toEqual([]);
  });

  it.each(['/budgets', '/budgets/funds', '/budgets/promoters', '/budgets/openings'])(
    'pages %s without losing or repeating a row',
    async (url) => {
      const whole = await authority.get<Items<object>>(`${url}?limit=100`);
      const read: object[] = [];
      for (let cursor: string | null = ''; cursor !== null; ) {
        const { body }: { body: Items<object> } = await authority.get(
          `${url}?limit=1${cursor && `&cursor=${cursor}`}`,
        );
        read.push(...body.items);
        cursor = body.nextCursor;
      }
      expect(read).toEqual(whole.body.items);
      expect(read.length).toBeGreaterThan(1);
    },
  );

  it('refuses a cursor of its own making', async () => {
    expect((await authority.get('/budgets?cursor=abc')).status).toBe(400);
  });
});
