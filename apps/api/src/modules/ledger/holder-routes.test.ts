import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { useLedgerStage } from '../../../test/ledger-stage.ts';
import { expectProvenLedger, giveDistrict } from '../../../test/money.ts';
import { day, useWorld } from '../../../test/world.ts';
import { newId } from '../../platform/id.ts';
import type { HolderMove, LedgerHolder } from './holder-schemas.ts';
import { accrueDowry, commitDowry } from './index.ts';

const world = useWorld();
const stage = useLedgerStage(world);
afterAll(() => expectProvenLedger(world));
interface Moves {
  items: HolderMove[];
  nextCursor: string | null;
}

beforeAll(async () => {
  const { authority } = stage;
  const [dowryId] = stage.dowryIds;
  await authority.transaction((tx) =>
    commitDowry(tx, authority, { dowryId, effectiveOn: day('2026-10-01') }),
  );
  for (const amountCents of [700, 300]) {
    const fact = { kind: 'timesheet', timesheetId: newId(), minutes: 10 } as const;
    const lines = [{ component: 'operatorServices', amountCents }] as const;
    await authority.transaction((tx) => accrueDowry(tx, authority, { dowryId, fact, lines }));
  }
  for (let count = 0; count < 4; count++)
    await giveDistrict(
      authority,
      { editionId: 'puoi-2022', fundId: 'fse-pon-inclusione', districtId: stage.districtIds[0] },
      10,
    );
});

describe('a holder', () => {
  it('shows what it is and holds, now and at the end of a day by either time', async () => {
    const auditor = await world.as('auditor');
    const of = async (query = '') =>
      (await auditor.get<LedgerHolder>(`/ledger/holders/${stage.lineOf(0)}${query}`)).body;
    const now = await of();
    expect(now).toMatchObject({
      kind: 'doteComponent',
      component: 'operatorServices',
      dowryId: stage.dowryIds[0],
      promoterId: stage.organisationIds[0],
      districtName: 'Distretto di prova',
      stages: { reservedCents: 0, committedCents: 99_000, accruedCents: 1000 },
      moveCount: 4,
      asOf: null,
    });
    expect((await of('?asOf=2026-10-15')).stages).toMatchObject({
      reservedCents: -100_000,
      committedCents: 100_000,
    });
    expect((await of('?asOf=2100-01-01&by=recorded')).stages).toEqual(now.stages);
    expect((await of('?asOf=2000-01-01&by=recorded')).stages).toMatchObject({
      committedCents: 0,
      accruedCents: 0,
    });
  });

  it('shows its moves with the running balance, page by page as in one', async () => {
    const auditor = await world.as('auditor');
    for (const holderId of [stage.lineOf(0), stage.fundOf(0), stage.programmeId]) {
      const address = `/ledger/holders/${holderId}/moves`;
      const whole = await auditor.get<Moves>(`${address}?limit=100`);
      const read: HolderMove[] = [];
      for (let cursor: string | null = ''; cursor !== null; ) {
        const page: Moves = (await auditor.get<Moves>(`${address}?limit=2${cursor && `&cursor=${cursor}`}`))
          .body;
        read.push(...page.items);
        cursor = page.nextCursor;
      }
      expect(read).toEqual(whole.body.items);
      const held = await auditor.get<LedgerHolder>(`/ledger/holders/${holderId}`);
      expect(read[0]?.stagesAfter).toEqual(held.body.stages);
      expect(read.map(({ holderVersion }) => holderVersion)).toEqual(
        Array.from({ length: held.body.moveCount }, (_, at) => held.body.moveCount - at),
      );
    }
    const { body } = await auditor.get<Moves>(`/ledger/holders/${stage.lineOf(0)}/moves`);
    expect(
      body.items.map(({ kind, fromStage, toStage, stagesAfter }) => [
        kind,
        fromStage,
        toStage,
        stagesAfter.accruedCents,
      ]),
    ).toEqual([
      ['accrue', 'committed', 'accrued', 1000],
      ['accrue', 'committed', 'accrued', 700],
      ['commit', 'reserved', 'committed', 0],
      ['reserve', 'none', 'reserved', 0],
    ]);
  });

  it('is not there for whoever does not see it', async () => {
    const coordinator = await world.person('coordinator', { districtIds: [stage.districtIds[1]] });
    for (const address of [
      `/ledger/holders/${stage.lineOf(0)}`,
      `/ledger/holders/${stage.lineOf(0)}/moves`,
      `/ledger/holders/${newId()}`,
    ])
      expect((await coordinator.get(address)).status).toBe(404);
    expect((await coordinator.get(`/ledger/holders/${stage.lineOf(1)}`)).status).toBe(200);
  });

  it('is followed in the journal', async () => {
    const auditor = await world.as('auditor');
    const { body } = await auditor.get<{ items: { kind: string }[] }>(
      `/ledger/transactions?holderId=${stage.lineOf(0)}`,
    );
    expect(body.items.map(({ kind }) => kind)).toEqual(['accrue', 'accrue', 'commit', 'reserve']);
  });
});
