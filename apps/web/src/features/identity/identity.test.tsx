import { screen, waitFor } from '@testing-library/react';
import { describe, expect, test } from 'vitest';
import { answerWith } from '../../../test/answers.ts';
import { renderRoutes } from '../../../test/render.tsx';
import { routes } from '../../app/router.tsx';
import { deviceName } from './device-name.ts';

const slow = { timeout: 10_000 };
const nobody = { 'GET /sessions/current': { body: { account: null } } };
const noDemonstration = { 'GET /demonstration': { body: { accounts: [], password: null, apiKey: null } } };
const demonstration = {
  'GET /demonstration': {
    body: {
      accounts: [{ email: 'operatore@approdo.test', name: 'Anna Conti', role: 'operator' }],
      password: 'una-frase-di-prova',
      apiKey: null,
    },
  },
};

describe('the sign-in', () => {
  test('shows a refusal where the person is, and keeps what was typed', async () => {
    const refusal = {
      type: '/problems/identity/wrong-credentials',
      title: 'Indirizzo o password non corretti',
    };
    answerWith({ ...nobody, ...noDemonstration, 'POST /sessions': { status: 401, body: refusal } });
    const { person, router } = renderRoutes(routes, '/sign-in');
    await person.type(await screen.findByLabelText(/Indirizzo e-mail/, {}, slow), ' anna@approdo.test');
    await person.type(screen.getByLabelText(/^Password/), 'sbagliata');
    await person.click(screen.getByRole('button', { name: 'Accedi' }));
    expect((await screen.findByRole('alert')).textContent).toContain('Indirizzo o password non corretti');
    expect(screen.getByLabelText(/Indirizzo e-mail/)).toHaveProperty('value', 'anna@approdo.test');
    expect(router.state.location.pathname).toBe('/sign-in');
  });

  test('offers the people of a demonstration, and nobody elsewhere', async () => {
    const sent = answerWith({ ...nobody, ...demonstration, 'POST /sessions': { status: 204 } });
    const { person, unmount } = renderRoutes(routes, '/sign-in');
    await person.click(await screen.findByRole('button', { name: 'Entra come Operatore' }, slow));
    await waitFor(() =>
      expect(sent.find(({ method }) => method === 'POST')?.body).toEqual({
        email: 'operatore@approdo.test',
        password: 'una-frase-di-prova',
      }),
    );
    unmount();
    answerWith({ ...nobody, ...noDemonstration });
    renderRoutes(routes, '/sign-in');
    await screen.findByLabelText(/Indirizzo e-mail/, {}, slow);
    expect(screen.queryByText('Installazione dimostrativa')).toBeNull();
  });
});

describe('a forgotten password', () => {
  test('gets the same answer whether the address is known or not', async () => {
    answerWith({ ...nobody, 'POST /password-reset-requests': { status: 202 } });
    const { person } = renderRoutes(routes, '/forgot-password');
    await person.type(await screen.findByLabelText(/Indirizzo e-mail/, {}, slow), 'chi@sa.it');
    await person.click(screen.getByRole('button', { name: 'Invia il collegamento' }));
    expect(await screen.findByText(/Se l'indirizzo è registrato/)).toBeTruthy();
  });
});

describe('a link that sets a password', () => {
  const fill = async (person: ReturnType<typeof renderRoutes>['person'], repeated: string) => {
    await person.type(await screen.findByLabelText(/^Nuova password/, {}, slow), 'quattro parole a caso');
    await person.clear(screen.getByLabelText(/^Ripeti la nuova password/));
    await person.type(screen.getByLabelText(/^Ripeti la nuova password/), repeated);
    await person.click(screen.getByRole('button', { name: 'Salva e accedi' }));
  };

  test('sends its secret only in the body, and only when the password was repeated right', async () => {
    const sent = answerWith({ ...nobody, 'POST /password-resets': { status: 204 } });
    const { person } = renderRoutes(routes, '/reset-password#un-segreto-lungo-abbastanza');
    await fill(person, 'altre parole');
    expect(screen.getByText('Le due password non coincidono.')).toBeTruthy();
    expect(sent.filter(({ method }) => method === 'POST')).toEqual([]);
    await person.clear(screen.getByLabelText(/^Nuova password/));
    await fill(person, 'quattro parole a caso');
    await waitFor(() =>
      expect(sent.find(({ method }) => method === 'POST')?.body).toEqual({
        token: 'un-segreto-lungo-abbastanza',
        password: 'quattro parole a caso',
      }),
    );
  });

  test('shows every reason why a password is refused at its field', async () => {
    const violations = [
      { code: 'passwordGuessable', pointer: '/password', message: 'Troppo facile.', fix: 'Aggiungi parole.' },
    ];
    const refusal = {
      type: '/problems/identity/password-refused',
      title: 'La password non può essere accettata',
      violations,
    };
    answerWith({ ...nobody, 'POST /invitation-acceptances': { status: 422, body: refusal } });
    const { person } = renderRoutes(routes, '/invitation#un-segreto-lungo-abbastanza');
    await fill(person, 'quattro parole a caso');
    await screen.findByRole('alert');
    await waitFor(() =>
      expect(screen.getByLabelText(/^Nuova password/).getAttribute('aria-invalid')).toBe('true'),
    );
  });

  test('without its secret leads to asking for another', async () => {
    answerWith(nobody);
    renderRoutes(routes, '/reset-password');
    expect(await screen.findByRole('link', { name: 'Chiedi un nuovo collegamento' }, slow)).toBeTruthy();
  });
});

test.each([
  ['Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:140.0) Gecko/20100101 Firefox/140.0', 'Firefox, Windows'],
  [
    'Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605 Version/18.0 Safari/604.1',
    'Safari, iOS',
  ],
  ['curl/8.5.0', 'curl/8.5.0'],
  ['', '–'],
])('the device %s is called %s', (userAgent, name) => {
  expect(deviceName(userAgent)).toBe(name);
});
