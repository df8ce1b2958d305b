/** What the tests of the plan page stand on: an edition, a plan in each state, and a network that answers. */
import { Outlet } from 'react-router';
import { answerWith, type Sent } from '../../../test/answers.ts';
import { renderRoutes } from '../../../test/render.tsx';
import { UnsavedChangesHost } from '../../ui/unsaved-changes.tsx';
import { PlanTab } from './plan-tab.tsx';
import type { Plan } from './queries.ts';

const figure = <Value,>(value: Value) => ({ value, source: 'Avviso di prova', assumed: false });
export const caseFileId = '019aa3a0-0000-7000-8000-0000000000f1';
export const address = `/case-files/${caseFileId}/plan`;

export const edition = {
  id: 'puoi-plus-2024',
  name: 'PUOI PLUS 2024',
  variants: [
    {
      id: 'standard',
      name: { it: 'Sei mesi', en: 'Six months' },
      months: figure(6),
      monthlyAllowanceCents: figure(56_250),
      requiredMinutes: figure(3_360),
      components: [
        { component: 'operatorServices', amountCents: figure(276_738), fundId: figure('fami-2021') },
        { component: 'traineeAllowance', amountCents: figure(337_500), fundId: figure('fse-plus') },
        { component: 'hostTutoring', amountCents: figure(63_904), fundId: figure('fami-2021') },
      ],
    },
  ],
  hostTutoringRule: figure('onCompletion'),
  guidance: {
    areaMinutes: { A1: figure(0), A2: figure(240), A3: figure(960), A4: figure(2_160) },
    minutesBeforeClearance: figure(1_200),
    areasBeforeClearance: ['A2', 'A3'],
  },
};

export const content: Plan['content'] = {
  variantId: 'standard',
  startsOn: '2026-11-22',
  situation: null,
  goals: [{ id: 'g1', title: 'Trovare un tirocinio', theme: 'work' }],
  actions: [
    {
      id: 'a1',
      goalId: 'g1',
      title: 'Stesura del curriculum',
      theme: 'work',
      catalogueCode: 'work-cv',
      responsible: 'operator',
      dueOn: '2999-12-10',
      outcome: 'open',
      closedOn: null,
      closingReason: null,
    },
  ],
  services: [{ area: 'A2', minutes: 240 }],
  internship: null,
};

const missing = {
  code: 'internshipMissing',
  pointer: '/internship',
  message: 'Manca il periodo del tirocinio.',
  fix: 'Indica primo e ultimo giorno previsti.',
};

export const version = {
  id: 'v1',
  number: 1,
  reason: null,
  plannedCents: 678_142,
  signatory: 'person',
  guardianName: null,
  personSignedOn: '2026-11-20',
  personMethod: 'inPresence',
  operatorSignedOn: '2026-11-20',
  operatorMethod: 'onPaper',
  documentReference: 'Prot. 118/2026',
  operator: { id: 'u1', name: 'Marta Rinaldi' },
  recordedAt: '2026-11-20T10:00:00.000Z',
};

export const draft = {
  id: 'p1',
  caseFileId,
  editionId: 'puoi-plus-2024',
  state: 'draft',
  content,
  cost: { lines: [], plannedCents: 0, uncappedCents: 0, capCents: 0 },
  violations: [missing],
  revisionReason: null,
  lastVersion: null,
  version: 3,
  createdAt: '2026-11-20T10:00:00.000Z',
  updatedAt: '2026-11-20T10:00:00.000Z',
  updatedByName: 'Marta Rinaldi',
};
export const signed = { ...draft, state: 'signed', violations: [], lastVersion: version };

export const account = (permissions: string[]) => ({
  id: 'u1',
  kind: 'user',
  name: 'Marta Rinaldi',
  email: null,
  role: 'operator',
  language: 'it',
  organisation: { id: 'o1', name: 'Cooperativa', kind: 'promoter' },
  districtIds: [],
  permissions,
});
export const writer = ['action-plans:read', 'action-plans:write', 'action-plans:sign', 'eligibility:read'];

export const page = (items: unknown[]) => ({ body: { items, nextCursor: null, limit: 100 } });

/** Shows the plan page of a case file whose plan is this one, or none, to somebody with these permissions. */
export function show(plan: object | null, permissions = writer, more: Parameters<typeof answerWith>[0] = {}) {
  const sent = answerWith({
    'GET /sessions/current': { body: { account: account(permissions) } },
    [`GET /case-files/${caseFileId}/action-plans`]: page(plan === null ? [] : [plan]),
    'GET /action-plans/p1': { body: plan },
    'GET /editions/puoi-plus-2024': { body: edition },
    'GET /editions': page([{ id: 'puoi-plus-2024', name: 'PUOI PLUS 2024', amountCents: 678_142 }]),
    'GET /action-plans/p1/versions': page([version]),
    ...more,
  });
  const frame = {
    element: (
      <>
        <Outlet />
        <UnsavedChangesHost />
      </>
    ),
    children: [
      { path: address, element: <PlanTab caseFileId={caseFileId} personName="Jallow Lamin" /> },
      { path: '/elsewhere', element: <p>altrove</p> },
    ],
  };
  return { sent, ...renderRoutes([frame], address) };
}

/** The last request of a method. */
export const last = (sent: Sent[], method: string) => sent.filter((one) => one.method === method).at(-1);

/** Puts a text in a field at once, as one pastes it, after what is there. */
export async function write(
  person: ReturnType<typeof renderRoutes>['person'],
  field: HTMLElement,
  text: string,
): Promise<void> {
  await person.click(field);
  await person.paste(text);
}
