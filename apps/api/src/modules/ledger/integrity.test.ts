import { sql } from 'drizzle-orm';
import pg from 'pg';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { contextAs, expectProvenLedger, giveDistrict, makeDistrict } from '../../../test/money.ts';
import { useWorld } from '../../../test/world.ts';
import type { Context } from '../../platform/context.ts';
import { newId } from '../../platform/id.ts';
import { holderIdOf, openHolders, type Posting, post, proveLedger, reserveDowry } from './index.ts';

const world = useWorld();
const fundId = 'fse-pon-inclusione';
const editionId = 'puoi-2022';
const tables = [
  'ledger_holders',
  'ledger_transactions',
  'ledger_moves',
  'ledger_totals',
  'ledger_posting_rules',
];

let authority: Context;
let stage: { districtIds: string[]; organisationIds: string[]; dowryIds: string[] };
beforeAll(async () => {
  authority = contextAs(world, 'authority');
  const districtIds = [await makeDistrict(world), await makeDistrict(world)];
  const organisationIds = [(await world.body('promoter')).id, (await world.body('promoter')).id];
  const dowryIds = [newId(), newId()];
  stage = { districtIds, organisationIds, dowryIds };
  for (const at of [0, 1] as const) {
    await giveDistrict(authority, { editionId, fundId, districtId: districtIds[at] ?? '' }, 1_000_000);
    await reserve(at, dowryIds[at] ?? '', 100_000);
  }
});

function reserve(at: 0 | 1, dowryId: string, amountCents: number) {
  const districtId = stage.districtIds[at] ?? '';
  const organisationId = stage.organisationIds[at] ?? '';
  const components = [{ component: 'operatorServices', fundId, amountCents }] as const;
  return authority.transaction((tx) =>
    reserveDowry(tx, authority, { dowryId, editionId, districtId, organisationId, components }),
  );
}
const lineOf = (at: 0 | 1) =>
  holderIdOf({ kind: 'doteComponent', dowryId: stage.dowryIds[at] ?? '', component: 'operatorServices' });
const fundOf = (at: 0 | 1) =>
  holderIdOf({ kind: 'districtFund', editionId, fundId, districtId: stage.districtIds[at] ?? '' });
const programmeId = holderIdOf({ kind: 'programmeFund', editionId, fundId });

function posting(
  kind: Posting['kind'],
  [from, fromStage]: [string, string],
  [to, toStage]: [string, string],
): Posting {
  const place = (holderId: string, name: string) => ({
    holderId,
    stage: name === 'reserved' ? ('reserved' as const) : ('available' as const),
  });
  return {
    kind,
    idempotencyKey: newId(),
    effectiveOn: world.clock.today(),
    moves: [{ from: place(from, fromStage), to: place(to, toStage), amountCents: 1 }],
  };
}

describe('what an actor sees of the ledger', () => {
  /** Counts of rows, and whether the first promoter's line is among them. */
  const sightOf = (ctx: Context) =>
    ctx.read(async (tx) => {
      const { rows } = await tx.execute(sql`select
        (select count(*)::int from ledger_holders) as holders, (select count(*)::int from ledger_moves) as moves,
        (select count(*)::int from ledger_transactions) as transactions, (select count(*)::int from ledger_totals) as totals`);
      return rows[0];
    });
  const all = { holders: 6, moves: 6, transactions: 6, totals: 2 };

  it('is everything for the authority, an auditor and the system', async () => {
    for (const ctx of [authority, contextAs(world, 'auditor'), world.system])
      expect(await sightOf(ctx)).toEqual(all);
  });

  it('is what its own doti hold for a promoter', async () => {
    const operator = contextAs(world, 'operator', { organisationId: stage.organisationIds[0] ?? '' });
    expect(await sightOf(operator)).toEqual({ holders: 1, moves: 1, transactions: 1, totals: 1 });
  });

  it('is its districts for a coordinator', async () => {
    const coordinator = contextAs(world, 'coordinator', { districtIds: [stage.districtIds[1] ?? ''] });
    expect(await sightOf(coordinator)).toEqual({ holders: 2, moves: 2, transactions: 2, totals: 1 });
  });

  it('is nothing for a mediator, an administrator, another promoter or a coordinator without districts', async () => {
    const others = [
      contextAs(world, 'mediator'),
      contextAs(world, 'administrator'),
      contextAs(world, 'operator'),
      contextAs(world, 'coordinator'),
    ];
    for (const ctx of others)
      expect(await sightOf(ctx)).toEqual({ holders: 0, moves: 0, transactions: 0, totals: 0 });
  });

  it('is nothing without a scope, and nothing can be posted', async () => {
    const client = await world.database.pool.connect();
    try {
      for (const table of tables) {
        const { rows } = await client.query(`select count(*)::int as count from ${table}`);
        expect([table, rows[0]?.count]).toEqual([table, 0]);
      }
    } finally {
      client.release();
    }
  });
});

