import { screen, waitFor, within } from '@testing-library/react';
import { describe, expect, test } from 'vitest';
import { openAs } from '../../../test/signed-in.tsx';
import {
  eligible,
  fullBudget,
  granted,
  notEligible,
  pageOf,
  refusedReservation,
  requested,
  reservation,
  shortBudget,
} from './examples.ts';
import type { Dowry } from './queries.ts';
import { routes } from './routes.tsx';

const slow = { timeout: 10_000 };
const address = `/dowries/${requested.id}`;
const eligibilityAddress = `GET /case-files/${requested.caseFile.id}/eligibility`;

type Answers = Parameters<typeof openAs>[1]['answers'];

const answersFor = (dowry: Dowry, change: Answers = {}): Answers => ({
  [`GET ${address}`]: { body: dowry },
  [`GET ${address}/journal`]: pageOf(dowry.clearance ? [reservation] : []),
  [eligibilityAddress]: { body: eligible },
  'GET /budgets': fullBudget,
  ...change,
});

/** The button, once conditions and funds have been read. */
async function grantButton(): Promise<HTMLElement> {
  return waitFor(() => {
    const button = screen.getByRole('button', { name: 'Concedi il nulla osta' });
    expect(button.getAttribute('aria-disabled')).toBeNull();
    return button;
  }, slow);
}

