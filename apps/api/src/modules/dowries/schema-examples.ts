/** What the contract shows: one person's dowry in PUOI PLUS, from the request to the reservation. */
const ids = {
  dowry: '0192f4a6-3b1e-7c44-9d2a-5f0b7c9e1a01',
  caseFile: '0192f4a0-11c2-7d10-8a55-0c3f2b6e9d02',
  promoter: '0192f49a-7788-7aa1-b0c3-9e4d5f6a7b03',
  district: '0192f498-0a0b-7c0d-8e0f-a1b2c3d4e504',
  operator: '0192f49b-2233-7445-9667-8899aabbcc05',
  plan: '0192f4a4-4455-7667-8899-aabbccddee06',
};

export const request = { caseFileId: ids.caseFile, editionId: 'puoi-plus-2024' };
export const refusal = { reason: 'Il tirocinio previsto non riguarda il profilo descritto nel piano.' };
export const withdrawal = { reason: 'La persona ha trovato un contratto di lavoro a tempo indeterminato.' };

export const eligibility = {
  caseFileId: ids.caseFile,
  editionId: 'puoi-plus-2024',
  on: '2026-11-22',
  outcome: 'notEligible',
  conditions: [
    {
      code: 'legalResidence',
      outcome: 'met',
      title: 'Regolarmente soggiornante',
      seen: 'Titolo valido fino al 14/03/2028.',
      missing: null,
      fix: null,
      warning: null,
      figures: [{ name: 'daysLeft', value: 478 }],
    },
    {
      code: 'workDeclaration',
      outcome: 'unmet',
      title: 'Dichiarazione di immediata disponibilità (DID)',
      seen: 'DID del 02/04/2026: ha più di 6 mesi.',
      missing: null,
      fix: 'Chiedi alla persona una nuova DID e registrala.',
      warning: null,
      figures: [
        { name: 'months', value: 7 },
        { name: 'monthsMax', value: 6 },
      ],
    },
  ],
};

export const stages = {
  reservedCents: 678_142,
  committedCents: 0,
  accruedCents: 0,
  orderedCents: 0,
  paidCents: 0,
  recoverableCents: 0,
};

const line = (component: string, fundId: string, fundName: string, amountCents: number) => ({
  component,
  fundId,
  fundName,
  amountCents,
  plannedCents: amountCents,
  reservedCents: amountCents,
  accruedCents: 0,
  paidCents: 0,
  releasedCents: 0,
  leftCents: amountCents,
  stages: { ...stages, reservedCents: amountCents },
  quantity: component === 'operatorServices' ? 3360 : 6,
  quantityMax: component === 'operatorServices' ? 3360 : 6,
  unit: component === 'operatorServices' ? 'minutes' : 'months',
  source: 'Avviso PUOI PLUS',
  assumed: false,
});

export const waiting = {
  state: 'offered',
  position: 1,
  joinedAt: '2026-11-14T08:30:00.000Z',
  joinedByName: 'Paolo Neri',
  offeredAt: '2026-11-16T15:21:07.000Z',
};

export const dowry = {
  id: ids.dowry,
  code: 'DO-2026-000123',
  state: 'granted',
  caseFile: { id: ids.caseFile, code: 'FA-2026-000417', familyName: 'Adeyemi', givenName: 'Grace' },
  promoter: { id: ids.promoter, name: 'Cooperativa Il Ponte' },
  district: { id: ids.district, name: 'Distretto socio-sanitario LT/1' },
  edition: { id: 'puoi-plus-2024', name: 'PUOI PLUS', variantId: 'standard' },
  plan: {
    actionPlanId: ids.plan,
    number: 1,
    signedAt: '2026-11-12T09:40:00.000Z',
    internshipStartsOn: '2027-01-11',
    internshipEndsOn: '2027-07-10',
  },
  lines: [
    line('operatorServices', 'fami-2021', 'FAMI 2021-2027', 276_738),
    line('traineeAllowance', 'fse-plus', 'FSE+ 2021-2027', 337_500),
    line('hostTutoring', 'fami-2021', 'FAMI 2021-2027', 63_904),
  ],
  totals: {
    amountCents: 678_142,
    plannedCents: 678_142,
    reservedCents: 678_142,
    accruedCents: 0,
    paidCents: 0,
    releasedCents: 0,
    leftCents: 678_142,
    stages,
  },
  request: { at: '2026-11-13T10:05:00.000Z', byId: ids.operator, byName: 'Marta Ferri' },
  clearance: {
    at: '2026-11-17T08:30:00.000Z',
    byId: '0192f49c-5566-7778-8990-aabbccddee07',
    byName: 'Paolo Neri',
    on: '2026-11-17',
  },
  refusal: null,
  withdrawal: null,
  waiting: null,
  firstInLine: null,
  journalEntries: 1,
  version: 2,
  updatedAt: '2026-11-17T08:30:00.000Z',
};

export const dowrySummary = {
  id: ids.dowry,
  code: dowry.code,
  state: dowry.state,
  caseFile: dowry.caseFile,
  promoter: dowry.promoter,
  district: dowry.district,
  edition: dowry.edition,
  amountCents: dowry.totals.amountCents,
  reservedCents: dowry.totals.reservedCents,
  requestedAt: dowry.request.at,
  decidedAt: dowry.clearance.at,
};

const reserved = (component: string, fundId: string, amountCents: number) => ({
  component,
  fundId,
  from: { holder: 'districtFund', stage: 'available' },
  to: { holder: 'doteComponent', stage: 'reserved' },
  amountCents,
});

export const journalEntry = {
  id: '0192f4b8-9999-7aaa-8bbb-ccddeeff0008',
  kind: 'reserve',
  outcome: 'applied',
  effectiveOn: '2026-11-17',
  recordedAt: '2026-11-17T08:30:00.000Z',
  recordedById: '0192f49c-2233-7445-9667-8899aabbcc07',
  recordedByName: 'Paolo Neri',
  amountCents: 678_142,
  moves: [
    reserved('operatorServices', 'fami-2021', 276_738),
    reserved('traineeAllowance', 'fse-plus', 337_500),
    reserved('hostTutoring', 'fami-2021', 63_904),
  ],
  shortfalls: [],
  reversesId: null,
  reversedById: null,
};
