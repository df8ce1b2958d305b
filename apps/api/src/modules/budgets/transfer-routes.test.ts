import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { puoi2022, reservedDowry } from '../../../test/builders/budgets.ts';
import { contextAs, expectProvenLedger, giveDistrict, makeDistrict } from '../../../test/money.ts';
import { type Caller, useWorld } from '../../../test/world.ts';
import { newId } from '../../platform/id.ts';
import type { BudgetTransfer } from './transfer-schemas.ts';

const world = useWorld();
let officer: Caller;
let another: Caller;
let from: string;
let to: string;
beforeAll(async () => {
  officer = await world.as('authority');
  another = await world.person('authority');
});
beforeEach(async () => {
  [from, to] = [
    await makeDistrict(world, 'Distretto che cede'),
    await makeDistrict(world, 'Distretto che riceve'),
  ];
  await giveDistrict(contextAs(world, 'authority'), { ...puoi2022, districtId: from }, 1_000_000);
});
afterAll(() => expectProvenLedger(world));

const words = 'Il distretto che riceve ha richieste in attesa.';
const propose = (overrides: object = {}) =>
  officer.post<BudgetTransfer>('/budgets/transfers', {
    ...puoi2022,
    fromDistrictId: from,
    toDistrictId: to,
    amountCents: 600_000,
    words,
    ...overrides,
  });
const act = (caller: Caller, { id }: { id: string }, name: string, body: object = { words }) =>
  caller.post<BudgetTransfer>(`/budgets/transfers/${id}/${name}`, body, { 'idempotency-key': newId() });
const availableOf = async (districtId: string) => {
  const rows = await world.sql<{ available_cents: number }>(
    "select available_cents from ledger_holders where kind = 'districtFund' and district_id = $1",
    [districtId],
  );
  return rows.map((row) => row.available_cents);
};

