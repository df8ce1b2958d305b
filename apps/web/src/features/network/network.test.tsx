import { screen, waitFor, within } from '@testing-library/react';
import { describe, expect, test } from 'vitest';
import { answerWith } from '../../../test/answers.ts';
import { renderRoutes } from '../../../test/render.tsx';
import { routes } from './routes.tsx';

const slow = { timeout: 10_000 };
const id = '019aa3a0-1111-7000-8000-00000000000a';
const stamp = { version: 3, createdAt: '2026-11-02T09:00:00.000Z', updatedAt: '2026-11-02T09:00:00.000Z' };
const cori = { istatCode: '059006', name: 'Cori', provinceCode: 'LT' };

const row = {
  id,
  kind: 'promoter',
  name: 'Cooperativa Il Ponte',
  vatNumber: '00743110157',
  taxCode: null,
  closedOn: null,
  version: 3,
  mainSeat: cori,
  accreditations: ['employmentServices'],
};
const organisation = {
  ...row,
  ...stamp,
  email: 'segreteria@ilponte.example',
  phone: null,
  host: null,
  seats: [
    {
      id: '019aa3a0-1111-7000-8000-000000000001',
      organisationId: id,
      address: 'Via Roma 12',
      postalCode: '04010',
      municipality: cori,
      phone: null,
      main: true,
      closedOn: null,
      ...stamp,
    },
  ],
  accreditations: [
    {
      id: '019aa3a0-1111-7000-8000-000000000002',
      organisationId: id,
      kind: 'employmentServices',
      regionCode: '12',
      number: 'DGR 198/2014',
      validFrom: '2025-01-01',
      validTo: '2027-12-31',
      current: true,
      ...stamp,
    },
  ],
};

const session = (role: string, permissions: string[]) => ({
  'GET /sessions/current': {
    body: {
      account: {
        id: '019aa3a0-2222-7000-8000-000000000001',
        kind: 'user',
        name: 'Anna Rossi',
        email: 'anna@ente.example',
        role,
        language: 'it',
        organisation: { id, name: 'Ente', kind: 'authority' },
        districtIds: [],
        permissions,
      },
    },
  },
});
const reader = session('operator', ['organisations:read']);
const writer = session('authority', ['organisations:read', 'organisations:write']);
const answers = {
  'GET /organisations': { body: { items: [row], nextCursor: null, limit: 50 } },
  [`GET /organisations/${id}`]: { body: organisation },
  'GET /regions': { body: { items: [{ code: '12', name: 'Lazio', provinces: [] }] } },
};

/** A page inside the application, which knows who is signed in before it shows anything. */
async function openPage(address: string, given: Parameters<typeof answerWith>[0]) {
  const sent = answerWith(given);
  const view = renderRoutes(routes, address);
  const { sessionQuery } = await import('../../lib/session.ts');
  await view.queryClient.fetchQuery(sessionQuery);
  return { ...view, sent };
}

describe('the list of bodies', () => {
  test('shows what each is, where it is and what it is accredited for, and leads to it', async () => {
    await openPage('/organisations', { ...answers, ...reader });
    const link = await screen.findByRole('link', { name: 'Cooperativa Il Ponte' }, slow);
    expect(link.getAttribute('href')).toBe(`/organisations/${id}`);
    const line = screen.getByRole('row', { name: /Cooperativa Il Ponte/ });
    for (const text of ['Soggetto promotore', '00743110157', 'Cori (LT)', 'Servizi per il lavoro', 'Attivo'])
      expect(within(line).getByText(text)).toBeTruthy();
    expect(screen.queryByRole('button', { name: 'Aggiungi ente' })).toBeNull();
  });

  test('keeps its filters in the address and takes them away one by one', async () => {
    const { router, person, sent } = await openPage('/organisations?q=ponte&kind=promoter', {
      ...answers,
      ...reader,
    });
    await person.click(await screen.findByRole('button', { name: /^Soggetto promotore/ }, slow));
    expect(router.state.location.search).toBe('?q=ponte');
    await waitFor(() =>
      expect(sent.filter(({ path }) => path === '/organisations').length).toBeGreaterThan(1),
    );
  });

  test('tells who may read nothing that the page is not theirs', async () => {
    await openPage('/organisations', { ...answers, ...session('mediator', []) });
    expect(await screen.findByText('Questa pagina non è aperta al tuo ruolo', {}, slow)).toBeTruthy();
  });
});

