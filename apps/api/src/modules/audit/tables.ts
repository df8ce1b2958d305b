import { jsonb, pgTable, text, timestamp, uuid } from 'drizzle-orm/pg-core';

export const auditEntries = pgTable('audit_entries', {
  id: uuid().primaryKey(),
  at: timestamp({ withTimezone: true, mode: 'date' }).notNull(),
  area: text({ enum: ['administration', 'case', 'money'] }).notNull(),
  action: text().notNull(),
  entity: text().notNull(),
  entityId: uuid('entity_id'),
  subjectId: uuid('subject_id'),
  organisationId: uuid('organisation_id'),
  actorKind: text('actor_kind', { enum: ['user', 'key', 'system'] }).notNull(),
  actorId: uuid('actor_id').notNull(),
  actorRole: text('actor_role').notNull(),
  requestId: text('request_id').notNull(),
  details: jsonb().$type<Record<string, unknown>>().notNull(),
});