describe('who may post', () => {
  it('no promoter posts on another’s line, nor learns that it is there', async () => {
    const other = contextAs(world, 'operator', { organisationId: stage.organisationIds[1] ?? '' });
    const release = posting('release', [lineOf(0), 'reserved'], [fundOf(0), 'available']);
    const nowhere = posting('release', [newId(), 'reserved'], [fundOf(0), 'available']);
    for (const asked of [release, nowhere])
      await expect(other.transaction((tx) => post(tx, asked))).rejects.toMatchObject({
        kind: { type: 'platform/not-found' },
      });
  });

  it('no one waits for what is not theirs', async () => {
    const busy = new pg.Client(world.ownerUrl);
    await busy.connect();
    try {
      await busy.query('begin');
      await busy.query('select 1 from ledger_holders where id = any($1) for update', [
        [lineOf(0), fundOf(0)],
      ]);
      const other = contextAs(world, 'operator', { organisationId: stage.organisationIds[1] ?? '' });
      const release = posting('release', [lineOf(0), 'reserved'], [lineOf(0), 'reserved']);
      const allocation = posting('allocate', [programmeId, 'available'], [fundOf(0), 'available']);
      const auditor = contextAs(world, 'auditor');
      const startedAt = performance.now();
      await expect(other.transaction((tx) => post(tx, release))).rejects.toMatchObject({
        kind: { status: 404 },
      });
      await expect(auditor.transaction((tx) => post(tx, allocation))).rejects.toMatchObject({
        kind: { status: 403 },
      });
      expect(performance.now() - startedAt).toBeLessThan(2000);
    } finally {
      await busy.end();
    }
  });

  it('no promoter reserves, allocates or funds', async () => {
    const operator = contextAs(world, 'operator', { organisationId: stage.organisationIds[0] ?? '' });
    const asked = posting('reserve', [fundOf(0), 'available'], [lineOf(0), 'reserved']);
    await expect(operator.transaction((tx) => post(tx, asked))).rejects.toMatchObject({
      kind: { type: 'platform/forbidden' },
    });
    await expect(
      operator.transaction((tx) =>
        openHolders(tx, [{ kind: 'programmeFund', editionId: 'puoi-2019', fundId }]),
      ),
    ).rejects.toMatchObject({
      kind: { type: 'platform/forbidden' },
    });
  });

  it.each(['coordinator', 'auditor', 'mediator', 'administrator'] as const)(
    'a %s posts nothing',
    async (role) => {
      const ctx = contextAs(world, role, { districtIds: stage.districtIds });
      const asked = posting('allocate', [programmeId, 'available'], [fundOf(0), 'available']);
      await expect(ctx.transaction((tx) => post(tx, asked))).rejects.toMatchObject({
        kind: { type: 'platform/forbidden' },
      });
    },
  );
});

