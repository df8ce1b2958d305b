import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { contextAs, expectProvenLedger, giveDistrict, makeDistrict } from '../../../../test/money.ts';
import { useWorld } from '../../../../test/world.ts';
import type { Context } from '../../../platform/context.ts';
import { newId } from '../../../platform/id.ts';
import {
  accrueDowry,
  claimRecovery,
  commitDowry,
  dowryComponentsIn,
  holderOf,
  orderPayment,
  recordPayment,
  recordRecovered,
  recordRejection,
  releaseDowry,
  releaseNotAdmitted,
  reserveDowry,
  transferBetweenDistricts,
} from '../index.ts';

const world = useWorld();
const fundId = 'fse-pon-inclusione';
const editionId = 'puoi-2022';
const components = [
  { component: 'operatorServices', fundId, amountCents: 234_000 },
  { component: 'traineeAllowance', fundId, amountCents: 300_000 },
] as const;

let authority: Context;
let operator: Context;
let districtId: string;
beforeAll(async () => {
  authority = contextAs(world, 'authority');
  const { id: organisationId } = await world.body('promoter');
  operator = contextAs(world, 'operator', { organisationId });
  districtId = await makeDistrict(world);
  await giveDistrict(authority, { editionId, fundId, districtId }, 10_000_000);
});
afterAll(() => expectProvenLedger(world));

async function reserved(): Promise<string> {
  const dowryId = newId();
  const organisationId = operator.actor.organisationId ?? '';
  await authority.transaction((tx) =>
    reserveDowry(tx, authority, { dowryId, editionId, districtId, organisationId, components }),
  );
  return dowryId;
}
async function committed(): Promise<string> {
  const dowryId = await reserved();
  await operator.transaction((tx) => commitDowry(tx, operator, { dowryId }));
  return dowryId;
}
const timesheet = (dowryId: string, amountCents: number, timesheetId = newId()) =>
  operator.transaction((tx) =>
    accrueDowry(tx, operator, {
      dowryId,
      fact: { kind: 'timesheet', timesheetId, minutes: 600 },
      lines: [{ component: 'operatorServices', amountCents }],
    }),
  );
/** What the line of the operator's services holds, stage by stage, in cents. */
async function stagesOf(dowryId: string) {
  const [line] = await authority.read((tx) => dowryComponentsIn(tx, dowryId));
  return [
    line?.reservedCents,
    line?.committedCents,
    line?.accruedCents,
    line?.orderedCents,
    line?.paidCents,
    line?.recoverableCents,
  ];
}
const available = async (of = districtId) =>
  (await authority.read((tx) => holderOf(tx, { kind: 'districtFund', editionId, fundId, districtId: of })))
    ?.availableCents ?? 0;
const services = (dowryId: string, amountCents: number) => [
  { dowryId, component: 'operatorServices' as const, amountCents },
];

describe('the money of a dowry', () => {
  it('goes from the reservation to the payment, and back when it was not due', async () => {
    const dowryId = await committed();
    expect(await stagesOf(dowryId)).toEqual([0, 234_000, 0, 0, 0, 0]);
    await timesheet(dowryId, 36_000);
    expect(await stagesOf(dowryId)).toEqual([0, 198_000, 36_000, 0, 0, 0]);
    const orderId = newId();
    const lines = services(dowryId, 36_000);
    await authority.transaction((tx) => orderPayment(tx, authority, { orderId, lines }));
    expect(await stagesOf(dowryId)).toEqual([0, 198_000, 0, 36_000, 0, 0]);
    const answer = { orderId, lines, bankReference: newId() };
    await authority.transaction((tx) => recordPayment(tx, authority, answer));
    expect(await stagesOf(dowryId)).toEqual([0, 198_000, 0, 0, 36_000, 0]);
    const recovery = { recoveryId: newId(), lines: services(dowryId, 6000) };
    await authority.transaction((tx) => claimRecovery(tx, authority, { ...recovery, reason: 'notDue' }));
    expect(await stagesOf(dowryId)).toEqual([0, 198_000, 0, 0, 30_000, 6000]);
    const before = await available();
    const came = { ...recovery, bankReference: newId() };
    await authority.transaction((tx) => recordRecovered(tx, authority, came));
    expect(await stagesOf(dowryId)).toEqual([0, 198_000, 0, 0, 30_000, 0]);
    expect(await available()).toBe(before + 6000);
  });

  it('is due again when the bank rejects it, and may be ordered again', async () => {
    const dowryId = await committed();
    await timesheet(dowryId, 36_000);
    const lines = services(dowryId, 36_000);
    const rejected = { orderId: newId(), lines, bankReference: newId(), reasonCode: 'AC04' };
    await authority.transaction((tx) => orderPayment(tx, authority, rejected));
    await authority.transaction((tx) => recordRejection(tx, authority, rejected));
    expect(await stagesOf(dowryId)).toEqual([0, 198_000, 36_000, 0, 0, 0]);
    await authority.transaction((tx) => orderPayment(tx, authority, { orderId: newId(), lines }));
    expect(await stagesOf(dowryId)).toEqual([0, 198_000, 0, 36_000, 0, 0]);
  });

  it('that is not due returns to the district when the path ends early, and what is due stays', async () => {
    const dowryId = await committed();
    await timesheet(dowryId, 36_000);
    const before = await available();
    await operator.transaction((tx) => releaseDowry(tx, operator, { dowryId, reason: 'interrupted' }));
    expect(await stagesOf(dowryId)).toEqual([0, 0, 36_000, 0, 0, 0]);
    expect(await available()).toBe(before + 198_000 + 300_000);
    const claim = { claimId: newId(), lines: services(dowryId, 1000) };
    await authority.transaction((tx) => releaseNotAdmitted(tx, authority, claim));
    expect(await stagesOf(dowryId)).toEqual([0, 0, 35_000, 0, 0, 0]);
  });

  it('is committed line by line where hours are certified before the start', async () => {
    const dowryId = await reserved();
    const commit = (component?: 'operatorServices') =>
      operator.transaction((tx) => commitDowry(tx, operator, { dowryId, ...(component && { component }) }));
    await commit('operatorServices');
    expect(await stagesOf(dowryId)).toEqual([0, 234_000, 0, 0, 0, 0]);
    expect(await commit()).not.toBeNull();
    expect(await commit()).toBeNull();
  });
});

