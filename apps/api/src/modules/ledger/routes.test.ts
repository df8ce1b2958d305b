import { afterAll, describe, expect, it } from 'vitest';
import { centPosting, useLedgerStage } from '../../../test/ledger-stage.ts';
import { contextAs, expectProvenLedger } from '../../../test/money.ts';
import { useWorld } from '../../../test/world.ts';
import { newId } from '../../platform/id.ts';
import { post, releaseDowry } from './index.ts';
import type { LedgerTransaction } from './schemas.ts';

const world = useWorld();
const stage = useLedgerStage(world);
afterAll(() => expectProvenLedger(world));

interface Journal {
  items: LedgerTransaction[];
  nextCursor: string | null;
}
const journal = async (query = '') =>
  (await (await world.as('auditor')).get<Journal>(`/ledger/transactions?${query}`)).body;

describe('the journal', () => {
  it('shows what was recorded, the last first, with every move', async () => {
    const { items } = await journal();
    expect(items.map(({ kind }) => kind)).toEqual([
      'reserve',
      'allocate',
      'fund',
      'reserve',
      'allocate',
      'fund',
    ]);
    expect(items[0]).toMatchObject({
      outcome: 'applied',
      effectiveOn: '2026-11-22',
      recordedById: stage.authority.actor.id,
      editionId: 'puoi-2022',
      districtId: stage.districtIds[1],
      promoterId: stage.organisationIds[1],
      dowryId: stage.dowryIds[1],
      evidence: [{ name: 'dowryId', value: stage.dowryIds[1] }],
      amountCents: 100_000,
      moves: [
        {
          position: 1,
          amountCents: 100_000,
          from: {
            holderId: stage.fundOf(1),
            kind: 'districtFund',
            stage: 'available',
            districtId: stage.districtIds[1],
          },
          to: {
            holderId: stage.lineOf(1),
            kind: 'doteComponent',
            stage: 'reserved',
            component: 'operatorServices',
          },
          toVersion: 1,
        },
      ],
    });
  });

  it.each([
    ['kind=allocate', 2],
    ['outcome=rejected', 0],
    ['editionId=percorsi-4', 0],
    ['effectiveFrom=2026-11-23', 0],
    ['effectiveFrom=2026-11-22&effectiveUntil=2026-11-22', 6],
  ])('answers %s', async (query, count) => {
    expect((await journal(query)).items).toHaveLength(count);
  });

  it('follows a dowry, a promoter and a district', async () => {
    const of = async (query: string) => (await journal(query)).items.map(({ kind }) => kind);
    expect(await of(`dowryId=${stage.dowryIds[0]}`)).toEqual(['reserve']);
    expect(await of(`promoterId=${stage.organisationIds[0]}`)).toEqual(['reserve']);
    expect(await of(`districtId=${stage.districtIds[0]}`)).toEqual(['reserve', 'allocate']);
    expect(await of(`holderId=${stage.fundOf(0)}`)).toEqual(['reserve', 'allocate']);
    expect(await of(`holderId=${newId()}`)).toEqual([]);
  });

  it('is read page by page without losing or repeating a row', async () => {
    const whole = await journal('limit=100');
    const read: LedgerTransaction[] = [];
    for (let cursor: string | null = ''; cursor !== null; ) {
      const page: Journal = await journal(`limit=4${cursor && `&cursor=${cursor}`}`);
      read.push(...page.items);
      cursor = page.nextCursor;
    }
    expect(read).toEqual(whole.items);
  });

  it('shows a coordinator the own district, and of what is above it only that it gave', async () => {
    const coordinator = await world.person('coordinator', { districtIds: [stage.districtIds[0]] });
    const { body } = await coordinator.get<Journal>('/ledger/transactions');
    expect(body.items.map(({ kind }) => kind)).toEqual(['reserve', 'allocate']);
    expect(body.items[1]?.moves[0]).toMatchObject({
      from: { kind: 'programmeFund', editionId: null, fundId: null },
      to: { kind: 'districtFund', districtId: stage.districtIds[0] },
    });
    const [other] = (await journal(`districtId=${stage.districtIds[1]}`)).items;
    expect((await coordinator.get(`/ledger/transactions/${other?.id}`)).status).toBe(404);
  });

  it('remembers a refusal with what was missing, and opens one transaction by its id', async () => {
    const asked = centPosting(world, 'allocate', [
      [stage.programmeId, 'available'],
      [stage.fundOf(0), 'available'],
    ]);
    const { transactionId } = await stage.authority.transaction((tx) => post(tx, asked));
    const auditor = await world.as('auditor');
    const { body, status } = await auditor.get<LedgerTransaction>(`/ledger/transactions/${transactionId}`);
    expect(status).toBe(200);
    expect(body).toMatchObject({
      outcome: 'rejected',
      moves: [],
      shortfalls: [{ holderId: stage.programmeId, stage: 'available', heldCents: 0, missingCents: 1 }],
    });
    expect((await auditor.get(`/ledger/transactions/${newId()}`)).status).toBe(404);
  });

  it('shows who gave back what was reserved', async () => {
    const operator = contextAs(world, 'operator', { organisationId: stage.organisationIds[0] });
    const dowryId = stage.dowryIds[0];
    await operator.transaction((tx) => releaseDowry(tx, operator, { dowryId, reason: 'withdrawn' }));
    const [last] = (await journal(`dowryId=${dowryId}`)).items;
    expect(last).toMatchObject({
      kind: 'release',
      recordedById: operator.actor.id,
      evidence: [
        { name: 'reason', value: 'withdrawn' },
        { name: 'dowryId', value: dowryId },
      ],
      moves: [
        { from: { stage: 'reserved' }, to: { stage: 'available' }, amountCents: 100_000, fromVersion: 2 },
      ],
    });
  });
});
