import { screen, within } from '@testing-library/react';
import { describe, expect, test } from 'vitest';
import { openAs } from '../../../test/signed-in.tsx';
import { CaseFileDowry } from './case-file-dowry.tsx';
import { editions, eligible, notEligible, pageOf, plusEdition, requested } from './examples.ts';
import { routes as dowryRoutes } from './routes.tsx';

const slow = { timeout: 10_000 };
const caseFileId = requested.caseFile.id;
const routes = [
  {
    path: '/file',
    element: <CaseFileDowry caseFileId={caseFileId} fixTo={(code) => `/case-files/${caseFileId}#${code}`} />,
  },
  ...dowryRoutes,
];
const signedPlan = {
  id: 'p',
  editionId: 'puoi-plus-2024',
  state: 'signed',
  plannedCents: 678_142,
  signedNumber: 1,
};

type Answers = Parameters<typeof openAs>[1]['answers'];
const answers: Answers = {
  'GET /editions': { body: editions },
  'GET /editions/puoi-plus-2024': { body: plusEdition },
  'GET /dowries': pageOf([]),
  [`GET /case-files/${caseFileId}/eligibility`]: { body: eligible },
  [`GET /case-files/${caseFileId}/action-plans`]: pageOf([signedPlan]),
};
const open = (change: Answers = {}, address = '/file') =>
  openAs('operator', { routes, address, answers: { ...answers, ...change } });

describe('the eligibility panel', () => {
  test('shows every condition, first what must be mended, with what was seen and where it is mended', async () => {
    open({ [`GET /case-files/${caseFileId}/eligibility`]: { body: notEligible } });
    const list = await screen.findByRole('list', { name: 'Condizioni' }, slow);
    const titles = within(list)
      .getAllByRole('listitem')
      .map((item) => item.textContent ?? '');
    expect(titles[0]).toContain('DID del 02/04/2026: ha più di 6 mesi.');
    expect(titles[1]).toContain('Manca: Non risulta registrato in questa data.');
    expect(titles[2]).toContain('Codice fiscale');
    expect(
      within(list)
        .getByRole('link', { name: /una nuova DID/ })
        .getAttribute('href'),
    ).toBe(`/case-files/${caseFileId}#workDeclaration`);
    expect(screen.getByText('1 non soddisfatta')).toBeTruthy();
    expect(screen.getByText('1 da verificare')).toBeTruthy();
  });

  test('asks about the edition and the day of the address', async () => {
    const { sent } = open({}, '/file?edition=puoi-2022&on=2022-09-01');
    expect(await screen.findByText('Verificati al 01/09/2022', {}, slow)).toBeTruthy();
    await screen.findByRole('list', { name: 'Condizioni' }, slow);
    expect(sent.some(({ path }) => path.endsWith('/eligibility'))).toBe(true);
    expect(screen.getByDisplayValue(/PUOI 2022/)).toBeTruthy();
  });
});

describe('a request', () => {
  test('shows what is asked for, is sent once, and leads to the dowry', async () => {
    const { person, sent, router } = open({
      'POST /dowries': { status: 201, body: requested },
      [`GET /dowries/${requested.id}`]: { body: requested },
      [`GET /dowries/${requested.id}/journal`]: pageOf([]),
    });
    await person.click(await screen.findByRole('button', { name: 'Richiedi la dote' }, slow));
    const dialog = await screen.findByRole('dialog', {}, slow);
    expect(await within(dialog).findByText('6.781,42 €', {}, slow)).toBeTruthy();
    await person.click(within(dialog).getByRole('button', { name: 'Invia la richiesta' }));
    expect(await screen.findByRole('heading', { level: 1, name: 'DO-2026-000123' }, slow)).toBeTruthy();
    expect(router.state.location.pathname).toBe(`/dowries/${requested.id}`);
    const [request] = sent.filter(({ method }) => method === 'POST');
    expect(request?.body).toEqual({ caseFileId, editionId: 'puoi-plus-2024' });
    expect(request?.headers.get('idempotency-key')).toMatch(/.{8,}/);
  });

  test('shows every reason of a refusal in the dialog', async () => {
    const { person } = open({
      'POST /dowries': {
        status: 422,
        body: {
          type: '/problems/dowries/not-eligible',
          title: 'Non tutte le condizioni della dote sono soddisfatte',
          violations: [
            { code: 'workDeclaration', pointer: '', message: 'DID: manca.', fix: 'Registrala.' },
            {
              code: 'districtMissing',
              pointer: '/caseFileId',
              message: 'Distretto: manca.',
              fix: 'Indicalo.',
            },
          ],
        },
      },
    });
    await person.click(await screen.findByRole('button', { name: 'Richiedi la dote' }, slow));
    await person.click(await screen.findByRole('button', { name: 'Invia la richiesta' }, slow));
    const alert = await screen.findByRole('alert', {}, slow);
    expect(alert.textContent).toContain('DID: manca.');
    expect(alert.textContent).toContain('Distretto: manca.');
  });

  test('waits while conditions are open, no plan is signed or a dowry stands, and says which', async () => {
    open({
      [`GET /case-files/${caseFileId}/eligibility`]: { body: notEligible },
      [`GET /case-files/${caseFileId}/action-plans`]: pageOf([{ ...signedPlan, signedNumber: null }]),
      'GET /dowries': pageOf([
        {
          ...requested,
          amountCents: 678_142,
          reservedCents: 0,
          requestedAt: requested.request.at,
          decidedAt: null,
        },
      ]),
    });
    expect(await screen.findByRole('link', { name: /DO-2026-000123 è già chiesta/ }, slow)).toBeTruthy();
    expect(screen.getByText('2 condizioni non soddisfatte')).toBeTruthy();
    expect(
      await screen.findByRole('link', { name: /Serve un piano firmato per PUOI PLUS/ }, slow),
    ).toBeTruthy();
  });

  test('is not offered to whoever only reads', async () => {
    openAs('auditor', { routes, address: '/file', answers });
    await screen.findByRole('list', { name: 'Condizioni' }, slow);
    expect(screen.queryByRole('button', { name: 'Richiedi la dote' })).toBeNull();
  });
});
