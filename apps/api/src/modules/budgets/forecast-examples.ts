/** What the contract shows: a forecast of PUOI PLUS 2024 in the district LT/1, and a scenario of it. */
const ids = {
  district: '0192f498-0a0b-7c0d-8e0f-a1b2c3d4e504',
  scenario: '0192f4e1-3b1e-7c44-9d2a-5f0b7c9e1e01',
  coordinator: '0192f49c-2233-7445-9667-8899aabbcc09',
};
const estimate = {
  value: 12.5,
  historyValue: 12.5,
  origin: 'history',
  assumed: false,
  source: '240 doti concluse',
};
export const forecast = {
  editionId: 'percorsi-4',
  districtId: ids.district,
  variantId: 'standard',
  on: '2026-11-22',
  parameters: {
    dropOutPercent: estimate,
    completedSpendPercent: { ...estimate, value: 94, historyValue: 94 },
    droppedSpendPercent: { ...estimate, value: 42, historyValue: 42 },
    weeklyOpenings: {
      ...estimate,
      value: 2,
      historyValue: 1.6,
      origin: 'asked',
      source: 'Indicato da chi legge',
    },
  },
  expectedSpendPercent: 87.5,
  perDowryCents: 594_000,
  expectedCostCents: 519_750,
  availableCents: 5_940_000,
  returningCents: 1_485_000,
  runningDowries: 20,
  openingsNow: 10,
  openingsForecast: 14,
  bindingFundId: 'fse',
  funds: [
    {
      fundId: 'fse',
      availableCents: 5_940_000,
      returningCents: 1_485_000,
      perDowryCents: 594_000,
      expectedCostCents: 519_750,
      openingsNow: 10,
      openingsForecast: 14,
    },
  ],
  weeks: [
    {
      weekStartsOn: '2026-11-23',
      releasedCents: 74_250,
      openings: 2,
      reservedCents: 1_188_000,
      availableCents: 4_826_250,
    },
  ],
  moneyEndsOn: '2026-12-28',
  sampleDowries: 300,
  maturedDowries: 240,
  backTest: {
    madeOn: '2026-08-23',
    time: 'recorded',
    weeks: 13,
    forecastReleasedCents: 1_100_000,
    actualReleasedCents: 1_000_000,
    errorPercent: 10,
    sampleDowries: 260,
    maturedDowries: 205,
  },
  method: [
    'Si contano le ultime 1000 doti concesse; la quota che torna, settimana per settimana di età della dote, si applica alle doti in corso.',
  ],
};
const parameters = { dropOutPercent: 20, weeklyOpenings: 3 };
export const saveScenario = {
  name: 'Abbandoni al 20%',
  editionId: 'percorsi-4',
  districtId: ids.district,
  parameters,
};
export const changeScenario = { name: 'Abbandoni al 25%', parameters: { ...parameters, dropOutPercent: 25 } };
export const scenario = {
  id: ids.scenario,
  ...saveScenario,
  parameters: {
    variantId: 'standard',
    dropOutPercent: 20,
    completedSpendPercent: null,
    droppedSpendPercent: null,
    weeklyOpenings: 3,
  },
  createdById: ids.coordinator,
  createdByName: 'Carla Neri',
  updatedAt: '2026-11-22T09:00:00.000Z',
  version: 1,
};
