/** What the tests of the dowries answer with: one dowry in PUOI PLUS, as the API gives it. */
import type { Dowry, Eligibility, JournalEntry } from './queries.ts';

const stages = {
  reservedCents: 0,
  committedCents: 0,
  accruedCents: 0,
  orderedCents: 0,
  paidCents: 0,
  recoverableCents: 0,
};

const line = (
  component: Dowry['lines'][number]['component'],
  fundId: Dowry['lines'][number]['fundId'],
  amountCents: number,
): Dowry['lines'][number] => ({
  component,
  fundId,
  fundName: fundId === 'fse-plus' ? 'FSE+ 2021-2027' : 'FAMI 2021-2027',
  amountCents,
  plannedCents: amountCents,
  reservedCents: 0,
  accruedCents: 0,
  paidCents: 0,
  releasedCents: 0,
  leftCents: 0,
  stages,
  quantity: component === 'operatorServices' ? 3_360 : 6,
  quantityMax: component === 'operatorServices' ? 3_360 : 6,
  unit: component === 'operatorServices' ? 'minutes' : 'months',
  source: 'Avviso PUOI PLUS',
  assumed: component === 'hostTutoring',
});

export const requested: Dowry = {
  id: '019aa3a0-7777-7000-8000-000000000001',
  code: 'DO-2026-000123',
  state: 'requested',
  caseFile: {
    id: '019aa3a0-6666-7000-8000-000000000001',
    code: 'FA-2026-000417',
    familyName: 'Adeyemi',
    givenName: 'Grace',
  },
  promoter: { id: '019aa3a0-1111-7000-8000-000000000001', name: 'Cooperativa Il Ponte' },
  district: { id: '019aa3a0-4444-7000-8000-000000000001', name: 'Distretto socio-sanitario LT 1' },
  edition: { id: 'puoi-plus-2024', name: 'PUOI PLUS 2024', variantId: 'standard' },
  plan: {
    actionPlanId: '019aa3a0-5555-7000-8000-000000000001',
    number: 1,
    signedAt: '2026-11-12T09:40:00.000Z',
    internshipStartsOn: '2027-01-11',
    internshipEndsOn: '2027-07-10',
  },
  lines: [
    line('operatorServices', 'fami-2021', 276_738),
    line('traineeAllowance', 'fse-plus', 337_500),
    line('hostTutoring', 'fami-2021', 63_904),
  ],
  totals: {
    amountCents: 678_142,
    plannedCents: 678_142,
    reservedCents: 0,
    accruedCents: 0,
    paidCents: 0,
    releasedCents: 0,
    leftCents: 0,
    stages,
  },
  request: {
    at: '2026-11-13T10:05:00.000Z',
    byId: '019aa3a0-2222-7000-8000-000000000002',
    byName: 'Anna Rossi',
  },
  clearance: null,
  refusal: null,
  withdrawal: null,
  waiting: null,
  firstInLine: null,
  journalEntries: 0,
  version: 1,
  updatedAt: '2026-11-13T10:05:00.000Z',
};

const held = (amountCents: number) => ({
  reservedCents: amountCents,
  leftCents: amountCents,
  stages: { ...stages, reservedCents: amountCents },
});

export const granted: Dowry = {
  ...requested,
  state: 'granted',
  lines: requested.lines.map((each) => ({ ...each, ...held(each.amountCents) })),
  totals: { ...requested.totals, ...held(678_142) },
  clearance: {
    at: '2026-11-17T08:30:00.000Z',
    byId: '019aa3a0-2222-7000-8000-000000000003',
    byName: 'Paolo Neri',
    on: '2026-11-17',
  },
  journalEntries: 1,
  version: 2,
};

export const reservation: JournalEntry = {
  id: '019aa3a0-9999-7000-8000-000000000001',
  kind: 'reserve',
  outcome: 'applied',
  effectiveOn: '2026-11-17',
  recordedAt: '2026-11-17T08:30:00.000Z',
  recordedById: '019aa3a0-7777-7000-8000-000000000009',
  recordedByName: 'Paolo Neri',
  amountCents: 678_142,
  moves: [
    {
      component: 'traineeAllowance',
      fundId: 'fse-plus',
      from: { holder: 'districtFund', stage: 'available' },
      to: { holder: 'doteComponent', stage: 'reserved' },
      amountCents: 337_500,
    },
  ],
  shortfalls: [],
  reversesId: null,
  reversedById: null,
};

