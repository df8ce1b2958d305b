import type { CivilDate } from '@approdo/shared/dates';
import type { OrganisationKind } from '@approdo/shared/organisations';
import type { Permission } from '@approdo/shared/permissions';
import {
  customType,
  date,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  timestamp,
  uuid,
} from 'drizzle-orm/pg-core';

const bytes = customType<{ data: Buffer }>({ dataType: () => 'bytea' });
const instant = (name?: string) =>
  name
    ? timestamp(name, { withTimezone: true, mode: 'date' })
    : timestamp({ withTimezone: true, mode: 'date' });

/** Who made a row and who changed it last, and how often. */
export const mutableRow = {
  version: integer().notNull().default(1),
  createdAt: instant('created_at').notNull().defaultNow(),
  createdBy: uuid('created_by'),
  updatedAt: instant('updated_at').notNull().defaultNow(),
  updatedBy: uuid('updated_by'),
};

export const organisations = pgTable('organisations', {
  id: uuid().primaryKey(),
  kind: text().$type<OrganisationKind>().notNull(),
  name: text().notNull(),
  vatNumber: text('vat_number'),
  taxCode: text('tax_code'),
  email: text(),
  phone: text(),
  closedOn: date('closed_on', { mode: 'string' }).$type<CivilDate>(),
  ...mutableRow,
});

export const users = pgTable('users', {
  id: uuid().primaryKey(),
  email: text().notNull(),
  name: text().notNull(),
  role: text({
    enum: ['operator', 'coordinator', 'authority', 'auditor', 'mediator', 'administrator'],
  }).notNull(),
  organisationId: uuid('organisation_id')
    .notNull()
    .references(() => organisations.id),
  language: text({ enum: ['it', 'en'] }).notNull(),
  suspendedAt: instant('suspended_at'),
  activatedAt: instant('activated_at'),
  ...mutableRow,
});

export const userCredentials = pgTable('user_credentials', {
  userId: uuid('user_id').primaryKey(),
  passwordHash: text('password_hash').notNull(),
  changedAt: instant('changed_at').notNull(),
});

export const userDistricts = pgTable(
  'user_districts',
  { userId: uuid('user_id').notNull(), districtId: uuid('district_id').notNull() },
  (table) => [primaryKey({ columns: [table.userId, table.districtId] })],
);

export const userTokens = pgTable('user_tokens', {
  id: uuid().primaryKey(),
  userId: uuid('user_id').notNull(),
  purpose: text({ enum: ['invitation', 'passwordReset'] }).notNull(),
  tokenHash: bytes('token_hash').notNull(),
  expiresAt: instant('expires_at').notNull(),
  usedAt: instant('used_at'),
  createdAt: instant('created_at').notNull().defaultNow(),
});

export const sessions = pgTable('sessions', {
  id: uuid().primaryKey(),
  userId: uuid('user_id').notNull(),
  tokenHash: bytes('token_hash').notNull(),
  device: text().notNull(),
  createdAt: instant('created_at').notNull(),
  lastSeenAt: instant('last_seen_at').notNull(),
  expiresAt: instant('expires_at').notNull(),
  revokedAt: instant('revoked_at'),
});

export const signInThrottles = pgTable('sign_in_throttles', {
  subject: bytes().primaryKey(),
  failures: integer().notNull(),
  firstFailureAt: instant('first_failure_at').notNull(),
});

export const apiKeys = pgTable('api_keys', {
  id: uuid().primaryKey(),
  organisationId: uuid('organisation_id')
    .notNull()
    .references(() => organisations.id),
  name: text().notNull(),
  prefix: text().notNull(),
  secretHash: bytes('secret_hash').notNull(),
  actsAs: text('acts_as', { enum: ['operator', 'coordinator', 'authority'] }).notNull(),
  scopes: text().array().$type<Permission[]>().notNull(),
  districtIds: uuid('district_ids').array().notNull(),
  expiresAt: instant('expires_at').notNull(),
  lastUsedAt: instant('last_used_at'),
  revokedAt: instant('revoked_at'),
  ...mutableRow,
});

/** Kept by the platform; listed here so that the tables of the database are all declared somewhere. */
export const idempotencyOutcomes = pgTable(
  'idempotency_outcomes',
  {
    actorId: uuid('actor_id').notNull(),
    key: text().notNull(),
    fingerprint: bytes().notNull(),
    status: integer(),
    body: jsonb(),
    createdAt: instant('created_at').notNull().defaultNow(),
  },
  (table) => [primaryKey({ columns: [table.actorId, table.key] })],
);
