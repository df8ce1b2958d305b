import { screen } from '@testing-library/react';
import { describe, expect, test } from 'vitest';
import { openAs } from '../../test/signed-in.tsx';
import { routes } from './routes.tsx';

const slow = { timeout: 10_000 };
const task = (code: string, count: number, change = {}) => ({
  code,
  count,
  isAtLeast: false,
  oldestOn: null,
  caseFiles: [],
  ...change,
});
const tasks = (...items: unknown[]) => ({
  'GET /home-tasks': { body: { on: '2026-11-22', permitsEndBefore: '2027-01-22', items } },
});

describe('the home of each role', () => {
  test('leads an operator to the case files that wait and to the lists of the rest', async () => {
    const file = { id: '019aa3a0-6666-7000-8000-000000000001', code: 'FA-2026-000417' };
    openAs('operator', {
      routes,
      address: '/',
      answers: tasks(
        task('plansToSign', 2, { caseFiles: [file], oldestOn: '2026-11-10' }),
        task('permitsEnding', 4, { oldestOn: '2026-12-01' }),
        task('workDeclarationsMissing', 1),
        task('dowriesRequested', 0),
      ),
    });
    expect(await screen.findByText('piani da completare e firmare', {}, slow)).toBeTruthy();
    const link = screen.getByRole('link', { name: 'FA-2026-000417' });
    expect(link.getAttribute('href')).toBe(`/case-files/${file.id}/plan`);
    expect(screen.getByText('Il primo è il 01/12/2026.')).toBeTruthy();
    const addresses = screen
      .getAllByRole('link', { name: 'Apri i fascicoli' })
      .map((each) => each.getAttribute('href'));
    expect(addresses).toEqual(['/case-files?permit=60', '/case-files?did=missing']);
    expect(screen.getByText('Nessuna richiesta in attesa di risposta')).toBeTruthy();
  });

  test('tells an authority what is to be decided, and what the money does not cover', async () => {
    openAs('authority', {
      routes,
      address: '/',
      answers: tasks(
        task('dowriesRequested', 1000, { isAtLeast: true, oldestOn: '2026-11-02' }),
        task('dowriesNotCovered', 3),
        task('fundsToAllocate', 1),
      ),
    });
    expect(await screen.findByText('richieste di dote da esaminare', {}, slow)).toBeTruthy();
    expect(screen.getByText('1.000+')).toBeTruthy();
    expect(screen.getByText('La più vecchia è del 02/11/2026.')).toBeTruthy();
    expect(screen.getByRole('link', { name: 'Esamina le richieste' }).getAttribute('href')).toBe(
      '/dowries?state=requested&sort=requestedAt',
    );
    expect(screen.getByText('fondo con somme da assegnare ai distretti')).toBeTruthy();
  });

  test.each([
    ['authority', 'doti in lista d’attesa hanno il denaro: concedi il nulla osta'],
    ['coordinator', 'doti in lista d’attesa hanno ora il denaro: decide l’ente titolare'],
  ] as const)('tells %s which dowries of the waiting list have their money', async (role, words) => {
    openAs(role, { routes, address: '/', answers: tasks(task('dowriesOffered', 2)) });
    expect(await screen.findByText(words, {}, slow)).toBeTruthy();
    const link = screen.getByRole('link', { name: 'Apri la lista d’attesa' });
    expect(link.getAttribute('href')).toBe('/budgets/waiting-list?state=offered');
  });

  test('is cheerful for whoever has nothing waiting', async () => {
    openAs('mediator', { routes, address: '/', answers: tasks() });
    expect(await screen.findByText('Niente in attesa', {}, slow)).toBeTruthy();
  });

  test('says so when the tasks cannot be counted', async () => {
    openAs('coordinator', {
      routes,
      address: '/',
      answers: { 'GET /home-tasks': { status: 400, body: {} } },
    });
    expect(await screen.findByRole('button', { name: 'Riprova' }, slow)).toBeTruthy();
  });
});
