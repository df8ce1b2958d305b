import { screen, waitFor, within } from '@testing-library/react';
import { describe, expect, test } from 'vitest';
import { openAs } from '../../../test/signed-in.tsx';
import { routes } from './routes.tsx';

const slow = { timeout: 10_000 };
const cori = { districtId: '019aa3a0-4444-7000-8000-000000000001', districtName: 'Distretto LT 1' };
const casalasco = { districtId: '019aa3a0-4444-7000-8000-000000000002', districtName: 'Ambito Casalasco' };
const stages = {
  reservedCents: 0,
  committedCents: 0,
  accruedCents: 0,
  orderedCents: 0,
  paidCents: 0,
  recoverableCents: 0,
};
const figures = (allocatedCents: number, reservedCents: number) => ({
  ...stages,
  allocatedCents,
  availableCents: allocatedCents - reservedCents,
  reservedCents,
  recoveredCents: 0,
});
const waterfall = {
  groupBy: 'district',
  asOf: '2026-11-22',
  time: 'effective',
  current: true,
  rows: [
    { key: cori.districtId, name: cori.districtName, ...figures(3_387_500, 678_142) },
    { key: casalasco.districtId, name: casalasco.districtName, ...figures(300_000, 0) },
  ],
  omittedRows: 0,
  totals: figures(3_687_500, 678_142),
};
const fund = (fundId: string, allocatedCents: number, reservedCents: number) => ({
  editionId: 'puoi-plus-2024',
  fundId,
  allocatedCents,
  availableCents: allocatedCents - reservedCents,
  ...stages,
  reservedCents,
  fundedCents: 9_000_000,
  unallocatedCents: 9_000_000 - allocatedCents,
  districtCount: 2,
});
const pageOf = (items: readonly unknown[]) => ({ body: { items, nextCursor: null, limit: 100 } });
const edition = {
  id: 'puoi-plus-2024',
  programmeId: 'puoi-plus',
  name: 'PUOI PLUS 2024',
  standing: 'inForce',
  applicationsFrom: '2025-01-07',
  internshipsEndBy: '2028-03-31',
  amountCents: 678_142,
  amountCentsMax: 678_142,
  fundIds: ['fami-2021', 'fse-plus'],
  funds: [
    { id: 'fami-2021', name: 'FAMI 2021-2027' },
    { id: 'fse-plus', name: 'FSE+ 2021-2027' },
  ],
};

const expiry = {
  kind: 'expiry',
  programmeId: 'puoi-plus',
  editionId: 'puoi-plus-2024',
  fundId: 'fse-plus',
  ...cori,
  allocatedCents: 3_387_500,
  availableCents: 2_709_358,
  usedPercent: 20,
  thresholdPercent: null,
  spentPercent: 0,
  elapsedPercent: 60,
  endsOn: '2028-03-31',
  daysLeft: 100,
  message: 'Distretto LT 1: restano 27.093,58 € e mancano 100 giorni.',
};

const answers = {
  'GET /editions': pageOf([edition]),
  'GET /districts': pageOf([
    { id: cori.districtId, name: cori.districtName },
    { id: casalasco.districtId, name: casalasco.districtName },
  ]),
  'GET /organisations': pageOf([{ id: 'p', name: 'Cooperativa Il Ponte' }]),
  'GET /budgets/waterfall': { body: waterfall },
  'GET /budgets/alerts': pageOf([expiry]),
  'GET /budgets/funds': pageOf([fund('fami-2021', 1_700_000, 340_642), fund('fse-plus', 1_987_500, 337_500)]),
  'GET /budgets/openings': pageOf([
    {
      editionId: 'puoi-plus-2024',
      ...cori,
      variantId: 'standard',
      openings: 3,
      bindingFundId: 'fami-2021',
      funds: [
        { fundId: 'fami-2021', availableCents: 1_359_358, perDowryCents: 340_642, openings: 3 },
        { fundId: 'fse-plus', availableCents: 1_350_000, perDowryCents: 337_500, openings: 4 },
      ],
    },
    {
      editionId: 'puoi-plus-2024',
      ...casalasco,
      variantId: 'standard',
      openings: 0,
      bindingFundId: 'fami-2021',
      funds: [{ fundId: 'fami-2021', availableCents: 0, perDowryCents: 340_642, openings: 0 }],
    },
  ]),
};
type Answers = Parameters<typeof openAs>[1]['answers'];
const open = (role: Parameters<typeof openAs>[0], change: Answers = {}, address = '/budgets') =>
  openAs(role, { routes, address, answers: { ...answers, ...change } });

