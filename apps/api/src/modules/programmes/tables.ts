import { pgTable, text } from 'drizzle-orm/pg-core';

/** Names of programmes, funds and editions, for foreign keys; the figures are in the data files. */
export const programmeRows = pgTable('programmes', { id: text().primaryKey(), name: text().notNull() });

export const fundRows = pgTable('funds', { id: text().primaryKey(), name: text().notNull() });

export const editionRows = pgTable('editions', {
  id: text().primaryKey(),
  programmeId: text('programme_id')
    .notNull()
    .references(() => programmeRows.id),
  name: text().notNull(),
});
