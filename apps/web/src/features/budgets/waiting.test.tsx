import { screen, waitFor, within } from '@testing-library/react';
import { describe, expect, test } from 'vitest';
import { openAs } from '../../../test/signed-in.tsx';
import { routes } from './routes.tsx';

const slow = { timeout: 10_000 };
const reader = '019aa3a0-2222-7000-8000-000000000001';
const pageOf = (items: readonly unknown[]) => ({ body: { items, nextCursor: null, limit: 50 } });
const entry = {
  id: 'w1',
  state: 'waiting',
  position: 2,
  dowryId: 'd9',
  dowryCode: 'DO-2026-000200',
  dowryVersion: 1,
  editionId: 'puoi-plus-2024',
  districtId: 'd2',
  districtName: 'Ambito Casalasco',
  promoterId: 'p',
  promoterName: 'Cooperativa Il Ponte',
  needs: [{ fundId: 'fse-plus', amountCents: 337_500, availableCents: 1_000, lacking: true }],
  amountCents: 337_500,
  covered: false,
  requestedAt: '2026-11-02T09:00:00.000Z',
  joinedAt: '2026-11-10T09:00:00.000Z',
  joinedById: reader,
  joinedByName: 'Marta Ferri',
  offeredAt: null,
  precededAt: null,
  precededByName: null,
  precedenceReason: null,
  leftAt: null,
  leftByName: null,
  leavingReason: null,
  version: 1,
};
const answers = {
  'GET /editions': pageOf([]),
  'GET /districts': pageOf([]),
  'GET /budgets/waiting-entries': pageOf([entry]),
};
type Answers = Parameters<typeof openAs>[1]['answers'];
const open = (role: Parameters<typeof openAs>[0], address: string, change: Answers = {}) =>
  openAs(role, { routes, address, answers: { ...answers, ...change } });
const listed = (change: object): Answers => ({
  'GET /budgets/waiting-entries': pageOf([{ ...entry, ...change }]),
});
const offeredAt = '2026-11-18T09:00:00.000Z';

describe('the waiting list', () => {
  test('lets a dowry go first only with a reason, which is sent', async () => {
    const { person, sent } = open('authority', '/budgets/waiting-list', {
      'POST /budgets/waiting-entries/w1/precedence': { body: { ...entry, position: 1 } },
    });
    await person.click(await screen.findByRole('button', { name: 'Azioni per DO-2026-000200' }, slow));
    await person.click(await screen.findByRole('menuitem', { name: 'Fai passare avanti' }, slow));
    const dialog = await screen.findByRole('dialog', {}, slow);
    await person.click(within(dialog).getByRole('button', { name: 'Fai passare avanti' }));
    expect(await within(dialog).findByText('Campo obbligatorio.', {}, slow)).toBeTruthy();
    await person.type(within(dialog).getByRole('textbox', { name: /Motivo/ }), 'Il titolo scade prima');
    await person.click(within(dialog).getByRole('button', { name: 'Fai passare avanti' }));
    await waitFor(() =>
      expect(sent.find(({ method }) => method === 'POST')?.body).toEqual({ reason: 'Il titolo scade prima' }),
    );
  });

  test('is read by a coordinator, who changes nothing in it', async () => {
    open('coordinator', '/budgets/waiting-list');
    expect(await screen.findByText('DO-2026-000200', {}, slow)).toBeTruthy();
    expect(screen.queryByRole('button', { name: /^Azioni per/ })).toBeNull();
  });

  test('leads an officer from an offer to its clearance, and says since when', async () => {
    open('authority', '/budgets/waiting-list', listed({ state: 'offered', covered: true, offeredAt }));
    const link = await screen.findByRole('link', { name: 'Concedi il nulla osta a DO-2026-000200' }, slow);
    expect(link.getAttribute('href')).toBe('/dowries/d9');
    const row = within(screen.getByRole('row', { name: /DO-2026-000200/ }));
    expect(row.getByText('Denaro offerto')).toBeTruthy();
    expect(row.getByText('Offerto il 18/11/2026: il nulla osta lo prende')).toBeTruthy();
  });

  test.each([
    ['authority', { state: 'lapsed', offeredAt }, 'Il denaro non basta più'],
    ['authority', {}, 'In attesa'],
    ['coordinator', { state: 'offered', covered: true, offeredAt }, 'Denaro offerto'],
  ] as const)('leads %s to no clearance with %o', async (role, change, words) => {
    open(role, '/budgets/waiting-list', listed(change));
    const row = within(await screen.findByRole('row', { name: /DO-2026-000200/ }, slow));
    expect(row.getByText(words)).toBeTruthy();
    expect(screen.queryByRole('link', { name: /^Concedi il nulla osta/ })).toBeNull();
  });

  test('when nobody waits leads to the requests that no fund covers', async () => {
    open('authority', '/budgets/waiting-list', { 'GET /budgets/waiting-entries': pageOf([]) });
    const link = await screen.findByRole('link', { name: 'Apri le richieste senza fondi' }, slow);
    expect(link.getAttribute('href')).toBe('/dowries?state=requested&cover=missing');
  });

  test('says that it is the filters where none of those who wait matches', async () => {
    open('authority', '/budgets/waiting-list?state=granted', { 'GET /budgets/waiting-entries': pageOf([]) });
    expect(await screen.findByText('Nessuna dote con questi filtri', {}, slow)).toBeTruthy();
    expect(screen.queryByRole('link', { name: 'Apri le richieste senza fondi' })).toBeNull();
  });

  test('is kept as a file, with the filters of the page', async () => {
    const file = {
      name: 'approdo-lista-d-attesa.xlsx',
      mediaType: 'application/octet-stream',
      content: 'YQ==',
      rows: 2,
      cut: false,
    };
    const { person, sent } = open('coordinator', '/budgets/waiting-list?state=offered', {
      'GET /budgets/exports/waiting-entries': { body: file },
    });
    URL.createObjectURL = () => 'blob:x';
    URL.revokeObjectURL = () => undefined;
    await person.click(await screen.findByRole('button', { name: 'Esporta: Lista d’attesa' }, slow));
    await person.click(await screen.findByRole('menuitem', { name: 'Excel (XLSX)' }, slow));
    expect(await screen.findByText('Salvate 2 righe', {}, slow)).toBeTruthy();
    const asked = sent.find(({ path }) => path.includes('/budgets/exports/waiting-entries'));
    expect(asked?.url).toContain('?state=offered&format=xlsx');
  });
});