describe('the budget', () => {
  test('says first how much is left of what was allocated, and what to keep an eye on', async () => {
    open('coordinator');
    expect(await screen.findByText('81,6% di quanto è assegnato', {}, slow)).toBeTruthy();
    expect(screen.getAllByText('30.093,58 €').length).toBeGreaterThan(0);
    const alerts = await screen.findByRole('table', { name: 'Da tenere d’occhio' }, slow);
    expect(within(alerts).getByText('può scadere')).toBeTruthy();
  });

  test('says at once how long the money lasts, of the edition that ends first, and where that comes from', async () => {
    const percorsi = { ...edition, id: 'percorsi-4', name: 'Percorsi 4' };
    const lasting = (editionId: string, moneyEndsOn: string | null) => ({
      editionId,
      moneyEndsOn,
      weeks: [],
    });
    const openings = ['puoi-plus-2024', 'percorsi-4'].map((editionId) => ({
      editionId,
      ...cori,
      variantId: 'standard',
      openings: 3,
      bindingFundId: 'fami-2021',
      funds: [],
    }));
    open('coordinator', {
      'GET /editions': pageOf([edition, percorsi]),
      'GET /budgets/openings': pageOf(openings),
      'GET /budgets/forecast': ({ url }) => ({
        body: url.includes('percorsi-4')
          ? lasting('percorsi-4', '2027-03-15')
          : lasting('puoi-plus-2024', null),
      }),
    });
    const link = await screen.findByRole('link', { name: 'Percorsi 4, a questo ritmo di aperture' }, slow);
    expect(screen.getByText('15/03/2027')).toBeTruthy();
    expect(link.getAttribute('href')).toContain('/budgets/forecast?edition=percorsi-4');
  });

  test('puts what stops dowries above what is only late', async () => {
    const late = { ...expiry, kind: 'slow', message: 'spende in ritardo' };
    const ends = { ...expiry, kind: 'threshold', thresholdPercent: 95, message: 'ha usato il 97%' };
    open('coordinator', { 'GET /budgets/alerts': pageOf([late, expiry, ends]) });
    const alerts = await screen.findByRole('table', { name: 'Da tenere d’occhio' }, slow);
    const [, first, second, third] = within(alerts).getAllByRole('row');
    expect(first?.textContent).toContain('ha usato il 97%');
    expect(second?.textContent).toContain('mancano 100 giorni');
    expect(third?.textContent).toContain('spende in ritardo');
  });

  test('leaves out a day of the address that no calendar has', async () => {
    const asked: string[] = [];
    open(
      'coordinator',
      {
        'GET /budgets/waterfall': ({ url }) => {
          asked.push(url);
          return { body: waterfall };
        },
      },
      '/budgets?day=2026-02-31&time=recorded',
    );
    expect(await screen.findByRole('heading', { name: 'Dove sono i soldi' }, slow)).toBeTruthy();
    expect(asked.some((url) => url.includes('2026-02-31') || url.includes('recorded'))).toBe(false);
  });

  test('is not narrowed to a fund that the edition does not have, as its filter says', async () => {
    const asked: string[] = [];
    const percorsi = {
      ...edition,
      id: 'percorsi-4',
      fundIds: ['fse'],
      funds: [{ id: 'fse', name: 'FSE 2014-2020' }],
    };
    open(
      'coordinator',
      {
        'GET /editions': pageOf([edition, percorsi]),
        'GET /budgets/waterfall': ({ url }) => {
          asked.push(url);
          return { body: waterfall };
        },
      },
      '/budgets?edition=puoi-plus-2024&fund=fse',
    );
    await screen.findByRole('button', { name: /^Fondo: non in elenco, senza effetto:/ }, slow);
    await screen.findByText('81,6% di quanto è assegnato', {}, slow);
    expect(asked.length).toBeGreaterThan(0);
    expect(asked.filter((url) => url.includes('fund'))).toEqual([]);
  });

  test('opens the list behind each figure, with what the page and the row narrow it to', async () => {
    open('coordinator', {}, '/budgets?edition=puoi-plus-2024&by=district');
    const link = await screen.findByRole('link', { name: 'Riservato, Distretto LT 1: apri l’elenco' }, slow);
    const [path, query] = link.getAttribute('href')?.split('?') ?? [];
    expect(path).toBe('/budgets/figures/reserved');
    expect(Object.fromEntries(new URLSearchParams(query))).toEqual({
      edition: 'puoi-plus-2024',
      district: cori.districtId,
    });
    expect(screen.queryByRole('link', { name: /^Pagato, Distretto LT 1/ })).toBeNull();
  });

  test('of a past day says so, and leaves out what is asked about now', async () => {
    open(
      'coordinator',
      {
        'GET /budgets/waterfall': {
          body: { ...waterfall, current: false, asOf: '2026-09-30', time: 'recorded' },
        },
      },
      '/budgets?day=2026-09-30&time=recorded',
    );
    expect(await screen.findByText(/^Al 30\/09\/2026, secondo quanto era registrato/, {}, slow)).toBeTruthy();
    expect(screen.queryByText('Quante doti si possono ancora aprire')).toBeNull();
  });

  test('lists the lines of doti behind a figure, each with its dowry and its account', async () => {
    open(
      'auditor',
      {
        'GET /budgets/lines': pageOf([
          {
            holderId: 'h1',
            dowryId: 'd1',
            dowryCode: 'DO-2026-000123',
            component: 'traineeAllowance',
            editionId: 'puoi-plus-2024',
            fundId: 'fse-plus',
            ...cori,
            promoterId: 'p',
            promoterName: 'Cooperativa Il Ponte',
            amountCents: 337_500,
          },
        ]),
      },
      '/budgets/figures/reserved',
    );
    const row = await screen.findByRole('row', { name: /DO-2026-000123.*Indennità.*3\.375,00/ }, slow);
    expect(within(row).getByRole('link', { name: 'Conto e saldo' }).getAttribute('href')).toBe(
      '/ledger/holders/h1',
    );
  });

  test('says why money moved: the rule, what it rests on, who and when', async () => {
    const { person } = open(
      'coordinator',
      {
        'GET /budgets/movements': pageOf([
          {
            transactionId: 't1',
            kind: 'allocate',
            effectiveOn: '2026-05-16',
            recordedAt: '2026-05-16T09:00:00.000Z',
            editionId: 'puoi-plus-2024',
            fundId: 'fse-plus',
            ...cori,
            dowryId: null,
            dowryCode: null,
            amountCents: 1_687_500,
          },
        ]),
        'GET /budgets/movements/t1': {
          body: {
            transactionId: 't1',
            kind: 'allocate',
            rule: 'L’ente titolare assegna una quota.',
            inputs: [
              { name: 'actReference', label: 'Atto', value: 'Decreto 118', source: null, assumed: false },
            ],
            lines: [],
            amountCents: 1_687_500,
            effectiveOn: '2026-05-16',
            originalOn: null,
            recordedAt: '2026-05-16T09:00:00.000Z',
            recordedById: 'u',
            recordedByName: 'Anna Conti',
            dowryId: null,
            dowryCode: null,
          },
        },
      },
      '/budgets/figures/allocated',
    );
    await person.click(await screen.findByRole('button', { name: /^Perché\? Assegnazione/ }, slow));
    const dialog = await screen.findByRole('dialog', {}, slow);
    expect(await within(dialog).findByText('L’ente titolare assegna una quota.', {}, slow)).toBeTruthy();
    expect(within(dialog).getByText('Decreto 118')).toBeTruthy();
    expect(within(dialog).getByText(/da Anna Conti/)).toBeTruthy();
  });

  test('tells how many more dowries can be opened, and how it is reckoned', async () => {
    const { person } = open('coordinator');
    const table = await screen.findByRole('table', { name: 'Quante doti si possono ancora aprire' }, slow);
    expect(within(table).getByRole('row', { name: /Distretto LT 1.*3.*FAMI 2021-2027/ })).toBeTruthy();
    expect(within(table).getByRole('row', { name: /Ambito Casalasco.*Nessuna/ })).toBeTruthy();
    await person.click(within(table).getByRole('button', { name: /Come si calcola: Distretto LT 1/ }));
    const dialog = await screen.findByRole('dialog', {}, slow);
    expect(within(dialog).getByRole('row', { name: /FSE\+.*13\.500,00.€.*3\.375,00.€.*4/ })).toBeTruthy();
    expect(within(dialog).getByText(/Il fondo che finisce prima è FAMI 2021-2027/)).toBeTruthy();
  });

  test('gives what is shown as a file, with the filters of the page', async () => {
    const asked: string[] = [];
    const { person } = open(
      'coordinator',
      {
        'GET /budgets/exports/waterfall': ({ url }) => {
          asked.push(url);
          return {
            body: { name: 'budget.xlsx', mediaType: 'application/x', content: 'QQ==', rows: 2, cut: false },
          };
        },
      },
      '/budgets?edition=puoi-plus-2024',
    );
    URL.createObjectURL = () => 'blob:x';
    URL.revokeObjectURL = () => undefined;
    await person.click(await screen.findByRole('button', { name: 'Esporta: Distretti a confronto' }, slow));
    await person.click(await screen.findByRole('menuitem', { name: 'Excel (XLSX)' }, slow));
    await waitFor(() => expect(asked).toHaveLength(1));
    expect(asked[0]).toContain('editionId=puoi-plus-2024&groupBy=district&format=xlsx');
  });

  test('keeps its filters in the address', async () => {
    const { person, router } = open('coordinator', {}, '/budgets?edition=puoi-plus-2024&fund=fse-plus');
    await person.click(await screen.findByRole('button', { name: /Fondo: FSE\+ 2021-2027/ }, slow));
    await waitFor(() => expect(router.state.location.search).toBe('?edition=puoi-plus-2024'));
  });

  test('without anything allocated tells a coordinator why', async () => {
    open('coordinator', {
      'GET /budgets/waterfall': { body: { ...waterfall, rows: [], totals: figures(0, 0) } },
    });
    expect(await screen.findByText(/non ha ancora assegnato somme ai tuoi distretti/, {}, slow)).toBeTruthy();
    expect(screen.queryByRole('button', { name: 'Finanzia un programma' })).toBeNull();
  });

  test('is not open to an operator', async () => {
    open('operator');
    expect(await screen.findByText('Questa pagina non è aperta al tuo ruolo', {}, slow)).toBeTruthy();
  });
});

