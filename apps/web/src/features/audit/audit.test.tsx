import { screen, waitFor, within } from '@testing-library/react';
import { describe, expect, test } from 'vitest';
import { answerWith } from '../../../test/answers.ts';
import { renderRoutes } from '../../../test/render.tsx';
import { texts } from '../../i18n/i18n.ts';
import { sessionQuery } from '../../lib/session.ts';
import { actionName } from './action-names.ts';
import { routes } from './routes.tsx';

const slow = { timeout: 10_000 };
const actorId = '019aa3a0-2222-7000-8000-000000000009';
const entityId = '019aa3a0-2222-7000-8000-000000000001';
const entry = {
  id: '019aa3a0-4444-7000-8000-000000000001',
  at: '2026-11-21T16:05:00.000Z',
  area: 'administration',
  action: 'user.invited',
  entity: 'user',
  entityId,
  entityName: 'Anna Rossi',
  subjectId: null,
  organisationId: null,
  actorKind: 'user',
  actorId,
  actorName: 'Marta Neri',
  actorRole: 'administrator',
  requestId: '019aa3a0-5555-7000-8000-000000000001',
  details: { role: 'operator', fields: ['name', 'phone'], regionCode: null },
};
const account = {
  id: actorId,
  kind: 'user',
  name: 'Marta Neri',
  email: 'marta@ente.example',
  role: 'auditor',
  language: 'it',
  organisation: { id: entityId, name: 'Ente', kind: 'authority' },
  districtIds: [],
  permissions: ['audit:read'],
};

async function openPage(address: string, permissions = ['audit:read']) {
  const asked: URLSearchParams[] = [];
  const sent = answerWith({
    'GET /sessions/current': { body: { account: { ...account, permissions } } },
    'GET /audit-entries': { body: { items: [entry], nextCursor: null, limit: 50 } },
  });
  const realFetch = globalThis.fetch;
  globalThis.fetch = (input, init) => {
    const { pathname, searchParams } = new URL(new Request(input, init).url);
    if (pathname.endsWith('/audit-entries')) asked.push(searchParams);
    return realFetch(input, init);
  };
  const view = renderRoutes(routes, address);
  await view.queryClient.fetchQuery(sessionQuery);
  return { ...view, sent, asked };
}

describe('the audit trail', () => {
  test('tells in words who did what to what, and which fields it was about', async () => {
    await openPage('/audit');
    const row = await screen.findByRole('row', { name: /Utente: invito/ }, slow);
    for (const text of [
      '21/11/2026, 17:05',
      'Marta Neri',
      'Utente: Anna Rossi',
      'ruolo: Operatore; campi: name, phone',
    ])
      expect(within(row).getByText(text)).toBeTruthy();
  });

  test('is narrowed to one person and back, in the address', async () => {
    const { person, router, asked } = await openPage('/audit?area=administration&from=2026-11-01');
    await person.click(await screen.findByRole('button', { name: 'Solo le operazioni di Marta Neri' }, slow));
    await waitFor(() => expect(asked.at(-1)?.get('actorId')).toBe(actorId));
    expect(asked.at(-1)?.get('area')).toBe('administration');
    expect(asked.at(-1)?.get('from')).toBe('2026-11-01');
    await person.click(await screen.findByRole('button', { name: /^Solo: Marta Neri/ }));
    expect(router.state.location.search).toBe('?area=administration&from=2026-11-01');
  });

  test('is closed to who may not read it', async () => {
    await openPage('/audit', []);
    expect(await screen.findByText('Questa pagina non è aperta al tuo ruolo', {}, slow)).toBeTruthy();
  });

  test('keeps the word of an operation it does not know', () => {
    expect(actionName('apiKey.revoked', texts)).toBe('Chiave API: revoca');
    expect(actionName('rocket.launched', texts)).toBe('rocket.launched');
  });
});