describe('a move that no rule allows', () => {
  const refusalOf = (asked: Posting) =>
    authority.transaction((tx) => post(tx, asked)).then(() => 'applied', constraintOf);

  it('breaks a foreign key', async () => {
    expect(await refusalOf(posting('fund', [programmeId, 'available'], [fundOf(0), 'available']))).toBe(
      'ledger_move_allowed',
    );
    expect(await refusalOf(posting('reserve', [programmeId, 'available'], [fundOf(0), 'available']))).toBe(
      'ledger_move_allowed',
    );
  });

  it('is nobody’s to post while its kind has no rule', async () => {
    const asked = posting('pay', [fundOf(0), 'available'], [programmeId, 'available']);
    await expect(authority.transaction((tx) => post(tx, asked))).rejects.toMatchObject({
      kind: { type: 'platform/forbidden' },
    });
  });

  it('breaks it whoever writes: nothing above the table is needed for that', async () => {
    const attempt = world.sql(`set role approdo_ledger;
      insert into ledger_moves select transaction_id, from_holder_id, to_holder_id, amount_cents, 900, 900, 'pay', from_kind, from_stage, to_kind,
        to_stage, 90, from_hash, to_hash from ledger_moves limit 1`);
    await expect(attempt).rejects.toMatchObject({ code: '23503', constraint: 'ledger_move_allowed' });
  });

  it('does not carry money to another district, fund or edition', async () => {
    expect(await refusalOf(posting('release', [lineOf(0), 'reserved'], [fundOf(1), 'available']))).toBe(
      'ledger_move_within_its_fund',
    );
    const elsewhere = { kind: 'programmeFund', editionId: 'percorsi-4', fundId: 'fse' } as const;
    await authority.transaction((tx) => openHolders(tx, [elsewhere]));
    expect(
      await refusalOf(posting('allocate', [holderIdOf(elsewhere), 'available'], [fundOf(0), 'available'])),
    ).toBe('ledger_move_within_its_fund');
  });

  it.each([0, -5])('moves no %i cents', async (amountCents) => {
    const asked = posting('allocate', [programmeId, 'available'], [fundOf(0), 'available']);
    const moves = asked.moves.map((move) => ({ ...move, amountCents }));
    expect(await refusalOf({ ...asked, moves })).toBe('ledger_move_amount_positive');
  });
});

function constraintOf(error: unknown): unknown {
  const cause = error instanceof Error ? error.cause : undefined;
  return cause instanceof pg.DatabaseError ? (cause.constraint ?? cause.code) : error;
}

describe('the tables of the ledger', () => {
  const attempts = tables.flatMap((table) => [
    [table, `insert into ${table} select * from ${table} limit 1`],
    [
      table,
      `update ${table} set ${table === 'ledger_totals' ? 'reserved_cents = 1' : table === 'ledger_holders' ? 'available_cents = 1' : 'kind = kind'}`,
    ],
    [table, `delete from ${table}`],
    [table, `truncate ${table} cascade`],
  ]);

  it.each(attempts)('refuse the application: %s, %s', async (_table, statement) => {
    await expect(
      world.system.transaction((tx) => tx.execute(sql.raw(statement ?? ''))),
    ).rejects.toMatchObject({
      cause: { code: '42501' },
    });
  });

  it.each(
    attempts.filter(
      ([table, statement]) => !(table === 'ledger_posting_rules' && statement?.startsWith('insert')),
    ),
  )('refuse the owner, even in replica mode: %s, %s', async (_table, statement) => {
    for (const mode of ['origin', 'replica']) {
      const attempt = world.sql(`set session_replication_role = ${mode}; ${statement}`);
      await expect(attempt).rejects.toMatchObject({ code: '23001' });
    }
  });

  it('refuse the role of the posting function to change what was posted or what a holder is', async () => {
    for (const statement of [
      'update ledger_moves set amount_cents = 1',
      "update ledger_transactions set kind = 'fund'",
      'update ledger_holders set organisation_id = null',
      'delete from ledger_moves',
    ])
      await expect(world.sql(`set role approdo_ledger; ${statement}`)).rejects.toMatchObject({
        code: '42501',
      });
  });
});

