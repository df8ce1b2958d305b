import { afterEach, expect, it } from 'vitest';
import { expectProvenLedger, makeDistrict } from '../../../test/money.ts';
import { type Caller, useWorld } from '../../../test/world.ts';
import { newId } from '../../platform/id.ts';

const world = useWorld({ connections: 12 });
afterEach(() => expectProvenLedger(world));

const fund = { editionId: 'puoi-2022', fundId: 'fse-pon-inclusione' } as const;

function pick(officers: readonly Caller[], at: number): Caller {
  const officer = officers[at % officers.length];
  if (!officer) throw new RangeError('no officer');
  return officer;
}

it('officers who allocate to the same districts in opposite orders never wait for each other in a circle', async () => {
  const officers = await Promise.all(Array.from({ length: 6 }, () => world.person('authority')));
  const districtIds = await Promise.all(Array.from({ length: 4 }, () => makeDistrict(world)));
  await pick(officers, 0).post(
    '/budgets/fundings',
    { ...fund, amountCents: 100_000_000, actReference: 'Decreto 1' },
    {
      'idempotency-key': newId(),
    },
  );
  const replies = await Promise.all(
    Array.from({ length: 120 }, (_, at) => {
      const shares = districtIds.map((districtId) => ({ districtId, amountCents: 100 }));
      const body = {
        ...fund,
        actReference: `Decreto ${at}`,
        shares: at % 2 === 0 ? shares : shares.toReversed(),
      };
      return pick(officers, at).post('/budgets/allocations', body, {
        'idempotency-key': newId(),
      });
    }),
  );
  expect(new Set(replies.map(({ status }) => status))).toEqual(new Set([201]));
  const rows = await world.sql<{ cents: number }>(
    "select available_cents as cents from ledger_holders where kind = 'districtFund' and district_id = any($1)",
    [districtIds],
  );
  expect(rows.map(({ cents }) => cents)).toEqual([12_000, 12_000, 12_000, 12_000]);
});
