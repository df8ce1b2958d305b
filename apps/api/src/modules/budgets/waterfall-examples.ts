/** What the contract shows: PUOI 2022 in the district LT/1 while its doti are running. */
const ids = {
  district: '0192f498-0a0b-7c0d-8e0f-a1b2c3d4e504',
  promoter: '0192f49a-7788-7aa1-b0c3-9e4d5f6a7b03',
  transaction: '0192f4b2-3b1e-7c44-9d2a-5f0b7c9e1b02',
  authority: '0192f49c-2233-7445-9667-8899aabbcc07',
  dowry: '0192f4a6-3b1e-7c44-9d2a-5f0b7c9e1a01',
  line: '0192f4a6-3b1e-8a10-9c2d-77e1b0c4d5f1',
};
const figures = {
  allocatedCents: 59_400_000,
  availableCents: 41_580_000,
  reservedCents: 5_940_000,
  committedCents: 7_380_000,
  accruedCents: 1_500_000,
  orderedCents: 600_000,
  paidCents: 2_340_000,
  recoverableCents: 60_000,
  recoveredCents: 30_000,
};
const fund = { editionId: 'puoi-2022', fundId: 'fse-pon-inclusione' };
const district = { districtId: ids.district, districtName: 'Distretto LT/1' };

export const waterfall = {
  groupBy: 'district',
  asOf: '2022-11-22',
  time: 'effective',
  current: true,
  rows: [{ key: ids.district, name: district.districtName, ...figures }],
  omittedRows: 0,
  totals: figures,
};
export const line = {
  holderId: ids.line,
  dowryId: ids.dowry,
  dowryCode: 'DO-2022-000123',
  component: 'traineeAllowance',
  ...fund,
  ...district,
  promoterId: ids.promoter,
  promoterName: 'Cooperativa La Rete',
  amountCents: 50_000,
};
export const movement = {
  transactionId: ids.transaction,
  kind: 'allocate',
  effectiveOn: '2022-06-20',
  recordedAt: '2022-06-20T09:12:44.120Z',
  ...fund,
  ...district,
  dowryId: null,
  dowryCode: null,
  amountCents: 59_400_000,
};
export const reason = {
  transactionId: ids.transaction,
  kind: 'accrue',
  rule: 'Un mese di tirocinio ammesso rende dovuta l’indennità del mese.',
  inputs: [
    { name: 'month', label: 'Mese', value: '2022-09', source: null, assumed: false },
    {
      name: 'monthlyAllowanceCents',
      label: 'Indennità mensile',
      value: '500,00 €',
      source: 'Avviso PUOI 2022',
      assumed: false,
    },
  ],
  lines: [{ component: 'traineeAllowance', amountCents: 50_000 }],
  amountCents: 50_000,
  effectiveOn: '2022-09-30',
  originalOn: null,
  recordedAt: '2022-10-04T09:12:44.120Z',
  recordedById: ids.authority,
  recordedByName: 'Anna Conti',
  dowryId: ids.dowry,
  dowryCode: 'DO-2022-000123',
};
