import { romeToday } from '@approdo/shared/dates';
import { beforeEach, describe, expect, it } from 'vitest';
import { centPosting, useLedgerStage } from '../../../test/ledger-stage.ts';
import { contextAs, giveDistrict } from '../../../test/money.ts';
import { useSealing } from '../../../test/sealing.ts';
import { day, useWorld } from '../../../test/world.ts';
import { type AsOf, post, stagesAsOf } from './index.ts';

const world = useWorld();
const stage = useLedgerStage(world);
const { sealed } = useSealing(world);
const someCent = () =>
  giveDistrict(
    stage.authority,
    { editionId: 'puoi-2022', fundId: 'fse-pon-inclusione', districtId: stage.districtIds[0] },
    1,
  );

describe('where the money stood on a day', () => {
  const today = romeToday(new Date());
  /** The same sums from every move, without what seals have added up. */
  const sumOfMoves = (on: string, by: AsOf['by']) =>
    world.sql(
      `select h.kind, h.edition_id as "editionId", h.fund_id as "fundId", h.district_id as "districtId", h.organisation_id as "promoterId", h.component,
         ${['available', 'reserved', 'committed', 'accrued', 'ordered', 'paid', 'recoverable']
           .map(
             (name) =>
               `coalesce(sum(s.cents) filter (where s.stage = '${name}'), 0)::bigint as "${name}Cents"`,
           )
           .join(', ')}
       from ledger_moves m join ledger_transactions t on t.id = m.transaction_id
       cross join lateral (values (m.from_holder_id, m.from_stage, -m.amount_cents), (m.to_holder_id, m.to_stage, m.amount_cents)) s (id, stage, cents)
       join ledger_holders h on h.id = s.id
       where ${by === 'effective' ? 't.effective_on' : "(t.recorded_at at time zone 'Europe/Rome')::date"} <= $1
       group by 1, 2, 3, 4, 5, 6`,
      [on],
    );
  const thatHold = (rows: object[]) =>
    rows.filter((row) =>
      Object.entries(row).some(([name, amount]) => name.endsWith('Cents') && Number(amount) !== 0),
    );
  const inOrder = (rows: object[]) => rows.map((row) => JSON.stringify(row)).toSorted();

  beforeEach(async () => {
    for (const effectiveOn of [
      '2026-02-10',
      '2026-03-15',
      '2026-03-16',
      '2026-03-31',
      '2026-04-01',
    ] as const) {
      const asked = centPosting(world, 'reverse', [
        [stage.programmeId, 'available'],
        [stage.fundOf(0), 'available'],
      ]);
      await giveDistrict(
        stage.authority,
        { editionId: 'puoi-2022', fundId: 'fse-pon-inclusione', districtId: stage.districtIds[1] },
        5,
      );
      await stage.authority.transaction((tx) =>
        post(tx, {
          ...asked,
          kind: 'transfer',
          effectiveOn: day(effectiveOn),
          moves: [
            {
              from: { holderId: stage.fundOf(0), stage: 'available' },
              to: { holderId: stage.fundOf(1), stage: 'available' },
              amountCents: 1,
            },
          ],
        }),
      );
    }
  });

  it.each(['sealed', 'not sealed yet', 'sealed in part'])('is the sum of every move: %s', async (when) => {
    if (when !== 'not sealed yet') await sealed();
    if (when === 'sealed in part') await someCent();
    for (const by of ['effective', 'recorded'] as const)
      for (const on of [
        '2026-02-09',
        '2026-02-10',
        '2026-02-28',
        '2026-03-14',
        '2026-03-15',
        '2026-03-16',
        '2026-03-30',
        '2026-03-31',
        '2026-04-01',
        '2026-11-22',
        today,
        '2026-12-31',
        '2027-12-31',
        '2028-02-29',
      ].map(day)) {
        const found = await stage.authority.read((tx) => stagesAsOf(tx, { on, by }));
        expect([by, on, inOrder(found)]).toEqual([by, on, inOrder(thatHold(await sumOfMoves(on, by)))]);
      }
  });

  it('shows a coordinator and a promoter their own', async () => {
    await sealed();
    await someCent();
    const asOf = { on: day('2027-12-31'), by: 'effective' } as const;
    const coordinator = contextAs(world, 'coordinator', { districtIds: [stage.districtIds[1]] });
    const seen = await coordinator.read((tx) => stagesAsOf(tx, asOf));
    expect(new Set(seen.map(({ districtId }) => districtId))).toEqual(new Set([stage.districtIds[1]]));
    const promoter = contextAs(world, 'operator', { organisationId: stage.organisationIds[0] });
    const own = await promoter.read((tx) => stagesAsOf(tx, asOf));
    expect(own.map(({ promoterId, reservedCents }) => [promoterId, reservedCents])).toEqual([
      [stage.organisationIds[0], 100_000],
    ]);
    const stranger = contextAs(world, 'operator', { organisationId: (await world.body('promoter')).id });
    expect(await stranger.read((tx) => stagesAsOf(tx, asOf))).toEqual([]);
  });
});