describe('entering a body', () => {
  const open = async (given: Parameters<typeof answerWith>[0]) => {
    const view = await openPage('/organisations', { ...answers, ...writer, ...given });
    await view.person.click(await screen.findByRole('button', { name: 'Aggiungi ente' }, slow));
    const dialog = await screen.findByRole('dialog');
    await view.person.type(within(dialog).getByLabelText(/^Denominazione/), 'Albergo Belvedere');
    await view.person.click(within(dialog).getByRole('combobox', { name: /^Tipo/ }));
    await view.person.click(await screen.findByRole('option', { name: 'Soggetto ospitante' }));
    return { ...view, dialog };
  };

  test('says that a VAT number is wrong before it is sent, and sends what a host needs', async () => {
    const { person, dialog, sent, router } = await open({
      'POST /organisations': { status: 201, body: { ...organisation, kind: 'host' } },
    });
    await person.type(within(dialog).getByLabelText(/^Partita IVA/), '00743110158');
    await person.click(within(dialog).getByRole('combobox', { name: /^Settore/ }));
    await person.click(await screen.findByRole('option', { name: 'Alloggio e ristorazione' }));
    await person.type(within(dialog).getByLabelText(/^Dipendenti/), '14');
    await person.click(within(dialog).getByRole('button', { name: 'Salva' }));
    expect(await within(dialog).findByText(/L’ultima cifra non torna/)).toBeTruthy();
    expect(sent.filter(({ method }) => method === 'POST')).toEqual([]);
    await person.type(within(dialog).getByLabelText(/^Partita IVA/), '{Backspace}7');
    await person.click(within(dialog).getByRole('button', { name: 'Salva' }));
    await waitFor(() => expect(router.state.location.pathname).toBe(`/organisations/${id}`));
    const post = sent.find(({ method }) => method === 'POST');
    expect(post?.body).toEqual({
      kind: 'host',
      name: 'Albergo Belvedere',
      vatNumber: '00743110157',
      host: { sector: 'hospitality', employees: 14 },
    });
    expect(post?.headers.get('idempotency-key')?.length).toBeGreaterThan(7);
  }, 30_000);

  test('shows a refusal at its field', async () => {
    const violation = {
      code: 'atecoOutsideSector',
      pointer: '/host/atecoCode',
      message: 'Il codice ATECO appartiene a un altro settore.',
      fix: 'Correggi il codice o il settore.',
    };
    const refusal = { type: '/problems/network/organisation-refused', title: 'No', violations: [violation] };
    const { person, dialog } = await open({ 'POST /organisations': { status: 422, body: refusal } });
    const form = within(dialog);
    await person.click(form.getByRole('button', { name: 'Salva' }));
    expect(form.getByRole('combobox', { name: /^Settore/ }).getAttribute('aria-invalid')).toBe('true');
    await person.click(form.getByRole('combobox', { name: /^Settore/ }));
    await person.click(await screen.findByRole('option', { name: 'Costruzioni' }));
    await person.type(form.getByLabelText(/^Dipendenti/), '3');
    await person.type(form.getByLabelText(/^Codice ATECO/), '55.10');
    await person.click(form.getByRole('button', { name: 'Salva' }));
    await waitFor(() =>
      expect(form.getByLabelText(/^Codice ATECO/).getAttribute('aria-invalid')).toBe('true'),
    );
  }, 30_000);
});

describe('the page of a body', () => {
  test('shows its seats and accreditations to everyone, and changes to who may make them', async () => {
    await openPage(`/organisations/${id}`, { ...answers, ...reader });
    expect(await screen.findByRole('heading', { name: 'Cooperativa Il Ponte' }, slow)).toBeTruthy();
    expect(screen.getByText('04010 Cori (LT)')).toBeTruthy();
    expect(await screen.findByText('Lazio')).toBeTruthy();
    expect(screen.getByText('01/01/2025 – 31/12/2027')).toBeTruthy();
    expect(screen.queryByRole('button', { name: /Modifica|Chiudi ente|Aggiungi/ })).toBeNull();
  });

  test('names the version on which a change is made', async () => {
    const { person, sent } = await openPage(`/organisations/${id}`, {
      ...answers,
      ...writer,
      [`PATCH /organisations/${id}`]: { body: { ...organisation, version: 4 } },
    });
    await person.click(await screen.findByRole('button', { name: 'Modifica' }, slow));
    const dialog = await screen.findByRole('dialog');
    await person.type(within(dialog).getByLabelText(/^Telefono/), '06 9660001');
    await person.click(within(dialog).getByRole('button', { name: 'Salva' }));
    await waitFor(() => expect(sent.some(({ method }) => method === 'PATCH')).toBe(true));
    const patch = sent.find(({ method }) => method === 'PATCH');
    expect(patch?.headers.get('if-match')).toBe('"3"');
    expect(patch?.headers.get('content-type')).toBe('application/merge-patch+json');
    expect(patch?.body).toMatchObject({ phone: '06 9660001', taxCode: null });
  }, 30_000);

  test('shows why it cannot be closed, where the person is', async () => {
    const violation = {
      code: 'usersActive',
      pointer: '',
      message: '2 utenti possono ancora accedere.',
      fix: 'Sospendi prima gli utenti.',
    };
    const refusal = {
      type: '/problems/network/closure-refused',
      title: 'L’ente non può essere chiuso',
      violations: [violation],
    };
    const { person } = await openPage(`/organisations/${id}`, {
      ...answers,
      ...writer,
      [`POST /organisations/${id}/closure`]: { status: 422, body: refusal },
    });
    await person.click(await screen.findByRole('button', { name: 'Chiudi ente' }, slow));
    const dialog = await screen.findByRole('dialog');
    await person.click(within(dialog).getByRole('button', { name: 'Chiudi ente' }));
    expect((await within(dialog).findByRole('alert')).textContent).toContain(
      '2 utenti possono ancora accedere.',
    );
  }, 30_000);

  test('that is closed can only be opened again', async () => {
    await openPage(`/organisations/${id}`, {
      ...answers,
      ...writer,
      [`GET /organisations/${id}`]: { body: { ...organisation, closedOn: '2026-11-20' } },
    });
    expect(await screen.findByRole('button', { name: 'Riapri ente' }, slow)).toBeTruthy();
    expect(screen.getByText('Chiuso il 20/11/2026')).toBeTruthy();
    expect(screen.queryByRole('button', { name: /^Modifica|^Aggiungi/ })).toBeNull();
  });
});
