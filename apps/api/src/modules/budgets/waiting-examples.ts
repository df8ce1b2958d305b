/** What the contract shows: a dowry of PUOI 2022 that waits in LT/1 and was offered what a withdrawal released. */
const ids = {
  entry: '0192f4d1-3b1e-7c44-9d2a-5f0b7c9e1d01',
  dowry: '0192f4a6-3b1e-7c44-9d2a-5f0b7c9e1a01',
  district: '0192f498-0a0b-7c0d-8e0f-a1b2c3d4e504',
  promoter: '0192f49a-7788-7aa1-b0c3-9e4d5f6a7b03',
  officer: '0192f49c-2233-7445-9667-8899aabbcc07',
};
export const joinWaitingList = { dowryId: ids.dowry };
export const waitingReason = {
  reason: 'Il titolo di soggiorno scade prima: il tirocinio deve partire entro ottobre.',
};
export const waitingEntry = {
  id: ids.entry,
  state: 'offered',
  position: 1,
  dowryId: ids.dowry,
  dowryCode: 'DO-2022-000123',
  dowryVersion: 1,
  editionId: 'puoi-2022',
  districtId: ids.district,
  districtName: 'Distretto LT/1',
  promoterId: ids.promoter,
  promoterName: 'Cooperativa La Rete',
  needs: [{ fundId: 'fse-pon-inclusione', amountCents: 594_000, availableCents: 600_000, lacking: true }],
  amountCents: 594_000,
  covered: true,
  requestedAt: '2022-08-01T09:00:00.000Z',
  joinedAt: '2022-09-01T09:00:00.000Z',
  joinedById: ids.officer,
  joinedByName: 'Anna Conti',
  offeredAt: '2022-09-20T15:21:07.000Z',
  precededAt: null,
  precededByName: null,
  precedenceReason: null,
  leftAt: null,
  leftByName: null,
  leavingReason: null,
  version: 2,
};