describe('a granted dowry', () => {
  test('shows its three lines and where each euro of them stands', async () => {
    openAs('operator', { routes, address, answers: answersFor(granted) });
    const allowance = await screen.findByRole('row', { name: /Indennità di tirocinio/ }, slow);
    expect(within(allowance).getAllByText('3.375,00 €')).toHaveLength(3);
    const total = screen.getByRole('row', { name: /^Totale/ });
    expect(within(total).getAllByText('6.781,42 €').length).toBeGreaterThan(2);
    const [person] = screen.getAllByRole('link', { name: 'ADEYEMI Grace' });
    expect(person?.getAttribute('href')).toBe(`/case-files/${granted.caseFile.id}`);
  });

  test('says why an amount is what it is: rule, data, source, who and when', async () => {
    const { person } = openAs('operator', { routes, address, answers: answersFor(granted) });
    await person.click(
      await screen.findByRole('button', { name: /Perché questo importo\? Tutoraggio/ }, slow),
    );
    const dialog = await screen.findByRole('dialog', {}, slow);
    expect(within(dialog).getByText(/per il tutoraggio del tirocinio/)).toBeTruthy();
    expect(within(dialog).getByText('Valore assunto')).toBeTruthy();
    expect(within(dialog).getByText('6 mesi previsti su 6')).toBeTruthy();
    expect(within(dialog).getByText(/Paolo Neri/)).toBeTruthy();
  });

  test('tells in its journal what moved from where to where', async () => {
    openAs('authority', { routes, address, answers: answersFor(granted) });
    expect(await screen.findByText('Riserva sul budget', {}, slow)).toBeTruthy();
    expect(
      screen.getByText(
        /Indennità di tirocinio: 3\.375,00.€, da disponibile \(distretto\) a riservato \(dote\)/,
      ),
    ).toBeTruthy();
  });

  test('pairs a reversal with what it undid, for who reads the ledger and for who does not', async () => {
    const undone = { ...reservation, kind: 'commit' as const, id: '019aa3a0-9999-7000-8000-000000000003' };
    const reversal = {
      ...reservation,
      kind: 'reverse' as const,
      id: '019aa3a0-9999-7000-8000-000000000004',
      recordedAt: '2026-11-18T08:30:00.000Z',
      reversesId: undone.id,
    };
    const pair = pageOf([reversal, { ...undone, reversedById: reversal.id }]);
    const change = { [`GET ${address}/journal`]: pair };
    const linksOf = async (role: 'authority' | 'operator') => {
      const { unmount } = openAs(role, { routes, address, answers: answersFor(granted, change) });
      const events = await screen.findByRole('list', { name: 'Libro mastro della dote' }, slow);
      expect(within(events).getByText(/Storna: Impegno del 17\/11\/2026.* di Paolo Neri/)).toBeTruthy();
      expect(within(events).getByText(/Stornata il 18\/11\/2026.* da Paolo Neri/)).toBeTruthy();
      expect(within(events).getByText('stornata')).toBeTruthy();
      const links = [/vai alla registrazione/, /vai allo storno/].map((name) =>
        within(events).getByRole('link', { name }).getAttribute('href'),
      );
      unmount();
      return links;
    };
    expect(await linksOf('authority')).toEqual([
      `/ledger/transactions/${undone.id}`,
      `/ledger/transactions/${reversal.id}`,
    ]);
    expect(await linksOf('operator')).toEqual([`#${undone.id}`, `#${reversal.id}`]);
  });

  test('does not say of a reversal that was refused that it undid anything', async () => {
    const standing = { ...reservation, kind: 'accrue' as const, id: '019aa3a0-9999-7000-8000-000000000003' };
    const attempt = {
      ...refusedReservation,
      kind: 'reverse' as const,
      id: '019aa3a0-9999-7000-8000-000000000005',
      reversesId: standing.id,
    };
    const change = { [`GET ${address}/journal`]: pageOf([attempt, standing]) };
    openAs('operator', { routes, address, answers: answersFor(granted, change) });
    const events = await screen.findByRole('list', { name: 'Libro mastro della dote' }, slow);
    expect(within(events).getByText(/Voleva stornare una registrazione del 17\/11\/2026/)).toBeTruthy();
    expect(within(events).getByRole('link', { name: 'vai alla registrazione' })).toBeTruthy();
    expect(within(events).queryByText('stornata')).toBeNull();
  });

  test('is withdrawn by its promoter, with a reason and what returns to the district', async () => {
    const { person, sent } = openAs('operator', {
      routes,
      address,
      answers: answersFor(granted, {
        [`POST ${address}/withdrawal`]: {
          body: {
            ...granted,
            state: 'withdrawn',
            version: 3,
            withdrawal: {
              at: '2026-11-22T10:00:00.000Z',
              byId: granted.request.byId,
              byName: null,
              reason: 'Lavoro',
            },
          },
        },
      }),
    });
    await person.click(await screen.findByRole('button', { name: 'Ritira la dote' }, slow));
    const dialog = await screen.findByRole('dialog', {}, slow);
    expect(within(dialog).getByText(/Tornano subito al distretto 6\.781,42.€/)).toBeTruthy();
    await person.click(within(dialog).getByRole('button', { name: 'Ritira la dote' }));
    expect(within(dialog).getByText('Campo obbligatorio.')).toBeTruthy();
    await person.type(within(dialog).getByRole('textbox', { name: /Motivo/ }), 'Ha trovato lavoro.');
    await person.click(within(dialog).getByRole('button', { name: 'Ritira la dote' }));
    expect(await screen.findByText('Dote ritirata', {}, slow)).toBeTruthy();
    const withdrawal = sent.find(({ method }) => method === 'POST');
    expect(withdrawal?.body).toEqual({ reason: 'Ha trovato lavoro.' });
    expect(withdrawal?.headers.get('if-match')).toBe('"2"');
    expect(withdrawal?.headers.get('idempotency-key')).toMatch(/.{8,}/);
  });

  test('keeps the person from whoever may not read the case file', async () => {
    const hidden = {
      ...granted,
      plan: null,
      caseFile: { ...granted.caseFile, code: null, familyName: null, givenName: null },
    };
    openAs('coordinator', { routes, address, answers: answersFor(hidden) });
    expect(await screen.findByText('non visibile al tuo ruolo', {}, slow)).toBeTruthy();
    expect(screen.queryByText(/Adeyemi/i)).toBeNull();
    expect(screen.queryByRole('button', { name: 'Ritira la dote' })).toBeNull();
  });
});