export const refusedReservation: JournalEntry = {
  ...reservation,
  id: '019aa3a0-9999-7000-8000-000000000002',
  outcome: 'rejected',
  amountCents: 0,
  moves: [],
  shortfalls: [{ fundId: 'fse-plus', missingCents: 120_000 }],
};

const condition = (
  code: Eligibility['conditions'][number]['code'],
  title: string,
  change: Partial<Eligibility['conditions'][number]> = {},
): Eligibility['conditions'][number] => ({
  code,
  outcome: 'met',
  title,
  seen: 'Risulta dal fascicolo.',
  missing: null,
  fix: null,
  warning: null,
  figures: [],
  ...change,
});

export const eligible: Eligibility = {
  caseFileId: requested.caseFile.id,
  editionId: 'puoi-plus-2024',
  on: '2026-11-22',
  outcome: 'eligible',
  conditions: [
    condition('legalResidence', 'Regolarmente soggiornante', {
      warning: 'Il titolo finisce prima del tirocinio.',
    }),
    condition('taxCode', 'Codice fiscale'),
  ],
};

export const notEligible: Eligibility = {
  ...eligible,
  outcome: 'notEligible',
  conditions: [
    condition('taxCode', 'Codice fiscale'),
    condition('workDeclaration', 'Dichiarazione di immediata disponibilità (DID)', {
      outcome: 'unmet',
      seen: 'DID del 02/04/2026: ha più di 6 mesi.',
      fix: 'Chiedi alla persona una nuova DID e registrala.',
    }),
    condition('consent', 'Consenso della persona', {
      outcome: 'unknown',
      seen: null,
      missing: 'Non risulta registrato in questa data.',
      fix: 'Raccogli il consenso e registralo.',
    }),
  ],
};

export const editions = {
  items: [
    {
      id: 'puoi-plus-2024',
      programmeId: 'puoi-plus',
      name: 'PUOI PLUS 2024',
      standing: 'inForce',
      applicationsFrom: '2025-01-07',
      internshipsEndBy: '2028-03-31',
      amountCents: 678_142,
      amountCentsMax: 678_142,
      fundIds: ['fami-2021', 'fse-plus'],
      funds: [
        { id: 'fami-2021', name: 'FAMI 2021-2027' },
        { id: 'fse-plus', name: 'FSE+ 2021-2027' },
      ],
    },
    {
      id: 'puoi-2022',
      programmeId: 'puoi',
      name: 'PUOI 2022',
      standing: 'ended',
      applicationsFrom: '2022-06-20',
      internshipsEndBy: '2023-04-30',
      amountCents: 594_000,
      amountCentsMax: 594_000,
      fundIds: ['fse-pon-inclusione'],
      funds: [{ id: 'fse-pon-inclusione', name: 'FSE PON Inclusione 2014-2020' }],
    },
  ],
  nextCursor: null,
  limit: 100,
};

const figure = <Value>(value: Value) => ({ value, source: 'Avviso di prova', assumed: false });

/** What the dialog of a request reads of an edition. */
export const plusEdition = {
  id: 'puoi-plus-2024',
  name: 'PUOI PLUS 2024',
  funds: editions.items[0]?.funds,
  variants: [
    {
      id: 'standard',
      name: { it: 'Sei mesi', en: 'Six months' },
      amountCents: figure(678_142),
      components: [
        { component: 'operatorServices', amountCents: figure(276_738), fundId: figure('fami-2021') },
        { component: 'traineeAllowance', amountCents: figure(337_500), fundId: figure('fse-plus') },
        { component: 'hostTutoring', amountCents: figure(63_904), fundId: figure('fami-2021') },
      ],
    },
  ],
};

export const pageOf = (items: readonly unknown[], nextCursor: string | null = null) => ({
  body: { items, nextCursor, limit: 50 },
});

/** The funds of the district: enough on one, short of 1,200.00 on the other. */
export const shortBudget = pageOf([
  {
    editionId: 'puoi-plus-2024',
    fundId: 'fami-2021',
    districtId: requested.district.id,
    availableCents: 1_000_000,
  },
  {
    editionId: 'puoi-plus-2024',
    fundId: 'fse-plus',
    districtId: requested.district.id,
    availableCents: 217_500,
  },
]);
export const fullBudget = pageOf([
  {
    editionId: 'puoi-plus-2024',
    fundId: 'fami-2021',
    districtId: requested.district.id,
    availableCents: 1_000_000,
  },
  {
    editionId: 'puoi-plus-2024',
    fundId: 'fse-plus',
    districtId: requested.district.id,
    availableCents: 1_000_000,
  },
]);
