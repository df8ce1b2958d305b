import { sql } from 'drizzle-orm';
import { afterEach, describe, expect, it } from 'vitest';
import { availableIn, coverDowries, readyPersons, requestedDowries } from '../../../test/builders/dowries.ts';
import { expectProvenLedger, makeDistrict } from '../../../test/money.ts';
import { type Caller, type Reply, useWorld } from '../../../test/world.ts';
import { contextOf } from '../../platform/context.ts';
import { newId } from '../../platform/id.ts';
import { conflict } from '../../platform/problem.ts';

const requests = 512;
const room = 100;
const dowryCents = 594_000;
const editionId = 'percorsi-4';
const anything = { type: 'object', additionalProperties: true };

/** The control: what a service does that adds up what was given before it gives, in one transaction. */
const world = useWorld({
  connections: 16,
  logTo: { write: () => {} }, // hundreds are told to come back: that is what is tried here
  routes: (app) => {
    app.post(
      '/api/v1/naive-reservations',
      { config: { permission: 'account' }, schema: { tags: ['test'], response: { 200: anything } } },
      (request) =>
        contextOf(request).transaction(async (tx) => {
          const { rows } = await tx.execute<{ given: number }>(
            sql`select coalesce(sum(amount_cents), 0)::bigint as given from naive_reservations`,
          );
          if ((rows[0]?.given ?? 0) + dowryCents > room * dowryCents) throw conflict();
          await tx.execute(sql`insert into naive_reservations (amount_cents) values (${dowryCents})`);
          return {};
        }),
    );
  },
});
afterEach(() => expectProvenLedger(world));

/** All at once; whoever is told to come back, because the server was busy, comes back with the same key. */
async function persistently<Body>(send: () => Promise<Reply<Body>>): Promise<Reply<Body>> {
  for (let attempt = 0; attempt < 30; attempt++) {
    const reply = await send();
    if (reply.status !== 503) return reply;
    expect(reply.headers['retry-after']).toMatch(/^\d+$/);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error('the server stayed busy');
}

/** One officer's press of the button, with a key of its own that every repetition carries. */
function clearance(authority: Caller, dowryId: string): () => Promise<Reply> {
  const headers = { 'if-match': '"1"', 'idempotency-key': newId() };
  return () => authority.post(`/dowries/${dowryId}/clearance`, undefined, headers);
}

const statuses = (replies: Reply<unknown>[]) => {
  const counts: Record<number, number> = {};
  for (const { status } of replies) counts[status] = (counts[status] ?? 0) + 1;
  return counts;
};

describe('512 clearances at once, with money for 100', () => {
  it('grants exactly 100, refuses 412, and leaves the district with nothing', {
    timeout: 120_000,
  }, async () => {
    const operator = await world.as('operator');
    // many officers, because those of one of them would share transactions
    const officers = await Promise.all(Array.from({ length: 16 }, () => world.person('authority')));
    const districtId = await makeDistrict(world);
    await coverDowries(world, room, { districtId, editionId });
    const given = { operator, districtId, editionId };
    const waiting = await requestedDowries(world, await readyPersons(world, requests, given), given);
    const replies = await Promise.all(
      waiting.map((dowry, at) => persistently(clearance(officers[at % 16] ?? operator, dowry))),
    );
    expect(statuses(replies)).toEqual({ 200: room, 409: requests - room });
    expect(await availableIn(world, districtId)).toEqual({ fse: 0 });
    const [reserved] = await world.sql(
      "select sum(reserved_cents)::bigint as cents, count(distinct dowry_id)::int as dowries from ledger_holders where kind = 'doteComponent'",
    );
    expect(reserved).toEqual({ cents: room * dowryCents, dowries: room });
    expect(
      await world.sql('select state, count(*)::int as number from dowries group by state order by state'),
    ).toEqual([
      { state: 'granted', number: room },
      { state: 'requested', number: requests - room },
    ]);
  });

  it('grants exactly 100 to one officer too, whose requests share transactions', {
    timeout: 120_000,
  }, async () => {
    const operator = await world.as('operator');
    const officer = await world.person('authority');
    const districtId = await makeDistrict(world);
    await coverDowries(world, room, { districtId, editionId });
    const given = { operator, districtId, editionId };
    const waiting = await requestedDowries(world, await readyPersons(world, requests, given), given);
    const replies = await Promise.all(waiting.map((dowry) => persistently(clearance(officer, dowry))));
    expect(statuses(replies)).toEqual({ 200: room, 409: requests - room });
    expect(await availableIn(world, districtId)).toEqual({ fse: 0 });
    const refusals = await world.sql(
      "select count(*)::int as number from ledger_transactions where outcome = 'rejected' and district_id = $1",
      [districtId],
    );
    expect(refusals).toEqual([{ number: requests - room }]);
  });

  it('would overspend if the money were added up first', { timeout: 60_000 }, async () => {
    await world.sql(
      'create table naive_reservations (amount_cents bigint not null); grant select, insert on naive_reservations to approdo_app',
    );
    const authority = await world.as('authority');
    const replies = await Promise.all(
      Array.from({ length: requests }, () => persistently(() => authority.post('/naive-reservations'))),
    );
    expect(statuses(replies)[200]).toBeGreaterThan(room);
  });
});
