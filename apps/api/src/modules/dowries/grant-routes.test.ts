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
import type { JournalEntry } from './journal-schemas.ts';
import type { Dowry } from './schemas.ts';

const world = useWorld();
let operator: Caller;
let authority: Caller;
beforeAll(async () => {
  operator = await world.as('operator');
  authority = await world.as('authority');
});
afterEach(() => expectProvenLedger(world));

interface Given {
  editionId?: string;
  variantId?: string;
  /** How many doti the district can pay; none unless said. */
  covered?: number;
}

/** A dowry that waits for the authority, in a district of its own. */
async function waiting({ covered = 0, ...given }: Given = {}): Promise<{ dowry: Dowry; districtId: string }> {
  const districtId = await makeDistrict(world);
  if (covered > 0) await coverDowries(world, covered, { districtId, ...given });
  const person = await readyPerson(world, { operator, districtId, ...given });
  const { body, status } = await requestedDowry(operator, { ...person, ...given });
  expect(status).toBe(201);
  return { dowry: body, districtId };
}

const journalOf = (caller: Caller, { id }: { id: string }) =>
  caller.get<{ items: JournalEntry[]; nextCursor: string | null }>(`/dowries/${id}/journal`);

describe('a clearance', () => {
  it.each([
    ['puoi-2019', undefined, '2019-09-02', 594_000, { 'fami-2014': 294_000, 'fse-pon-inclusione': 300_000 }],
    ['puoi-2022', undefined, '2022-09-01', 594_000, { 'fse-pon-inclusione': 594_000 }],
    ['puoi-plus-2024', undefined, '2026-11-22', 678_142, { 'fami-2021': 340_642, 'fse-plus': 337_500 }],
    ['percorsi-4', undefined, '2026-11-22', 594_000, { fse: 594_000 }],
    ['percorsi-4', 'twelveMonths', '2026-11-22', 1_004_000, { fse: 1_004_000 }],
  ])(
    'in %s (%s) reserves exactly what the dowry is worth, fund by fund',
    async (editionId, variantId, today, total, byFund) => {
      world.clock.set(`${today}T10:00:00Z`);
      const { dowry, districtId } = await waiting({ editionId, ...(variantId && { variantId }), covered: 2 });
      const before = await availableIn(world, districtId);
      const granted = await actOn(authority, 'clearance', dowry);
      expect(granted.status).toBe(200);
      expect(granted.body).toMatchObject({
        state: 'granted',
        version: 2,
        totals: {
          amountCents: total,
          reservedCents: total,
          leftCents: total,
          releasedCents: 0,
          paidCents: 0,
        },
        clearance: { on: today, byId: authority.id },
      });
      const after = await availableIn(world, districtId);
      const taken = Object.entries(before).map(([fund, cents]) => [fund, cents - (after[fund] ?? 0)]);
      expect(Object.fromEntries(taken)).toEqual(byFund);
      world.clock.set('2026-11-22T11:00:00Z');
    },
  );

  it('shows in the journal who moved what from where', async () => {
    const { dowry } = await waiting({ covered: 1 });
    await actOn(authority, 'clearance', dowry);
    for (const reader of [operator, authority]) {
      const { body } = await journalOf(reader, dowry);
      expect(body.items).toHaveLength(1);
      expect(body.items[0]).toMatchObject({
        kind: 'reserve',
        outcome: 'applied',
        effectiveOn: '2026-11-22',
        amountCents: 678_142,
        recordedByName: 'Prova authority',
        shortfalls: [],
      });
      expect(body.items[0]?.moves.map((move) => [move.component, move.fundId, move.amountCents])).toEqual([
        ['operatorServices', 'fami-2021', 276_738],
        ['traineeAllowance', 'fse-plus', 337_500],
        ['hostTutoring', 'fami-2021', 63_904],
      ]);
      expect(body.items[0]?.moves[0]).toMatchObject({
        from: { holder: 'districtFund', stage: 'available' },
        to: { holder: 'doteComponent', stage: 'reserved' },
      });
    }
  });

  it('checks the conditions again on its own day', async () => {
    const { dowry, districtId } = await waiting({ covered: 1 });
    await world.sql("update stay_permits set valid_until = '2026-11-21' where case_file_id = $1", [
      dowry.caseFile.id,
    ]);
    const before = await availableIn(world, districtId);
    expect(await actOn(authority, 'clearance', dowry)).toMatchObject({
      status: 422,
      body: { violations: [{ code: 'legalResidence' }, { code: 'admittedPermit' }] },
    });
    expect(await availableIn(world, districtId)).toEqual(before);
    await world.sql("update stay_permits set valid_until = '2027-11-21' where case_file_id = $1", [
      dowry.caseFile.id,
    ]);
    expect((await actOn(authority, 'clearance', dowry)).status).toBe(200);
  });

  it('rests on the version of the plan that was asked for, also after a revision', async () => {
    const { dowry } = await waiting({ covered: 1 });
    await world.sql(
      `insert into action_plan_versions select gen_random_uuid(), action_plan_id, case_file_id, organisation_id, edition_id, 2,
         jsonb_set(content, '{internship,endsOn}', '"2028-12-31"'), planned_cents, 'Cambio di tirocinio', signatory, guardian_name,
         person_signed_on, person_method, operator_id, operator_signed_on, operator_method, document_reference, now()
       from action_plan_versions where case_file_id = $1`,
      [dowry.caseFile.id],
    );
    expect(await actOn(authority, 'clearance', dowry)).toMatchObject({
      status: 200,
      body: { plan: { number: 1, internshipEndsOn: '2027-05-31' } },
    });
  });

  it('is not given by who asked for the dowry', async () => {
    const { dowry, districtId } = await waiting({ covered: 1 });
    await world.sql('update dowries set requested_by = $2 where id = $1', [dowry.id, authority.id]);
    const before = await availableIn(world, districtId);
    for (const act of ['clearance', 'refusal'] as const)
      expect(await actOn(authority, act, dowry, act === 'refusal' ? 'Per prova.' : undefined)).toMatchObject({
        status: 403,
        body: { type: '/problems/dowries/own-request' },
      });
    await expect(
      world.sql(
        'update dowries set granted_by = requested_by, granted_at = requested_at, granted_on = requested_at::date where id = $1',
        [dowry.id],
      ),
    ).rejects.toMatchObject({ constraint: 'dowry_granted_by_another' });
    expect(await availableIn(world, districtId)).toEqual(before);
  });

  it('builds on the version that the officer saw', async () => {
    const { dowry } = await waiting({ covered: 1 });
    const url = `/dowries/${dowry.id}/clearance`;
    expect((await authority.post(url, undefined, { 'idempotency-key': newId() })).status).toBe(428);
    expect((await authority.post(url, undefined, { 'if-match': '"1"' })).status).toBe(428);
    expect((await actOn(authority, 'clearance', { ...dowry, version: 7 })).status).toBe(412);
    expect((await actOn(authority, 'clearance', { ...dowry, id: newId() })).status).toBe(404);
  });

  it('is given once when two officers press at the same time', async () => {
    const { dowry, districtId } = await waiting({ covered: 2 });
    const second = await world.person('authority');
    const before = await availableIn(world, districtId);
    const replies = await Promise.all(
      [authority, second].map((officer) => actOn(officer, 'clearance', dowry)),
    );
    expect(replies.map(({ status }) => status).sort()).toEqual([200, 412]);
    const after = await availableIn(world, districtId);
    expect((before['fse-plus'] ?? 0) - (after['fse-plus'] ?? 0)).toBe(337_500);
  });

  it('sent 20 times at once with one key has one effect and one answer', async () => {
    const { dowry } = await waiting({ covered: 5 });
    const headers = { 'if-match': '"1"', 'idempotency-key': `nulla-osta-${newId()}` };
    const replies = await Promise.all(
      Array.from({ length: 20 }, () =>
        authority.post<Dowry>(`/dowries/${dowry.id}/clearance`, undefined, headers),
      ),
    );
    expect(replies.map(({ status }) => status)).toEqual(Array.from({ length: 20 }, () => 200));
    expect(new Set(replies.map(({ body }) => JSON.stringify(body))).size).toBe(1);
    expect((await journalOf(authority, dowry)).body.items).toHaveLength(1);
  });
});

