import type { CivilDate } from '@approdo/shared/dates';
import type { DowryComponent } from '@approdo/shared/dowry';
import {
  bigint,
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
import type { EditionId, FundId, ProgrammeId } from '../programmes/index.ts';

/** What came back to districts, by day: below zero on a day on which more was undone. Written by the ledger's own moves. */
export const budgetRecoveries = pgTable(
  'budget_recoveries',
  {
    effectiveOn: date('effective_on', { mode: 'string' }).$type<CivilDate>().notNull(),
    recordedOn: date('recorded_on', { mode: 'string' }).$type<CivilDate>().notNull(),
    editionId: text('edition_id').$type<EditionId>().notNull(),
    fundId: text('fund_id').$type<FundId>().notNull(),
    districtId: uuid('district_id').notNull(),
    organisationId: uuid('organisation_id').notNull(),
    component: text().$type<DowryComponent>().notNull(),
    recoveredCents: bigint('recovered_cents', { mode: 'number' }).notNull(),
  },
  (table) => [
    primaryKey({
      columns: [
        table.editionId,
        table.fundId,
        table.districtId,
        table.organisationId,
        table.component,
        table.effectiveOn,
        table.recordedOn,
      ],
    }),
  ],
);

const instant = (name: string) => timestamp(name, { withTimezone: true, mode: 'date' });
const amount = (name: string) => bigint(name, { mode: 'number' }).notNull();
const version = integer().notNull().default(1);

/** Money that one district gives to another: who proposed it, and what another person decided. */
export const budgetTransfers = pgTable('budget_transfers', {
  id: uuid().primaryKey(),
  editionId: text('edition_id').$type<EditionId>().notNull(),
  fundId: text('fund_id').$type<FundId>().notNull(),
  fromDistrictId: uuid('from_district_id').notNull(),
  toDistrictId: uuid('to_district_id').notNull(),
  amountCents: amount('amount_cents'),
  proposedBy: uuid('proposed_by').notNull(),
  proposedAt: instant('proposed_at').notNull(),
  decision: text({ enum: ['approved', 'refused', 'withdrawn'] }),
  decidedBy: uuid('decided_by'),
  decidedAt: instant('decided_at'),
  transactionId: uuid('transaction_id'),
  version,
});

/** The diary of a transfer: what was done and said, by whom, when. */
export const budgetTransferEntries = pgTable('budget_transfer_entries', {
  id: uuid().primaryKey(),
  transferId: uuid('transfer_id').notNull(),
  act: text({ enum: ['proposed', 'noted', 'notCovered', 'approved', 'refused', 'withdrawn'] }).notNull(),
  words: text(),
  writtenBy: uuid('written_by').notNull(),
  writtenAt: instant('written_at').notNull(),
});

/** The dowries that wait for money, by district; in order of request, and before it whoever has a reason written. */
export const waitingEntries = pgTable('waiting_entries', {
  id: uuid().primaryKey(),
  dowryId: uuid('dowry_id').notNull(),
  editionId: text('edition_id').$type<EditionId>().notNull(),
  districtId: uuid('district_id').notNull(),
  organisationId: uuid('organisation_id').notNull(),
  /** Cents that the dowry takes from each fund. */
  needs: jsonb().$type<Record<string, number>>().notNull(),
  lackingFundIds: text('lacking_fund_ids').array().$type<FundId[]>().notNull(),
  requestedAt: instant('requested_at').notNull(),
  joinedAt: instant('joined_at').notNull(),
  joinedBy: uuid('joined_by').notNull(),
  precededAt: instant('preceded_at'),
  precededBy: uuid('preceded_by'),
  precedenceReason: text('precedence_reason'),
  /** Written by the database, when money comes. */
  offeredAt: instant('offered_at'),
  leftAt: instant('left_at'),
  leftBy: uuid('left_by'),
  leavingReason: text('leaving_reason'),
  version,
});

/** What an authority means to give a district in a quarter. */
export const allocationPlans = pgTable('allocation_plans', {
  id: uuid().primaryKey(),
  editionId: text('edition_id').$type<EditionId>().notNull(),
  fundId: text('fund_id').$type<FundId>().notNull(),
  districtId: uuid('district_id').notNull(),
  /** Its first day. */
  quarter: date({ mode: 'string' }).$type<CivilDate>().notNull(),
  plannedCents: amount('planned_cents'),
  updatedAt: instant('updated_at').notNull(),
  updatedBy: uuid('updated_by').notNull(),
  version,
});

/** From which shares of what was allocated a programme is warned of, in per cent, and how many days before its end. */
export const budgetThresholds = pgTable('budget_thresholds', {
  programmeId: text('programme_id').$type<ProgrammeId>().primaryKey(),
  percents: smallint().array().notNull(),
  daysBeforeEnd: smallint('days_before_end').notNull(),
  updatedAt: instant('updated_at').notNull(),
  updatedBy: uuid('updated_by').notNull(),
  version,
});

/** What a body imagines of an edition: named parameters of a forecast. */
export const forecastScenarios = pgTable('forecast_scenarios', {
  id: uuid().primaryKey(),
  organisationId: uuid('organisation_id').notNull(),
  name: text().notNull(),
  editionId: text('edition_id').$type<EditionId>().notNull(),
  districtId: uuid('district_id'),
  parameters: jsonb().$type<Record<string, number | string>>().notNull(),
  createdAt: instant('created_at').notNull(),
  createdBy: uuid('created_by').notNull(),
  updatedAt: instant('updated_at').notNull(),
  updatedBy: uuid('updated_by').notNull(),
  version,
});