describe('a transfer between districts', () => {
  it('moves the money when another person approves it, and keeps who said what', async () => {
    const { body: proposed, status } = await propose();
    expect(status).toBe(201);
    expect(proposed).toMatchObject({
      state: 'proposed',
      transactionId: null,
      proposedById: officer.id,
      version: 1,
    });
    expect(await availableOf(to)).toEqual([]);
    await act(another, proposed, 'notes', { words: 'Sentito il coordinatore.' });
    const approved = await act(another, proposed, 'approval', {});
    expect(approved).toMatchObject({
      status: 200,
      body: { state: 'approved', decidedById: another.id, version: 2 },
    });
    expect(approved.body.diary.map((entry) => [entry.act, entry.words, entry.writtenById])).toEqual([
      ['proposed', words, officer.id],
      ['noted', 'Sentito il coordinatore.', another.id],
      ['approved', null, another.id],
    ]);
    expect([await availableOf(from), await availableOf(to)]).toEqual([[400_000], [600_000]]);
    const posted = await world.sql('select kind, evidence from ledger_transactions where id = $1', [
      approved.body.transactionId,
    ]);
    expect(posted).toEqual([{ kind: 'transfer', evidence: { transferId: proposed.id } }]);
  });

  it('is never decided by who proposed it', async () => {
    const { body } = await propose();
    for (const decision of ['approval', 'refusal'])
      expect(await act(officer, body, decision)).toMatchObject({
        status: 403,
        body: { type: '/problems/budgets/transfer-own-proposal' },
      });
    expect(await availableOf(from)).toEqual([1_000_000]);
  });

  it('is withdrawn by who proposed it, and by nobody else', async () => {
    const { body } = await propose();
    expect(await act(another, body, 'withdrawal')).toMatchObject({
      status: 403,
      body: { type: '/problems/budgets/transfer-of-another' },
    });
    expect((await act(officer, body, 'withdrawal')).body).toMatchObject({ state: 'withdrawn' });
  });

  it('is decided once', async () => {
    const { body } = await propose();
    expect((await act(another, body, 'refusal', { words: 'Non è il momento.' })).body.state).toBe('refused');
    for (const decision of ['approval', 'refusal'])
      expect(await act(another, body, decision)).toMatchObject({
        status: 409,
        body: {
          type: '/problems/budgets/transfer-decided',
          detail:
            'Rifiutato da Prova authority il 22/11/2026 alle 12:00: apri la proposta per leggerne il diario.',
        },
      });
    const inEnglish = await another.post(
      `/budgets/transfers/${body.id}/refusal`,
      { words },
      { 'accept-language': 'en' },
    );
    expect(inEnglish.body.detail).toBe(
      'Refused by Prova authority on 2026-11-22 at 12:00: open the proposal to read its diary.',
    );
    expect(await availableOf(from)).toEqual([1_000_000]);
  });

  it('is decided by one of those who decide at once; the others are told who and when', async () => {
    const { body } = await propose();
    const third = await world.person('authority', { name: 'Carla Neri' });
    const replies = await Promise.all([
      act(another, body, 'approval'),
      act(third, body, 'refusal'),
      act(officer, body, 'withdrawal'),
      act(third, body, 'approval'),
    ]);
    expect(replies.map(({ status }) => status).toSorted()).toEqual([200, 409, 409, 409]);
    const { body: seen } = await officer.get<BudgetTransfer>(`/budgets/transfers/${body.id}`);
    const isApproved = seen.state === 'approved';
    expect(await availableOf(from)).toEqual([isApproved ? 400_000 : 1_000_000]);
    expect(seen.diary).toHaveLength(2);
    for (const reply of replies.filter(({ status }) => status === 409))
      expect(String(Object(reply.body).detail)).toContain(
        `da ${seen.decidedByName} il 22/11/2026 alle 12:00`,
      );
  });

  it('is approved all the same when a colleague wrote a note meanwhile: its terms never change', async () => {
    const { body } = await propose();
    await act(officer, body, 'notes', { words: 'Sentito il distretto.' });
    expect((await act(another, body, 'approval')).status).toBe(200);
    expect(
      (await world.sql('select version from budget_transfers where id = $1', [body.id])).map(
        ({ version }) => version,
      ),
    ).toEqual([2]);
  });

  it('moves the money once, however many approve it together', async () => {
    const { body } = await propose();
    const replies = await Promise.all(Array.from({ length: 6 }, () => act(another, body, 'approval')));
    expect(replies.map(({ status }) => status).sort()).toEqual([200, 409, 409, 409, 409, 409]);
    expect([await availableOf(from), await availableOf(to)]).toEqual([[400_000], [600_000]]);
  });

  it('is decided by the coordinator of the district that gives, and by no other', async () => {
    const { body } = await propose();
    const receiving = await world.person('coordinator', { districtIds: [to] });
    expect(await act(receiving, body, 'approval')).toMatchObject({
      status: 403,
      body: { type: '/problems/budgets/transfer-of-another-district' },
    });
    const elsewhere = await world.person('coordinator', { districtIds: [await makeDistrict(world)] });
    expect((await act(elsewhere, body, 'approval')).status).toBe(404);
    const giving = await world.person('coordinator', { districtIds: [from] });
    expect((await act(giving, body, 'approval')).body.state).toBe('approved');
    expect(await availableOf(to)).toEqual([600_000]);
  });

  it('writes in the diary that there was too little money, and may be approved later', async () => {
    const { body } = await propose({ amountCents: 900_000 });
    await reservedDowry(contextAs(world, 'authority'), {
      districtId: from,
      organisationId: (await world.body('promoter')).id,
    });
    expect(await act(another, body, 'approval')).toMatchObject({
      status: 409,
      body: { type: '/problems/ledger/insufficient-funds' },
    });
    const { body: seen } = await officer.get<BudgetTransfer>(`/budgets/transfers/${body.id}`);
    expect(seen).toMatchObject({ state: 'proposed', diary: [{ act: 'proposed' }, { act: 'notCovered' }] });
    await giveDistrict(contextAs(world, 'authority'), { ...puoi2022, districtId: from }, 1_000_000);
    expect((await act(another, body, 'approval')).body.state).toBe('approved');
  });

  it('refuses a proposal with every reason at once', async () => {
    const unknown = newId();
    const reply = await propose({
      fundId: 'fse',
      fromDistrictId: unknown,
      toDistrictId: unknown,
      amountCents: 1,
    });
    expect(reply).toMatchObject({
      status: 422,
      body: {
        type: '/problems/budgets/transfer-refused',
        violations: [
          { code: 'fundNotOfEdition', pointer: '/fundId' },
          { code: 'districtUnknown', pointer: '/fromDistrictId' },
          { code: 'districtUnknown', pointer: '/toDistrictId' },
          { code: 'sameDistrict', pointer: '/toDistrictId' },
          { code: 'moreThanAvailable', pointer: '/amountCents', availableCents: 0, missingCents: 1 },
        ],
      },
    });
  });

  it('is listed to whom it touches, page by page', async () => {
    const ids = [];
    for (let each = 0; each < 3; each += 1) ids.unshift((await propose({ amountCents: 1 })).body.id);
    const coordinator = await world.person('coordinator', { districtIds: [to] });
    const seen: string[] = [];
    for (let cursor: string | null = ''; cursor !== null; ) {
      const { body }: { body: { items: BudgetTransfer[]; nextCursor: string | null } } =
        await coordinator.get(`/budgets/transfers?state=proposed&limit=2${cursor && `&cursor=${cursor}`}`);
      seen.push(...body.items.map(({ id }) => id));
      cursor = body.nextCursor;
    }
    expect(seen).toEqual(ids);
    expect((await officer.get(`/budgets/transfers/${newId()}`)).status).toBe(404);
  });
});
