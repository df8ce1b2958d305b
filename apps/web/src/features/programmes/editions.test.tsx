import { screen, within } from '@testing-library/react';
import { describe, expect, test } from 'vitest';
import { answerWith } from '../../../test/answers.ts';
import { renderRoutes } from '../../../test/render.tsx';
import { routes } from './routes.tsx';

const figure = <Value,>(value: Value, assumed = false) => ({
  value,
  source: assumed ? 'Non indicato' : 'Avviso di prova',
  assumed,
});

const summary = {
  id: 'percorsi-4',
  programmeId: 'percorsi',
  name: 'Percorsi 4',
  standing: 'inForce',
  applicationsFrom: '2024-03-01',
  internshipsEndBy: '2027-12-31',
  amountCents: 594_000,
  amountCentsMax: 1_004_000,
  fundIds: ['fse'],
};

const edition = {
  id: 'percorsi-4',
  version: 1,
  programmeId: 'percorsi',
  name: 'Percorsi 4',
  standing: 'inForce',
  cup: figure(null, true),
  window: {
    applicationsFrom: figure('2024-03-01', true),
    applicationsUntil: figure(null, true),
    clearanceRequestsUntil: figure(null, true),
    internshipsEndBy: figure('2027-12-31', true),
    claimsUntil: figure(null, true),
  },
  dowriesPlanned: figure(null, true),
  fundings: [],
  funds: [{ id: 'fse', name: 'FSE' }],
  variants: [
    {
      id: 'standard',
      name: { it: 'Sei mesi', en: 'Six months' },
      amountCents: figure(594_000),
      months: figure(6),
      monthlyAllowanceCents: figure(50_000),
      requiredMinutes: figure(3_900, true),
      tutoringMinutes: figure(900),
      components: [
        { component: 'operatorServices', amountCents: figure(234_000), fundId: figure('fse') },
        { component: 'traineeAllowance', amountCents: figure(300_000), fundId: figure('fse') },
        { component: 'hostTutoring', amountCents: figure(60_000), fundId: figure('fse', true) },
      ],
    },
  ],
  hostTutoringRule: figure('onCompletion', true),
  guidance: {
    areaMinutes: { A1: figure(0), A2: figure(240), A3: figure(null, true), A4: figure(null, true) },
    minutesBeforeClearance: figure(0, true),
    areasBeforeClearance: ['A2', 'A3'],
  },
  month: {
    thresholdPercent: figure(70),
    underThreshold: figure('nothing', true),
    partialMonths: figure('byPlannedDays', true),
  },
  internship: { monthsMin: figure(2), dailyMinutesMax: figure(null, true) },
  admissions: [
    {
      code: 'youngMigrant',
      grounds: [],
      permitKinds: [],
      ageMin: 18,
      ageBelow: 24,
      daysSinceLodgingMin: null,
      enteredUnaccompanied: false,
      source: 'Avviso di prova',
      assumed: false,
    },
  ],
  employmentConditions: figure(['unemployed', 'inactive'], true),
  workDeclaration: { required: figure(true), ageMonthsMax: figure(6) },
  servicePactRequired: figure(false, true),
  provisionalTaxCodeAccepted: figure(true, true),
  oneDowryPerPerson: figure(true),
  otherPaidPolicyAllowed: figure(true, true),
  pathsPerPromoterMax: figure(null, true),
  clearanceRequirements: figure(['hostSheet', 'agreement'], true),
};

const answers = {
  'GET /programmes': {
    body: {
      items: [
        { id: 'percorsi', name: 'Percorsi', description: { it: 'Prova', en: 'Trial' }, editionIds: [] },
      ],
      nextCursor: null,
      limit: 100,
    },
  },
  'GET /editions': { body: { items: [summary], nextCursor: null, limit: 100 } },
  'GET /editions/percorsi-4': { body: edition },
};

describe('the list of editions', () => {
  test('leads to each edition and tells the longest dowry beside the ordinary one', async () => {
    answerWith(answers);
    renderRoutes(routes, '/editions');
    const link = await screen.findByRole('link', { name: 'Percorsi 4' });
    expect(link.getAttribute('href')).toBe('/editions/percorsi-4');
    expect(screen.getByText(/5\.940,00.*fino a 10\.040,00/)).toBeTruthy();
    expect(screen.getByText('In corso')).toBeTruthy();
  });

  test('is narrowed by a programme that stays in the address', async () => {
    answerWith(answers);
    renderRoutes(routes, '/editions?programme=percorsi');
    expect(await screen.findByRole('button', { name: /Programma: Percorsi/ })).toBeTruthy();
  });

  test('says so when the answer never comes', async () => {
    answerWith({
      ...answers,
      'GET /editions': { status: 403, body: { type: '/problems/platform/forbidden' } },
    });
    renderRoutes(routes, '/editions');
    expect(await screen.findByText('Questa pagina non è aperta al tuo ruolo')).toBeTruthy();
  });
});

describe('the page of an edition', () => {
  test('marks what is assumed and only that', async () => {
    answerWith(answers);
    renderRoutes(routes, '/editions/percorsi-4');
    const allowance = await screen.findByRole('row', { name: /Indennità di tirocinio/ });
    expect(within(allowance).queryByText('Parametro assunto')).toBeNull();
    const hours = screen.getByRole('row', { name: /Ore di servizi per la quota intera/ });
    expect(within(hours).getByText('Parametro assunto')).toBeTruthy();
    expect(within(hours).getByText('65 h')).toBeTruthy();
  });

  test('marks a fund that is assumed, not its amount', async () => {
    answerWith(answers);
    renderRoutes(routes, '/editions/percorsi-4');
    const tutoring = await screen.findByRole('row', { name: /Tutoraggio del soggetto ospitante/ });
    expect(within(tutoring).getByText('Parametro assunto')).toBeTruthy();
  });

  test('says in words what is not limited', async () => {
    answerWith(answers);
    renderRoutes(routes, '/editions/percorsi-4');
    expect(
      await screen.findByText(/qualsiasi titolo di soggiorno valido; almeno 18 anni; meno di 24 anni/),
    ).toBeTruthy();
    const paths = screen.getByRole('row', { name: /Percorsi per soggetto promotore/ });
    expect(within(paths).getByText('nessun limite')).toBeTruthy();
  });

  test('that does not exist is told as such', async () => {
    answerWith(answers);
    renderRoutes(routes, '/editions/puoi-1999');
    expect(await screen.findByText('Non trovato')).toBeTruthy();
  });
});
