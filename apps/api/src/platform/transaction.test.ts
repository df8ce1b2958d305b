import { sql } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { useWorld } from '../../test/world.ts';
import { organisations } from '../modules/identity/index.ts';
import type { Tx } from './database.ts';
import { newId } from './id.ts';
import type { Scope } from './scoped-query.ts';
import { inTransaction, withCommit } from './transaction.ts';

const world = useWorld({ connections: 1 });
const body = (name: string) => ({ id: newId(), kind: 'promoter' as const, name });
const add = (tx: Tx, name: string) => tx.insert(organisations).values(body(name));
const there = async (name: string) =>
  (await world.sql('select 1 from organisations where name = $1', [name])).length;

describe('a statement whose answer comes with the commit', () => {
  it('is part of the transaction', async () => {
    await world.system.transaction((tx) => withCommit(tx, () => add(tx, 'Con la conferma')));
    expect(await there('Con la conferma')).toBe(1);
  });

  it('undoes all that was done when it fails, is what the caller hears of, and spoils no connection', async () => {
    const refused = world.system.transaction(async (tx) => {
      await add(tx, 'Senza seguito');
      await withCommit(tx, () => tx.execute(sql`select 1 / 0`));
      return 'done';
    });
    await expect(refused).rejects.toMatchObject({ cause: { message: 'division by zero' } });
    expect(await there('Senza seguito')).toBe(0);
    await world.system.transaction((tx) => add(tx, 'Subito dopo'));
    expect(await there('Subito dopo')).toBe(1);
  });

  it('is forgotten with the work that fails after it', async () => {
    const failed = world.system.transaction(async (tx) => {
      await withCommit(tx, () => add(tx, 'Dimenticata'));
      throw new Error('the work fails');
    });
    await expect(failed).rejects.toThrow('the work fails');
    expect(await there('Dimenticata')).toBe(0);
  });

  it('is waited for before the commit when it cannot go out at once', async () => {
    await world.system.transaction((tx) =>
      withCommit(tx, async () => {
        await new Promise((resolve) => setTimeout(resolve, 20));
        await add(tx, 'In ritardo');
      }),
    );
    expect(await there('In ritardo')).toBe(1);
    const unsent = world.system.transaction(async (tx) => {
      await add(tx, 'Mai partita');
      await withCommit(tx, () => Promise.reject(new Error('it was never sent')));
    });
    await expect(unsent).rejects.toThrow('it was never sent');
    expect(await there('Mai partita')).toBe(0);
  });

  it('leaves no answer to the next transaction of its connection', async () => {
    for (let round = 0; round < 20; round++)
      await world.system.transaction(async (tx) => {
        await withCommit(tx, () => add(tx, `Giro ${round}`));
        const { rows } = await tx.execute<{ one: number }>(sql`select 1 as one`);
        expect(rows).toEqual([{ one: 1 }]);
      });
    expect(await there('Giro 19')).toBe(1);
  });
});

/** The SQLSTATE of a failed statement, which drizzle may have wrapped. */
const codeOf = (error: unknown) =>
  Object.assign({ code: '' }, error instanceof Error && (error.cause ?? error)).code;

function beBusyFor(milliseconds: number): void {
  const until = performance.now() + milliseconds;
  while (performance.now() < until);
}

describe('of statements that were sent together', () => {
  const system: Scope = ['system', '', '', ''];
  const byZero = sql`select 1 / 0`;

  it('the one that failed is heard of, and not one after it that was ignored', async () => {
    const refused = inTransaction(world.database.pool, system, {
      before: async () => {},
      work: (tx) => withCommit(tx, () => tx.execute(byZero)),
      after: (client) => {
        // both answers are there when we look, and this one goes through fewer hands
        setImmediate(() => beBusyFor(50));
        return client.query('select 1');
      },
    });
    expect(codeOf(await refused.catch((error: unknown) => error))).toBe('22012');
  });

  it('the one that failed is heard of when the work asks for the next one first', async () => {
    const refused = world.system.transaction(async (tx) => {
      const failing = tx.execute(byZero).catch((error: unknown) => error);
      await tx.execute(sql`select 1`);
      return failing;
    });
    expect(codeOf(await refused.catch((error: unknown) => error))).toBe('22012');
  });
});
