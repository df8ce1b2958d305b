import { screen, waitFor, within } from '@testing-library/react';
import { Outlet } from 'react-router';
import { describe, expect, test } from 'vitest';
import { accountOf, openAs } from '../../test/signed-in.tsx';
import { granted, pageOf, reservation } from '../features/dowries/examples.ts';
import type { JournalEntry } from '../features/dowries/queries.ts';
import { routes as dowries } from '../features/dowries/routes.tsx';
import { UndoButton } from '../features/ledger/undo-button.tsx';
import { UndoProvider } from '../lib/undo.ts';

const slow = { timeout: 10_000 };
const address = `/dowries/${granted.id}`;
const Handing = () => (
  <UndoProvider value={UndoButton}>
    <Outlet />
  </UndoProvider>
);
const routes = [{ Component: Handing, children: dowries }];
const { id: readerId } = accountOf('operator');
const now = new Date().toISOString();
const yesterday = new Date(Date.now() - 86_400_000).toISOString();

const accrual = (at: number, change: Partial<JournalEntry> = {}): JournalEntry => ({
  ...reservation,
  id: `019aa3a0-9999-7000-8000-00000000001${at}`,
  kind: 'accrue',
  recordedAt: now,
  recordedById: readerId,
  amountCents: 10_000 + at,
  ...change,
});
const own = accrual(1);
const entries = [
  own,
  accrual(2, { recordedById: '019aa3a0-7777-7000-8000-000000000009' }),
  accrual(3, { recordedAt: yesterday }),
  accrual(4, { reversedById: '019aa3a0-9999-7000-8000-000000000020' }),
  accrual(5, { outcome: 'rejected', moves: [] }),
  accrual(6, { kind: 'reserve' }),
];
const answers = {
  [`GET ${address}`]: { body: granted },
  [`GET ${address}/journal`]: pageOf(entries),
  [`POST /ledger/transactions/${own.id}/reversal`]: { status: 201, body: {} },
};
const undoButtons = async () => {
  const journal = await screen.findByRole('list', { name: 'Libro mastro della dote' }, slow);
  return within(journal).queryAllByRole('button', { name: /^Storna: / });
};

describe('the journal of a dowry', () => {
  test('lets an operator undo what the operator recorded today and still stands, without a reason', async () => {
    const { person, sent } = openAs('operator', { routes, address, answers });
    const buttons = await undoButtons();
    expect(buttons.map((button) => button.getAttribute('aria-label'))).toEqual([
      'Storna: Maturazione, 100,01\u00a0€',
    ]);
    const [button] = buttons;
    if (button) await person.click(button);
    const dialog = await screen.findByRole('dialog', {}, slow);
    await person.click(within(dialog).getByRole('button', { name: /^Storna 100,01/ }));
    await waitFor(() => expect(sent.find(({ method }) => method === 'POST')?.body).toEqual({}), slow);
  });

  test.each(['authority', 'auditor', 'coordinator'] as const)(
    'leaves the undo to the page of the posting for an %s, who reads the ledger',
    async (role) => {
      openAs(role, { routes, address, answers });
      expect(await undoButtons()).toEqual([]);
    },
  );
});
