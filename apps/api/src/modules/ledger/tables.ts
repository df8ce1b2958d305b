import type { CivilDate } from '@approdo/shared/dates';
import type { DowryComponent } from '@approdo/shared/dowry';
import type { HolderKind, PostingKind, Shortfall, Stage } from '@approdo/shared/ledger';
import {
  bigint,
  customType,
  date,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  smallint,
  text,
  timestamp,
  uuid,
} from 'drizzle-orm/pg-core';
import type { EditionId, FundId } from '../programmes/index.ts';

const bytes = customType<{ data: Buffer }>({ dataType: () => 'bytea' });
const transactionNumber = customType<{ data: string }>({ dataType: () => 'xid8' });
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
  /** 0, or how often the same fact was posted and undone before. */
  factNumber: smallint('fact_number').notNull(),
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

/** Between which days a line of a dowry held something in a stage, of what is sealed; `infinity` ends what lasts. */
export const ledgerStays = pgTable(
  'ledger_stays',
  {
    holderId: uuid('holder_id').notNull(),
    startsOn: date('starts_on', { mode: 'string' }).$type<CivilDate>().notNull(),
    endsOn: date('ends_on', { mode: 'string' }).$type<CivilDate | 'infinity'>().notNull(),
    stage: text().$type<Stage>().notNull(),
    basis: text({ enum: ['effective', 'recorded'] }).notNull(),
    editionId: text('edition_id').$type<EditionId>().notNull(),
  },
  (stay) => [primaryKey({ columns: [stay.holderId, stay.stage, stay.basis, stay.startsOn] })],
);

/** The months that were ever closed: the instant of the close, or null once open again. */
export const ledgerPeriods = pgTable('ledger_periods', {
  month: date({ mode: 'string' }).$type<CivilDate>().primaryKey(),
  closedAt: timestamp('closed_at', { withTimezone: true, mode: 'date' }),
});

/** Who asked to close a month or to open it again, and what another decided. */
export const ledgerPeriodActs = pgTable('ledger_period_acts', {
  id: uuid().primaryKey(),
  month: date({ mode: 'string' }).$type<CivilDate>().notNull(),
  act: text({ enum: ['close', 'reopen'] }).notNull(),
  reason: text().notNull(),
  proposedBy: uuid('proposed_by').notNull(),
  proposedAt: timestamp('proposed_at', { withTimezone: true, mode: 'date' }).notNull(),
  decision: text({ enum: ['confirmed', 'rejected'] }),
  decisionReason: text('decision_reason'),
  decidedBy: uuid('decided_by'),
  decidedAt: timestamp('decided_at', { withTimezone: true, mode: 'date' }),
});

/** Roots over all that was finished, each linked to the one before and signed. */
export const ledgerSeals = pgTable('ledger_seals', {
  number: integer().primaryKey(),
  horizon: transactionNumber().notNull(),
  transactionCount: integer('transaction_count').notNull(),
  sealedAt: timestamp('sealed_at', { withTimezone: true, mode: 'date' }).notNull(),
  root: bytes().notNull(),
  previousHash: bytes('previous_hash').notNull(),
  hash: bytes().notNull(),
  publicKey: bytes('public_key').notNull(),
  signature: bytes().notNull(),
});

/** Which seal a transaction is in. */
export const ledgerSealLeaves = pgTable('ledger_seal_leaves', {
  transactionId: uuid('transaction_id').primaryKey(),
  sealNumber: integer('seal_number').notNull(),
  leaf: bytes().notNull(),
});

/** What flowed into each stage of funds and of promoters' doti on a day or in a month, of what is sealed. */
export const ledgerFlows = pgTable('ledger_flows', {
  startsOn: date('starts_on', { mode: 'string' }).$type<CivilDate>().notNull(),
  basis: text({ enum: ['effective', 'recorded'] }).notNull(),
  span: text({ enum: ['day', 'month'] }).notNull(),
  kind: text().$type<HolderKind>().notNull(),
  editionId: text('edition_id').$type<EditionId>().notNull(),
  fundId: text('fund_id').$type<FundId>().notNull(),
  districtId: uuid('district_id'),
  organisationId: uuid('organisation_id'),
  component: text().$type<DowryComponent>(),
  availableCents: amount('available_cents'),
  reservedCents: amount('reserved_cents'),
  committedCents: amount('committed_cents'),
  accruedCents: amount('accrued_cents'),
  orderedCents: amount('ordered_cents'),
  paidCents: amount('paid_cents'),
  recoverableCents: amount('recoverable_cents'),
});
