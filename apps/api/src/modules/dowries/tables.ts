import type { CivilDate } from '@approdo/shared/dates';
import type { DowryComponent } from '@approdo/shared/dowry';
import { bigint, date, numeric, pgTable, primaryKey, text, timestamp, uuid } from 'drizzle-orm/pg-core';
import { mutableRow, organisations } from '../identity/index.ts';
import type { EditionId, FundId, VariantId } from '../programmes/index.ts';
import type { DowryState } from './rules/life.ts';

const instant = (name: string) => timestamp(name, { withTimezone: true, mode: 'date' });
const amount = (name: string) => bigint(name, { mode: 'number' }).notNull();
const quantity = (name: string) => numeric(name, { precision: 12, scale: 4, mode: 'number' }).notNull();

export const dowries = pgTable('dowries', {
  id: uuid().primaryKey(),
  code: text().notNull(),
  caseFileId: uuid('case_file_id').notNull(),
  organisationId: uuid('organisation_id')
    .notNull()
    .references(() => organisations.id),
  editionId: text('edition_id').$type<EditionId>().notNull(),
  districtId: uuid('district_id').notNull(),
  actionPlanVersionId: uuid('action_plan_version_id').notNull(),
  variantId: text('variant_id').$type<VariantId>().notNull(),
  requestedAt: instant('requested_at').notNull(),
  requestedBy: uuid('requested_by').notNull(),
  grantedAt: instant('granted_at'),
  grantedBy: uuid('granted_by'),
  grantedOn: date('granted_on', { mode: 'string' }).$type<CivilDate>(),
  refusedAt: instant('refused_at'),
  refusedBy: uuid('refused_by'),
  refusalReason: text('refusal_reason'),
  withdrawnAt: instant('withdrawn_at'),
  withdrawnBy: uuid('withdrawn_by'),
  withdrawalReason: text('withdrawal_reason'),
  /** Computed by the database. */
  state: text().$type<DowryState>().notNull().generatedAlwaysAs('computed from the facts'),
  ...mutableRow,
});

/** What was asked for, line by line; a grant reserves these amounts. */
export const dowryComponents = pgTable(
  'dowry_components',
  {
    dowryId: uuid('dowry_id')
      .notNull()
      .references(() => dowries.id),
    component: text().$type<DowryComponent>().notNull(),
    fundId: text('fund_id').$type<FundId>().notNull(),
    amountCents: amount('amount_cents'),
    plannedCents: amount('planned_cents'),
    quantity: quantity('quantity'),
    quantityMax: quantity('quantity_max'),
    unit: text({ enum: ['minutes', 'months'] }).notNull(),
  },
  (table) => [primaryKey({ columns: [table.dowryId, table.component] })],
);
