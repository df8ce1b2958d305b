import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { actOn, coverDowries, readyPersons, requestedDowries } from '../../../test/builders/dowries.ts';
import { contextAs, expectProvenLedger, giveDistrict, makeDistrict } from '../../../test/money.ts';
import { type Caller, useWorld } from '../../../test/world.ts';
import { newId } from '../../platform/id.ts';
import type { WaitingEntry } from './waiting-schemas.ts';

const world = useWorld();
const editionId = 'percorsi-4';
const fund = { editionId, fundId: 'fse' } as const;
const perDowry = 594_000;
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

interface Items<Item> {
  items: Item[];
  nextCursor: string | null;
}

/** Requested dowries of this district, the first asked first. */
async function requested(count: number): Promise<string[]> {
  const given = { operator, districtId, editionId };
  const persons = await readyPersons(world, count, given);
  const ids: string[] = [];
  for (const person of persons) ids.push(...(await requestedDowries(world, [person], given)));
  return ids;
}
const join = (dowryId: string, caller = authority) =>
  caller.post<WaitingEntry>('/budgets/waiting-entries', { dowryId });
const grant = (id: string, version = 1) => actOn(authority, 'clearance', { id, version });
const listed = async (query = '', caller = authority) =>
  (await caller.get<Items<WaitingEntry>>(`/budgets/waiting-entries?districtId=${districtId}${query}`)).body
    .items;
const give = (cents: number) => giveDistrict(contextAs(world, 'authority'), { ...fund, districtId }, cents);
const change = ({ id }: { id: string }, name: string, reason = 'Il tirocinio deve partire entro il mese.') =>
  authority.post<WaitingEntry>(`/budgets/waiting-entries/${id}/${name}`, { reason });

/** Moves the money of one dowry from one district to another, as two people do. */
async function transfer(fromDistrictId: string, toDistrictId: string): Promise<void> {
  const { body } = await authority.post<{ id: string }>('/budgets/transfers', {
    ...fund,
    fromDistrictId,
    toDistrictId,
    amountCents: perDowry,
    words: 'Una dote in attesa.',
  });
  const another = await world.person('authority');
  const key = { 'idempotency-key': newId() };
  expect((await another.post(`/budgets/transfers/${body.id}/approval`, {}, key)).status).toBe(200);
}

/** Dowries that were refused for want of money and wait, the first asked first. */
async function waiting(count: number): Promise<WaitingEntry[]> {
  const entries: WaitingEntry[] = [];
  for (const dowryId of await requested(count)) {
    expect((await grant(dowryId)).status).toBe(409);
    const { body, status } = await join(dowryId);
    expect(status).toBe(201);
    entries.push(body);
  }
  return entries;
}

describe('joining the waiting list', () => {
  it('is for a requested dowry that the funds of the district do not cover, tried or not', async () => {
    const [untried = '', tried = ''] = await requested(2);
    expect((await grant(tried)).status).toBe(409);
    for (const [at, dowryId] of [untried, tried].entries())
      expect(await join(dowryId)).toMatchObject({
        status: 201,
        body: {
          state: 'waiting',
          position: at + 1,
          dowryId,
          needs: [{ fundId: 'fse', amountCents: perDowry, availableCents: 0, lacking: true }],
          amountCents: perDowry,
          covered: false,
          offeredAt: null,
        },
      });
    expect(await join(untried)).toMatchObject({
      status: 409,
      body: { type: '/problems/budgets/waiting-already' },
    });
    expect((await join(newId())).status).toBe(404);
  });

  it('is refused while the money is there and nobody waits before, and after the decision', async () => {
    const [first = '', second = ''] = await requested(2);
    await give(perDowry);
    expect(await join(first)).toMatchObject({
      status: 409,
      body: { type: '/problems/budgets/waiting-money-is-there' },
    });
    expect((await grant(first)).status).toBe(200);
    expect(await join(first)).toMatchObject({
      status: 409,
      body: { type: '/problems/budgets/waiting-not-requested' },
    });
    expect((await join(second)).status).toBe(201);
  });

  it('is for a dowry that the money would cover, when others before it wait for the same fund', async () => {
    const [, , third = ''] = [...(await waiting(2)).map(({ dowryId }) => dowryId), ...(await requested(1))];
    await give(10 * perDowry);
    expect(await join(third)).toMatchObject({
      status: 201,
      body: { state: 'offered', position: 3, needs: [{ fundId: 'fse', lacking: true }] },
    });
  });

  it('keeps the order in which dowries were requested, not that in which they joined', async () => {
    const [first = '', second = ''] = await requested(2);
    await world.sql("update dowries set requested_at = requested_at - interval '1 hour' where id = $1", [
      first,
    ]);
    for (const dowryId of [second, first]) {
      await grant(dowryId);
      await join(dowryId);
    }
    expect((await listed()).map(({ dowryId, position }) => [dowryId, position])).toEqual([
      [first, 1],
      [second, 2],
    ]);
  });
});

