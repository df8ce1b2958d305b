import { screen, waitFor, within } from '@testing-library/react';
import { describe, expect, test } from 'vitest';
import { answerWith } from '../../../test/answers.ts';
import { renderRoutes } from '../../../test/render.tsx';
import { sessionQuery } from '../../lib/session.ts';
import { routes } from './routes.tsx';
import { lastInstantOf, scopesByResource } from './scopes.ts';

const slow = { timeout: 10_000 };
const bodyId = '019aa3a0-1111-7000-8000-00000000000a';
const districtId = '019aa3a0-4444-7000-8000-000000000001';
const promoter = { id: bodyId, name: 'Cooperativa Il Ponte', kind: 'promoter' };
const user = {
  id: '019aa3a0-2222-7000-8000-000000000001',
  email: 'anna.rossi@ilponte.example',
  name: 'Anna Rossi',
  role: 'operator',
  organisation: promoter,
  districtIds: [],
  state: 'active',
  version: 2,
  createdAt: '2026-11-02T09:00:00.000Z',
  updatedAt: '2026-11-03T10:30:00.000Z',
};
const key = {
  id: '019aa3a0-3333-7000-8000-000000000001',
  organisation: promoter,
  name: 'Gestionale del promotore',
  prefix: 'apd_J8sQ2mZk',
  actsAs: 'operator',
  scopes: ['case-files:read', 'case-files:write'],
  districtIds: [],
  expiresAt: '2099-11-30T00:00:00.000Z',
  lastUsedAt: null,
  revokedAt: null,
  version: 1,
  createdAt: '2026-11-02T09:00:00.000Z',
};
const page = (items: unknown[]) => ({ body: { items, nextCursor: null, limit: 50 } });
const me = '019aa3a0-2222-7000-8000-000000000009';
const administrator = {
  id: me,
  kind: 'user',
  name: 'Marta Neri',
  email: 'marta@ente.example',
  role: 'administrator',
  language: 'it',
  organisation: { id: bodyId, name: 'Ente', kind: 'authority' },
  districtIds: [],
  permissions: ['users:read', 'users:write', 'api-keys:read', 'api-keys:write'],
};
const answers = {
  'GET /sessions/current': { body: { account: administrator } },
  'GET /users': page([user, { ...user, id: me, name: 'Marta Neri', role: 'administrator' }]),
  'GET /api-keys': page([key]),
  'GET /districts': page([
    {
      id: districtId,
      code: 'LT/1',
      name: 'Distretto LT 1',
      regionCode: '12',
      municipalities: [],
      version: 1,
    },
  ]),
  'GET /organisations': page([
    {
      ...promoter,
      vatNumber: '00743110157',
      taxCode: null,
      closedOn: null,
      version: 1,
      mainSeat: null,
      accreditations: [],
    },
  ]),
};

async function openPage(address: string, given: Parameters<typeof answerWith>[0] = {}) {
  const sent = answerWith({ ...answers, ...given });
  const view = renderRoutes(routes, address);
  await view.queryClient.fetchQuery(sessionQuery);
  return { ...view, sent };
}

describe('the users', () => {
  test('are listed with role, body and state', async () => {
    await openPage('/users');
    const row = await screen.findByRole('row', { name: /Anna Rossi/ }, slow);
    for (const text of ['anna.rossi@ilponte.example', 'Operatore', 'Cooperativa Il Ponte', 'Attivo'])
      expect(within(row).getByText(text)).toBeTruthy();
  });

  test('are searched without their names entering the address', async () => {
    const { person, router, sent } = await openPage('/users');
    await person.type(await screen.findByLabelText('Nome o indirizzo e-mail', {}, slow), 'rossi');
    await waitFor(() => expect(sent.filter(({ path }) => path === '/users').length).toBeGreaterThan(1));
    expect(router.state.location.search).toBe('');
  });

  test('are invited with a role, a body that fits it and, for a coordinator, a district', async () => {
    const { person, sent } = await openPage('/users', {
      'GET /organisations': page([
        {
          ...promoter,
          kind: 'districtBody',
          name: 'Distretto',
          vatNumber: null,
          taxCode: null,
          closedOn: null,
          version: 1,
          mainSeat: null,
          accreditations: [],
        },
        {
          ...promoter,
          id: me,
          name: 'Promotore',
          vatNumber: null,
          taxCode: null,
          closedOn: null,
          version: 1,
          mainSeat: null,
          accreditations: [],
        },
      ]),
      'POST /users': { status: 201, body: { ...user, state: 'invited' } },
    });
    await person.click(await screen.findByRole('button', { name: 'Invita utente' }, slow));
    const dialog = await screen.findByRole('dialog');
    const form = within(dialog);
    await person.type(form.getByLabelText(/^Indirizzo e-mail/), 'co@ordina.example');
    await person.type(form.getByLabelText(/^Nome e cognome/), 'Co Ordina');
    await person.click(form.getByRole('combobox', { name: /^Ruolo/ }));
    await person.click(await screen.findByRole('option', { name: 'Coordinatore di distretto' }));
    await person.type(form.getByLabelText(/^Ente/), 'dis');
    await person.click(await screen.findByRole('option', { name: /Distretto/ }));
    expect(screen.queryByRole('option', { name: /Promotore/ })).toBeNull();
    await person.click(form.getByRole('button', { name: 'Invita utente' }));
    expect(await form.findByText('Un coordinatore ha almeno un distretto.')).toBeTruthy();
    await person.click(await form.findByLabelText('LT/1 · Distretto LT 1'));
    await person.click(form.getByRole('button', { name: 'Invita utente' }));
    await waitFor(() =>
      expect(sent.find(({ method }) => method === 'POST')?.body).toEqual({
        email: 'co@ordina.example',
        name: 'Co Ordina',
        role: 'coordinator',
        organisationId: bodyId,
        districtIds: [districtId],
      }),
    );
  }, 40_000);

  test('are suspended only after a question, and never oneself', async () => {
    const { person, sent } = await openPage('/users', {
      [`PATCH /users/${user.id}`]: { body: { ...user, state: 'suspended' } },
    });
    await screen.findByRole('row', { name: /Anna Rossi/ }, slow);
    await person.click(screen.getByRole('button', { name: 'Azioni su Marta Neri' }));
    expect(await screen.findByRole('menuitem', { name: 'Modifica' })).toBeTruthy();
    expect(screen.queryByRole('menuitem', { name: 'Sospendi' })).toBeNull();
    await person.keyboard('{Escape}');
    await person.click(screen.getByRole('button', { name: 'Azioni su Anna Rossi' }));
    await person.click(await screen.findByRole('menuitem', { name: 'Sospendi' }));
    expect(sent.some(({ method }) => method === 'PATCH')).toBe(false);
    await person.click(await screen.findByRole('button', { name: 'Sospendi' }, slow));
    await waitFor(() =>
      expect(sent.find(({ method }) => method === 'PATCH')?.body).toEqual({ suspended: true }),
    );
    expect(sent.find(({ method }) => method === 'PATCH')?.headers.get('if-match')).toBe('"2"');
  }, 40_000);
});

