import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import {
  actOn,
  availableIn,
  coverDowries,
  readyPerson,
  requestedDowry,
} from '../../../test/builders/dowries.ts';
import { expectProvenLedger, makeDistrict } from '../../../test/money.ts';
import { type Caller, useWorld } from '../../../test/world.ts';
import { newId } from '../../platform/id.ts';
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

async function requested(): Promise<Dowry> {
  const { body } = await requestedDowry(operator, await readyPerson(world, { operator, districtId }));
  return body;
}
async function granted(): Promise<Dowry> {
  return (await actOn(authority, 'clearance', await requested())).body;
}
const reason = 'La persona ha trovato un contratto di lavoro.';

describe('a withdrawal', () => {
  it('gives every cent of a granted dowry back to its district', async () => {
    const before = await availableIn(world, districtId);
    const dowry = await granted();
    expect(await availableIn(world, districtId)).not.toEqual(before);
    const { status, body } = await actOn(operator, 'withdrawal', dowry, reason);
    expect(status).toBe(200);
    expect(body).toMatchObject({
      state: 'withdrawn',
      version: 3,
      withdrawal: { byId: operator.id, reason },
      totals: { amountCents: 678_142, reservedCents: 0, releasedCents: 678_142, leftCents: 0 },
      journalEntries: 2,
    });
    expect(await availableIn(world, districtId)).toEqual(before);
  });

  it('of a dowry not yet granted moves no money', async () => {
    const dowry = await requested();
    const before = await availableIn(world, districtId);
    const { body } = await actOn(operator, 'withdrawal', dowry, reason);
    expect(body).toMatchObject({ state: 'withdrawn', totals: { releasedCents: 0 }, journalEntries: 0 });
    expect(await availableIn(world, districtId)).toEqual(before);
  });

  it('sent 20 times at once with one key releases once', async () => {
    const before = await availableIn(world, districtId);
    const dowry = await granted();
    const headers = { 'if-match': `"${dowry.version}"`, 'idempotency-key': `ritiro-${newId()}` };
    const replies = await Promise.all(
      Array.from({ length: 20 }, () => operator.post(`/dowries/${dowry.id}/withdrawal`, { reason }, headers)),
    );
    expect(new Set(replies.map(({ status, body }) => JSON.stringify([status, body]))).size).toBe(1);
    expect(replies[0]?.status).toBe(200);
    expect(await availableIn(world, districtId)).toEqual(before);
  });

  it('needs a reason, a key and the version that was seen', async () => {
    const dowry = await requested();
    const url = `/dowries/${dowry.id}/withdrawal`;
    expect((await actOn(operator, 'withdrawal', dowry, 'no')).status).toBe(400);
    expect((await actOn(operator, 'withdrawal', dowry)).status).toBe(400);
    expect((await operator.post(url, { reason }, { 'if-match': '"1"' })).status).toBe(428);
    expect((await operator.post(url, { reason }, { 'idempotency-key': newId() })).status).toBe(428);
    expect((await actOn(operator, 'withdrawal', { ...dowry, version: 9 }, reason)).status).toBe(412);
  });

  it('racing a clearance leaves the money where the last word says', async () => {
    const before = await availableIn(world, districtId);
    const dowry = await requested();
    const [first, second] = await Promise.all([
      actOn(authority, 'clearance', dowry),
      actOn(operator, 'withdrawal', dowry, reason),
    ]);
    expect([first.status, second.status].sort()).toEqual([200, 412]);
    const now = (await operator.get<Dowry>(`/dowries/${dowry.id}`)).body;
    if (now.state === 'granted') await actOn(operator, 'withdrawal', now, reason);
    expect(await availableIn(world, districtId)).toEqual(before);
  });
});

describe('a refusal', () => {
  it('tells the promoter why, and moves no money', async () => {
    const dowry = await requested();
    const before = await availableIn(world, districtId);
    const { status, body } = await actOn(
      authority,
      'refusal',
      dowry,
      'Il tirocinio non è coerente col piano.',
    );
    expect(status).toBe(200);
    expect(body).toMatchObject({ state: 'refused', refusal: { byId: authority.id } });
    const read = await operator.get<Dowry>(`/dowries/${dowry.id}`);
    expect(read.body.refusal).toMatchObject({
      reason: 'Il tirocinio non è coerente col piano.',
      byName: 'Prova authority',
    });
    expect(await availableIn(world, districtId)).toEqual(before);
  });

  it('needs a reason', async () => {
    const dowry = await requested();
    for (const empty of [undefined, '   ', '\n\n\n', ' a ', '\u001b[2J'])
      expect((await actOn(authority, 'refusal', dowry, empty)).status).toBe(400);
    expect((await actOn(authority, 'refusal', dowry, ' Due\nrighe. ')).status).toBe(200);
  });
});

describe('the end of a dowry', () => {
  it.each([
    ['refused', 'refusal', 'clearance'],
    ['refused', 'refusal', 'refusal'],
    ['refused', 'refusal', 'withdrawal'],
    ['withdrawn', 'withdrawal', 'clearance'],
    ['withdrawn', 'withdrawal', 'refusal'],
    ['withdrawn', 'withdrawal', 'withdrawal'],
    ['granted', 'clearance', 'clearance'],
    ['granted', 'clearance', 'refusal'],
  ] as const)('once %s, allows no %s after the %s', async (state, by, act) => {
    const who = (what: string) => (what === 'withdrawal' ? operator : authority);
    const why = (what: string) => (what === 'clearance' ? undefined : reason);
    const ended = await actOn(who(by), by, await requested(), why(by));
    expect(ended.body.state).toBe(state);
    expect(await actOn(who(act), act, ended.body, why(act))).toMatchObject({
      status: 409,
      body: { type: '/problems/dowries/wrong-state', state },
    });
  });
});