describe('a superuser who switches the triggers off and', () => {
  beforeEach(() => expectProvenLedger(world));

  /** Tampers inside a transaction that is rolled back, and proves within it. */
  async function provenAfter(statement: string) {
    const client = new pg.Client(world.ownerUrl);
    await client.connect();
    try {
      await client.query('begin');
      for (const table of tables)
        await client.query(`alter table ${table} disable trigger user, no force row level security`);
      await client.query(`set constraints all deferred; select set_config('app.role', 'auditor', true)`);
      await client.query(statement);
      const { drizzle } = await import('drizzle-orm/node-postgres');
      return await proveLedger(drizzle({ client }));
    } finally {
      await client.query('rollback');
      await client.end();
    }
  }
  const invariantsOf = (faults: Awaited<ReturnType<typeof proveLedger>>) =>
    faults.map(({ invariant }) => invariant);

  it('edits an amount is found, with the transaction named', async () => {
    const [move] = await world.sql<{ transaction_id: string }>(
      'select transaction_id from ledger_moves where to_holder_id = $1',
      [lineOf(0)],
    );
    const faults = await provenAfter(
      `update ledger_moves set amount_cents = amount_cents + 1 where transaction_id = '${move?.transaction_id}'`,
    );
    expect(faults).toContainEqual({
      invariant: 'the chain of each holder recomputes',
      holderId: lineOf(0),
      transactionId: move?.transaction_id,
      detail: 'version 1',
    });
    expect(invariantsOf(faults)).toContain('every balance is the sum of its moves');
  });

  it('edits an amount and both balances to match is found all the same', async () => {
    const faults =
      await provenAfter(`update ledger_moves set amount_cents = amount_cents + 1 where to_holder_id = '${lineOf(0)}';
      update ledger_holders set reserved_cents = reserved_cents + 1 where id = '${lineOf(0)}';
      update ledger_totals set reserved_cents = reserved_cents + 1 where district_id = '${stage.districtIds[0]}';
      update ledger_holders set available_cents = available_cents - 1 where id = '${fundOf(0)}'`);
    expect(new Set(invariantsOf(faults))).toEqual(new Set(['the chain of each holder recomputes']));
    expect(faults.map(({ holderId }) => holderId).toSorted()).toEqual([lineOf(0), fundOf(0)].toSorted());
  });

  it.each([
    [
      'deletes the last move of a line',
      () => `delete from ledger_moves where to_holder_id = '${lineOf(0)}'`,
      'what was applied has moves, what was refused has none',
    ],
    [
      'changes who recorded it',
      () =>
        `update ledger_transactions set recorded_by = gen_random_uuid() where dowry_id = '${stage.dowryIds[0]}'`,
      'the chain of each holder recomputes',
    ],
    [
      'changes its day',
      () =>
        `update ledger_transactions set effective_on = effective_on - 1 where dowry_id = '${stage.dowryIds[0]}'`,
      'the chain of each holder recomputes',
    ],
    [
      'gives a line to another promoter',
      () => `update ledger_holders set organisation_id = gen_random_uuid() where id = '${lineOf(0)}'`,
      'the chain of each holder recomputes',
    ],
    [
      'adds to a balance',
      () => `update ledger_holders set available_cents = available_cents + 1 where id = '${fundOf(0)}'`,
      'what came in from outside is what is held',
    ],
    [
      'turns the history back',
      () => `update ledger_holders set version = version - 1 where id = '${fundOf(0)}'`,
      'the history of a holder has no gap and no step twice',
    ],
    [
      'edits a total',
      () => `update ledger_totals set reserved_cents = 0 where district_id = '${stage.districtIds[0]}'`,
      'the totals are the sums of the components',
    ],
    [
      'calls a refusal applied',
      () =>
        `update ledger_transactions set outcome = 'rejected', shortfalls = '[]' where dowry_id = '${stage.dowryIds[0]}'`,
      'what was applied has moves, what was refused has none',
    ],
  ])('%s is found', async (_what, statement, invariant) => {
    expect(invariantsOf(await provenAfter(statement()))).toContain(invariant);
  });
});

it('no proof is given to an actor who sees a part', async () => {
  const operator = contextAs(world, 'operator', { organisationId: stage.organisationIds[0] ?? '' });
  await expect(operator.read((tx) => proveLedger(tx))).rejects.toThrow('sees all of it');
});
