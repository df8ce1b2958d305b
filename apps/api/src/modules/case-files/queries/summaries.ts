import { ageOn, type CivilDate } from '@approdo/shared/dates';
import { eq, inArray, sql } from 'drizzle-orm';
import type { Tx } from '../../../platform/database.ts';
import { organisations, users } from '../../identity/tables.ts';
import { districts } from '../../territory/tables.ts';
import type { StayPermitRecord } from '../facts.ts';
import { permitStanding } from '../rules/permit-standing.ts';
import type { CaseFileSummary } from '../schemas/case-file.ts';
import { caseFiles } from '../tables.ts';

type LongestPermit = Pick<StayPermitRecord, 'validUntil' | 'renewalRequestedOn'>;

/** What a list shows of a file; the subqueries look at one row each. */
const columns = {
  id: caseFiles.id,
  code: caseFiles.code,
  organisation: { id: organisations.id, name: organisations.name, kind: organisations.kind },
  familyName: caseFiles.familyName,
  givenName: caseFiles.givenName,
  familyNameOriginal: caseFiles.familyNameOriginal,
  givenNameOriginal: caseFiles.givenNameOriginal,
  birthDate: caseFiles.birthDate,
  birthDatePrecision: caseFiles.birthDatePrecision,
  birthCountryCode: caseFiles.birthCountryCode,
  citizenshipCode: caseFiles.citizenshipCode,
  stateless: caseFiles.stateless,
  gender: caseFiles.gender,
  district: { id: districts.id, code: districts.code, name: districts.name },
  version: caseFiles.version,
  createdAt: caseFiles.createdAt,
  updatedAtText: sql<string>`${caseFiles.updatedAt}::text`.as('updated_at_text'),
  lastUpdatedBy: users.name,
  taxCode: sql<string | null>`(select t.code from tax_codes t where t.case_file_id = ${caseFiles.id}
    order by t.valid_from desc limit 1)`,
  permit: sql<LongestPermit | null>`(select json_build_object('validUntil', p.valid_until, 'renewalRequestedOn', p.renewal_requested_on)
    from stay_permits p where p.case_file_id = ${caseFiles.id} order by p.valid_until desc nulls first limit 1)`,
  workDeclaredOn: sql<CivilDate | null>`(select max(d.declared_on) from work_declarations d
    where d.case_file_id = ${caseFiles.id} and d.revoked_on is null)`,
};

/** The select that every list of files begins with. */
export function summaries(tx: Tx) {
  return tx
    .select(columns)
    .from(caseFiles)
    .innerJoin(organisations, eq(organisations.id, caseFiles.organisationId))
    .leftJoin(districts, eq(districts.id, caseFiles.districtId))
    .leftJoin(users, eq(users.id, caseFiles.updatedBy));
}

export type SummaryRow = Awaited<ReturnType<typeof summaries>>[number];

/** The rows of these files that the actor may see, in no order. */
export function summariesByIds(tx: Tx, ids: readonly string[]): Promise<SummaryRow[]> {
  return ids.length === 0 ? Promise.resolve([]) : summaries(tx).where(inArray(caseFiles.id, [...ids]));
}

/** A row as lists answer it, with the age and the standing of the stay of today. Written out: copying wide rows is slow. */
export function summaryOf(row: SummaryRow, today: CivilDate): CaseFileSummary {
  return {
    id: row.id,
    code: row.code,
    organisation: row.organisation,
    familyName: row.familyName,
    givenName: row.givenName,
    familyNameOriginal: row.familyNameOriginal,
    givenNameOriginal: row.givenNameOriginal,
    birthDate: row.birthDate,
    birthDatePrecision: row.birthDatePrecision,
    age: ageOn(row.birthDate, today),
    citizenshipCode: row.citizenshipCode,
    stateless: row.stateless,
    gender: row.gender,
    district: row.district,
    permit: permitStanding(row.permit, today),
    taxCode: row.taxCode,
    workDeclaredOn: row.workDeclaredOn,
    version: row.version,
    createdAt: row.createdAt.toISOString(),
    updatedAt: new Date(row.updatedAtText).toISOString(),
    lastUpdatedBy: row.lastUpdatedBy,
  };
}
