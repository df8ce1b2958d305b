import { sql } from 'drizzle-orm';
import { drizzle } from 'drizzle-orm/node-postgres';
import pg from 'pg';
import { beforeEach, describe, expect, it } from 'vitest';
import { useLedgerStage } from '../../../test/ledger-stage.ts';
import { contextAs, expectProvenLedger } from '../../../test/money.ts';
import { useWorld } from '../../../test/world.ts';
import { proveLedger } from './index.ts';

const world = useWorld();
const stage = useLedgerStage(world);
const tables = [
  'ledger_holders',
  'ledger_transactions',
  'ledger_moves',
  'ledger_totals',
  'ledger_posting_rules',
];

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
    await expect(world.system.transaction((tx) => tx.execute(sql.raw(statement)))).rejects.toMatchObject({
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
      [stage.lineOf(0)],
    );
    const faults = await provenAfter(
      `update ledger_moves set amount_cents = amount_cents + 1 where transaction_id = '${move?.transaction_id}'`,
    );
    expect(faults).toContainEqual({
      invariant: 'the chain of each holder recomputes',
      holderId: stage.lineOf(0),
      transactionId: move?.transaction_id,
      detail: 'version 1',
    });
    expect(invariantsOf(faults)).toContain('every balance is the sum of its moves');
  });

  it('edits an amount and both balances to match is found all the same', async () => {
    const faults =
      await provenAfter(`update ledger_moves set amount_cents = amount_cents + 1 where to_holder_id = '${stage.lineOf(0)}';
      update ledger_holders set reserved_cents = reserved_cents + 1 where id = '${stage.lineOf(0)}';
      update ledger_totals set reserved_cents = reserved_cents + 1 where district_id = '${stage.districtIds[0]}';
      update ledger_holders set available_cents = available_cents - 1 where id = '${stage.fundOf(0)}'`);
    expect(new Set(invariantsOf(faults))).toEqual(new Set(['the chain of each holder recomputes']));
    expect(faults.map(({ holderId }) => holderId).toSorted()).toEqual(
      [stage.lineOf(0), stage.fundOf(0)].toSorted(),
    );
  });

  it.each([
    [
      'deletes the last move of a line',
      () => `delete from ledger_moves where to_holder_id = '${stage.lineOf(0)}'`,
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
      () => `update ledger_holders set organisation_id = gen_random_uuid() where id = '${stage.lineOf(0)}'`,
      'the chain of each holder recomputes',
    ],
    [
      'adds to a balance',
      () => `update ledger_holders set available_cents = available_cents + 1 where id = '${stage.fundOf(0)}'`,
      'what came in from outside is what is held',
    ],
    [
      'turns the history back',
      () => `update ledger_holders set version = version - 1 where id = '${stage.fundOf(0)}'`,
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
  const operator = contextAs(world, 'operator', { organisationId: stage.organisationIds[0] });
  await expect(operator.read((tx) => proveLedger(tx))).rejects.toThrow('sees all of it');
});
