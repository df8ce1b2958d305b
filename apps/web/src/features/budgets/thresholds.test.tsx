import { screen, waitFor, within } from '@testing-library/react';
import { describe, expect, test } from 'vitest';
import { openAs } from '../../../test/signed-in.tsx';
import { routes } from './routes.tsx';

const slow = { timeout: 10_000 };
const programmes = [
  { id: 'puoi', name: 'PUOI' },
  { id: 'puoi-plus', name: 'PUOI PLUS' },
];
const usual = { percents: [70, 85, 95], daysBeforeEnd: 180, origin: 'usual', version: 1 };
const chosen = { percents: [60, 90], daysBeforeEnd: 240, origin: 'chosen', version: 4 };
const thresholds = (plus: object = chosen) => [
  { programmeId: 'puoi', ...usual },
  { programmeId: 'puoi-plus', ...plus },
];
const pageOf = (items: readonly unknown[]) => ({ body: { items, nextCursor: null, limit: 100 } });
const nothing = {
  allocatedCents: 100_000,
  availableCents: 100_000,
  reservedCents: 0,
  committedCents: 0,
  accruedCents: 0,
  orderedCents: 0,
  paidCents: 0,
  recoverableCents: 0,
  recoveredCents: 0,
};
const answers = {
  'GET /editions': pageOf([]),
  'GET /districts': pageOf([]),
  'GET /organisations': pageOf([]),
  'GET /programmes': pageOf(programmes),
  'GET /budgets/waterfall': {
    body: {
      groupBy: 'district',
      asOf: '2026-11-22',
      time: 'effective',
      current: true,
      rows: [{ key: 'd', name: 'Distretto LT 1', ...nothing }],
      omittedRows: 0,
      totals: nothing,
    },
  },
  'GET /budgets/alerts': pageOf([]),
  'GET /budgets/funds': pageOf([]),
  'GET /budgets/openings': pageOf([]),
  'GET /budgets/thresholds': pageOf(thresholds()),
};
type Answers = Parameters<typeof openAs>[1]['answers'];
const openThresholds = async (role: Parameters<typeof openAs>[0], change: Answers = {}) => {
  const opened = openAs(role, { routes, address: '/budgets', answers: { ...answers, ...change } });
  await opened.person.click(await screen.findByRole('button', { name: 'Soglie' }, slow));
  const dialog = await screen.findByRole('dialog', { name: 'Soglie delle avvertenze' }, slow);
  await within(dialog).findByRole('heading', { name: 'PUOI PLUS' }, slow);
  return { ...opened, dialog: within(dialog) };
};

describe('the thresholds of warnings', () => {
  test('are told in a calm line where nothing needs an eye', async () => {
    openAs('auditor', {
      routes,
      address: '/budgets',
      answers: { ...answers, 'GET /budgets/thresholds': pageOf(thresholds(usual)) },
    });
    expect(
      await screen.findByText(
        'Nessuna avvertenza. Soglie 70%, 85%, 95%; denaro che può scadere da 180 giorni prima della fine.',
        {},
        slow,
      ),
    ).toBeTruthy();
  });

  test('are read by a coordinator, who learns who changes them and which are the usual ones', async () => {
    const { dialog } = await openThresholds('coordinator');
    expect(dialog.getByText(/^Le cambia l’ente titolare/)).toBeTruthy();
    expect(dialog.getByText('predefinite')).toBeTruthy();
    expect(dialog.getByText('60%, 90%')).toBeTruthy();
    expect(dialog.queryByRole('button', { name: /^Modifica/ })).toBeNull();
  });

  test('are changed by an authority, with the version that was read', async () => {
    const { person, dialog, sent } = await openThresholds('authority', {
      'PUT /budgets/thresholds/puoi-plus': { body: { programmeId: 'puoi-plus', ...chosen } },
    });
    await person.click(dialog.getByRole('button', { name: 'Modifica le soglie: PUOI PLUS' }));
    await person.type(dialog.getByRole('textbox', { name: 'Soglia 3' }), '97');
    await person.click(dialog.getByRole('button', { name: 'Salva' }));
    expect(await screen.findByText('Soglie salvate', {}, slow)).toBeTruthy();
    const put = sent.find(({ method }) => method === 'PUT');
    expect(put?.body).toEqual({ percents: [60, 90, 97], daysBeforeEnd: 240 });
    expect(put?.headers.get('if-match')).toBe('"4"');
  });

  test('take the keyboard to the first of them, and give it back to the button that opened them', async () => {
    const { person, dialog } = await openThresholds('authority');
    const opener = () => dialog.getByRole('button', { name: 'Modifica le soglie: PUOI PLUS' });
    await person.click(opener());
    const first = dialog.getByRole('textbox', { name: 'Soglia 1' });
    await waitFor(() => expect(document.activeElement).toBe(first));
    await person.click(dialog.getByRole('button', { name: 'Annulla' }));
    await waitFor(() => expect(document.activeElement).toBe(opener()));
  });

  test('are refused at the field: out of bounds, written twice, or none at all', async () => {
    const { person, dialog, sent } = await openThresholds('authority');
    await person.click(dialog.getByRole('button', { name: 'Modifica le soglie: PUOI PLUS' }));
    const third = dialog.getByRole('textbox', { name: 'Soglia 3' });
    await person.type(third, '60');
    await person.click(dialog.getByRole('button', { name: 'Salva' }));
    expect(await dialog.findByText('Questa soglia è già scritta.', {}, slow)).toBeTruthy();
    await person.clear(third);
    await person.type(third, '101');
    await person.click(dialog.getByRole('button', { name: 'Salva' }));
    await waitFor(() => expect(third.getAttribute('aria-invalid')).toBe('true'));
    for (const number of [1, 2, 3])
      await person.clear(dialog.getByRole('textbox', { name: `Soglia ${number}` }));
    await person.click(dialog.getByRole('button', { name: 'Salva' }));
    expect(await dialog.findByText('Campo obbligatorio.', {}, slow)).toBeTruthy();
    expect(sent.some(({ method }) => method === 'PUT')).toBe(false);
  });

  test('that a colleague changed meanwhile are shown, and saved over only knowingly', async () => {
    let last: object = chosen;
    const { person, dialog, sent } = await openThresholds('authority', {
      'GET /budgets/thresholds': () => pageOf(thresholds(last)),
      'PUT /budgets/thresholds/puoi-plus': ({ headers }) => {
        if (headers.get('if-match') === '"5"') return { body: { programmeId: 'puoi-plus', ...chosen } };
        last = { ...chosen, percents: [50], version: 5 };
        return { status: 412, body: { type: '/problems/platform/stale', title: 'Nel frattempo' } };
      },
    });
    await person.click(dialog.getByRole('button', { name: 'Modifica le soglie: PUOI PLUS' }));
    await person.type(dialog.getByRole('textbox', { name: 'Soglia 3' }), '97');
    await person.click(dialog.getByRole('button', { name: 'Salva' }));
    expect(await dialog.findByText('Ora valgono 50%; 240 giorni prima della fine.', {}, slow)).toBeTruthy();
    await person.click(dialog.getByRole('button', { name: 'Salva' }));
    expect(await screen.findByText('Soglie salvate', {}, slow)).toBeTruthy();
    expect(
      sent.filter(({ method }) => method === 'PUT').map(({ headers }) => headers.get('if-match')),
    ).toEqual(['"4"', '"5"']);
  });
});
