import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { sql } from 'drizzle-orm';
import { drizzle } from 'drizzle-orm/node-postgres';
import pg from 'pg';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { useLedgerStage } from '../../../test/ledger-stage.ts';
import { contextAs, expectProvenLedger, giveDistrict, makeDistrict } from '../../../test/money.ts';
import { useWorld } from '../../../test/world.ts';
import { newId } from '../../platform/id.ts';
import {
  commitDowry,
  decidePeriodAct,
  holderIdOf,
  openSealKey,
  proposePeriodAct,
  proveLedger,
  reserveDowry,
  sealLedger,
  sealsInFile,
} from './index.ts';

const world = useWorld();
const stage = useLedgerStage(world);
const tables = [
  'ledger_holders',
  'ledger_transactions',
  'ledger_moves',
  'ledger_totals',
  'ledger_posting_rules',
  'ledger_periods',
  'ledger_period_acts',
  'ledger_seals',
  'ledger_seal_leaves',
  'ledger_flows',
  'ledger_stays',
];
/** A change that every table refuses. */
const changeOf: Readonly<Record<string, string>> = {
  ledger_holders: 'available_cents = 1',
  ledger_totals: 'reserved_cents = 1',
  ledger_flows: 'reserved_cents = 1',
  ledger_stays: "ends_on = 'infinity'",
  ledger_periods: 'closed_at = now()',
  ledger_period_acts: 'decided_at = now()',
  ledger_seals: 'root = root',
  ledger_seal_leaves: 'leaf = leaf',
};
const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'approdo-tampering-'));
const file = path.join(folder, 'seals.jsonl');
const key = openSealKey(path.join(folder, 'seal-key.pem'), { mayGenerate: true });
/** A line that moved inside itself, in a district of its own. */
let committedId: string;
beforeAll(async () => {
  await closeMonth();
  committedId = await commitOne();
  // other tests on the same server may hold the horizon back for a moment
  for (let attempt = 0; attempt < 100; attempt++) {
    await sealLedger(world.system, { key, file });
    const [left] = await world.sql<{ count: number }>(
      'select ((select count(*) from ledger_transactions) - (select count(*) from ledger_seal_leaves))::int as count',
    );
    if (left?.count === 0) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
});
afterAll(() => fs.rmSync(folder, { recursive: true }));

async function commitOne(): Promise<string> {
  const [fundId, editionId, districtId] = ['fse-pon-inclusione', 'puoi-2022', await makeDistrict(world)];
  const organisationId = (await world.body('promoter')).id;
  const dowryId = newId();
  const components = [{ component: 'operatorServices', fundId, amountCents: 1000 }] as const;
  const { authority } = stage;
  const operator = contextAs(world, 'operator', { organisationId });
  await giveDistrict(authority, { editionId, fundId, districtId }, 1000);
  const asked = { dowryId, editionId, districtId, organisationId, components };
  await authority.transaction((tx) => reserveDowry(tx, authority, asked));
  await operator.transaction((tx) => commitDowry(tx, operator, { dowryId }));
  return holderIdOf({ kind: 'doteComponent', dowryId, component: 'operatorServices' });
}

async function closeMonth(): Promise<void> {
  const authorities = [contextAs(world, 'authority'), contextAs(world, 'authority')] as const;
  const asked = { month: '2026-01', act: 'close', reason: 'Prova' } as const;
  const { id } = await proposePeriodAct(authorities[0], asked);
  await decidePeriodAct(authorities[1], { periodActId: id, decision: 'confirmed' });
}

describe('the tables of the ledger', () => {
  const attempts = tables.flatMap((table) => [
    [table, `insert into ${table} select * from ${table} limit 1`],
    [table, `update ${table} set ${changeOf[table] ?? 'kind = kind'}`],
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
      const seals = sealsInFile(file);
      return await proveLedger(drizzle({ client }), { seals, publicKeys: [key.publicKey] });
    } finally {
      await client.query('rollback');
      await client.end();
    }
  }
  /** Gives back what the last reservation took, and forgets its moves. */
  const lastOf =
    () => `update ledger_holders h set available_cents = available_cents + 100000, version = version - 1,
      head = (select m.to_hash from ledger_moves m where m.to_holder_id = h.id) where id = '${stage.fundOf(1)}';
    delete from ledger_moves where to_holder_id = '${stage.lineOf(1)}';`;
  /** Moves cents of a line back to its fund in balances, totals and flows, but for the moves. */
  const givenBack = (cents: number) => `
    update ledger_holders set reserved_cents = reserved_cents - ${cents} where id = '${stage.lineOf(0)}';
    update ledger_holders set available_cents = available_cents + ${cents} where id = '${stage.fundOf(0)}';
    update ledger_totals set reserved_cents = reserved_cents - ${cents} where organisation_id = '${stage.organisationIds[0]}';
    update ledger_flows set reserved_cents = reserved_cents - ${cents} where organisation_id = '${stage.organisationIds[0]}';
    update ledger_flows set available_cents = available_cents + ${cents} where kind = 'districtFund' and district_id = '${stage.districtIds[0]}';`;
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
      invariant: 'the chain of each holder begins with what it is, and recomputes',
      meaning: 'la catena di ogni titolare comincia da ciò che è, e si ricalcola',
      holderId: stage.lineOf(0),
      transactionId: move?.transaction_id,
      detail: 'version 1',
    });
    expect(invariantsOf(faults)).toContain('every balance is the sum of its moves');
  });

  it('deletes the last transaction with all its traces is found by its seal, which names it', async () => {
    const [last] = await world.sql<{ id: string }>('select id from ledger_transactions where dowry_id = $1', [
      stage.dowryIds[1],
    ]);
    const faults =
      await provenAfter(`${lastOf()} delete from ledger_totals where organisation_id = '${stage.organisationIds[1]}';
      delete from ledger_holders where id = '${stage.lineOf(1)}'; delete from ledger_transactions where id = '${last?.id}';
      delete from ledger_flows where organisation_id = '${stage.organisationIds[1]}';
      delete from ledger_stays where holder_id = '${stage.lineOf(1)}';
      update ledger_flows set available_cents = available_cents + 100000 where district_id = '${stage.districtIds[1]}'`);
    expect(faults.map(({ transactionId, detail }) => [transactionId, detail])).toEqual([
      [last?.id, 'seal 1: the transaction is gone'],
    ]);
  });

  it('edits an amount and both balances to match is found all the same', async () => {
    const faults =
      await provenAfter(`update ledger_moves set amount_cents = amount_cents + 1 where to_holder_id = '${stage.lineOf(0)}';
      update ledger_holders set reserved_cents = reserved_cents + 1 where id = '${stage.lineOf(0)}';
      update ledger_totals set reserved_cents = reserved_cents + 1 where district_id = '${stage.districtIds[0]}';
      update ledger_holders set available_cents = available_cents - 1 where id = '${stage.fundOf(0)}';
      update ledger_flows set reserved_cents = reserved_cents + 1 where organisation_id = '${stage.organisationIds[0]}';
      update ledger_flows set available_cents = available_cents - 1 where district_id = '${stage.districtIds[0]}' and organisation_id is null`);
    expect(new Set(invariantsOf(faults))).toEqual(
      new Set([
        'the chain of each holder begins with what it is, and recomputes',
        'the chain of each holder begins with what it is, and recomputes',
      ]),
    );
    expect(faults.map(({ holderId }) => holderId).toSorted()).toEqual(
      [stage.lineOf(0), stage.fundOf(0)].toSorted(),
    );
  });

  it.each([
    ['as it is', 'edition_id', []],
    ['of no one edition', 'null', ['seal']],
    ['of another edition', `'puoi-plus-2024'`, ['seal', 'chain', 'stays']],
  ])(
    'says that a reservation is %s and makes its links agree: what it was of is known from its holders',
    async (_what, edition, found) => {
      const invariants = {
        seal: 'every finished transaction is in a seal, and what is sealed is as it was',
        chain: 'the chain of each holder begins with what it is, and recomputes',
        stays: 'the stays of lines are those of their sealed moves, in the edition of the line',
      };
      const faults = await provenAfter(`
      update ledger_transactions set edition_id = ${edition} where dowry_id = '${stage.dowryIds[0]}';
      update ledger_moves m set from_hash = sha256(x.before || x.item), to_hash = sha256(x.genesis || x.item)
        from (select m.transaction_id, given.to_hash as before,
            app.ledger_genesis(h.id, h.kind::text, h.edition_id, h.fund_id, h.district_id, h.organisation_id, h.dowry_id, h.component) as genesis,
            app.ledger_item(app.ledger_digest(t), m.position, 3::smallint, m.from_holder_id, m.from_version, m.to_holder_id, m.to_version, m.amount_cents) as item
          from ledger_moves m join ledger_transactions t on t.id = m.transaction_id join ledger_holders h on h.id = m.to_holder_id
          join ledger_moves given on given.to_holder_id = m.from_holder_id where h.id = '${stage.lineOf(0)}') x
        where m.transaction_id = x.transaction_id;
      update ledger_holders h set head = coalesce((select m.to_hash from ledger_moves m where m.to_holder_id = h.id and h.dowry_id is not null),
          (select m.from_hash from ledger_moves m where m.from_holder_id = h.id)) where h.id in ('${stage.lineOf(0)}', '${stage.fundOf(0)}')`);
      expect(new Set(invariantsOf(faults))).toEqual(
        new Set(found.map((name) => invariants[name as keyof typeof invariants])),
      );
    },
  );

  it.each([
    ['ends', `update ledger_stays set ends_on = starts_on where holder_id = 'LINE'`, 'DAY to DAY'],
    ['forgets', `delete from ledger_stays where holder_id = 'LINE'`, 'nothing'],
  ])('%s a stay of a line is found, with the line named', async (_what, statement, written) => {
    // the day on which it happened is the world's, that on which it was recorded the database's
    const days = await world.sql<{ basis: string; day: string }>(
      'select basis::text, starts_on::text as day from ledger_stays where holder_id = $1 order by basis',
      [stage.lineOf(0)],
    );
    expect(days.map(({ basis }) => basis)).toEqual(['effective', 'recorded']);
    const faults = await provenAfter(statement.replaceAll('LINE', stage.lineOf(0)));
    expect(faults.map(({ invariant, holderId, detail }) => [invariant, holderId, detail]).toSorted()).toEqual(
      days.map(({ basis, day }) => [
        'the stays of lines are those of their sealed moves, in the edition of the line',
        stage.lineOf(0),
        `reserved ${basis}: written from ${written.replaceAll('DAY', day)}, held from ${day} on`,
      ]),
    );
  });

  it.each([
    [
      'deletes the last move of a line',
      () => `delete from ledger_moves where to_holder_id = '${stage.lineOf(0)}'`,
      'what was applied has moves, and nothing else has',
    ],
    [
      'changes who recorded it',
      () =>
        `update ledger_transactions set recorded_by = gen_random_uuid() where dowry_id = '${stage.dowryIds[0]}'`,
      'the chain of each holder begins with what it is, and recomputes',
    ],
    [
      'changes its day',
      () =>
        `update ledger_transactions set effective_on = effective_on - 1 where dowry_id = '${stage.dowryIds[0]}'`,
      'the chain of each holder begins with what it is, and recomputes',
    ],
    [
      'gives a line to another promoter',
      () => `update ledger_holders set organisation_id = gen_random_uuid() where id = '${stage.lineOf(0)}'`,
      'the chain of each holder begins with what it is, and recomputes',
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
      'the chain of each holder begins with what it is, and recomputes',
    ],
    [
      'names a holder of another kind',
      () => `alter table ledger_moves drop constraint ledger_move_allowed;
        update ledger_moves set from_kind = 'programmeFund' where to_holder_id = '${stage.lineOf(0)}'`,
      'the chain of each holder begins with what it is, and recomputes',
    ],
    [
      'deletes a transaction and leaves its moves',
      () => `alter table ledger_moves drop constraint ledger_moves_transaction_id_fkey;
        delete from ledger_seal_leaves where transaction_id in (select id from ledger_transactions where dowry_id = '${stage.dowryIds[0]}');
        delete from ledger_transactions where dowry_id = '${stage.dowryIds[0]}'`,
      'the chain of each holder begins with what it is, and recomputes',
    ],
    [
      'deletes the last transaction, its moves and what it brought',
      () => `${lastOf()} update ledger_totals set reserved_cents = 0 where organisation_id = '${stage.organisationIds[1]}';
        delete from ledger_holders where id = '${stage.lineOf(1)}'; delete from ledger_transactions where dowry_id = '${stage.dowryIds[1]}'`,
      'every finished transaction is in a seal, and what is sealed is as it was',
    ],
    [
      'changes a sealed transaction and recomputes its chains',
      () => `update ledger_moves set to_hash = sha256(to_hash) where to_holder_id = '${stage.lineOf(0)}'`,
      'every finished transaction is in a seal, and what is sealed is as it was',
    ],
    [
      'takes a transaction out of its seal',
      () =>
        `delete from ledger_seal_leaves where transaction_id = (select id from ledger_transactions limit 1)`,
      'every finished transaction is in a seal, and what is sealed is as it was',
    ],
    [
      'edits a leaf',
      () => `update ledger_seal_leaves set leaf = sha256(leaf)`,
      'each seal follows the one before, is signed, has the root of its leaves and stands in the file',
    ],
    [
      'edits the root of a seal',
      () => `update ledger_seals set root = sha256(root)`,
      'each seal follows the one before, is signed, has the root of its leaves and stands in the file',
    ],
    [
      'deletes the last seal',
      () => `delete from ledger_seals where number = (select max(number) from ledger_seals)`,
      'each seal follows the one before, is signed, has the root of its leaves and stands in the file',
    ],
    [
      'signs a seal with another key',
      () => `update ledger_seals set public_key = sha256('x')`,
      'each seal follows the one before, is signed, has the root of its leaves and stands in the file',
    ],
    [
      'edits the flows of a month',
      () =>
        `update ledger_flows set reserved_cents = reserved_cents + 1 where span = 'month' and kind = 'doteComponent'`,
      'the flows of months are the sums of their days',
    ],
    [
      'edits the flows of days',
      () =>
        `update ledger_flows set reserved_cents = reserved_cents + 1 where span = 'day' and basis = 'effective' and kind = 'doteComponent'`,
      'the flows of days are those of the sealed moves',
    ],
    [
      'moves what was recorded on a day to another stage',
      () =>
        `update ledger_flows set reserved_cents = committed_cents, committed_cents = reserved_cents where basis = 'recorded' and kind = 'doteComponent'`,
      'the flows of days are those of the sealed moves',
    ],
    [
      'moves flows to another day of the same month',
      () =>
        `update ledger_flows set starts_on = starts_on + 1 where span = 'day' and basis = 'effective' and kind = 'doteComponent'`,
      'the flows of days are those of the sealed moves',
    ],
    [
      'gives the flows of a promoter to another',
      () =>
        `update ledger_flows set organisation_id = '${newId()}' where kind = 'doteComponent' and organisation_id = '${stage.organisationIds[0]}'`,
      'the flows of days are those of the sealed moves',
    ],
    [
      'forgets the flows of a district',
      () => `delete from ledger_flows where kind = 'districtFund'`,
      'the flows of days are those of the sealed moves',
    ],
    [
      'lets a line stay where it never was',
      () =>
        `insert into ledger_stays select holder_id, starts_on, 'infinity', 'paid', basis, edition_id from ledger_stays where holder_id = '${stage.lineOf(0)}'`,
      'the stays of lines are those of their sealed moves, in the edition of the line',
    ],
    [
      'lets a stay begin earlier',
      () =>
        `update ledger_stays set starts_on = starts_on - 1 where holder_id = '${stage.lineOf(0)}' and basis = 'recorded'`,
      'the stays of lines are those of their sealed moves, in the edition of the line',
    ],
    [
      'ends a stay that lasts before all days',
      () =>
        `alter table ledger_stays drop constraint ledger_stay_in_order;
         update ledger_stays set ends_on = '-infinity' where holder_id = '${stage.lineOf(0)}' and ends_on = 'infinity'`,
      'the stays of lines are those of their sealed moves, in the edition of the line',
    ],
    [
      'begins a stay before all days',
      () => `update ledger_stays set starts_on = '-infinity' where holder_id = '${stage.lineOf(0)}'`,
      'the stays of lines are those of their sealed moves, in the edition of the line',
    ],
    [
      'puts a reservation on a day that never comes',
      () =>
        `update ledger_transactions set effective_on = 'infinity' where dowry_id = '${stage.dowryIds[0]}'`,
      'the chain of each holder begins with what it is, and recomputes',
    ],
    [
      'gives the stay of a line to another',
      () =>
        `update ledger_stays set holder_id = '${newId()}' where holder_id = '${stage.lineOf(0)}' and basis = 'effective'`,
      'the stays of lines are those of their sealed moves, in the edition of the line',
    ],
    [
      'moves a stay to another edition',
      () => `update ledger_stays set edition_id = 'puoi-plus-2024' where holder_id = '${stage.lineOf(0)}'`,
      'the stays of lines are those of their sealed moves, in the edition of the line',
    ],
    [
      'opens a closed month',
      () => `update ledger_periods set closed_at = null`,
      'a month is closed when its last decision was to close it',
    ],
    [
      'slips a transaction into a closed month',
      () =>
        `update ledger_period_acts set decided_at = '2000-01-01'; update ledger_periods set closed_at = '2000-01-01';
         update ledger_transactions set effective_on = '2026-01-15' where dowry_id = '${stage.dowryIds[0]}'`,
      'nothing is recorded in a closed month after its close',
    ],
    [
      'slips in a move that no version counts, and makes balances, totals and flows agree',
      () => `insert into ledger_moves select transaction_id, to_holder_id, from_holder_id, 100, 0, 0, 'release', to_kind, to_stage, from_kind, from_stage, 500, '', ''
          from ledger_moves where to_holder_id = '${stage.lineOf(0)}';
        ${givenBack(100)}
        update ledger_holders set version = version + 1 where id in ('${stage.lineOf(0)}', '${stage.fundOf(0)}')`,
      'the chain of each holder begins with what it is, and recomputes',
    ],
    [
      'takes a step from one holder and gives it to another',
      () => `update ledger_holders set version = version + 1 where id = '${stage.lineOf(0)}';
        update ledger_holders h set version = version - 1, head = (select m.to_hash from ledger_moves m where (m.to_holder_id, m.to_version) = (h.id, h.version - 1))
         where id = '${stage.fundOf(0)}'`,
      'the history of a holder has no gap and no step twice',
    ],
    [
      'records a move twice and counts it so',
      () => `alter table ledger_moves drop constraint ledger_moves_pkey;
        drop index ledger_from_version_once, ledger_to_version_once;
        insert into ledger_moves select * from ledger_moves where to_holder_id = '${stage.lineOf(0)}';
        ${givenBack(-100000)}
        update ledger_holders set version = version + 1 where id in ('${stage.lineOf(0)}', '${stage.fundOf(0)}')`,
      'the history of a holder has no gap and no step twice',
    ],
    [
      'takes the moves of one transaction and gives another a second first one',
      () => `alter table ledger_moves drop constraint ledger_moves_pkey;
        update ledger_moves set transaction_id = (select m.transaction_id from ledger_moves m where m.to_holder_id = '${stage.lineOf(1)}')
         where to_holder_id = '${stage.lineOf(0)}'`,
      'what was applied has moves, and nothing else has',
    ],
    [
      'gives a rule a second meaning, and a move that meaning',
      () => `alter table ledger_posting_rules drop constraint ledger_rule_number_once;
        insert into ledger_posting_rules select kind, from_kind, from_stage, to_kind, 'paid', number, roles from ledger_posting_rules where number = 3;
        update ledger_moves set to_stage = 'paid' where to_holder_id = '${stage.lineOf(0)}';
        update ledger_holders set reserved_cents = 0, paid_cents = reserved_cents where id = '${stage.lineOf(0)}';
        update ledger_totals set reserved_cents = 0, paid_cents = reserved_cents where organisation_id = '${stage.organisationIds[0]}';
        update ledger_flows set reserved_cents = 0, paid_cents = reserved_cents where organisation_id = '${stage.organisationIds[0]}'`,
      'the rules of postings are those of the product',
    ],
    [
      'writes a rule twice',
      () => `alter table ledger_posting_rules drop constraint ledger_posting_rules_pkey cascade, drop constraint ledger_rule_number_once;
        insert into ledger_posting_rules select * from ledger_posting_rules where number = 3;
        update ledger_flows set reserved_cents = reserved_cents * 2 where kind = 'doteComponent';
        update ledger_flows set available_cents = available_cents - 100000 where kind = 'districtFund'`,
      'the rules of postings are those of the product',
    ],
    [
      'writes a holder twice, once as one that never moved',
      () => `alter table ledger_holders drop constraint ledger_holders_pkey cascade; drop index ledger_component_once;
        insert into ledger_holders (id, dowry_id, organisation_id, district_id, version, kind, edition_id, fund_id, component, head)
          select id, dowry_id, organisation_id, district_id, 0, kind, edition_id, fund_id, component,
              app.ledger_genesis(id, kind::text, edition_id, fund_id, district_id, organisation_id, dowry_id, component)
            from ledger_holders where id = '${stage.lineOf(0)}'`,
      'the chain of each holder begins with what it is, and recomputes',
    ],
    [
      'gives a move inside a line a step that it never took',
      () => `with changed as (
          select m.transaction_id, app.ledger_item(app.ledger_digest(t), m.position, r.number, m.from_holder_id, m.from_version, m.to_holder_id, 999999, m.amount_cents) as item,
              (select b.to_hash from ledger_moves b where b.to_holder_id = m.from_holder_id and b.to_version = m.from_version - 1) as before
            from ledger_moves m join ledger_transactions t on t.id = m.transaction_id
            join ledger_posting_rules r on (r.kind, r.from_stage, r.to_stage) = (m.kind, m.from_stage, m.to_stage)
            where m.from_holder_id = '${committedId}'),
          moved as (update ledger_moves m set to_version = 999999, from_hash = sha256(c.before || c.item), to_hash = sha256(c.before || c.item)
            from changed c where c.transaction_id = m.transaction_id returning m.from_hash)
        update ledger_holders h set head = m.from_hash from moved m where h.id = '${committedId}'`,
      'the chain of each holder begins with what it is, and recomputes',
    ],
    [
      'lets flows of days that never come cancel each other',
      () => `insert into ledger_flows (starts_on, basis, span, kind, edition_id, fund_id, district_id, organisation_id, component,
            available_cents, reserved_cents, committed_cents, accrued_cents, ordered_cents, paid_cents, recoverable_cents)
          select d.day::date, f.basis, f.span, f.kind, f.edition_id, f.fund_id, f.district_id, f.organisation_id, f.component, 0, d.cents, 0, 0, 0, 0, 0
            from ledger_flows f cross join (values ('-infinity', 50000), ('infinity', -50000)) d (day, cents)
            where f.organisation_id = '${stage.organisationIds[0]}'`,
      'the flows of days are those of the sealed moves',
    ],
    [
      'writes flows of no kind of holder',
      () => `alter table ledger_flows alter kind drop not null;
        insert into ledger_flows (starts_on, basis, span, kind, edition_id, fund_id, district_id, organisation_id, component,
            available_cents, reserved_cents, committed_cents, accrued_cents, ordered_cents, paid_cents, recoverable_cents)
          select starts_on, basis, span, null, edition_id, fund_id, district_id, organisation_id, component, 0, 100, 0, 0, 0, 0, 0
            from ledger_flows where organisation_id = '${stage.organisationIds[0]}'`,
      'the flows of days are those of the sealed moves',
    ],
    [
      'lets a line stay in no edition',
      () => `alter table ledger_stays alter edition_id drop not null;
        insert into ledger_stays select holder_id, starts_on, ends_on, 'paid', basis, null from ledger_stays where holder_id = '${stage.lineOf(0)}'`,
      'the stays of lines are those of their sealed moves, in the edition of the line',
    ],
    [
      'lets a line stay before all days',
      () =>
        `insert into ledger_stays select holder_id, '-infinity', '-infinity', 'paid', basis, edition_id from ledger_stays where holder_id = '${stage.lineOf(0)}'`,
      'the stays of lines are those of their sealed moves, in the edition of the line',
    ],
    [
      'lets two stays of another edition, one of them backwards, cancel each other',
      () => `alter table ledger_stays drop constraint ledger_stay_in_order;
        insert into ledger_stays select holder_id, d.starts::date, d.ends::date, 'paid', basis, 'puoi-plus-2024' from ledger_stays
          cross join (values ('2026-01-05', '2026-01-09'), ('2026-01-10', '2026-01-04')) d (starts, ends) where holder_id = '${stage.lineOf(0)}'`,
      'the stays of lines are those of their sealed moves, in the edition of the line',
    ],
    [
      'writes a stay twice',
      () => `alter table ledger_stays drop constraint ledger_stays_pkey;
        insert into ledger_stays select * from ledger_stays where holder_id = '${stage.lineOf(0)}'`,
      'the stays of lines are those of their sealed moves, in the edition of the line',
    ],
    [
      'empties a balance instead of making it nothing',
      () => `alter table ledger_holders alter paid_cents drop not null;
        update ledger_holders set paid_cents = null where id = '${stage.lineOf(0)}'`,
      'no stage is below zero, and each kind of holder uses its own stages',
    ],
    [
      'makes a move of less than nothing',
      () => `alter table ledger_moves drop constraint ledger_move_amount_positive;
        update ledger_moves set amount_cents = -amount_cents where to_holder_id = '${stage.lineOf(0)}'`,
      'the chain of each holder begins with what it is, and recomputes',
    ],
    [
      'makes a reversal of what it does not undo',
      () =>
        `update ledger_transactions set kind = 'reverse', reverses = (select id from ledger_transactions where kind = 'fund' limit 1)
         where dowry_id = '${stage.dowryIds[0]}'`,
      'a reversal undoes one applied transaction, once, exactly',
    ],
  ])('%s is found, and its place is named', async (_what, statement, invariant) => {
    const faults = await provenAfter(statement());
    expect(invariantsOf(faults)).toContain(invariant);
    expect(faults.map(({ detail }) => detail)).not.toContain('somewhere');
  });
});

it('no proof is given to an actor who sees a part', async () => {
  const operator = contextAs(world, 'operator', { organisationId: stage.organisationIds[0] });
  await expect(operator.transaction((tx) => proveLedger(tx))).rejects.toThrow('sees all of it');
});
