import { screen, waitFor } from '@testing-library/react';
import { beforeEach, describe, expect, test } from 'vitest';
import { answerWith } from '../../../test/answers.ts';
import { renderRoutes } from '../../../test/render.tsx';
import { answersFor, caseFileId, match, pageOf, summary } from './examples.ts';
import { routes } from './routes.tsx';

const slow = { timeout: 10_000 };
const listed = { 'GET /case-files': pageOf([summary()]) };

beforeEach(() => window.localStorage.clear());

describe('the list of case files', () => {
  test('leads to each file, and says how the stay stands', async () => {
    const permit = {
      state: 'expiring',
      validUntil: '2026-12-20',
      daysLeft: 28,
      renewalRequestedOn: null,
    } as const;
    answerWith({ ...answersFor('operator'), 'GET /case-files': pageOf([summary({ permit })]) });
    renderRoutes(routes, '/case-files');
    const link = await screen.findByRole('link', { name: 'OSAGIE Blessing' }, slow);
    expect(link.getAttribute('href')).toBe(`/case-files/${caseFileId}`);
    expect(screen.getByText('scade tra 28 giorni')).toBeTruthy();
    expect(screen.getByText('1 risultato')).toBeTruthy();
  });

  test('looks for a name without writing it in the address, and forgets it with its chip', async () => {
    const sent = answerWith({
      ...answersFor('operator'),
      ...listed,
      'POST /case-file-searches': pageOf([match({ likelihood: 'possible', reasons: ['nameContains'] })]),
    });
    const { person, router } = renderRoutes(routes, '/case-files?did=missing');
    await person.type(await screen.findByRole('searchbox', { name: 'Cerca una persona' }, slow), 'osag');
    const chip = await screen.findByRole('button', { name: /Cerca: osag/ });
    await waitFor(() =>
      expect(sent.find(({ path }) => path === '/case-file-searches')?.body).toMatchObject({
        q: 'osag',
        withoutWorkDeclaration: true,
      }),
    );
    expect(router.state.location.search).toBe('?did=missing');
    await person.click(chip);
    expect(screen.queryByRole('button', { name: /Cerca: osag/ })).toBeNull();
    expect(screen.getByRole('button', { name: /DID: senza DID in vigore/ })).toBeTruthy();
  });

  test.each([
    ['operator', 'Il tuo ente non ha ancora fascicoli', true],
    ['authority', 'Nessun fascicolo da vedere', false],
    ['auditor', 'Non ci sono ancora fascicoli', false],
  ] as const)('that is empty says to the %s what to do next', async (role, title, mayOpen) => {
    answerWith({ ...answersFor(role), 'GET /case-files': pageOf([]) });
    renderRoutes(routes, '/case-files');
    expect(await screen.findByText(title, {}, slow)).toBeTruthy();
    expect(screen.queryAllByRole('link', { name: 'Apri un fascicolo' }).length > 0).toBe(mayOpen);
  });

  test('is closed to who has no part in case files', async () => {
    const sent = answerWith({ ...answersFor('coordinator'), ...listed });
    renderRoutes(routes, '/case-files');
    expect(await screen.findByText('Questa pagina non è aperta al tuo ruolo', {}, slow)).toBeTruthy();
    expect(sent.filter(({ path }) => path === '/case-files')).toEqual([]);
  });
});
