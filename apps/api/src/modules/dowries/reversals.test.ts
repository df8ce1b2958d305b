import { afterEach, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import {
  actOn,
  availableIn,
  coverDowries,
  readyPerson,
  requestedDowry,
} from '../../../test/builders/dowries.ts';
import { contextAs, expectProvenLedger, makeDistrict } from '../../../test/money.ts';
import { type Caller, useWorld } from '../../../test/world.ts';
import { newId } from '../../platform/id.ts';
import { commitDowry, reserveDowry } from '../ledger/index.ts';
import type { JournalEntry } from './journal-schemas.ts';
import type { Dowry } from './schemas.ts';

const world = useWorld();
let operator: Caller;
let authority: Caller;
let districtId: string;
beforeAll(async () => {
  operator = await world.as('operator');
  authority = await world.as('authority');
  districtId = await makeDistrict(world);
  await coverDowries(world, 10, { districtId });
});
afterEach(() => expectProvenLedger(world));

async function granted(): Promise<Dowry> {
  const asked = await requestedDowry(operator, await readyPerson(world, { operator, districtId }));
  return (await actOn(authority, 'clearance', asked.body)).body;
}
const withdraw = (dowry: Dowry) => actOn(operator, 'withdrawal', dowry, 'La persona ha trovato lavoro.');
const seen = async ({ id }: Dowry) => (await authority.get<Dowry>(`/dowries/${id}`)).body;
const journalOf = async ({ id }: Dowry) =>
  (await authority.get<{ items: JournalEntry[] }>(`/dowries/${id}/journal`)).body.items;
async function entryOf(dowry: Dowry, kind: JournalEntry['kind']): Promise<string> {
  const entry = (await journalOf(dowry)).find((each) => each.kind === kind);
  if (!entry) throw new Error(`nothing of kind ${kind} was recorded`);
  return entry.id;
}
const reverse = (caller: Caller, transactionId: string, key: string = newId()) =>
  caller.post(
    `/ledger/transactions/${transactionId}/reversal`,
    { reason: 'wrongAmount' },
    { 'idempotency-key': key },
  );
const held = { status: 409, body: { type: '/problems/dowries/held-by-its-state' } };

describe('the reservation of a granted dowry', () => {
  it('is undone by nobody, who granted it neither, and the dowry keeps its money', async () => {
    const dowry = await granted();
    const reservationId = await entryOf(dowry, 'reserve');
    const before = await availableIn(world, districtId);
    for (const caller of [authority, await world.person('authority')])
      expect(await reverse(caller, reservationId)).toMatchObject(held);
    expect((await reverse(operator, reservationId)).status).toBe(422);
    const stranger = await world.person('operator');
    expect((await reverse(stranger, reservationId)).status).toBe(404);
    expect(await seen(dowry)).toMatchObject({
      state: 'granted',
      version: dowry.version,
      totals: dowry.totals,
    });
    expect(await journalOf(dowry)).toHaveLength(1);
    expect(await availableIn(world, districtId)).toEqual(before);
  });

  it('is refused the same way when the request is sent again', async () => {
    const dowry = await granted();
    const reservationId = await entryOf(dowry, 'reserve');
    const key = newId();
    const [first, again] = [
      await reverse(authority, reservationId, key),
      await reverse(authority, reservationId, key),
    ];
    expect(first).toMatchObject(held);
    expect([again.status, again.body.type]).toEqual([first.status, first.body.type]);
    expect(await journalOf(dowry)).toHaveLength(1);
  });

  it('has nothing to undo once the dowry is withdrawn, nor has its release while it stays so', async () => {
    const before = await availableIn(world, districtId);
    const dowry = await granted();
    await withdraw(dowry);
    expect(await availableIn(world, districtId)).toEqual(before);
    expect(await reverse(authority, await entryOf(dowry, 'reserve'))).toMatchObject({
      status: 409,
      body: { type: '/problems/ledger/insufficient-funds' },
    });
    const releaseId = await entryOf(dowry, 'release');
    // its author may ask on the day on which the database recorded it
    const start = world.clock.now();
    world.clock.set(new Date().toISOString());
    onTestFinished(() => world.clock.set(start.toISOString()));
    for (const caller of [operator, authority]) {
      const reply = await reverse(caller, releaseId);
      expect(reply).toMatchObject(held);
      expect(JSON.stringify(reply.body)).toContain('va richiesta di nuovo');
      expect(JSON.stringify(reply.body)).not.toContain('ritira la dote');
    }
    expect(await seen(dowry)).toMatchObject({ state: 'withdrawn', totals: { reservedCents: 0 } });
    const kinds = (await journalOf(dowry)).map(({ kind, outcome }) => `${kind} ${outcome}`);
    expect(kinds).toEqual(['reverse rejected', 'release applied', 'reserve applied']);
    expect(await availableIn(world, districtId)).toEqual(before);
  });

  it('returns once when it is withdrawn and undone at the same time', async () => {
    const before = await availableIn(world, districtId);
    const dowry = await granted();
    const reservationId = await entryOf(dowry, 'reserve');
    const replies = await Promise.all([
      reverse(authority, reservationId),
      withdraw(dowry),
      reverse(authority, reservationId),
    ]);
    expect(replies.map(({ status }) => status)).toEqual([409, 200, 409]);
    expect((await seen(dowry)).state).toBe('withdrawn');
    expect(await availableIn(world, districtId)).toEqual(before);
  });
});

it('a step after the reservation is undone, and the dowry stays granted', async () => {
  const dowry = await granted();
  const ctx = contextAs(world, 'authority');
  await ctx.transaction((tx) => commitDowry(tx, ctx, { dowryId: dowry.id }));
  const commitmentId = await entryOf(dowry, 'commit');
  const { status, body } = await reverse(authority, commitmentId);
  expect([status, body]).toMatchObject([201, { kind: 'reverse', reversesId: commitmentId }]);
  expect(await seen(dowry)).toMatchObject({ state: 'granted', totals: dowry.totals });
  const [reversal, commitment] = await journalOf(dowry);
  expect([reversal, commitment]).toMatchObject([
    { id: body.id, reversesId: commitmentId, reversedById: null },
    { id: commitmentId, reversesId: null, reversedById: body.id },
  ]);
});

it('a reservation on which no dowry rests is undone: the control', async () => {
  const ctx = contextAs(world, 'authority');
  const { organisationId } = operator;
  const components = [{ component: 'operatorServices', fundId: 'fami-2021', amountCents: 100 }] as const;
  const dowryId = newId();
  const { transactionId } = await ctx.transaction((tx) =>
    reserveDowry(tx, ctx, { dowryId, editionId: 'puoi-plus-2024', districtId, organisationId, components }),
  );
  expect((await reverse(authority, transactionId)).status).toBe(201);
});
