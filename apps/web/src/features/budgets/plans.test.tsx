import { screen, waitFor, within } from '@testing-library/react';
import { describe, expect, test } from 'vitest';
import { openAs } from '../../../test/signed-in.tsx';
import { routes } from './routes.tsx';

const slow = { timeout: 10_000 };
const latina = { districtId: '019aa3a0-4444-7000-8000-000000000001', districtName: 'Distretto LT 1' };
const casalasco = { districtId: '019aa3a0-4444-7000-8000-000000000002', districtName: 'Ambito Casalasco' };
const figures = (plannedCents: number, allocatedCents: number) => ({
  plannedCents,
  allocatedCents,
  differenceCents: allocatedCents - plannedCents,
});
const starts = ['2026-07-01', '2026-10-01', '2027-01-01', '2027-04-01'];
const quartersOf = (cells: readonly (readonly [number, number])[]) =>
  cells.map(([plannedCents, allocatedCents], index) => ({
    quarterStartsOn: starts[index] ?? '',
    ...figures(plannedCents, allocatedCents),
    version: plannedCents === 0 ? 0 : 3,
    plannedByName: null,
  }));
const page = {
  editionId: 'percorsi-4',
  fundId: 'fse',
  currentQuarterStartsOn: '2026-10-01',
  items: [
    {
      ...casalasco,
      quarters: quartersOf([
        [200_000, 100_000],
        [0, 0],
        [0, 0],
        [0, 0],
      ]),
      shown: figures(200_000, 100_000),
      untilNow: figures(200_000, 100_000),
    },
    {
      ...latina,
      quarters: quartersOf([
        [200_000, 200_000],
        [200_000, 350_000],
        [300_000, 0],
        [0, 0],
      ]),
      shown: figures(700_000, 550_000),
      untilNow: figures(400_000, 550_000),
    },
  ],
  totals: {
    quarters: quartersOf([
      [400_000, 300_000],
      [200_000, 350_000],
      [300_000, 0],
      [0, 0],
    ]),
    shown: figures(900_000, 650_000),
    untilNow: figures(600_000, 650_000),
    next: { quarterStartsOn: '2027-01-01', ...figures(300_000, 0) },
  },
  nextCursor: null as string | null,
  limit: 100,
};
/** What the dialog of one quarter reads. */
const quarterPage = (version: number, cents: number) => ({
  ...page,
  items: [
    { ...casalasco, quarters: [{ quarterStartsOn: starts[2], ...figures(0, 0), version: 0 }] },
    { ...latina, quarters: [{ quarterStartsOn: starts[2], ...figures(cents, 0), version }] },
  ],
  totals: { ...page.totals, quarters: [{ quarterStartsOn: starts[2], ...figures(cents, 0) }] },
});
const pageOf = (items: readonly unknown[]) => ({ body: { items, nextCursor: null, limit: 100 } });
const edition = {
  id: 'percorsi-4',
  programmeId: 'percorsi',
  name: 'Percorsi 4',
  standing: 'inForce',
  applicationsFrom: '2025-01-07',
  internshipsEndBy: '2028-03-31',
  amountCents: 337_500,
  amountCentsMax: 337_500,
  fundIds: ['fse'],
  funds: [{ id: 'fse', name: 'FSE 2014-2020' }],
};
const asked: string[] = [];
type Answers = Parameters<typeof openAs>[1]['answers'];
const answers: Answers = {
  'GET /editions': pageOf([edition]),
  'GET /districts': pageOf([latina, casalasco].map((d) => ({ id: d.districtId, name: d.districtName }))),
  'GET /budgets/plans/by-district': ({ url }) => {
    asked.push(url);
    return { body: url.includes('quarters=1') ? quarterPage(3, 300_000) : page };
  },
  'GET /budgets/funds': pageOf([]),
};
const open = (role: Parameters<typeof openAs>[0], change: Answers = {}, address = '/budgets/plans') =>
  openAs(role, { routes, address, answers: { ...answers, ...change } });

