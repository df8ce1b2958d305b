import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { actOn, coverDowries, readyPerson, requestedDowry } from '../../../test/builders/dowries.ts';
import { contextAs, expectProvenLedger, makeDistrict } from '../../../test/money.ts';
import { useWorld } from '../../../test/world.ts';
import { accrueDowry, claimRecovery, commitDowry, orderPayment, recordPayment } from '../ledger/index.ts';
import type { Dowry } from './schemas.ts';

const world = useWorld();
afterAll(() => expectProvenLedger(world));

describe('the page of a dowry', () => {
  let dowry: Dowry;
  beforeAll(async () => {
    const operator = await world.as('operator');
    const districtId = await makeDistrict(world);
    await coverDowries(world, 1, { districtId });
    const person = await readyPerson(world, { operator, districtId });
    const requested = await requestedDowry(operator, person);
    dowry = (await actOn(await world.as('authority'), 'clearance', requested.body)).body as Dowry;
    const authority = contextAs(world, 'authority');
    const lines = [{ dowryId: dowry.id, component: 'operatorServices', amountCents: 1000 }] as const;
    const answer = { orderId: 'uno', bankReference: 'CRO 1', lines };
    await authority.transaction((tx) => commitDowry(tx, authority, { dowryId: dowry.id }));
    const fact = { kind: 'timesheet', timesheetId: 'uno', minutes: 60 } as const;
    const due = [{ component: 'operatorServices', amountCents: 1500 }] as const;
    await authority.transaction((tx) => accrueDowry(tx, authority, { dowryId: dowry.id, fact, lines: due }));
    await authority.transaction((tx) => orderPayment(tx, authority, answer));
    await authority.transaction((tx) => recordPayment(tx, authority, answer));
    const wrong = [{ ...lines[0], amountCents: 400 }];
    await authority.transaction((tx) =>
      claimRecovery(tx, authority, { recoveryId: 'uno', reason: 'notDue', lines: wrong }),
    );
  });

  it('shows where each euro stands, and nothing as returned that is still held', async () => {
    const auditor = await world.as('auditor');
    const { body } = await auditor.get<Dowry>(`/dowries/${dowry.id}`);
    const { amountCents } = body.totals;
    expect(body.totals).toMatchObject({
      reservedCents: amountCents,
      releasedCents: 0,
      accruedCents: 1100,
      paidCents: 600,
      leftCents: amountCents - 1500,
      stages: {
        reservedCents: 0,
        committedCents: amountCents - 1500,
        accruedCents: 500,
        orderedCents: 0,
        paidCents: 600,
        recoverableCents: 400,
      },
    });
    expect(dowry.totals.stages).toMatchObject({ reservedCents: amountCents, committedCents: 0 });
  });
});
