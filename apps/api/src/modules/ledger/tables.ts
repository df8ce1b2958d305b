import type { CivilDate } from '@approdo/shared/dates';
import type { DowryComponent } from '@approdo/shared/dowry';
import {
  bigint,
  customType,
  date,
  jsonb,
  pgTable,
  primaryKey,
  smallint,
  text,
  timestamp,
  uuid,
} from 'drizzle-orm/pg-core';
import type { EditionId, FundId } from '../programmes/index.ts';
import type { HolderKind, PostingKind, Shortfall, Stage } from './words.ts';

const bytes = customType<{ data: Buffer }>({ dataType: () => 'bytea' });
const amount = (name: string) => bigint(name, { mode: 'number' }).notNull();

export const ledgerHolders = pgTable('ledger_holders', {
  id: uuid().primaryKey(),
  dowryId: uuid('dowry_id'),
  organisationId: uuid('organisation_id'),
  districtId: uuid('district_id'),
  availableCents: amount('available_cents'),
  reservedCents: amount('reserved_cents'),
  committedCents: amount('committed_cents'),
  accruedCents: amount('accrued_cents'),
  orderedCents: amount('ordered_cents'),
  paidCents: amount('paid_cents'),
  recoverableCents: amount('recoverable_cents'),
  version: bigint({ mode: 'number' }).notNull(),
  kind: text().$type<HolderKind>().notNull(),
  editionId: text('edition_id').$type<EditionId>().notNull(),
  fundId: text('fund_id').$type<FundId>().notNull(),
  component: text().$type<DowryComponent>(),
  head: bytes().notNull(),
});

export const ledgerTransactions = pgTable('ledger_transactions', {
  id: uuid().primaryKey(),
  recordedBy: uuid('recorded_by').notNull(),
  recordedAt: timestamp('recorded_at', { withTimezone: true, mode: 'date' }).notNull(),
  effectiveOn: date('effective_on', { mode: 'string' }).$type<CivilDate>().notNull(),
  originalOn: date('original_on', { mode: 'string' }).$type<CivilDate>(),
  kind: text().$type<PostingKind>().notNull(),
  outcome: text({ enum: ['applied', 'rejected'] }).notNull(),
  districtId: uuid('district_id'),
  organisationId: uuid('organisation_id'),
  dowryId: uuid('dowry_id'),
  reverses: uuid(),
  editionId: text('edition_id').$type<EditionId>(),
  idempotencyKey: text('idempotency_key').notNull(),
  fingerprint: bytes().notNull(),
  businessKey: text('business_key'),
  evidence: jsonb().$type<Record<string, string | number>>().notNull(),
  shortfalls: jsonb().$type<Shortfall[]>(),
});

export const ledgerMoves = pgTable(
  'ledger_moves',
  {
    transactionId: uuid('transaction_id').notNull(),
    fromHolderId: uuid('from_holder_id').notNull(),
    toHolderId: uuid('to_holder_id').notNull(),
    amountCents: amount('amount_cents'),
    fromVersion: bigint('from_version', { mode: 'number' }).notNull(),
    toVersion: bigint('to_version', { mode: 'number' }).notNull(),
    kind: text().$type<PostingKind>().notNull(),
    fromKind: text('from_kind').$type<HolderKind>().notNull(),
    fromStage: text('from_stage').$type<Stage>().notNull(),
    toKind: text('to_kind').$type<HolderKind>().notNull(),
    toStage: text('to_stage').$type<Stage>().notNull(),
    position: smallint().notNull(),
    fromHash: bytes('from_hash').notNull(),
    toHash: bytes('to_hash').notNull(),
  },
  (table) => [primaryKey({ columns: [table.transactionId, table.position] })],
);

/** The components' sums below each district fund, by promoter. They hold no money. */
export const ledgerTotals = pgTable('ledger_totals', {
  editionId: text('edition_id').$type<EditionId>().notNull(),
  fundId: text('fund_id').$type<FundId>().notNull(),
  districtId: uuid('district_id').notNull(),
  organisationId: uuid('organisation_id').notNull(),
  component: text().$type<DowryComponent>().notNull(),
  reservedCents: amount('reserved_cents'),
  committedCents: amount('committed_cents'),
  accruedCents: amount('accrued_cents'),
  orderedCents: amount('ordered_cents'),
  paidCents: amount('paid_cents'),
  recoverableCents: amount('recoverable_cents'),
});
