import type { CivilDate } from '@approdo/shared/dates';
import {
  type AccreditationKind,
  accreditationKinds,
  type Sector,
  sectors,
} from '@approdo/shared/organisations';
import { boolean, date, integer, pgTable, text, uuid } from 'drizzle-orm/pg-core';
import { mutableRow, organisations } from '../identity/tables.ts';
import { regions } from '../territory/tables.ts';

const day = (name: string) => date(name, { mode: 'string' }).$type<CivilDate>();

export const seats = pgTable('seats', {
  id: uuid().primaryKey(),
  organisationId: uuid('organisation_id')
    .notNull()
    .references(() => organisations.id),
  address: text().notNull(),
  postalCode: text('postal_code'),
  municipalityIstatCode: text('municipality_istat_code').notNull(),
  phone: text(),
  main: boolean().notNull().default(false),
  closedOn: day('closed_on'),
  ...mutableRow,
});

export const accreditations = pgTable('accreditations', {
  id: uuid().primaryKey(),
  organisationId: uuid('organisation_id')
    .notNull()
    .references(() => organisations.id),
  kind: text({ enum: accreditationKinds }).$type<AccreditationKind>().notNull(),
  regionCode: text('region_code').references(() => regions.code),
  number: text().notNull(),
  validFrom: day('valid_from').notNull(),
  validTo: day('valid_to'),
  ...mutableRow,
});

export const hostDetails = pgTable('host_details', {
  organisationId: uuid('organisation_id')
    .primaryKey()
    .references(() => organisations.id),
  sector: text({ enum: sectors }).$type<Sector>().notNull(),
  atecoCode: text('ateco_code'),
  employees: integer().notNull(),
});
