import { screen, waitFor, within } from '@testing-library/react';
import { describe, expect, test } from 'vitest';
import { openAs } from '../../../test/signed-in.tsx';
import { ids, pageOf, refused, release, reservation } from './examples.ts';
import { changeOf } from './holder-table.tsx';
import { askableAct } from './period-table.tsx';
import type { HolderMove } from './queries.ts';
import { takesReason } from './reversal-dialog.tsx';
import { routes } from './routes.tsx';

const slow = { timeout: 10_000 };
const district = { id: ids.district, code: 'LT/1', name: 'Distretto LT 1', regionCode: '12' };
const month = (name: string, change = {}) => ({
  month: name,
  state: 'open',
  closedAt: null,
  pending: 'none',
  pendingActId: null,
  ...change,
});
const act = {
  id: '019aa3a0-8888-7000-8000-000000000001',
  month: '2026-10',
  act: 'close',
  reason: 'Tutto registrato',
  proposedById: ids.other,
  proposedByName: 'Anna Conti',
  proposedAt: '2026-11-20T09:00:00.000Z',
  decision: 'pending',
  decidedById: null,
  decidedByName: null,
  decidedAt: null,
  decisionReason: null,
  version: 1,
};
const noStages = {
  availableCents: 0,
  reservedCents: 0,
  committedCents: 0,
  accruedCents: 0,
  orderedCents: 0,
  paidCents: 0,
  recoverableCents: 0,
};
const seal = {
  number: 7,
  horizon: '900',
  transactionCount: 3,
  sealedAt: '2026-11-21T10:00:00.000Z',
  root: 'a'.repeat(64),
  previousHash: 'b'.repeat(64),
  hash: 'c'.repeat(64),
  publicKey: 'd'.repeat(64),
  signature: 'e'.repeat(128),
  version: 1,
};
const one = `/ledger/transactions/${reservation.id}`;
const answers = {
  'GET /editions': pageOf([
    { id: 'puoi-plus-2024', name: 'PUOI PLUS 2024', funds: [{ id: 'fse-plus', name: 'FSE+ 2021-2027' }] },
  ]),
  'GET /districts': pageOf([district]),
  'GET /organisations': pageOf([{ id: ids.promoter, name: 'Cooperativa Il Ponte' }]),
  'GET /ledger/transactions': pageOf([refused, release, reservation]),
  [`GET ${one}`]: { body: reservation },
  [`GET ${one}/proof`]: {
    status: 409,
    body: { type: '/problems/ledger/not-sealed-yet', title: 'Non ancora' },
  },
  'GET /ledger/periods': pageOf([
    month('2026-11'),
    month('2026-10', { pending: 'close', pendingActId: act.id }),
    month('2026-09', { state: 'closed', closedAt: '2026-10-04T08:00:00.000Z' }),
  ]),
  'GET /ledger/period-acts': pageOf([act]),
};
type Answers = Parameters<typeof openAs>[1]['answers'];
const open = (role: Parameters<typeof openAs>[0], address: string, change: Answers = {}) =>
  openAs(role, { routes, address, answers: { ...answers, ...change } });

describe('the journal', () => {
  test('shows refusals beside what was applied, and asks with the filters of the address', async () => {
    const asked: string[] = [];
    const { person, router } = open('auditor', `/ledger?kind=reserve&district=x&dowry=${ids.other}`, {
      'GET /ledger/transactions': (sent) => {
        asked.push(sent.path);
        return pageOf([refused, reservation]);
      },
    });
    expect(await screen.findByText('rifiutata', {}, slow)).toBeTruthy();
    expect(screen.getAllByText('disponibile → riservato').length).toBe(1);
    expect(screen.getByText('mancavano 3.365,00 €')).toBeTruthy();
    await person.click(screen.getByRole('button', { name: /^Solo una dote/ }));
    await waitFor(() => expect(router.state.location.search).toBe('?kind=reserve&district=x'));
    expect(asked.length).toBeGreaterThan(1);
  });

  test('is not open to an operator', async () => {
    open('operator', '/ledger');
    expect(await screen.findByText('Questa pagina non è aperta al tuo ruolo', {}, slow)).toBeTruthy();
  });
});

