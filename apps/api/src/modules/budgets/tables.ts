import type { CivilDate } from '@approdo/shared/dates';
import type { DowryComponent } from '@approdo/shared/dowry';
import { bigint, date, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core';
import type { EditionId, FundId } from '../programmes/index.ts';

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