describe('the review of a request', () => {
  test('shows the conditions of today and what each fund would be left with', async () => {
    openAs('authority', { routes, address, answers: answersFor(requested) });
    const fund = await screen.findByRole('row', { name: /FSE\+ 2021-2027/ }, slow);
    for (const amount of ['10.000,00 €', '3.375,00 €', '6.625,00 €'])
      expect(within(fund).getByText(amount)).toBeTruthy();
    expect(screen.getByText('Il titolo finisce prima del tirocinio.')).toBeTruthy();
  });

  test('grants after a second look, once, from the version on screen', async () => {
    const { person, sent } = openAs('authority', {
      routes,
      address,
      answers: answersFor(requested, { [`POST ${address}/clearance`]: { body: granted } }),
    });
    await person.click(await grantButton());
    const question = await screen.findByRole('dialog', {}, slow);
    expect(within(question).getByText(/Si riservano 6\.781,42.€/)).toBeTruthy();
    await person.click(within(question).getByRole('button', { name: 'Concedi e riserva' }));
    expect(await screen.findByText(/Nulla osta concesso: 6\.781,42.€ riservati/, {}, slow)).toBeTruthy();
    const posts = sent.filter(({ method }) => method === 'POST');
    expect(posts).toHaveLength(1);
    expect(posts[0]?.headers.get('if-match')).toBe('"1"');
    expect(await screen.findByText('Concessa')).toBeTruthy();
  });

  test('says why the clearance cannot be given: open conditions and the money that is missing', async () => {
    const { person, sent } = openAs('authority', {
      routes,
      address,
      answers: answersFor(requested, {
        [eligibilityAddress]: { body: notEligible },
        'GET /budgets': shortBudget,
      }),
    });
    expect(await screen.findByText('2 condizioni non soddisfatte', {}, slow)).toBeTruthy();
    expect(screen.getByText(/Sul fondo FSE\+ 2021-2027 mancano 1\.200,00.€/)).toBeTruthy();
    await person.click(screen.getByRole('button', { name: 'Concedi il nulla osta' }));
    expect(sent.filter(({ method }) => method === 'POST')).toEqual([]);
  });

  test('is not for who asked', async () => {
    const own = {
      ...requested,
      request: { ...requested.request, byId: '019aa3a0-2222-7000-8000-000000000001' },
    };
    openAs('authority', { routes, address, answers: answersFor(own) });
    await waitFor(() => expect(screen.getAllByText(/Hai chiesto tu questa dote/)).toHaveLength(2), slow);
  });

  test('shows a refusal for want of money where the button is, and reads funds and journal again', async () => {
    let funds = fullBudget;
    const { person, sent } = openAs('authority', {
      routes,
      address,
      answers: answersFor(requested, {
        'GET /budgets': () => funds,
        [`GET ${address}/journal`]: () => pageOf(funds === fullBudget ? [] : [refusedReservation]),
        [`POST ${address}/clearance`]: () => {
          funds = shortBudget;
          return {
            status: 409,
            body: {
              type: '/problems/dowries/insufficient-funds',
              title: 'Le risorse del distretto non bastano per questa dote',
              violations: [
                { code: 'insufficientFunds', pointer: '', message: 'Mancano 1.200,00 €.', fix: 'Attendi.' },
              ],
            },
          };
        },
      }),
    });
    await person.click(await grantButton());
    await person.click(await screen.findByRole('button', { name: 'Concedi e riserva' }, slow));
    expect((await screen.findByRole('alert', {}, slow)).textContent).toContain('Mancano 1.200,00 €.');
    expect(await screen.findByText(/FSE\+ 2021-2027: mancavano 1\.200,00.€/, {}, slow)).toBeTruthy();
    expect(await screen.findByText(/Sul fondo FSE\+ 2021-2027 mancano/, {}, slow)).toBeTruthy();
    expect(sent.filter(({ method }) => method === 'POST')).toHaveLength(1);
  });

  test('refuses with a reason that the promoter reads', async () => {
    const { person, sent } = openAs('authority', {
      routes,
      address,
      answers: answersFor(requested, {
        [`POST ${address}/refusal`]: {
          body: {
            ...requested,
            state: 'refused',
            version: 2,
            refusal: {
              at: '2026-11-22T10:00:00.000Z',
              byId: 'x',
              byName: 'Paolo Neri',
              reason: 'Manca il tirocinio.',
            },
          },
        },
      }),
    });
    await person.click(await screen.findByRole('button', { name: 'Respingi' }, slow));
    const dialog = await screen.findByRole('dialog', {}, slow);
    await person.type(within(dialog).getByRole('textbox', { name: /Motivo/ }), 'Manca il tirocinio.');
    await person.click(within(dialog).getByRole('button', { name: 'Respingi' }));
    await waitFor(() => expect(screen.getByText('Manca il tirocinio.')).toBeTruthy(), slow);
    expect(sent.find(({ method }) => method === 'POST')?.body).toEqual({ reason: 'Manca il tirocinio.' });
  });
});

test('a dowry that is not there, or not the reader’s, is told as such', async () => {
  openAs('operator', { routes, address: '/dowries/019aa3a0-7777-7000-8000-0000000000ff', answers: {} });
  expect(await screen.findByRole('heading', { name: 'Non trovato' }, slow)).toBeTruthy();
});