async function choose(person: ReturnType<typeof open>['person'], field: RegExp, option: RegExp) {
  const dialog = screen.getByRole('dialog');
  await person.click(within(dialog).getByRole('combobox', { name: field }));
  await person.click(await screen.findByRole('option', { name: option }, slow));
}

describe('an authority', () => {
  test('funds a programme after a second look', async () => {
    const { person, sent } = open('authority', {
      'POST /budgets/fundings': { status: 201, body: { transactionId: 'x', unallocatedCents: 1 } },
    });
    await person.click(await screen.findByRole('button', { name: 'Finanzia un programma' }, slow));
    await screen.findByRole('dialog', {}, slow);
    await choose(person, /Avviso/, /PUOI PLUS/);
    await choose(person, /Fondo/, /FSE\+/);
    await person.type(screen.getByRole('textbox', { name: /Importo/ }), '1.000.000,00');
    await person.type(screen.getByRole('textbox', { name: /^Atto/ }), 'Decreto 118 del 12/11/2026');
    const [, submit] = screen.getAllByRole('button', { name: 'Finanzia un programma', hidden: true });
    if (submit) await person.click(submit);
    expect(
      await screen.findByText(
        /Entrano 1\.000\.000,00.€ nel fondo FSE\+ 2021-2027 di PUOI PLUS 2024/,
        {},
        slow,
      ),
    ).toBeTruthy();
    expect(sent.filter(({ method }) => method === 'POST')).toEqual([]);
    await person.click(screen.getByRole('button', { name: /^Registra 1\.000\.000,00/ }));
    expect(await screen.findByText(/^Registrati 1\.000\.000,00/, {}, slow)).toBeTruthy();
    expect(sent.find(({ method }) => method === 'POST')?.body).toMatchObject({
      editionId: 'puoi-plus-2024',
      fundId: 'fse-plus',
      amountCents: 100_000_000,
      actReference: 'Decreto 118 del 12/11/2026',
    });
  });

  test('allocates shares to districts and sees what the programme is left with', async () => {
    const { person, sent } = open('authority', {
      'POST /budgets/allocations': {
        status: 409,
        body: {
          type: '/problems/ledger/insufficient-funds',
          title: 'Le risorse non bastano',
          violations: [
            { code: 'insufficientFunds', pointer: '', message: 'Mancano 1,00 €.', fix: 'Riduci.' },
          ],
        },
      },
    });
    await person.click(await screen.findByRole('button', { name: 'Assegna ai distretti' }, slow));
    await screen.findByRole('dialog', {}, slow);
    await choose(person, /Avviso/, /PUOI PLUS/);
    await choose(person, /Fondo/, /FSE\+/);
    await choose(person, /Distretto 1/, /Casalasco/);
    await person.type(screen.getByRole('textbox', { name: /Importo al distretto 1/ }), '80.000,00');
    expect(await screen.findByText(/Superano di 9\.875,00.€/, {}, slow)).toBeTruthy();
    await person.clear(screen.getByRole('textbox', { name: /Importo al distretto 1/ }));
    await person.type(screen.getByRole('textbox', { name: /Importo al distretto 1/ }), '10.000,00');
    await person.type(screen.getByRole('textbox', { name: /^Atto/ }), 'Decreto 119');
    const [, submit] = screen.getAllByRole('button', { name: 'Assegna ai distretti', hidden: true });
    if (submit) await person.click(submit);
    expect(
      await screen.findByText(/a 1 distretto\. Al programma restano 60\.125,00.€/, {}, slow),
    ).toBeTruthy();
    await person.click(screen.getByRole('button', { name: /^Assegna 10\.000,00/ }));
    expect((await screen.findByRole('alert', {}, slow)).textContent).toContain('Mancano 1,00 €.');
    expect(sent.find(({ method }) => method === 'POST')?.body).toMatchObject({
      shares: [{ districtId: casalasco.districtId, amountCents: 1_000_000 }],
    });
  });
});
