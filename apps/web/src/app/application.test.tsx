import { permissionsOf } from '@approdo/shared/permissions';
import { personRoles, type Role } from '@approdo/shared/roles';
import { screen, waitFor, within } from '@testing-library/react';
import { describe, expect, test } from 'vitest';
import { answerWith } from '../../test/answers.ts';
import { renderRoutes } from '../../test/render.tsx';
import { CrashPage } from './crash-page.tsx';
import { routes } from './router.tsx';

function accountOf(role: Role) {
  return {
    id: '0193f2c1-7c3a-7d00-8a4e-2f1b3c4d5e6f',
    kind: 'user',
    name: 'Anna Conti',
    email: 'operatore@approdo.test',
    role,
    language: 'it',
    organisation: {
      id: '0193f2c1-7c3a-7d00-8a4e-2f1b3c4d5e70',
      name: 'Cooperativa Il Ponte',
      kind: 'promoter',
    },
    districtIds: [],
    permissions: [...permissionsOf(role)],
  };
}

const nobody = { 'GET /sessions/current': { body: { account: null } } };
const noDemonstration = { 'GET /demonstration': { body: { accounts: [], password: null, apiKey: null } } };
const signedIn = (role: Role) => ({ 'GET /sessions/current': { body: { account: accountOf(role) } } });

/** The places of the navigation that a role sees. */
async function placesOf(role: Role): Promise<string[]> {
  answerWith(signedIn(role));
  const { unmount } = renderRoutes(routes, '/account');
  const navigation = await screen.findByRole('navigation', { name: 'Navigazione principale' });
  const places = within(navigation)
    .getAllByRole('link')
    .map((link) => link.textContent ?? '');
  unmount();
  return places;
}

describe('the frame', () => {
  test('sends who is not signed in to the sign-in, and remembers where they were going', async () => {
    answerWith({ ...nobody, ...noDemonstration });
    const { router } = renderRoutes(routes, '/account?x=1');
    expect(
      await screen.findByRole('heading', { name: 'Accedi ad Approdo' }, { timeout: 10_000 }),
    ).toBeTruthy();
    expect(router.state.location.search).toBe('?returnTo=%2Faccount%3Fx%3D1');
  });

  test('shows each role its own places and no others', async () => {
    const seen = new Map<Role, string[]>();
    for (const role of personRoles) seen.set(role, await placesOf(role));
    expect(Object.fromEntries(seen)).toEqual({
      operator: ['Inizio', 'Fascicoli', 'Doti', 'Enti', 'Avvisi'],
      coordinator: ['Inizio', 'Doti', 'Budget', 'Libro mastro', 'Enti', 'Avvisi'],
      authority: ['Inizio', 'Fascicoli', 'Doti', 'Budget', 'Libro mastro', 'Enti', 'Avvisi'],
      auditor: [
        'Inizio',
        'Fascicoli',
        'Doti',
        'Budget',
        'Libro mastro',
        'Enti',
        'Avvisi',
        'Registro accessi',
      ],
      mediator: ['Inizio', 'Enti', 'Avvisi'],
      administrator: ['Inizio', 'Enti', 'Avvisi', 'Utenti', 'Chiavi API', 'Registro accessi'],
    });
  });

  test('says that an address leads nowhere, inside the frame', async () => {
    answerWith(signedIn('operator'));
    renderRoutes(routes, '/nessuna-pagina');
    expect(await screen.findByRole('heading', { name: 'Pagina non trovata' })).toBeTruthy();
    expect(screen.getByRole('navigation', { name: 'Navigazione principale' })).toBeTruthy();
  });

  test('says that a page did not arrive, and what to do, when its file cannot be fetched', async () => {
    const lazy = async () => {
      throw new TypeError('Failed to fetch dynamically imported module: /assets/page.js');
    };
    const quiet = console.error;
    console.error = () => {};
    renderRoutes([{ path: '/', ErrorBoundary: CrashPage, lazy }]);
    expect(await screen.findByRole('heading', { name: 'Pagina non arrivata' })).toBeTruthy();
    expect(screen.getByText(/Controlla la connessione e riprova/)).toBeTruthy();
    expect(screen.getByRole('button', { name: 'Riprova' })).toBeTruthy();
    console.error = quiet;
  });

  test('says when the service does not answer, and tries again when asked', async () => {
    answerWith({ 'GET /sessions/current': { status: 403, body: { title: 'Non ora', detail: '' } } });
    const { person } = renderRoutes(routes, '/account');
    const retry = await screen.findByRole('button', { name: 'Riprova' });
    answerWith({ ...signedIn('operator'), 'GET /sessions': { body: { items: [] } } });
    await person.click(retry);
    expect(await screen.findByRole('heading', { name: 'Il mio account' }, { timeout: 10_000 })).toBeTruthy();
  });

  test('forgets everything when a person signs out', async () => {
    answerWith({
      ...signedIn('operator'),
      ...noDemonstration,
      'GET /sessions': { body: { items: [] } },
      'DELETE /sessions/current': { status: 204 },
    });
    const { person, queryClient, router } = renderRoutes(routes, '/account');
    await person.click(await screen.findByRole('button', { name: /^Menu utente/ }));
    queryClient.setQueryData(['case-files', 'detail', '1'], { name: 'riservato' });
    answerWith({ ...nobody, ...noDemonstration, 'DELETE /sessions/current': { status: 204 } });
    await person.click(await screen.findByRole('menuitem', { name: 'Esci' }));
    await waitFor(() => expect(router.state.location.pathname).toBe('/sign-in'));
    expect(queryClient.getQueryData(['case-files', 'detail', '1'])).toBeUndefined();
  });

  test('finds people by name and doti by code, without a name in any address', async () => {
    const caseFile = {
      id: 'f1',
      code: 'FA-2026-000123',
      familyName: 'Diallo',
      givenName: 'Mamadou',
      birthDate: '1998-05-05',
    };
    const dowry = { id: 'd1', code: 'DO-2026-000123', promoter: { name: 'Il Ponte' } };
    const sent = answerWith({
      ...signedIn('operator'),
      'GET /sessions': { body: { items: [] } },
      'POST /case-file-searches': { body: { items: [{ caseFile }], nextCursor: null, limit: 5 } },
      'GET /organisations': { body: { items: [], nextCursor: null, limit: 5 } },
      'GET /case-files': { body: { items: [], nextCursor: null, limit: 5 } },
      'GET /dowries': { body: { items: [dowry], nextCursor: null, limit: 5 } },
    });
    const { person } = renderRoutes(routes, '/account');
    await screen.findByRole('heading', { name: 'Il mio account' }, { timeout: 10_000 });
    await person.keyboard('{Control>}k{/Control}');
    const box = await screen.findByPlaceholderText(/Cerca una pagina/, {}, { timeout: 5000 });
    await person.type(box, 'mam dial');
    expect(
      await screen.findByRole('option', { name: /DIALLO Mamadou.*05\/05\/1998.*FA-2026-000123/ }),
    ).toBeTruthy();
    await person.clear(box);
    await person.type(box, '2026-123');
    expect(await screen.findByRole('option', { name: /DO-2026-000123/ })).toBeTruthy();
    expect(sent.filter(({ path }) => /mam|dial/i.test(path))).toEqual([]);
    expect(sent.find(({ path }) => path === '/case-file-searches')?.body).toEqual({
      q: 'mam dial',
      limit: 5,
    });
  });
});
