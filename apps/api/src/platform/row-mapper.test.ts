import { eq, sql } from 'drizzle-orm';
import { date, integer, pgTable, text, timestamp } from 'drizzle-orm/pg-core';
import { describe, expect, it } from 'vitest';
import { useWorld } from '../../test/world.ts';
import { mapRowsFast } from './row-mapper.ts';

const mothers = pgTable('mothers', {
  id: integer('id').notNull(),
  name: text('name'),
  seenAt: timestamp('seen_at', { withTimezone: true }),
});
const children = pgTable('children', {
  id: integer('id').notNull(),
  motherId: integer('mother_id'),
  bornOn: date('born_on'),
});

const world = useWorld();

describe('the mapper of rows', () => {
  it('answers what drizzle answers: dates, counts, nulls, and objects that an outer join did not find', async () => {
    await world.system.transaction(async (tx) => {
      await tx.execute(sql`create temporary table mothers on commit drop as
        select 1 as id, 'Awa' as name, now() as seen_at union all select 2, null, null`);
      await tx.execute(sql`create temporary table children on commit drop as
        select 7 as id, 1 as mother_id, date '2020-02-29' as born_on union all select 8, 2, null union all select 9, null, null`);
      const select = () =>
        tx
          .select({
            id: children.id,
            bornOn: children.bornOn,
            mother: { id: mothers.id, name: mothers.name, seenAt: mothers.seenAt },
            mixed: { id: mothers.id, childId: children.id },
            computed: { twice: sql<number>`${mothers.id} * 2`, many: sql`count(*) over ()`.mapWith(String) },
            named: sql<string>`upper(${mothers.name})`.as('named'),
            list: sql<number[]>`json_build_array(${children.id}, null)`,
          })
          .from(children)
          .leftJoin(mothers, eq(mothers.id, children.motherId))
          .orderBy(children.id);
      const [slow, fast] = [select().prepare('mapped_slowly'), select().prepare('mapped_fast')];
      mapRowsFast(fast);
      const rows = await slow.execute();
      expect(rows.map(({ mother }) => mother?.name)).toEqual(['Awa', null, undefined]);
      expect(await fast.execute()).toEqual(rows);
    });
  });

  it('maps a whole table too, and leaves a statement without rows as it is', async () => {
    await world.system.transaction(async (tx) => {
      await tx.execute(
        sql`create temporary table mothers on commit drop as select 1 as id, 'Awa' as name, now() as seen_at`,
      );
      const [slow, fast] = [
        tx.select().from(mothers).prepare('whole_slowly'),
        tx.select().from(mothers).prepare('whole_fast'),
      ];
      mapRowsFast(fast);
      expect(await fast.execute()).toEqual(await slow.execute());
      const change = tx.update(mothers).set({ name: 'Binta' }).prepare('changed');
      mapRowsFast(change);
      expect((await change.execute()).rowCount).toBe(1);
    });
  });
});