describe('a district without enough money', () => {
  it('refuses, says what is missing on each fund and the place in the queue, and changes nothing', async () => {
    const { dowry, districtId } = await waiting();
    await coverDowries(world, 1, { districtId });
    const first = await requestedDowry(operator, await readyPerson(world, { operator, districtId }));
    expect((await actOn(authority, 'clearance', first.body)).status).toBe(200);
    const holders = () =>
      world.sql('select * from ledger_holders where district_id = $1 order by id', [districtId]);
    const before = await holders();
    const refused = await actOn(authority, 'clearance', dowry);
    expect(refused).toMatchObject({
      status: 409,
      body: {
        type: '/problems/dowries/insufficient-funds',
        position: 1,
        violations: [
          { code: 'insufficientFunds', missingCents: expect.any(Number) },
          { code: 'insufficientFunds', missingCents: expect.any(Number) },
        ],
      },
    });
    expect(await holders()).toEqual(before);
    expect((await authority.get<Dowry>(`/dowries/${dowry.id}`)).body).toMatchObject({
      state: 'requested',
      version: 1,
    });
    const { body } = await journalOf(operator, dowry);
    expect(body.items).toMatchObject([
      {
        kind: 'reserve',
        outcome: 'rejected',
        amountCents: 0,
        moves: [],
        shortfalls: expect.arrayContaining([
          { fundId: 'fami-2021', missingCents: 340_642 },
          { fundId: 'fse-plus', missingCents: 337_500 },
        ]),
      },
    ]);
  });

  it('says so for ever to the same key, and grants to a new one once money has come', async () => {
    const { dowry, districtId } = await waiting();
    const headers = { 'if-match': '"1"', 'idempotency-key': `nulla-osta-${newId()}` };
    const ask = () => authority.post(`/dowries/${dowry.id}/clearance`, undefined, headers);
    const replies = await Promise.all(Array.from({ length: 20 }, ask));
    expect(new Set(replies.map(({ status }) => status))).toEqual(new Set([409]));
    for (const { body } of replies)
      expect({ ...body, instance: '' }).toEqual({ ...replies[0]?.body, instance: '' });
    await coverDowries(world, 1, { districtId });
    expect(await ask()).toMatchObject({ status: 409, body: { violations: replies[0]?.body.violations } });
    expect((await actOn(authority, 'clearance', dowry)).status).toBe(200);
    expect((await journalOf(authority, dowry)).body.items.map(({ outcome }) => outcome)).toEqual([
      'applied',
      'rejected',
    ]);
  });

  it('takes from no fund when only one of two is short', async () => {
    const { dowry, districtId } = await waiting({ covered: 1 });
    const other = await requestedDowry(operator, await readyPerson(world, { operator, districtId }));
    await actOn(authority, 'clearance', dowry);
    await coverDowries(world, 1, { districtId, editionId: 'percorsi-4' });
    const before = await availableIn(world, districtId);
    expect((await actOn(authority, 'clearance', other.body)).status).toBe(409);
    expect(await availableIn(world, districtId)).toEqual(before);
  });
});
