/** What the contract shows: the trainee's allowance of a dowry in PUOI 2022, after its first payment. */
export const stages = {
  availableCents: 0,
  reservedCents: 0,
  committedCents: 250_000,
  accruedCents: 0,
  orderedCents: 0,
  paidCents: 50_000,
  recoverableCents: 0,
};

export const holder = {
  id: '0192f4a6-3b1e-8a10-9c2d-77e1b0c4d5f1',
  kind: 'doteComponent',
  editionId: 'puoi-2022',
  fundId: 'fse-pon-inclusione',
  districtId: '0192f498-0a0b-7c0d-8e0f-a1b2c3d4e504',
  districtName: 'Distretto socio-sanitario LT 1',
  promoterId: '0192f49a-7788-7aa1-b0c3-9e4d5f6a7b03',
  promoterName: 'Cooperativa Il Ponte',
  dowryId: '0192f4a6-3b1e-7c44-9d2a-5f0b7c9e1a01',
  component: 'traineeAllowance',
  stages,
  moveCount: 5,
  asOf: null,
  by: 'effective',
  version: 1,
};

export const move = {
  transactionId: '0192f4b2-3b1e-7c44-9d2a-5f0b7c9e1b12',
  position: 1,
  kind: 'pay',
  effectiveOn: '2022-10-03',
  originalOn: null,
  recordedAt: '2022-10-04T09:12:44.120Z',
  recordedByName: 'Anna Conti',
  reversesId: null,
  reversedById: null,
  fromStage: 'ordered',
  toStage: 'paid',
  counterpartId: null,
  amountCents: 50_000,
  holderVersion: 5,
  stagesAfter: stages,
};
