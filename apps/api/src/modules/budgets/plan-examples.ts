/** What the contract shows: the plan of PUOI 2022 for LT/1, and a warning about it. */
const districtId = '0192f498-0a0b-7c0d-8e0f-a1b2c3d4e504';
const fund = { editionId: 'puoi-2022', fundId: 'fse-pon-inclusione' };
const share = { districtId, quarterStartsOn: '2022-07-01', plannedCents: 59_400_000 };
const district = { districtId, districtName: 'Distretto LT/1' };
export const planAllocations = { ...fund, shares: [share] };
export const allocationPlan = {
  ...fund,
  ...district,
  quarterStartsOn: share.quarterStartsOn,
  plannedCents: share.plannedCents,
  allocatedCents: 47_520_000,
  differenceCents: -11_880_000,
  version: 1,
  plannedByName: 'Anna Conti',
  plannedAt: '2022-06-14T08:30:00.000Z',
};
const { plannedCents, allocatedCents, differenceCents } = allocationPlan;
const figures = { plannedCents, allocatedCents, differenceCents };
const quarter = { quarterStartsOn: share.quarterStartsOn, ...figures };
export const districtPlans = {
  ...district,
  quarters: [{ ...quarter, version: 1, plannedByName: 'Anna Conti' }],
  shown: figures,
  untilNow: figures,
};
export const districtPlansPage = {
  ...fund,
  currentQuarterStartsOn: '2022-07-01',
  items: [districtPlans],
  totals: { quarters: [quarter], shown: figures, untilNow: figures, next: null },
  nextCursor: null,
  limit: 25,
};
export const thresholds = {
  programmeId: 'puoi',
  percents: [70, 85, 95],
  daysBeforeEnd: 180,
  origin: 'usual',
  version: 1,
};
export const setThresholds = { percents: [60, 80, 95], daysBeforeEnd: 240 };
export const alert = {
  kind: 'threshold',
  programmeId: 'puoi',
  ...fund,
  ...district,
  allocatedCents: 59_400_000,
  availableCents: 5_940_000,
  usedPercent: 90,
  thresholdPercent: 85,
  spentPercent: 40,
  elapsedPercent: 55,
  endsOn: '2023-04-30',
  daysLeft: 159,
  message: 'Il distretto ha usato il 90% delle risorse (soglia 85%): restano 59.400,00 €.',
};