describe('when money comes', () => {
  it('it is offered to the first, as far as it goes, and the clearance accepts it', async () => {
    const [first, second, third] = await waiting(3);
    await give(2 * perDowry + 1);
    const offered = await listed('&state=offered');
    expect(offered.map(({ dowryId, covered }) => [dowryId, covered])).toEqual([
      [first?.dowryId, true],
      [second?.dowryId, true],
    ]);
    expect((await listed('&state=waiting')).map(({ dowryId }) => dowryId)).toEqual([third?.dowryId]);
    expect((await grant(first?.dowryId ?? '')).status).toBe(200);
    expect((await listed()).map(({ dowryId, position }) => [dowryId, position])).toEqual([
      [second?.dowryId, 1],
      [third?.dowryId, 2],
    ]);
    expect((await listed('&state=granted')).map(({ dowryId }) => dowryId)).toEqual([first?.dowryId]);
  });

  it('it is offered again as it returns from a dowry that is withdrawn', async () => {
    await coverDowries(world, 1, { districtId, editionId });
    const [granted = ''] = await requested(1);
    expect((await grant(granted)).status).toBe(200);
    const [entry] = await waiting(1);
    expect(entry?.offeredAt).toBeNull();
    expect(
      (await actOn(operator, 'withdrawal', { id: granted, version: 2 }, 'Ha trovato lavoro.')).status,
    ).toBe(200);
    expect((await listed()).map(({ state, dowryId }) => [state, dowryId])).toEqual([
      ['offered', entry?.dowryId],
    ]);
  });

  it('too little for the first is not offered to the second', async () => {
    await waiting(2);
    await give(perDowry - 1);
    expect((await listed()).map(({ state }) => state)).toEqual(['waiting', 'waiting']);
    await give(1);
    expect((await listed()).map(({ state }) => state)).toEqual(['offered', 'waiting']);
  });

  it('it is offered as it comes from another district', async () => {
    await waiting(1);
    const richer = await makeDistrict(world);
    await giveDistrict(contextAs(world, 'authority'), { ...fund, districtId: richer }, perDowry);
    await transfer(richer, districtId);
    expect((await listed()).map(({ state }) => state)).toEqual(['offered']);
  });
});

describe('an offer', () => {
  it('is told as gone when the money goes elsewhere, and stands again when it returns', async () => {
    const [first, second] = await waiting(2);
    await give(2 * perDowry);
    expect((await listed()).map(({ state }) => state)).toEqual(['offered', 'offered']);
    const another = await makeDistrict(world);
    await transfer(districtId, another);
    expect((await listed()).map(({ state, covered }) => [state, covered])).toEqual([
      ['offered', true],
      ['lapsed', false],
    ]);
    expect((await listed('&state=lapsed')).map(({ id }) => id)).toEqual([second?.id]);
    await change({ id: second?.id ?? '' }, 'precedence');
    expect((await listed()).map(({ id, state }) => [id, state])).toEqual([
      [second?.id, 'offered'],
      [first?.id, 'lapsed'],
    ]);
    await transfer(another, districtId);
    expect((await listed()).map(({ state }) => state)).toEqual(['offered', 'offered']);
  });

  it('is told as gone in the file of the list too', async () => {
    await waiting(2);
    await give(2 * perDowry);
    await transfer(districtId, await makeDistrict(world));
    const { body } = await authority.get<{ content: string }>(
      `/budgets/exports/waiting-entries?format=csv&districtId=${districtId}`,
    );
    const [, ...rows] = Buffer.from(body.content, 'base64').toString('utf8').trimEnd().split('\r\n');
    expect(rows.map((row) => row.split(';')[6])).toEqual(['Denaro offerto', 'Il denaro non basta più']);
  });

  it('goes to the next when the request before it is refused or withdrawn', async () => {
    const [first, second, third] = await waiting(3);
    await give(perDowry);
    const end = (id: string | undefined) => ({ id: id ?? '', version: 1 });
    expect((await actOn(authority, 'refusal', end(first?.dowryId), 'Il piano non è coerente.')).status).toBe(
      200,
    );
    expect((await listed()).map(({ id, state }) => [id, state])).toEqual([
      [second?.id, 'offered'],
      [third?.id, 'waiting'],
    ]);
    expect((await actOn(operator, 'withdrawal', end(second?.dowryId), 'Ha trovato lavoro.')).status).toBe(
      200,
    );
    expect((await listed()).map(({ id, state }) => [id, state])).toEqual([[third?.id, 'offered']]);
    expect((await listed('&state=ended')).map(({ position }) => position)).toEqual([null, null]);
  });
});