describe('the keys', () => {
  test('are made with permissions by resource, and their secret is shown once', async () => {
    const secret = 'apd_J8sQ2mZkR0yYx1vT4bN7cF6hL9pD3gW5aE8uK2iO1qM';
    const { person, sent } = await openPage('/api-keys', {
      'POST /api-keys': { status: 201, body: { ...key, secret } },
    });
    await person.click(await screen.findByRole('button', { name: 'Nuova chiave' }, slow));
    const form = within(await screen.findByRole('dialog'));
    await person.type(form.getByLabelText(/^Nome/), 'Gestionale');
    await person.click(form.getByRole('combobox', { name: /^Agisce come/ }));
    await person.click(await screen.findByRole('option', { name: 'Operatore' }));
    await person.type(form.getByLabelText(/^Ente/), 'ponte');
    await person.click(await screen.findByRole('option', { name: /Cooperativa Il Ponte/ }));
    await person.click(form.getByRole('button', { name: 'Crea chiave' }));
    expect(await form.findByText('Scegli almeno un permesso.')).toBeTruthy();
    const files = within(form.getByRole('group', { name: 'Fascicoli' }));
    await person.click(files.getByLabelText('Leggere'));
    await person.click(files.getByLabelText('Scrivere'));
    await person.click(form.getByRole('button', { name: 'Crea chiave' }));
    expect(await screen.findByText(secret, {}, slow)).toBeTruthy();
    expect(sent.find(({ method }) => method === 'POST')?.body).toMatchObject({
      name: 'Gestionale',
      actsAs: 'operator',
      organisationId: bodyId,
      scopes: ['case-files:read', 'case-files:write'],
    });
    await person.click(screen.getByRole('button', { name: 'L’ho copiato' }));
    await waitFor(() => expect(screen.queryByText(secret)).toBeNull());
  }, 40_000);

  test('are revoked only after a question', async () => {
    const { person, sent } = await openPage('/api-keys', { [`DELETE /api-keys/${key.id}`]: { status: 204 } });
    await person.click(await screen.findByRole('button', { name: 'Revoca: Gestionale del promotore' }, slow));
    expect(await screen.findByText(/smetterà subito di funzionare/, {}, slow)).toBeTruthy();
    expect(sent.some(({ method }) => method === 'DELETE')).toBe(false);
    await person.click(screen.getByRole('button', { name: 'Revoca' }));
    await waitFor(() => expect(sent.some(({ method }) => method === 'DELETE')).toBe(true));
  }, 40_000);

  test.each([
    ['2026-11-30', '2026-11-30T23:00:00.000Z'],
    ['2026-07-15', '2026-07-15T22:00:00.000Z'],
    ['2026-10-25', '2026-10-25T23:00:00.000Z'],
  ])('whose last day is %s end with that day in Italy', (day, instant) => {
    expect(lastInstantOf(day)).toBe(instant);
  });

  test('offer the permissions of their role, by what they are about', () => {
    expect(scopesByResource(new Set(['case-files:read', 'audit:read', 'case-files:write'] as const))).toEqual(
      [
        {
          resource: 'case-files',
          scopes: [
            { permission: 'case-files:read', action: 'read' },
            { permission: 'case-files:write', action: 'write' },
          ],
        },
        { resource: 'audit', scopes: [{ permission: 'audit:read', action: 'read' }] },
      ],
    );
  });
});
