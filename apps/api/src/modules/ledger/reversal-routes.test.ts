import { romeToday } from '@approdo/shared/dates';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { expectProvenLedger, giveDistrict, makeDistrict } from '../../../test/money.ts';
import { type Caller, useWorld } from '../../../test/world.ts';
import { type Context, createContext } from '../../platform/context.ts';
import { newId } from '../../platform/id.ts';
import { accrueDowry, commitDowry, dowryComponentsIn, orderPayment, post, reserveDowry } from './index.ts';
import type { LedgerTransaction } from './schemas.ts';

// the database has its own clock: the world's begins on the same day, and is then moved
const world = useWorld({ today: romeToday(new Date()) });
const fundId = 'fse-pon-inclusione';
const editionId = 'puoi-2022';
const components = [{ component: 'operatorServices', fundId, amountCents: 234_000 }] as const;

let officer: Caller;
let operator: Caller;
let districtId: string;
let authority: Context;
let promoter: Context;
beforeAll(async () => {
  officer = await world.as('authority');
  operator = await world.as('operator');
  authority = actingAs(officer, 'authority');
  promoter = actingAs(operator, 'operator');
  districtId = await makeDistrict(world);
  await giveDistrict(authority, { editionId, fundId, districtId }, 10_000_000);
});
afterAll(() => expectProvenLedger(world));

/** The context of a signed-in person, for postings below HTTP that are theirs. */
function actingAs({ id, organisationId }: Caller, role: 'authority' | 'operator'): Context {
  const actor = {
    kind: 'user',
    id,
    role,
    organisationId,
    districtIds: [],
    permissions: new Set<never>(),
    name: role,
  } as const;
  return createContext({
    database: world.database,
    clock: world.clock,
    requestId: 'test',
    log: world.app.log,
    actor,
  });
}

async function committed(): Promise<string> {
  const dowryId = newId();
  const { organisationId } = operator;
  await authority.transaction((tx) =>
    reserveDowry(tx, authority, { dowryId, editionId, districtId, organisationId, components }),
  );
  await promoter.transaction((tx) => commitDowry(tx, promoter, { dowryId }));
  return dowryId;
}
const accrued = (dowryId: string, timesheetId = newId()) =>
  promoter.transaction((tx) =>
    accrueDowry(tx, promoter, {
      dowryId,
      fact: { kind: 'timesheet', timesheetId, minutes: 60 },
      lines: [{ component: 'operatorServices', amountCents: 3600 }],
    }),
  );
const reverse = (caller: Caller, transactionId: string, body: object = {}) =>
  caller.post<LedgerTransaction>(`/ledger/transactions/${transactionId}/reversal`, body, {
    'idempotency-key': newId(),
  });
const codesOf = ({ body }: { body: unknown }) =>
  ((body as { violations?: { code: string }[] }).violations ?? []).map(({ code }) => code);
const tomorrow = () => world.clock.set(new Date(Date.now() + 86_400_000).toISOString());
const today = () => world.clock.set(new Date().toISOString());

