/** What the contract shows: one person's plan in PUOI PLUS, from the draft to the signature. */
const ids = {
  plan: '0192f4a4-4455-7667-8899-aabbccddee06',
  version: '0192f4a5-5566-7778-899a-abbccddeef07',
  caseFile: '0192f4a0-11c2-7d10-8a55-0c3f2b6e9d02',
  operator: '0192f49b-2233-7445-9667-8899aabbcc05',
};

const goals = [{ id: 'g1', title: 'Trovare un tirocinio in sartoria', theme: 'work' }];

const action = {
  id: 'a1',
  goalId: 'g1',
  title: 'Stesura del curriculum',
  theme: 'work',
  catalogueCode: 'work-cv',
  responsible: 'operator',
  dueOn: '2026-12-10',
};

const services = [
  { area: 'A2', minutes: 240 },
  { area: 'A3', minutes: 960 },
  { area: 'A4', minutes: 2160 },
];

export const writing = {
  variantId: 'standard',
  startsOn: '2026-11-22',
  situation: 'Ha lavorato come sarto nel suo paese e vuole imparare a usare le macchine industriali.',
  goals,
  actions: [action],
  services,
  internship: { startsOn: '2027-02-01', endsOn: '2027-07-31', field: 'Sartoria' },
};

export const opening = { editionId: 'puoi-plus-2024' };

export const signing = {
  signatory: 'person',
  personSignedOn: '2026-11-22',
  personMethod: 'onPaper',
  operatorSignedOn: '2026-11-22',
  operatorMethod: 'onPaper',
  documentReference: 'Prot. 118/2026',
};

export const revising = { reason: 'Il tirocinio comincia un mese dopo, per gli orari della scuola.' };

const content = {
  ...writing,
  actions: [{ ...action, outcome: 'open', closedOn: null, closingReason: null }],
};

const line = (
  component: string,
  fundId: string,
  amount: { capCents: number; quantity: number; unit: string },
) => ({
  component,
  fundId,
  plannedCents: amount.capCents,
  uncappedCents: amount.capCents,
  capCents: amount.capCents,
  quantity: amount.quantity,
  quantityMax: amount.quantity,
  unit: amount.unit,
});

const cost = {
  lines: [
    line('operatorServices', 'fami-2021', { capCents: 276_738, quantity: 3360, unit: 'minutes' }),
    line('traineeAllowance', 'fse-plus', { capCents: 337_500, quantity: 6, unit: 'months' }),
    line('hostTutoring', 'fami-2021', { capCents: 63_904, quantity: 6, unit: 'months' }),
  ],
  plannedCents: 678_142,
  uncappedCents: 678_142,
  capCents: 678_142,
};

export const versionSummary = {
  id: ids.version,
  number: 1,
  reason: null,
  plannedCents: 678_142,
  guardianName: null,
  ...signing,
  operator: { id: ids.operator, name: 'Marta Rinaldi' },
  recordedAt: '2026-11-22T10:15:00.000Z',
};

export const version = { ...versionSummary, version: 1, actionPlanId: ids.plan, content, cost, changes: [] };

export const plan = {
  id: ids.plan,
  caseFileId: ids.caseFile,
  editionId: 'puoi-plus-2024',
  state: 'signed',
  content,
  cost,
  violations: [],
  revisionReason: null,
  lastVersion: versionSummary,
  version: 3,
  createdAt: '2026-11-20T08:40:00.000Z',
  updatedAt: '2026-11-22T10:15:00.000Z',
  updatedByName: 'Marta Rinaldi',
};

export const planSummary = {
  id: ids.plan,
  editionId: 'puoi-plus-2024',
  state: 'signed',
  plannedCents: 678_142,
  signedNumber: 1,
  version: 3,
  updatedAt: '2026-11-22T10:15:00.000Z',
};
