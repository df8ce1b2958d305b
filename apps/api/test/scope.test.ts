import { count, eq, sql } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { organisations, users } from '../src/modules/identity/index.ts';
import { type Actor, createContext } from '../src/platform/context.ts';
import { newId } from '../src/platform/id.ts';
import { useWorld } from './world.ts';

const world = useWorld({ connections: 2 });

function contextFor(actor: Partial<Actor> & Pick<Actor, 'id' | 'role' | 'organisationId'>) {
  return createContext({
    database: world.database,
    clock: world.clock,
    log: world.app.log,
    requestId: 'test',
    actor: { kind: 'user', districtIds: [], permissions: new Set(), name: 'Prova', ...actor },
  });
}

describe('the scope of a read', () => {
  it('holds for its statement and is gone with it', async () => {
    const operator = await world.as('operator');
    const ctx = contextFor({ id: operator.id, role: 'operator', organisationId: operator.organisationId });
    const seen = await ctx.read((tx) =>
      tx.select({ id: users.id }).from(users).where(eq(users.id, operator.id)),
    );
    expect(seen).toEqual([{ id: operator.id }]);
    for (let connection = 0; connection < 4; connection++) {
      const { rows } = await world.database.pool.query(
        "select app.role() as role, app.actor_id() as actor, current_setting('transaction_read_only') as read_only, (select count(*) from users) as users",
      );
      expect(rows).toEqual([{ role: null, actor: null, read_only: 'off', users: 0 }]);
    }
  });

  it('never mixes two actors who share connections', async () => {
    const actors = await Promise.all(Array.from({ length: 6 }, () => world.person('operator')));
    const answers = await Promise.all(
      Array.from({ length: 120 }, async (_, index) => {
        const actor = actors[index % actors.length];
        if (!actor) throw new Error('no actor');
        const ctx = contextFor({ id: actor.id, role: 'operator', organisationId: actor.organisationId });
        const [row] = await ctx.read((tx) =>
          tx
            .select({ number: count(), who: sql<string>`app.actor_id()::text` })
            .from(users)
            .where(eq(users.role, 'operator')),
        );
        return row?.who === actor.id && row.number === 1;
      }),
    );
    expect(answers.every(Boolean)).toBe(true);
  });

  it('cannot write', async () => {
    const attempt = world.system.read((tx) =>
      tx.insert(organisations).values({ id: newId(), kind: 'host', name: 'Di nascosto' }),
    );
    await expect(attempt).rejects.toMatchObject({ cause: { code: '25006' } });
  });

  it('covers statements without parameters too', async () => {
    const [row] = (await world.system.read((tx) => tx.execute(sql`select app.role() as role`))).rows;
    expect(row).toEqual({ role: 'system' });
  });

  it('refuses a statement that comes after its end', async () => {
    let late: (() => Promise<unknown>) | undefined;
    await world.system.read(async (tx) => {
      late = () => tx.execute(sql`select 1`).then((result) => result);
    });
    await expect(late?.()).rejects.toMatchObject({
      cause: { message: 'a statement after the end of its read' },
    });
  });

  it('leaves the connection usable after a statement that failed', async () => {
    for (let attempt = 0; attempt < 5; attempt++)
      await expect(world.system.read((tx) => tx.execute(sql`select 1 / 0`))).rejects.toMatchObject({
        cause: { code: '22012' },
      });
    const [row] = await world.system.read((tx) => tx.select({ number: count() }).from(organisations));
    expect(row?.number).toBeGreaterThan(0);
  });
});

describe('the scope of a change', () => {
  it('is gone with its transaction, also when it fails', async () => {
    await expect(
      world.system.transaction(async () => {
        throw new Error('stop');
      }),
    ).rejects.toThrow('stop');
    const { rows } = await world.database.pool.query('select app.role() as role');
    expect(rows).toEqual([{ role: null }]);
  });
});