describe('a reversal', () => {
  it('by its author on the same day moves everything back, names what it undoes and is named by it', async () => {
    const dowryId = await committed();
    const { transactionId } = await accrued(dowryId);
    const { status, body } = await reverse(operator, transactionId);
    expect(status).toBe(201);
    expect(body).toMatchObject({
      kind: 'reverse',
      reversesId: transactionId,
      dowryId,
      amountCents: 3600,
      moves: [{ from: { stage: 'accrued' }, to: { stage: 'committed' } }],
    });
    const [line] = await authority.read((tx) => dowryComponentsIn(tx, dowryId));
    expect([line?.committedCents, line?.accruedCents]).toEqual([234_000, 0]);
    const undone = await officer.get<LedgerTransaction>(`/ledger/transactions/${transactionId}`);
    expect(undone.body.reversedById).toBe(body.id);
    const auditor = await world.as('auditor');
    const audit = await auditor.get<{ items: object[] }>(`/audit-entries?entityId=${transactionId}`);
    expect(audit.body.items).toMatchObject([{ action: 'ledgerTransaction.reversed', actorId: operator.id }]);
  });

  it('happens once, also when two ask at the same time', async () => {
    const { transactionId } = await accrued(await committed());
    const replies = await Promise.all([reverse(operator, transactionId), reverse(operator, transactionId)]);
    expect(replies.map(({ status }) => status).toSorted()).toEqual([201, 409]);
    const again = await reverse(officer, transactionId, { reason: 'wrongAmount' });
    expect([again.status, again.body]).toMatchObject([409, { type: '/problems/ledger/already-reversed' }]);
  });

  it('is refused when the money has moved on, and the refusal is recorded', async () => {
    const dowryId = await committed();
    const { transactionId } = await accrued(dowryId);
    const lines = [{ dowryId, component: 'operatorServices', amountCents: 1 }] as const;
    await authority.transaction((tx) => orderPayment(tx, authority, { orderId: newId(), lines }));
    const reply = await reverse(operator, transactionId);
    expect([reply.status, reply.body]).toMatchObject([
      409,
      {
        type: '/problems/ledger/insufficient-funds',
        violations: [{ fix: expect.stringContaining('storna prima le registrazioni che lo hanno spostato') }],
      },
    ]);
    const recorded = await world.sql('select outcome from ledger_transactions where reverses = $1', [
      transactionId,
    ]);
    expect(recorded).toEqual([{ outcome: 'rejected' }]);
  });

  it('frees its fact, which may then be posted again once', async () => {
    const dowryId = await committed();
    const timesheetId = newId();
    const { transactionId } = await accrued(dowryId, timesheetId);
    await reverse(operator, transactionId);
    await accrued(dowryId, timesheetId);
    await expect(accrued(dowryId, timesheetId)).rejects.toMatchObject({
      kind: { type: 'ledger/already-posted' },
    });
  });

  it.each([
    ['of a transaction that is not there', () => newId(), 404],
    ['of a refusal', async () => (await refused()) ?? '', 422],
  ] as const)('%s is answered', async (_what, given, status) => {
    expect((await reverse(officer, await given(), { reason: 'notDue' })).status).toBe(status);
  });

  it('is not reversed in its turn', async () => {
    const { transactionId } = await accrued(await committed());
    const { body } = await reverse(operator, transactionId);
    const reply = await reverse(officer, body.id, { reason: 'wrongAmount' });
    expect([reply.status, codesOf(reply)]).toEqual([422, ['isReversal']]);
  });

  it('needs an idempotency key, and answers a repeated one alike', async () => {
    const { transactionId } = await accrued(await committed());
    const address = `/ledger/transactions/${transactionId}/reversal`;
    expect((await operator.post(address, {})).status).toBe(428);
    const key = { 'idempotency-key': newId() };
    const [one, two] = [await operator.post(address, {}, key), await operator.post(address, {}, key)];
    expect([one.status, two.status]).toEqual([201, 201]);
    expect(two.body).toEqual(one.body);
  });
});

async function refused(): Promise<string | undefined> {
  const dowryId = await committed();
  await promoter
    .transaction((tx) =>
      accrueDowry(tx, promoter, {
        dowryId,
        fact: { kind: 'completion' },
        lines: [{ component: 'operatorServices', amountCents: 9_000_000 }],
      }),
    )
    .catch(() => {});
  const [row] = await world.sql<{ id: string }>(
    "select id from ledger_transactions where dowry_id = $1 and outcome = 'rejected'",
    [dowryId],
  );
  return row?.id;
}

describe('who may reverse', () => {
  afterAll(today);

  it.each([
    ['its author, the same day', 'author', 'today', undefined, 201, []],
    ['its author, later', 'author', 'later', undefined, 422, ['dayIsOver']],
    ['another of its promoter, the same day', 'colleague', 'today', 'notDue', 422, ['notTheAuthor']],
    ['an authority without a reason', 'authority', 'today', undefined, 422, ['reasonMissing']],
    ['an authority with a reason, the same day', 'authority', 'today', 'notDue', 201, []],
    ['an authority with a reason, later', 'authority', 'later', 'notDue', 201, []],
    ['another promoter', 'stranger', 'today', 'notDue', 404, []],
    ['a coordinator', 'coordinator', 'today', 'notDue', 403, []],
    ['an auditor', 'auditor', 'today', 'notDue', 403, []],
    ['a mediator', 'mediator', 'today', 'notDue', 403, []],
    ['an administrator', 'administrator', 'today', 'notDue', 403, []],
  ] as const)('%s', async (_who, who, when, reason, status, codes) => {
    today();
    const callers = {
      author: () => operator,
      colleague: () => world.person('operator', { organisationId: operator.organisationId }),
      authority: () => officer,
      stranger: () => world.person('operator'),
      coordinator: () => world.person('coordinator', { districtIds: [districtId] }),
      auditor: () => world.as('auditor'),
      mediator: () => world.as('mediator'),
      administrator: () => world.as('administrator'),
    };
    const caller = await callers[who]();
    const { transactionId } = await accrued(await committed());
    if (when === 'later') tomorrow();
    const reply = await reverse(caller, transactionId, reason === undefined ? {} : { reason });
    expect([reply.status, codesOf(reply)]).toEqual([status, codes]);
  });

  it('not even the database lets a promoter undo what another recorded', async () => {
    today();
    const { transactionId } = await accrued(await committed());
    const colleague = await world.person('operator', { organisationId: operator.organisationId });
    const attempt = actingAs(colleague, 'operator').transaction((tx) =>
      post(tx, {
        kind: 'reverse',
        idempotencyKey: newId(),
        effectiveOn: world.clock.today(),
        reverses: transactionId,
        moves: [],
      }),
    );
    await expect(attempt).rejects.toMatchObject({ kind: { status: 403 } });
  });
});