describe('the allocation plan', () => {
  test('says what was due by now, what was received and what comes next, and marks each difference in words', async () => {
    open('auditor');
    const table = await screen.findByRole('table', { name: 'Distretti e trimestri' }, slow);
    expect(screen.getByText('fino al IV trimestre 2026 compreso')).toBeTruthy();
    expect(screen.getByText('I trimestre 2027')).toBeTruthy();
    const headers = within(table)
      .getAllByRole('columnheader')
      .map(({ textContent }) => textContent);
    expect(headers).toEqual([
      'Distretto',
      'Finora',
      'III trim. 2026',
      'IV trim. 2026, in corso',
      'I trim. 2027',
      'II trim. 2027',
      'Trimestri mostrati',
    ]);
    const row = within(table).getByRole('row', { name: /^Ambito Casalasco/ });
    expect(within(row).getAllByText(/mancano 1\.000,00/).length).toBe(2);
    const other = within(table).getByRole('row', { name: /^Distretto LT 1/ });
    expect(within(other).getAllByText(/in più 1\.500,00/).length).toBe(2);
    expect(within(other).getByText('in pari')).toBeTruthy();
    expect(within(table).getByRole('row', { name: /^Totale.*mancano 1\.000,00/ })).toBeTruthy();
    expect(screen.queryByRole('button', { name: 'Pianifica' })).toBeNull();
  });

  test('opens the movements of a district in a quarter that is over, and no others', async () => {
    open('coordinator');
    const name = 'Assegnato, Ambito Casalasco, III trimestre 2026: apri l’elenco';
    const link = await screen.findByRole('link', { name }, slow);
    const [path, query] = link.getAttribute('href')?.split('?') ?? [];
    expect(path).toBe('/budgets/figures/allocated');
    expect(Object.fromEntries(new URLSearchParams(query))).toEqual({
      edition: 'percorsi-4',
      fund: 'fse',
      district: casalasco.districtId,
      from: '2026-07-01',
      day: '2026-09-30',
    });
  });

  test('goes to earlier and later quarters in the address', async () => {
    const { person, router } = open('coordinator');
    await person.click(await screen.findByRole('button', { name: 'Un trimestre dopo' }, slow));
    await waitFor(() => expect(router.state.location.search).toBe('?from=2026-10-01'));
    await person.click(await screen.findByRole('button', { name: 'Torna a oggi' }));
    await waitFor(() => expect(router.state.location.search).toBe(''));
    await person.click(screen.getByRole('button', { name: 'Un trimestre prima' }));
    await waitFor(() => expect(asked.some((url) => url.includes('from=2026-04-01'))).toBe(true));
  });

  test('is a file with the filters of the page and the quarters on it', async () => {
    const files: string[] = [];
    const { person } = open('auditor', {
      'GET /budgets/exports/plans': ({ url }) => {
        files.push(url);
        return { body: { name: 'piani.csv', mediaType: 'text/csv', content: 'QQ==', rows: 2, cut: false } };
      },
    });
    URL.createObjectURL = () => 'blob:x';
    URL.revokeObjectURL = () => undefined;
    await person.click(await screen.findByRole('button', { name: 'Esporta: Piano di assegnazione' }, slow));
    await person.click(await screen.findByRole('menuitem', { name: 'CSV' }, slow));
    await waitFor(() => expect(files).toHaveLength(1));
    expect(Object.fromEntries(new URL(files[0] ?? '').searchParams)).toEqual({
      editionId: 'percorsi-4',
      fundId: 'fse',
      from: '2026-07-01',
      until: '2027-04-01',
      format: 'csv',
    });
  });

  test('shows of the movements behind a figure only those of its days, under no balance of another day', async () => {
    const { sent } = open(
      'auditor',
      {
        'GET /budgets/waterfall': {
          body: { rows: [], totals: { allocatedCents: 999 }, omittedRows: 0, groupBy: 'district' },
        },
        'GET /budgets/movements': pageOf([]),
        'GET /organisations': pageOf([]),
      },
      '/budgets/figures/allocated?edition=percorsi-4&from=2026-07-01&day=2026-09-30',
    );
    expect(await screen.findByRole('heading', { level: 1, name: 'Assegnato' }, slow)).toBeTruthy();
    expect(await screen.findByRole('button', { name: /^Dal 01\/07\/2026/ }, slow)).toBeTruthy();
    const urlOf = (path: string) => sent.find((each) => each.path === path)?.url ?? '';
    await waitFor(() => expect(urlOf('/budgets/movements')).toContain('from=2026-07-01'));
    expect(urlOf('/budgets/movements')).toContain('asOf=2026-09-30');
    expect(urlOf('/budgets/waterfall')).not.toContain('from=');
  });

  test('says when not every district is on the page', async () => {
    open('authority', { 'GET /budgets/plans/by-district': { body: { ...page, nextCursor: 'abc' } } });
    expect(await screen.findByText(/I totali li contano tutti/, {}, slow)).toBeTruthy();
  });

  test.each([
    ['authority', /Scegli «Pianifica»/],
    ['coordinator', /ai tuoi distretti su questo fondo/],
    ['auditor', /nulla è ancora stato pianificato/],
  ] as const)('without anything tells %s what it means', async (role, words) => {
    open(role, { 'GET /budgets/plans/by-district': { body: { ...page, items: [] } } });
    expect(await screen.findByText(words, {}, slow)).toBeTruthy();
  });

  test('is not open to an operator', async () => {
    open('operator');
    expect(await screen.findByText('Questa pagina non è aperta al tuo ruolo', {}, slow)).toBeTruthy();
  });
});

