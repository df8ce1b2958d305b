/** What the contract shows: PUOI 2022 in the district LT/1, funded, allocated and partly reserved. */
const ids = {
  transaction: '0192f4b1-3b1e-7c44-9d2a-5f0b7c9e1b01',
  district: '0192f498-0a0b-7c0d-8e0f-a1b2c3d4e504',
  promoter: '0192f49a-7788-7aa1-b0c3-9e4d5f6a7b03',
};
const fund = { editionId: 'puoi-2022', fundId: 'fse-pon-inclusione' };
const district = { districtId: ids.district, districtName: 'Distretto LT/1' };
const act = { effectiveOn: '2022-06-20', actReference: 'Decreto direttoriale 112 del 20/06/2022' };
const below = {
  reservedCents: 5_940_000,
  committedCents: 0,
  accruedCents: 0,
  orderedCents: 0,
  paidCents: 0,
  recoverableCents: 0,
};

export const fundProgramme = { ...fund, ...act, amountCents: 1_188_000_000 };
export const funding = { ...fundProgramme, transactionId: ids.transaction, unallocatedCents: 1_188_000_000 };
const shares = [{ districtId: ids.district, amountCents: 59_400_000 }];
export const allocateToDistricts = { ...fund, ...act, shares };
export const allocation = {
  ...allocateToDistricts,
  transactionId: ids.transaction,
  amountCents: 59_400_000,
  unallocatedCents: 1_128_600_000,
};
export const budget = {
  ...fund,
  ...district,
  allocatedCents: 59_400_000,
  availableCents: 53_460_000,
  ...below,
};
export const fundBudget = {
  ...fund,
  fundedCents: 1_188_000_000,
  unallocatedCents: 1_128_600_000,
  districtCount: 1,
  allocatedCents: 59_400_000,
  availableCents: 53_460_000,
  ...below,
};
export const promoterBudget = {
  ...fund,
  ...district,
  promoterId: ids.promoter,
  promoterName: 'Cooperativa La Rete',
  ...below,
};
export const opening = {
  editionId: fund.editionId,
  ...district,
  variantId: 'standard',
  openings: 90,
  bindingFundId: fund.fundId,
  funds: [{ fundId: fund.fundId, availableCents: 53_460_000, perDowryCents: 594_000, openings: 90 }],
};
