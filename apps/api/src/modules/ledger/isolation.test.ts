import { sql } from 'drizzle-orm';
import pg from 'pg';
import { describe, expect, it } from 'vitest';
import { centPosting, useLedgerStage } from '../../../test/ledger-stage.ts';
import { contextAs } from '../../../test/money.ts';
import { useWorld } from '../../../test/world.ts';
import type { Context } from '../../platform/context.ts';
import { newId } from '../../platform/id.ts';
import { holderIdOf, openHolders, type Posting, post } from './index.ts';

const world = useWorld();
const stage = useLedgerStage(world);
const tables = [
  'ledger_holders',
  'ledger_transactions',
  'ledger_moves',
  'ledger_totals',
  'ledger_posting_rules',
];

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

  it('is everything for the stage.authority, an auditor and the system', async () => {
    for (const ctx of [stage.authority, contextAs(world, 'auditor'), world.system])
      expect(await sightOf(ctx)).toEqual(all);
  });

  it('is what its own doti hold for a promoter', async () => {
    const operator = contextAs(world, 'operator', { organisationId: stage.organisationIds[0] });
    expect(await sightOf(operator)).toEqual({ holders: 1, moves: 1, transactions: 1, totals: 1 });
  });

  it('is its districts for a coordinator', async () => {
    const coordinator = contextAs(world, 'coordinator', { districtIds: [stage.districtIds[1]] });
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
    const other = contextAs(world, 'operator', { organisationId: stage.organisationIds[1] });
    const release = centPosting(world, 'release', [
      [stage.lineOf(0), 'reserved'],
      [stage.fundOf(0), 'available'],
    ]);
    const nowhere = centPosting(world, 'release', [
      [newId(), 'reserved'],
      [stage.fundOf(0), 'available'],
    ]);
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
        [stage.lineOf(0), stage.fundOf(0)],
      ]);
      const other = contextAs(world, 'operator', { organisationId: stage.organisationIds[1] });
      const release = centPosting(world, 'release', [
        [stage.lineOf(0), 'reserved'],
        [stage.lineOf(0), 'reserved'],
      ]);
      const allocation = centPosting(world, 'allocate', [
        [stage.programmeId, 'available'],
        [stage.fundOf(0), 'available'],
      ]);
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
    const operator = contextAs(world, 'operator', { organisationId: stage.organisationIds[0] });
    const asked = centPosting(world, 'reserve', [
      [stage.fundOf(0), 'available'],
      [stage.lineOf(0), 'reserved'],
    ]);
    await expect(operator.transaction((tx) => post(tx, asked))).rejects.toMatchObject({
      kind: { type: 'platform/forbidden' },
    });
    await expect(
      operator.transaction((tx) =>
        openHolders(tx, [{ kind: 'programmeFund', editionId: 'puoi-2019', fundId: 'fami-2014' }]),
      ),
    ).rejects.toMatchObject({
      kind: { type: 'platform/forbidden' },
    });
  });

  it.each(['coordinator', 'auditor', 'mediator', 'administrator'] as const)(
    'a %s posts nothing',
    async (role) => {
      const ctx = contextAs(world, role, { districtIds: [...stage.districtIds] });
      const asked = centPosting(world, 'allocate', [
        [stage.programmeId, 'available'],
        [stage.fundOf(0), 'available'],
      ]);
      await expect(ctx.transaction((tx) => post(tx, asked))).rejects.toMatchObject({
        kind: { type: 'platform/forbidden' },
      });
    },
  );
});

describe('a move that no rule allows', () => {
  const refusalOf = (asked: Posting) =>
    stage.authority.transaction((tx) => post(tx, asked)).then(() => 'applied', constraintOf);

  it('breaks a foreign key', async () => {
    expect(
      await refusalOf(
        centPosting(world, 'fund', [
          [stage.programmeId, 'available'],
          [stage.fundOf(0), 'available'],
        ]),
      ),
    ).toBe('ledger_move_allowed');
    expect(
      await refusalOf(
        centPosting(world, 'reserve', [
          [stage.programmeId, 'available'],
          [stage.fundOf(0), 'available'],
        ]),
      ),
    ).toBe('ledger_move_allowed');
  });

  it('breaks it for a stage that the kind does not leave, whoever asks', async () => {
    const asked = centPosting(world, 'pay', [
      [stage.fundOf(0), 'available'],
      [stage.programmeId, 'available'],
    ]);
    expect(await refusalOf(asked)).toBe('ledger_move_allowed');
  });

  it('breaks it whoever writes: nothing above the table is needed for that', async () => {
    const attempt = world.sql(`set role approdo_ledger;
      insert into ledger_moves select transaction_id, from_holder_id, to_holder_id, amount_cents, 900, 900, 'pay', from_kind, from_stage, to_kind,
        to_stage, 90, from_hash, to_hash from ledger_moves limit 1`);
    await expect(attempt).rejects.toMatchObject({ code: '23503', constraint: 'ledger_move_allowed' });
  });

  it('does not carry money to another district, fund or edition', async () => {
    expect(
      await refusalOf(
        centPosting(world, 'release', [
          [stage.lineOf(0), 'reserved'],
          [stage.fundOf(1), 'available'],
        ]),
      ),
    ).toBe('ledger_move_within_its_fund');
    const elsewhere = { kind: 'programmeFund', editionId: 'percorsi-4', fundId: 'fse' } as const;
    await stage.authority.transaction((tx) => openHolders(tx, [elsewhere]));
    expect(
      await refusalOf(
        centPosting(world, 'allocate', [
          [holderIdOf(elsewhere), 'available'],
          [stage.fundOf(0), 'available'],
        ]),
      ),
    ).toBe('ledger_move_within_its_fund');
  });

  it.each([0, -5])('moves no %i cents', async (amountCents) => {
    const asked = centPosting(world, 'allocate', [
      [stage.programmeId, 'available'],
      [stage.fundOf(0), 'available'],
    ]);
    const moves = asked.moves.map((move) => ({ ...move, amountCents }));
    expect(await refusalOf({ ...asked, moves })).toBe('ledger_move_amount_positive');
  });
});

function constraintOf(error: unknown): unknown {
  const cause = error instanceof Error ? error.cause : undefined;
  return cause instanceof pg.DatabaseError ? (cause.constraint ?? cause.code) : error;
}