describe('an authority that plans', () => {
  const openPlan = async (change: Answers = {}) => {
    const opened = open('authority', change);
    await opened.person.click(await screen.findByRole('button', { name: 'Pianifica' }, slow));
    await opened.person.click(await screen.findByRole('menuitem', { name: 'I trimestre 2027' }, slow));
    const amount = await screen.findByRole('textbox', { name: 'Importo al distretto 2' }, slow);
    return { ...opened, amount };
  };
  const posted = (sent: ReturnType<typeof open>['sent']) =>
    sent.filter(({ method }) => method === 'POST').map(({ body }) => body);

  test('starts from what is planned and sends only what changed, with the version it read', async () => {
    const { person, sent, amount } = await openPlan({
      'POST /budgets/plans': { status: 201, body: { items: [] } },
    });
    expect(screen.getByRole('button', { name: 'Salva il piano' }).getAttribute('aria-disabled')).toBe('true');
    expect(screen.getByText('Nessun importo è cambiato')).toBeTruthy();
    await person.clear(amount);
    await person.type(amount, '5.000,00');
    await person.click(screen.getByRole('button', { name: 'Salva il piano' }));
    expect(await screen.findByText('Salvato il piano del I trimestre 2027', {}, slow)).toBeTruthy();
    expect(posted(sent)).toEqual([
      {
        editionId: 'percorsi-4',
        fundId: 'fse',
        shares: [
          {
            districtId: latina.districtId,
            quarterStartsOn: '2027-01-01',
            plannedCents: 500_000,
            version: 3,
          },
        ],
      },
    ]);
  });

  test('plans nothing for a district whose row is taken away', async () => {
    const { person, sent } = await openPlan({ 'POST /budgets/plans': { status: 201, body: { items: [] } } });
    await person.click(screen.getByRole('button', { name: 'Togli il distretto 2' }));
    await person.click(screen.getByRole('button', { name: 'Salva il piano' }));
    await waitFor(() =>
      expect(posted(sent)).toMatchObject([
        { shares: [{ districtId: latina.districtId, plannedCents: 0, version: 3 }] },
      ]),
    );
  });

  test('is told at the field what a colleague planned meanwhile, and may save over it knowingly', async () => {
    let version = 3;
    const { person, sent, amount } = await openPlan({
      'GET /budgets/plans/by-district': ({ url }) => ({
        body: url.includes('quarters=1') ? quarterPage(version, 300_000) : page,
      }),
      'POST /budgets/plans': () => {
        version = 4;
        return {
          status: 409,
          body: {
            type: '/problems/budgets/plan-changed',
            title: 'Un collega ha cambiato il piano',
            violations: [
              {
                code: 'planChanged',
                pointer: '/shares/0/plannedCents',
                message: 'Anna Conti ha pianificato 4.000,00 €.',
                fix: 'Confronta e salva di nuovo.',
              },
            ],
          },
        };
      },
    });
    await person.clear(amount);
    await person.type(amount, '5.000,00');
    await person.click(screen.getByRole('button', { name: 'Salva il piano' }));
    expect((await screen.findByRole('alert', {}, slow)).textContent).toContain('Anna Conti ha pianificato');
    await waitFor(() => expect(amount.getAttribute('aria-invalid')).toBe('true'));
    await waitFor(async () => {
      await person.click(screen.getByRole('button', { name: 'Salva il piano' }));
      expect(posted(sent).at(-1)).toMatchObject({ shares: [{ plannedCents: 500_000, version: 4 }] });
    });
    expect(posted(sent)[0]).toMatchObject({ shares: [{ version: 3 }] });
  });

  test('allocates what is missing to a quarter that has begun, already filled in', async () => {
    const { person } = open('authority');
    await person.click(await screen.findByRole('button', { name: 'Assegna quanto pianificato' }, slow));
    await person.click(
      await screen.findByRole('menuitem', { name: /^III trimestre 2026: mancano 1\.000,00/ }, slow),
    );
    const dialog = await screen.findByRole('dialog', {}, slow);
    expect(within(dialog).getByText(/Quanto manca al piano del III trimestre 2026/)).toBeTruthy();
    const amount = await within(dialog).findByRole<HTMLInputElement>('textbox', {
      name: /Importo al distretto 1/,
    });
    expect(amount.value).toBe('1.000,00');
    expect(within(dialog).queryByRole('textbox', { name: /Importo al distretto 2/ })).toBeNull();
  });
});
