import { screen, waitFor } from '@testing-library/react';
import { describe, expect, test } from 'vitest';
import { openAs } from '../../../test/signed-in.tsx';
import { eligible, fullBudget, pageOf, requested, shortBudget } from './examples.ts';
import type { Dowry } from './queries.ts';
import { routes } from './routes.tsx';

const slow = { timeout: 10_000 };
const address = `/dowries/${requested.id}`;
type Role = Parameters<typeof openAs>[0];
type Answers = Parameters<typeof openAs>[1]['answers'];

const open = (role: Role, dowry: Dowry | (() => Dowry), change: Answers = {}) =>
  openAs(role, {
    routes,
    address,
    answers: {
      [`GET ${address}`]: () => ({ body: typeof dowry === 'function' ? dowry() : dowry }),
      [`GET ${address}/journal`]: pageOf([]),
      [`GET /case-files/${requested.caseFile.id}/eligibility`]: { body: eligible },
      'GET /budgets': fullBudget,
      ...change,
    },
  });

const waiting = (change: Partial<NonNullable<Dowry['waiting']>> = {}): Dowry => ({
  ...requested,
  waiting: {
    state: 'waiting',
    position: 3,
    joinedAt: '2026-11-14T08:30:00.000Z',
    joinedByName: 'Paolo Neri',
    offeredAt: null,
    ...change,
  },
});
const offeredAt = '2026-11-20T08:30:00.000Z';
const before = {
  dowryId: '019aa3a0-7777-7000-8000-000000000009',
  code: 'DO-2026-000100',
  requestedAt: '2026-11-02T08:30:00.000Z',
};
const join = 'Metti in lista d’attesa';

/** The button of the clearance, once nothing stands in its way. */
const openButton = () =>
  waitFor(() => {
    const button = screen.getByRole('button', { name: 'Concedi il nulla osta' });
    expect(button.getAttribute('aria-disabled')).toBeNull();
    return button;
  }, slow);

describe('a request that money does not reach', () => {
  test('joins the waiting list from its own page, which then shows its place', async () => {
    let isListed = false;
    const { person, sent } = open('authority', () => (isListed ? waiting() : requested), {
      'GET /budgets': shortBudget,
      'POST /budgets/waiting-entries': () => {
        isListed = true;
        return { status: 201, body: { id: 'w1' } };
      },
    });
    await person.click(await screen.findByRole('button', { name: join }, slow));
    expect(
      await screen.findByText(`3ª in lista d’attesa: ${requested.district.name}`, {}, slow),
    ).toBeTruthy();
    expect(screen.getByText('In lista dal 14/11/2026, messa da Paolo Neri.')).toBeTruthy();
    expect(screen.getByRole('link', { name: 'Apri la lista d’attesa' }).getAttribute('href')).toBe(
      `/budgets/waiting-list?edition=${requested.edition.id}&district=${requested.district.id}`,
    );
    const [post] = sent.filter(({ method }) => method === 'POST');
    expect(post?.body).toEqual({ dowryId: requested.id });
    expect(post?.headers.get('idempotency-key')).toMatch(/.{8,}/);
    expect(screen.queryByRole('button', { name: join })).toBeNull();
  });

  test('says beside the button why it may not join', async () => {
    const { person } = open('authority', requested, {
      'GET /budgets': shortBudget,
      'POST /budgets/waiting-entries': {
        status: 409,
        body: { type: '/problems/budgets/waiting-already', title: 'La dote è già in lista d’attesa' },
      },
    });
    await person.click(await screen.findByRole('button', { name: join }, slow));
    expect((await screen.findByRole('alert', {}, slow)).textContent).toContain('già in lista d’attesa');
  });

  test('does not join while the money is there and nobody waits before it', async () => {
    open('authority', requested);
    await openButton();
    expect(screen.queryByRole('button', { name: join })).toBeNull();
  });
});

describe('the order of the list on the page of a dowry', () => {
  test('blocks the clearance of who comes after, naming the first with a link to it, and offers to join', async () => {
    const { person, sent } = open('authority', { ...requested, firstInLine: before });
    expect(
      await screen.findByText(/Aspetta prima DO-2026-000100, richiesta il 02\/11\/2026/, {}, slow),
    ).toBeTruthy();
    await person.click(screen.getByRole('button', { name: 'Concedi il nulla osta' }));
    expect(sent.filter(({ method }) => method === 'POST')).toEqual([]);
    const links = screen.getAllByRole('link').map((each) => each.getAttribute('href'));
    expect(links).toContain(`/dowries/${before.dowryId}`);
    expect(screen.getByRole('button', { name: join })).toBeTruthy();
  });

  test('is told as the API tells it, when another joined meanwhile', async () => {
    let dowry = requested;
    const detail = 'Nella lista d’attesa del distretto viene prima DO-2026-000100: concedi prima quella.';
    const { person } = open('authority', () => dowry, {
      [`POST ${address}/clearance`]: () => {
        dowry = { ...requested, firstInLine: before };
        return {
          status: 409,
          body: { type: '/problems/dowries/out-of-order', title: 'Un’altra aspetta', detail },
        };
      },
    });
    await person.click(await openButton());
    await person.click(await screen.findByRole('button', { name: 'Concedi e riserva' }, slow));
    expect((await screen.findByRole('alert', {}, slow)).textContent).toContain(detail);
    expect(await screen.findByText(/Aspetta prima DO-2026-000100/, {}, slow)).toBeTruthy();
  });
});

describe('a dowry on the list', () => {
  test.each([
    ['authority', 'offered', 'Il denaro è arrivato il 20/11/2026: il nulla osta lo prende.'],
    [
      'operator',
      'offered',
      'Il denaro è arrivato il 20/11/2026: l’ente titolare può concedere il nulla osta.',
    ],
    ['operator', 'lapsed', 'Il 20/11/2026 il denaro c’era, ora non basta più: la dote aspetta al suo posto.'],
    [
      'coordinator',
      'waiting',
      'Il denaro del distretto si offre nell’ordine della lista: a questa dote non è ancora arrivato.',
    ],
  ] as const)('tells %s in words how it stands when %s', async (role, state, words) => {
    open(role, waiting({ state, offeredAt: state === 'waiting' ? null : offeredAt }));
    expect(await screen.findByText(words, {}, slow)).toBeTruthy();
    expect(screen.getByText('3ª in lista d’attesa')).toBeTruthy();
  });

  test('shows its promoter the place, and no list of the others', async () => {
    open('operator', waiting({ joinedByName: null }));
    expect(await screen.findByText('In lista dal 14/11/2026.', {}, slow)).toBeTruthy();
    expect(screen.queryByRole('link', { name: 'Apri la lista d’attesa' })).toBeNull();
    expect(screen.queryByRole('button', { name: join })).toBeNull();
  });
});
