import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { actOn, coverDowries, readyPersons, requestedDowries } from '../../../test/builders/dowries.ts';
import { expectProvenLedger, makeDistrict } from '../../../test/money.ts';
import { type Caller, type Reply, useWorld } from '../../../test/world.ts';
import type { Dowry } from './schemas.ts';

const world = useWorld();
const percorsi = 'percorsi-4';
let operator: Caller;
let authority: Caller;
let districtId: string;
beforeAll(async () => {
  operator = await world.as('operator');
  authority = await world.as('authority');
});
beforeEach(async () => {
  districtId = await makeDistrict(world);
});
afterAll(() => expectProvenLedger(world));

/** A dowry requested so many hours after another moment, the same for all. */
async function requestedAt(hour: number, given: { districtId?: string; editionId?: string } = {}) {
  const where = { operator, districtId, editionId: percorsi, ...given };
  const [dowryId = ''] = await requestedDowries(world, await readyPersons(world, 1, where), where);
  await world.sql(
    "update dowries set requested_at = '2026-11-20T08:00:00Z'::timestamptz + $2 * interval '1 hour' where id = $1",
    [dowryId, hour],
  );
  return dowryId;
}
const grant = (id: string, by = authority) => actOn(by, 'clearance', { id, version: 1 });
const read = async (id: string, by = authority) => (await by.get<Dowry>(`/dowries/${id}`)).body;
const cover = (doti: number, editionId = percorsi) => coverDowries(world, doti, { districtId, editionId });

async function join(dowryId: string): Promise<string> {
  const { status, body } = await authority.post<{ id: string }>('/budgets/waiting-entries', { dowryId });
  expect(status).toBe(201);
  return body.id;
}
const change = (entryId: string, act: 'precedence' | 'departure') =>
  authority.post(`/budgets/waiting-entries/${entryId}/${act}`, { reason: 'Il titolo scade prima.' });
const typeOf = ({ body }: Reply<unknown>) =>
  body !== null && typeof body === 'object' && 'type' in body ? body.type : undefined;
const outOfOrder = '/problems/dowries/out-of-order';

describe('the order of clearances, while somebody waits', () => {
  it('refuses who comes after, telling who is first and what to do, and moves no money', async () => {
    const [first, later] = [await requestedAt(1), await requestedAt(2)];
    await join(first);
    await cover(5);
    const { code } = await read(first);
    const refused = await grant(later);
    expect(refused).toMatchObject({
      status: 409,
      body: {
        type: outOfOrder,
        firstInLine: { dowryId: first, code, requestedAt: '2026-11-20T09:00:00.000Z' },
      },
    });
    expect(JSON.stringify(refused.body)).toContain(`${code}, richiesta il 20/11/2026`);
    expect(await read(later)).toMatchObject({ state: 'requested', journalEntries: 0 });
    expect((await grant(first)).status).toBe(200);
    expect((await grant(later)).status).toBe(200);
  });

  it('lets by whoever was requested before, on the list or off it', async () => {
    const [earlier, first] = [await requestedAt(1), await requestedAt(2)];
    await join(first);
    await cover(5);
    expect((await grant(earlier)).status).toBe(200);
  });

  it('holds at the same instant for who is not on the list', async () => {
    const [first, same] = [await requestedAt(1), await requestedAt(1)];
    await join(first);
    await cover(5);
    expect(typeOf(await grant(same))).toBe(outOfOrder);
  });

  it('is turned by a precedence, for who has it and for who had the first place', async () => {
    const [first, second] = [await requestedAt(1), await requestedAt(2)];
    await join(first);
    const entry = await join(second);
    await cover(5);
    expect(typeOf(await grant(second))).toBe(outOfOrder);
    expect((await change(entry, 'precedence')).status).toBe(200);
    expect(await grant(first)).toMatchObject({
      status: 409,
      body: { type: outOfOrder, firstInLine: { dowryId: second } },
    });
    expect((await grant(second)).status).toBe(200);
    expect((await grant(first)).status).toBe(200);
  });

  it('ends for who leaves the list, or is refused or withdrawn', async () => {
    await cover(0.001);
    const waiting = [await requestedAt(1), await requestedAt(2), await requestedAt(3)];
    const [left = '', refused = '', withdrawn = ''] = waiting;
    const entry = await join(left);
    await join(refused);
    await join(withdrawn);
    const last = await requestedAt(4);
    await cover(5);
    const firstOf = async () => (await read(last)).firstInLine?.dowryId;
    expect(await firstOf()).toBe(left);
    await change(entry, 'departure');
    expect(await firstOf()).toBe(refused);
    await actOn(authority, 'refusal', { id: refused, version: 1 }, 'Il piano non è coerente.');
    expect(await firstOf()).toBe(withdrawn);
    await actOn(operator, 'withdrawal', { id: withdrawn, version: 1 }, 'Ha trovato lavoro.');
    expect(await firstOf()).toBeUndefined();
    expect((await grant(last)).status).toBe(200);
  });

  it('binds neither another district, nor another edition', async () => {
    await join(await requestedAt(1));
    const elsewhere = await makeDistrict(world);
    await coverDowries(world, 1, { districtId: elsewhere, editionId: percorsi });
    await cover(1, 'puoi-plus-2024');
    expect((await grant(await requestedAt(2, { districtId: elsewhere }))).status).toBe(200);
    expect((await grant(await requestedAt(2, { editionId: 'puoi-plus-2024' }))).status).toBe(200);
  });

  it('binds only those that need a fund for which somebody waits', async () => {
    const puoi = { editionId: 'puoi-plus-2024' };
    const [first, later] = [await requestedAt(1, puoi), await requestedAt(2, puoi)];
    const entry = await join(first);
    await cover(3, puoi.editionId);
    const waitsFor = (fundIds: string) =>
      world.sql('update waiting_entries set lacking_fund_ids = $2::text[] where id = $1', [entry, fundIds]);
    await waitsFor('{fse}');
    expect((await read(later)).firstInLine).toBeNull();
    await waitsFor('{fse-plus}');
    expect(typeOf(await grant(later))).toBe(outOfOrder);
    await waitsFor('{fse}');
    expect((await grant(later)).status).toBe(200);
  });
});