describe('a transaction', () => {
  test('says where the money went and that its seal is to come', async () => {
    open('auditor', one);
    const row = await screen.findByRole('row', { name: /Distretto LT 1.*Indennità.*3\.375,00/ }, slow);
    expect(
      within(row)
        .getByRole('link', { name: /Distretto LT 1/ })
        .getAttribute('href'),
    ).toBe(`/ledger/holders/${ids.share}`);
    expect(await screen.findByText('Non ancora sigillata', {}, slow)).toBeTruthy();
    expect(screen.queryByRole('button', { name: 'Storna' })).toBeNull();
  });

  test('names its seal and gives the file that proves it', async () => {
    open('auditor', one, { [`GET ${one}/proof`]: { body: { format: 'approdo-ledger-proof-1', seal } } });
    expect(await screen.findByRole('button', { name: 'Scarica la prova' }, slow)).toBeTruthy();
    expect(screen.getByText(seal.root)).toBeTruthy();
  });

  test('of another person is reversed by an authority with a reason only', async () => {
    const { person, sent } = open('authority', one, {
      [`POST ${one}/reversal`]: { status: 201, body: { ...reservation, kind: 'reverse' } },
    });
    await person.click(await screen.findByRole('button', { name: 'Storna' }, slow));
    const dialog = await screen.findByRole('dialog', {}, slow);
    await person.click(within(dialog).getByRole('button', { name: /^Storna 3\.375,00/ }));
    expect(await within(dialog).findByText('Campo obbligatorio.', {}, slow)).toBeTruthy();
    await person.click(within(dialog).getByRole('combobox', { name: /Motivo/ }));
    await person.click(await screen.findByRole('option', { name: 'data sbagliata' }, slow));
    await person.click(within(dialog).getByRole('button', { name: /^Storna 3\.375,00/ }));
    await waitFor(() =>
      expect(sent.find(({ method }) => method === 'POST')?.body).toEqual({ reason: 'wrongDay' }),
    );
  });

  test('takes no reason from its author on the same day, as Italy counts days', () => {
    const transaction = { recordedById: ids.reader, recordedAt: '2026-11-20T23:30:00.000Z' };
    const at = (readerId: string, now: string) => takesReason(transaction, { readerId, now: new Date(now) });
    expect(at(ids.reader, '2026-11-21T08:00:00Z')).toBe(false);
    expect(at(ids.reader, '2026-11-20T22:59:00Z')).toBe(true);
    expect(at(ids.other, '2026-11-21T08:00:00Z')).toBe(true);
  });
});

describe('the account of a holder', () => {
  const holder = {
    id: ids.line,
    kind: 'doteComponent',
    editionId: 'puoi-plus-2024',
    fundId: 'fse-plus',
    districtId: ids.district,
    districtName: 'Distretto LT 1',
    promoterId: ids.promoter,
    promoterName: 'Cooperativa Il Ponte',
    dowryId: ids.dowry,
    component: 'traineeAllowance',
    stages: { ...noStages, reservedCents: 237_500 },
    moveCount: 2,
    asOf: null,
    by: 'effective',
    version: 2,
  };
  const move = {
    transactionId: release.id,
    position: 1,
    kind: 'release',
    effectiveOn: '2026-11-21',
    originalOn: null,
    recordedAt: release.recordedAt,
    recordedByName: 'Anna Conti',
    reversesId: null,
    reversedById: null,
    fromStage: 'reserved',
    toStage: 'none',
    counterpartId: ids.share,
    amountCents: 100_000,
    holderVersion: 2,
    stagesAfter: { ...noStages, reservedCents: 237_500 },
  } satisfies HolderMove;

  test('shows what was there after each move, and what there was on a past day', async () => {
    open('auditor', `/ledger/holders/${ids.line}?day=2026-11-21&by=recorded`, {
      [`GET /ledger/holders/${ids.line}`]: { body: { ...holder, asOf: '2026-11-21', by: 'recorded' } },
      [`GET /ledger/holders/${ids.line}/moves`]: pageOf([move]),
    });
    const row = await screen.findByRole('row', { name: /Restituzione/ }, slow);
    expect(row.textContent).toContain('−1.000,00');
    expect(row.textContent).toContain('2.375,00');
    expect(screen.getByRole('heading', { name: 'Saldo al 21/11/2026' })).toBeTruthy();
  });

  test('counts what entered a stage above zero and what left it below', () => {
    expect([changeOf(move, 'reserved'), changeOf(move, 'paid')]).toEqual([-100_000, 0]);
    expect(changeOf({ ...move, toStage: 'committed' }, 'committed')).toBe(100_000);
  });
});

describe('the months', () => {
  test('are decided by another person than who asked', async () => {
    const { person, sent } = open('authority', '/ledger/periods', {
      [`POST /ledger/period-acts/${act.id}/confirmation`]: { body: { ...act, decision: 'confirmed' } },
    });
    await person.click(
      await screen.findByRole('button', { name: 'Conferma la chiusura di ottobre 2026' }, slow),
    );
    await waitFor(() => expect(sent.some(({ path }) => path.endsWith('/confirmation'))).toBe(true));
  });

  test('tell who asked that somebody else decides', async () => {
    open('authority', '/ledger/periods', {
      'GET /ledger/period-acts': pageOf([{ ...act, proposedById: ids.reader }]),
    });
    expect(await screen.findByText('La proposta è tua: decide un’altra persona', {}, slow)).toBeTruthy();
    expect(screen.queryByRole('button', { name: /Respingi/ })).toBeNull();
  });

  test('offer no act to an auditor', async () => {
    open('auditor', '/ledger/periods');
    expect(await screen.findByText('settembre 2026', {}, slow)).toBeTruthy();
    expect(screen.queryByRole('button', { name: /Proponi|Conferma/ })).toBeNull();
  });

  test('are closed when they are over, and opened again when closed', () => {
    const today = '2026-11-22';
    const of = (name: string, change = {}) =>
      askableAct(
        { month: name, state: 'open', closedAt: null, pending: 'none', pendingActId: null, ...change },
        today,
      );
    expect(of('2026-11')).toBeNull();
    expect(of('2026-10')).toBe('close');
    expect(of('2026-10', { pending: 'close' })).toBeNull();
    expect(of('2026-09', { state: 'closed' })).toBe('reopen');
  });
});
