/** What the contract shows: the reservation of one dowry in PUOI 2022. */
const ids = {
  transaction: '0192f4b2-3b1e-7c44-9d2a-5f0b7c9e1b02',
  authority: '0192f49c-2233-7445-9667-8899aabbcc07',
  district: '0192f498-0a0b-7c0d-8e0f-a1b2c3d4e504',
  promoter: '0192f49a-7788-7aa1-b0c3-9e4d5f6a7b03',
  dowry: '0192f4a6-3b1e-7c44-9d2a-5f0b7c9e1a01',
};
const fund = { editionId: 'puoi-2022', fundId: 'fse-pon-inclusione', districtId: ids.district };
const districtFund = {
  holderId: '5d3a0f61-9c1b-8e02-a7d4-3f1c2b4a5d60',
  kind: 'districtFund',
  stage: 'available',
  ...fund,
  dowryId: null,
  component: 'none',
};
const line = {
  holderId: '0192f4a6-3b1e-8a10-9c2d-77e1b0c4d5f1',
  kind: 'doteComponent',
  stage: 'reserved',
  ...fund,
  dowryId: ids.dowry,
  component: 'operatorServices',
};

export const transaction = {
  id: ids.transaction,
  kind: 'reserve',
  outcome: 'applied',
  effectiveOn: '2022-07-04',
  originalOn: null,
  recordedAt: '2022-07-04T09:12:44.120Z',
  recordedById: ids.authority,
  recordedByName: 'Anna Conti',
  editionId: fund.editionId,
  districtId: ids.district,
  promoterId: ids.promoter,
  dowryId: ids.dowry,
  reversesId: null,
  reversedById: null,
  sealNumber: 12,
  businessKey: `dote:${ids.dowry}`,
  evidence: [{ name: 'dowryId', value: ids.dowry }],
  amountCents: 234_000,
  moves: [{ position: 1, from: districtFund, to: line, amountCents: 234_000, fromVersion: 12, toVersion: 1 }],
  shortfalls: [],
  version: 1,
};

export const reverseTransaction = { reason: 'wrongAmount' };

export const period = {
  month: '2022-07',
  state: 'open',
  closedAt: null,
  pending: 'close',
  pendingActId: '0192f4b2-3b1e-7c44-9d2a-5f0b7c9e1b09',
};

export const proposePeriodAct = {
  month: '2022-07',
  act: 'close',
  reason: 'Rendicontazione trimestrale inviata',
};

export const periodAct = {
  id: '0192f4b2-3b1e-7c44-9d2a-5f0b7c9e1b09',
  ...proposePeriodAct,
  proposedById: ids.authority,
  proposedByName: 'Anna Conti',
  proposedAt: '2022-08-10T08:30:00.000Z',
  decision: 'pending',
  decidedById: null,
  decidedByName: null,
  decidedAt: null,
  decisionReason: null,
  version: 1,
};

export const rejectPeriodAct = { reason: 'Manca ancora l’estratto conto di luglio' };