describe('clearances that arrive together', () => {
  it('by two officers never give the place of the first to another', async () => {
    const another = await world.person('authority');
    for (let round = 0; round < 6; round++) {
      const [first, later] = [await requestedAt(2 * round), await requestedAt(2 * round + 1)];
      await join(first);
      await cover(1);
      const [, second] = await Promise.all([grant(first), grant(later, another)]);
      expect(second.status).toBe(409);
      expect((await read(first)).state).toBe('granted');
      await actOn(authority, 'refusal', { id: later, version: 1 }, 'Fine della prova.');
    }
  });

  it('by one officer are judged by the list as it was, and the next goes in the next press', async () => {
    const elsewhere = await makeDistrict(world);
    await coverDowries(world, 2, { districtId: elsewhere, editionId: percorsi });
    const others = [
      await requestedAt(1, { districtId: elsewhere }),
      await requestedAt(1, { districtId: elsewhere }),
    ];
    const [first, later] = [await requestedAt(1), await requestedAt(2)];
    await join(first);
    await cover(2);
    const replies = await Promise.all([...others, first, later].map((id) => grant(id)));
    expect(replies.slice(0, 3).map(({ status }) => status)).toEqual([200, 200, 200]);
    expect(replies.slice(3).map(typeOf)).toEqual([outOfOrder]);
    expect((await grant(later)).status).toBe(200);
  });
});

describe('how a dowry waits', () => {
  it('is told to its promoter with its place, and nothing of the others', async () => {
    const rival = await world.person('operator');
    const where = { operator: rival, districtId, editionId: percorsi };
    const [theirs = ''] = await requestedDowries(world, await readyPersons(world, 1, where), where);
    await world.sql("update dowries set requested_at = '2026-11-19T08:00:00Z' where id = $1", [theirs]);
    const own = await requestedAt(1);
    expect(await read(own, operator)).toMatchObject({ waiting: null, firstInLine: null });
    await join(theirs);
    await join(own);
    expect(await read(own, operator)).toMatchObject({
      waiting: { state: 'waiting', position: 2, offeredAt: null },
      firstInLine: null,
    });
    await cover(2);
    expect((await read(own, operator)).waiting).toMatchObject({ state: 'offered', position: 2 });
    expect((await grant(theirs)).status).toBe(200);
    expect((await read(own, operator)).waiting).toMatchObject({ state: 'offered', position: 1 });
    expect((await grant(own)).body).toMatchObject({ state: 'granted', waiting: null, firstInLine: null });
    expect((await read(own, operator)).waiting).toBeNull();
  });

  it('is told to officers and coordinators with who comes first', async () => {
    const [first, second] = [await requestedAt(1), await requestedAt(2)];
    await join(first);
    await join(second);
    const coordinator = await world.person('coordinator', { districtIds: [districtId] });
    for (const reader of [authority, coordinator, await world.as('auditor')])
      expect(await read(second, reader)).toMatchObject({
        waiting: { state: 'waiting', position: 2 },
        firstInLine: { dowryId: first },
      });
    expect((await read(second)).waiting?.joinedByName).toBe('Prova authority');
  });

  it('is hidden by the database from another body, and its place too', async () => {
    const own = await requestedAt(1);
    await join(own);
    const rival = await world.person('operator');
    const entries = (by: Caller) =>
      world.database.pool.connect().then(async (client) => {
        try {
          await client.query('begin');
          await client.query(
            "select set_config('app.role', 'operator', true), set_config('app.organisation_id', $1, true)",
            [by.organisationId],
          );
          const seen = await client.query('select 1 from waiting_entries where dowry_id = $1', [own]);
          const place = await client.query('select place from app.waiting_place($1)', [own]);
          return [seen.rowCount, place.rows[0]?.place];
        } finally {
          await client.query('rollback');
          client.release();
        }
      });
    expect(await entries(operator)).toEqual([1, 1]);
    expect(await entries(rival)).toEqual([0, null]);
  });
});
