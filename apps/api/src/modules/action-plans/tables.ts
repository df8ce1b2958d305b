import type { CivilDate } from '@approdo/shared/dates';
import type { PlanContent } from '@approdo/shared/plan-content';
import { bigint, date, integer, jsonb, pgTable, text, timestamp, uuid } from 'drizzle-orm/pg-core';
import { mutableRow } from '../identity/index.ts';
import type { EditionId } from '../programmes/index.ts';
import type { Signatory, SigningMethod } from './rules/signature-violations.ts';

const civilDay = (name: string) => date(name, { mode: 'string' }).$type<CivilDate>();

export const actionPlans = pgTable('action_plans', {
  id: uuid().primaryKey(),
  caseFileId: uuid('case_file_id').notNull(),
  organisationId: uuid('organisation_id').notNull(),
  editionId: text('edition_id').$type<EditionId>().notNull(),
  /** What is being written; null when the last signed version stands unchanged. */
  draft: jsonb().$type<PlanContent>(),
  revisionReason: text('revision_reason'),
  signedNumber: integer('signed_number'),
  ...mutableRow,
});

export const actionPlanVersions = pgTable('action_plan_versions', {
  id: uuid().primaryKey(),
  actionPlanId: uuid('action_plan_id').notNull(),
  caseFileId: uuid('case_file_id').notNull(),
  organisationId: uuid('organisation_id').notNull(),
  editionId: text('edition_id').$type<EditionId>().notNull(),
  number: integer().notNull(),
  content: jsonb().$type<PlanContent>().notNull(),
  plannedCents: bigint('planned_cents', { mode: 'number' }).notNull(),
  reason: text(),
  signatory: text().$type<Signatory>().notNull(),
  guardianName: text('guardian_name'),
  personSignedOn: civilDay('person_signed_on').notNull(),
  personMethod: text('person_method').$type<SigningMethod>().notNull(),
  operatorId: uuid('operator_id').notNull(),
  operatorSignedOn: civilDay('operator_signed_on').notNull(),
  operatorMethod: text('operator_method').$type<SigningMethod>().notNull(),
  documentReference: text('document_reference'),
  recordedAt: timestamp('recorded_at', { withTimezone: true, mode: 'date' }).notNull(),
});
