import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { describe, expect, test } from 'vitest';
import { openAs } from '../../../test/signed-in.tsx';
import { routes } from './routes.tsx';
import { monthsUntil } from './statement-dialog.tsx';

const slow = { timeout: 10_000 };
const past = (value: number) => ({
  value,
  historyValue: value,
  origin: 'history',
  assumed: false,
  source: 'Dal passato',
});
const forecast = {
  editionId: 'percorsi-4',
  districtId: null,
  variantId: 'standard',
  on: '2026-11-22',
  parameters: {
    dropOutPercent: { ...past(34.4), origin: 'assumed', assumed: true, source: 'PUOI al 30/11/2023' },
    completedSpendPercent: past(96),
    droppedSpendPercent: past(50),
    weeklyOpenings: past(2.5),
  },
  expectedSpendPercent: 82.8,
  perDowryCents: 594_000,
  expectedCostCents: 491_832,
  availableCents: 15_725_680,
  returningCents: 1_634_688,
  runningDowries: 16,
  openingsNow: 26,
  openingsForecast: 35,
  bindingFundId: 'fse',
  funds: [
    {
      fundId: 'fse',
      availableCents: 15_725_680,
      returningCents: 1_634_688,
      perDowryCents: 594_000,
      expectedCostCents: 491_832,
      openingsNow: 26,
      openingsForecast: 35,
    },
  ],
  weeks: [
    {
      weekStartsOn: '2026-11-23',
      releasedCents: 102_168,
      openings: 1,
      reservedCents: 594_000,
      availableCents: 15_131_680,
    },
  ],
  moneyEndsOn: '2027-05-24',
  sampleDowries: 49,
  maturedDowries: 8,
  backTest: {
    madeOn: '2026-08-23',
    time: 'effective',
    weeks: 13,
    forecastReleasedCents: 900_000,
    actualReleasedCents: 1_000_000,
    errorPercent: -10,
    sampleDowries: 20,
    maturedDowries: 3,
  },
  method: ['Spesa attesa di una dote = importo × quota.', 'Doti apribili = disponibile ÷ importo.'],
};
const scenario = {
  id: 's1',
  name: 'Più abbandoni',
  editionId: 'percorsi-4',
  districtId: null,
  parameters: {
    variantId: 'standard',
    dropOutPercent: 45,
    completedSpendPercent: null,
    droppedSpendPercent: null,
    weeklyOpenings: null,
  },
  createdById: '019aa3a0-2222-7000-8000-000000000009',
  createdByName: 'Anna Conti',
  updatedAt: '2026-11-20T09:00:00.000Z',
  version: 1,
};
const pageOf = (items: readonly unknown[]) => ({ body: { items, nextCursor: null, limit: 50 } });
const answers = {
  'GET /editions': pageOf([
    { id: 'percorsi-4', name: 'Percorsi 4', standing: 'inForce', fundIds: ['fse'], funds: [] },
  ]),
  'GET /districts': pageOf([]),
  'GET /budgets/forecast': { body: forecast },
  'GET /budgets/scenarios': pageOf([scenario]),
  'GET /budgets/scenarios/s1/forecast': { body: { ...forecast, openingsForecast: 38 } },
};
type Answers = Parameters<typeof openAs>[1]['answers'];
const open = (role: Parameters<typeof openAs>[0], change: Answers = {}, address = '/budgets/forecast') =>
  openAs(role, { routes, address, answers: { ...answers, ...change } });

describe('the forecast', () => {
  test('says how many, until when, how it is reckoned and how wrong it was', async () => {
    open('coordinator');
    expect((await screen.findAllByText('24/05/2027', {}, slow)).length).toBeGreaterThan(0);
    expect(screen.getByText('26 già con quanto è disponibile ora')).toBeTruthy();
    for (const step of forecast.method) expect(screen.getByText(step)).toBeTruthy();
    expect(screen.getByRole('heading', { name: 'Alla prova di tre mesi fa: errore \u221210%' })).toBeTruthy();
    expect(screen.getByText('valore assunto')).toBeTruthy();
  });

  test('is reckoned again with what a slider is moved to, which the address keeps', async () => {
    const { person, router } = open('coordinator');
    const slider = await screen.findByRole('slider', { name: 'Percorsi interrotti' }, slow);
    expect(slider.getAttribute('aria-valuetext')).toBe('34,4%');
    fireEvent.change(slider, { target: { value: '50' } });
    await waitFor(() => expect(router.state.location.search).toBe('?dropOutPercent=50'), slow);
    await person.click(await screen.findByRole('button', { name: 'Torna ai valori del passato' }, slow));
    await waitFor(() => expect(router.state.location.search).toBe(''));
  });

  test('leaves out of the address what is no value of the scale', async () => {
    open('coordinator', {}, '/budgets/forecast?dropOutPercent=tanti&weeklyOpenings=999');
    expect(await screen.findByRole('slider', { name: 'Doti aperte in una settimana' }, slow)).toHaveProperty(
      'value',
      '2.5',
    );
  });

  test('stands beside the scenarios that were saved, and is saved under a name', async () => {
    const { person, sent } = open('coordinator', {
      'POST /budgets/scenarios': { status: 201, body: scenario },
    });
    const row = await screen.findByRole('row', { name: /Più abbandoni/ }, slow);
    expect(await within(row).findByText('38', {}, slow)).toBeTruthy();
    expect(within(row).queryByRole('button')).toBeNull();
    await person.click(screen.getByRole('button', { name: 'Salva come scenario' }));
    const dialog = await screen.findByRole('dialog', {}, slow);
    await person.type(within(dialog).getByRole('textbox', { name: /Nome/ }), 'Come oggi');
    await person.click(within(dialog).getByRole('button', { name: 'Salva' }));
    await waitFor(() =>
      expect(sent.find(({ method }) => method === 'POST')?.body).toEqual({
        name: 'Come oggi',
        editionId: 'percorsi-4',
        parameters: {},
      }),
    );
  });

  test('is not open to an operator', async () => {
    open('operator');
    expect(await screen.findByText('Questa pagina non è aperta al tuo ruolo', {}, slow)).toBeTruthy();
  });
});

describe('the months of a statement', () => {
  test('go back from that of today, over the new year', () => {
    expect(monthsUntil('2026-02-15', 4)).toEqual(['2026-02', '2026-01', '2025-12', '2025-11']);
  });
});
