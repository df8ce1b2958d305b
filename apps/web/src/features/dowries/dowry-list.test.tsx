import { screen, waitFor } from '@testing-library/react';
import { describe, expect, test } from 'vitest';
import { openAs } from '../../../test/signed-in.tsx';
import { editions, granted, pageOf, requested } from './examples.ts';
import { routes } from './routes.tsx';

const slow = { timeout: 10_000 };
const summaryOf = (dowry: typeof requested) => ({
  id: dowry.id,
  code: dowry.code,
  state: dowry.state,
  caseFile: dowry.caseFile,
  promoter: dowry.promoter,
  district: dowry.district,
  edition: dowry.edition,
  amountCents: dowry.totals.amountCents,
  reservedCents: dowry.totals.reservedCents,
  requestedAt: dowry.request.at,
  decidedAt: dowry.clearance?.at ?? null,
});
const other = { ...summaryOf(granted), id: '019aa3a0-7777-7000-8000-000000000002', code: 'DO-2026-000122' };
const answers = {
  'GET /dowries': pageOf([summaryOf(requested), other]),
  'GET /editions': { body: editions },
  'GET /districts': pageOf([{ id: requested.district.id, name: requested.district.name }]),
  'GET /organisations': pageOf([{ id: requested.promoter.id, name: requested.promoter.name }]),
};

describe('the list of dowries', () => {
  test('leads to each dowry, with amount and what is reserved', async () => {
    openAs('authority', { routes, address: '/dowries', answers });
    const link = await screen.findByRole('link', { name: 'DO-2026-000122' }, slow);
    expect(link.getAttribute('href')).toBe(`/dowries/${other.id}`);
    expect(
      screen.getByRole('row', { name: /DO-2026-000123.*ADEYEMI Grace.*Cooperativa Il Ponte.*Richiesta/ }),
    ).toBeTruthy();
  });

  test('keeps its filters in the address and sends them to the API', async () => {
    const address = `/dowries?state=granted&edition=puoi-plus-2024&fund=fse-plus&district=${requested.district.id}`;
    const asked: string[] = [];
    const realFetch = globalThis.fetch;
    const { person, router } = openAs('authority', { routes, address, answers });
    const answering = globalThis.fetch;
    globalThis.fetch = (input, init) => {
      asked.push(new Request(input, init).url);
      return answering(input, init);
    };
    expect(await screen.findByRole('button', { name: /Stato: Concessa/ }, slow)).toBeTruthy();
    await waitFor(() => {
      const last = new URL(asked.filter((url) => url.includes('/dowries')).at(-1) ?? '');
      expect(last.searchParams.get('state')).toBe('granted');
      expect(last.searchParams.get('editionId')).toBe('puoi-plus-2024');
      expect(last.searchParams.get('fundId')).toBe('fse-plus');
      expect(last.searchParams.get('districtId')).toBe(requested.district.id);
    }, slow);
    await person.click(screen.getByRole('button', { name: /Stato: Concessa/ }));
    await waitFor(() => expect(router.state.location.search).not.toContain('state='));
    globalThis.fetch = realFetch;
  });

  test('names no person to a coordinator and no promoter to an operator', async () => {
    openAs('coordinator', { routes, address: '/dowries', answers });
    await screen.findByRole('link', { name: 'DO-2026-000122' }, slow);
    expect(screen.queryByRole('columnheader', { name: 'Persona' })).toBeNull();
    expect(screen.getByText(/Le persone non sono nominate/)).toBeTruthy();
  });

  test.each([
    ['operator', 'Una dote si chiede dal fascicolo di una persona, con il piano firmato.'],
    ['authority', 'Le richieste dei soggetti promotori arrivano qui.'],
  ] as const)('tells the %s what to do when there is none', async (role, text) => {
    openAs(role, { routes, address: '/dowries', answers: { ...answers, 'GET /dowries': pageOf([]) } });
    expect(await screen.findByText(text, {}, slow)).toBeTruthy();
  });

  test('is not open to a mediator', async () => {
    openAs('mediator', { routes, address: '/dowries', answers });
    expect(await screen.findByText('Questa pagina non è aperta al tuo ruolo', {}, slow)).toBeTruthy();
  });
});