describe('an exception', () => {
  it('goes before the others with its reason, and is offered first', async () => {
    const [, second] = await waiting(2);
    const reply = await change({ id: second?.id ?? '' }, 'precedence');
    expect(reply).toMatchObject({
      status: 200,
      body: { position: 1, precedenceReason: 'Il tirocinio deve partire entro il mese.' },
    });
    await give(perDowry);
    expect((await listed('&state=offered')).map(({ id }) => id)).toEqual([second?.id]);
  });

  it('is made once: a second one would cost the place that the first gave', async () => {
    const [, second, third] = await waiting(3);
    for (const entry of [second, third]) await change({ id: entry?.id ?? '' }, 'precedence');
    expect(await change({ id: second?.id ?? '' }, 'precedence', 'Un altro motivo.')).toMatchObject({
      status: 409,
      body: { type: '/problems/budgets/waiting-precedes-already' },
    });
    expect((await listed())[0]).toMatchObject({
      id: second?.id,
      precedenceReason: 'Il tirocinio deve partire entro il mese.',
    });
  });

  it.each(['     ', ' \n\t\n ', '  a  '])('has a reason that says something, not %j', async (reason) => {
    const [, second] = await waiting(2);
    for (const act of ['precedence', 'departure'])
      expect((await change({ id: second?.id ?? '' }, act, reason)).status).toBe(400);
  });

  it('off the list, leaves its offer to the next', async () => {
    const [first, second] = await waiting(2);
    await give(perDowry);
    expect(
      (await change({ id: first?.id ?? '' }, 'departure', 'Il tirocinio non parte.')).body,
    ).toMatchObject({
      state: 'left',
      position: null,
      leavingReason: 'Il tirocinio non parte.',
    });
    expect((await listed()).map(({ id, state }) => [id, state])).toEqual([[second?.id, 'offered']]);
    for (const act of ['departure', 'precedence'])
      expect(await change({ id: first?.id ?? '' }, act)).toMatchObject({
        status: 409,
        body: { type: '/problems/budgets/waiting-no-more' },
      });
    expect((await change({ id: newId() }, 'departure')).status).toBe(404);
  });
});

describe('the waiting list', () => {
  it('is seen by the coordinators of its district, without names', async () => {
    await waiting(1);
    const own = await world.person('coordinator', { districtIds: [districtId] });
    expect(await listed('', own)).toHaveLength(1);
    expect(
      await listed('', await world.person('coordinator', { districtIds: [await makeDistrict(world)] })),
    ).toEqual([]);
    expect((await join(newId(), own)).status).toBe(403);
  });

  it('is read page by page without losing or repeating an entry', async () => {
    const entries = await waiting(3);
    const seen: string[] = [];
    for (let cursor: string | null = ''; cursor !== null; ) {
      const { body }: { body: Items<WaitingEntry> } = await authority.get(
        `/budgets/waiting-entries?districtId=${districtId}&fundId=fse&limit=2${cursor && `&cursor=${cursor}`}`,
      );
      seen.push(...body.items.map(({ id }) => id));
      cursor = body.nextCursor;
    }
    expect(seen).toEqual(entries.map(({ id }) => id));
  });
});
