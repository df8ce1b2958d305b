import type { CivilDate } from '@approdo/shared/dates';
import { boolean, date, integer, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core';
import { mutableRow } from '../identity/tables.ts';

export const regions = pgTable('regions', {
  code: text().primaryKey(),
  name: text().notNull(),
});

export const provinces = pgTable('provinces', {
  code: text().primaryKey(),
  istatCode: text('istat_code').notNull(),
  name: text().notNull(),
  regionCode: text('region_code').references(() => regions.code),
  isCurrent: boolean('is_current').notNull(),
});

/** One row for each period in which a municipality had these codes and names. */
export const municipalities = pgTable('municipalities', {
  id: integer().primaryKey(),
  istatCode: text('istat_code').notNull(),
  belfioreCode: text('belfiore_code').notNull(),
  name: text().notNull(),
  otherName: text('other_name'),
  provinceCode: text('province_code')
    .notNull()
    .references(() => provinces.code),
  searchText: text('search_text').notNull(),
  validFrom: date('valid_from', { mode: 'string' }).$type<CivilDate>().notNull(),
  validTo: date('valid_to', { mode: 'string' }).$type<CivilDate>(),
});

export const countries = pgTable('countries', {
  iso2: text().primaryKey(),
  belfioreCode: text('belfiore_code'),
  istatCode: text('istat_code').notNull(),
});

export const districts = pgTable('districts', {
  id: uuid().primaryKey(),
  code: text().notNull(),
  name: text().notNull(),
  regionCode: text('region_code')
    .notNull()
    .references(() => regions.code),
  ...mutableRow,
});

export const districtMunicipalities = pgTable(
  'district_municipalities',
  {
    districtId: uuid('district_id')
      .notNull()
      .references(() => districts.id),
    municipalityIstatCode: text('municipality_istat_code').notNull(),
  },
  (table) => [primaryKey({ columns: [table.districtId, table.municipalityIstatCode] })],
);