describe('a fact', () => {
  it('counts once: a timesheet, a month, an answer of the bank', async () => {
    const dowryId = await committed();
    const timesheetId = newId();
    await timesheet(dowryId, 100, timesheetId);
    await expect(timesheet(dowryId, 100, timesheetId)).rejects.toMatchObject({
      kind: { type: 'ledger/already-posted', status: 409 },
    });
    const month = () =>
      authority.transaction((tx) =>
        accrueDowry(tx, authority, {
          dowryId,
          fact: { kind: 'month', month: '2026-10' },
          lines: [{ component: 'traineeAllowance', amountCents: 50_000 }],
        }),
      );
    await month();
    await expect(month()).rejects.toMatchObject({ kind: { type: 'ledger/already-posted' } });
    const order = { orderId: newId(), lines: services(dowryId, 100) };
    await authority.transaction((tx) => orderPayment(tx, authority, order));
    const answer = { ...order, bankReference: newId() };
    await authority.transaction((tx) => recordPayment(tx, authority, answer));
    await expect(authority.transaction((tx) => recordPayment(tx, authority, answer))).rejects.toMatchObject({
      kind: { type: 'ledger/already-posted' },
    });
  });

  it('beyond what is committed is refused, and the refusal stays on record', async () => {
    const dowryId = await committed();
    await expect(timesheet(dowryId, 234_001)).rejects.toMatchObject({
      kind: { type: 'ledger/insufficient-funds' },
      details: { violations: [{ numbers: { missingCents: 1, heldCents: 234_000 } }] },
    });
    const recorded = await world.sql(
      "select kind from ledger_transactions where dowry_id = $1 and outcome = 'rejected'",
      [dowryId],
    );
    expect(recorded).toEqual([{ kind: 'accrue' }]);
  });
});

describe('who causes what', () => {
  it('a promoter orders, pays and recovers nothing, and touches no other promoter’s dowry', async () => {
    const dowryId = await committed();
    await timesheet(dowryId, 100);
    const order = { orderId: newId(), lines: services(dowryId, 100) };
    await expect(operator.transaction((tx) => orderPayment(tx, operator, order))).rejects.toMatchObject({
      kind: { status: 403 },
    });
    const other = contextAs(world, 'operator', { organisationId: (await world.body('promoter')).id });
    const fact = { kind: 'completion' } as const;
    const lines = [{ component: 'operatorServices', amountCents: 1 }] as const;
    await expect(
      other.transaction((tx) => accrueDowry(tx, other, { dowryId, fact, lines })),
    ).rejects.toMatchObject({ kind: { status: 404 } });
    expect(await other.transaction((tx) => commitDowry(tx, other, { dowryId }))).toBeNull();
  });

  it('a coordinator gives from the own district to another, and from no other', async () => {
    const otherId = await makeDistrict(world, 'Distretto vicino');
    const coordinator = contextAs(world, 'coordinator', { districtIds: [districtId] });
    const give = (fromDistrictId: string, toDistrictId: string, amountCents: number) => {
      const transfer = { transferId: newId(), editionId, fundId, fromDistrictId, toDistrictId, amountCents };
      return coordinator.transaction((tx) => transferBetweenDistricts(tx, coordinator, transfer));
    };
    const before = await available();
    await give(districtId, otherId, 5000);
    expect([await available(), await available(otherId)]).toEqual([before - 5000, 5000]);
    await expect(give(otherId, districtId, 1)).rejects.toMatchObject({ kind: { status: 404 } });
    await expect(give(districtId, otherId, 100_000_000)).rejects.toMatchObject({
      kind: { type: 'ledger/insufficient-funds' },
    });
  });
});
