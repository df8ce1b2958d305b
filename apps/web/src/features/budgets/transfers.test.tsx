import { screen, waitFor, within } from '@testing-library/react';
import { describe, expect, test } from 'vitest';
import { openAs } from '../../../test/signed-in.tsx';
import { routes } from './routes.tsx';
import { actsFor } from './transfer-acts.tsx';

const slow = { timeout: 10_000 };
const reader = '019aa3a0-2222-7000-8000-000000000001';
const other = '019aa3a0-2222-7000-8000-000000000002';
const transfer = {
  id: 't1',
  editionId: 'puoi-plus-2024',
  fundId: 'fse-plus',
  fromDistrictId: 'd1',
  fromDistrictName: 'Distretto LT 1',
  toDistrictId: 'd2',
  toDistrictName: 'Ambito Casalasco',
  amountCents: 500_000,
  state: 'proposed',
  proposedById: other,
  proposedByName: 'Anna Conti',
  proposedAt: '2026-11-20T09:00:00.000Z',
  decidedById: null,
  decidedByName: null,
  decidedAt: null,
  transactionId: null,
  diary: [
    {
      id: 'e1',
      act: 'proposed',
      words: 'Il Casalasco ha tre richieste senza fondi.',
      writtenById: other,
      writtenByName: 'Anna Conti',
      writtenAt: '2026-11-20T09:00:00.000Z',
    },
  ],
  version: 1,
} as const;
const pageOf = (items: readonly unknown[]) => ({ body: { items, nextCursor: null, limit: 50 } });
const answers = {
  'GET /editions': pageOf([]),
  'GET /districts': pageOf([]),
  'GET /budgets/transfers/t1': { body: transfer },
};
type Answers = Parameters<typeof openAs>[1]['answers'];
const open = (role: Parameters<typeof openAs>[0], address: string, change: Answers = {}) =>
  openAs(role, { routes, address, answers: { ...answers, ...change } });

describe('a transfer between districts', () => {
  test('is approved by another person, with words or without', async () => {
    const { person, sent } = open('authority', '/budgets/transfers/t1', {
      'POST /budgets/transfers/t1/approval': { body: { ...transfer, state: 'approved' } },
    });
    expect(await screen.findByText('Il Casalasco ha tre richieste senza fondi.', {}, slow)).toBeTruthy();
    await person.click(screen.getByRole('button', { name: 'Approva' }));
    const dialog = await screen.findByRole('dialog', {}, slow);
    await person.click(within(dialog).getByRole('button', { name: 'Approva' }));
    await waitFor(() => expect(sent.find(({ method }) => method === 'POST')?.body).toEqual({}));
    expect(sent.find(({ method }) => method === 'POST')?.headers.get('idempotency-key')).toBeTruthy();
  });

  test('is not approved by who proposed it, who may take it back', async () => {
    open('authority', '/budgets/transfers/t1', {
      'GET /budgets/transfers/t1': { body: { ...transfer, proposedById: reader } },
    });
    expect(await screen.findByText('La proposta è tua: decide un’altra persona', {}, slow)).toBeTruthy();
    expect(screen.getByRole('button', { name: 'Ritira la proposta' })).toBeTruthy();
    expect(screen.queryByRole('button', { name: 'Respingi' })).toBeNull();
  });

  test('is decided by the coordinator of the district that gives, not by another', () => {
    const coordinator = { id: reader, role: 'coordinator', districtIds: ['d1'] };
    expect(actsFor(transfer, coordinator).mayDecide).toBe(true);
    expect(actsFor(transfer, { ...coordinator, districtIds: ['d2'] }).mayDecide).toBe(false);
    expect(actsFor({ ...transfer, state: 'approved' }, coordinator).mayDecide).toBe(false);
  });

  test('is in a list that is kept as a file, with the filters of the page', async () => {
    const file = {
      name: 'approdo-trasferimenti.csv',
      mediaType: 'text/csv',
      content: 'YQ==',
      rows: 1,
      cut: false,
    };
    const { person, sent } = open('coordinator', '/budgets/transfers?state=proposed', {
      'GET /budgets/transfers': pageOf([transfer]),
      'GET /budgets/exports/transfers': { body: file },
    });
    URL.createObjectURL = () => 'blob:x';
    URL.revokeObjectURL = () => undefined;
    await person.click(await screen.findByRole('button', { name: 'Esporta: Trasferimenti' }, slow));
    await person.click(await screen.findByRole('menuitem', { name: 'CSV' }, slow));
    expect(await screen.findByText('Salvata 1 riga', {}, slow)).toBeTruthy();
    const asked = sent.find(({ path }) => path.includes('/budgets/exports/transfers'));
    expect(asked?.url).toContain('?state=proposed&format=csv');
  });
});
