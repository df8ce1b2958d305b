import { canonicalTaxCode, kindOfTaxCode, normaliseTaxCode } from '@approdo/shared/tax-code';
import { and, eq, ne } from 'drizzle-orm';
import type { Tx } from '../../../platform/database.ts';
import { sameTaxCode } from '../errors.ts';
import type {
  ConsentRecord,
  EducationRecord,
  EmploymentStatusRecord,
  ServicePactRecord,
  StayPermitRecord,
  TaxCodeRecord,
  WorkDeclarationRecord,
} from '../facts.ts';
import {
  consentViolations,
  educationViolations,
  employmentStatusViolations,
  replacedStatus,
  servicePactViolations,
  stayPermitViolations,
  workDeclarationViolations,
} from '../rules/records.ts';
import { replacedCode, taxCodePeriodViolations, taxCodeVerdict } from '../rules/tax-codes.ts';
import type { AddConsent, AddStayPermit, AddTaxCode } from '../schemas/documents.ts';
import type {
  AddEducation,
  AddEmploymentStatus,
  AddServicePact,
  AddWorkDeclaration,
} from '../schemas/occupation.ts';
import {
  caseFiles,
  consents,
  educations,
  employmentStatuses,
  servicePacts,
  stayPermits,
  taxCodes,
  workDeclarations,
} from '../tables.ts';
import type { RecordKind } from './record-kind.ts';

/** Tax codes: checked against the person, one in force at a time, each in one file of the body. */
export const taxCodeKind: RecordKind<TaxCodeRecord, AddTaxCode> = {
  noun: 'taxCode',
  rows: (file) => file.taxCodes,
  from: (given, today) => ({ kind: 'personal', validFrom: today, validUntil: null, ...given }),
  settled: (row) => ({
    ...row,
    code: normaliseTaxCode(row.code),
    kind: kindOfTaxCode(row.code) ?? 'personal',
  }),
  violations: (row, { person, bounds, others, countries, pointer }) => [
    ...taxCodeVerdict(row.code, person, { places: { countries }, pointer: `${pointer}/code` }).errors,
    ...taxCodePeriodViolations(row, { others, bounds, pointer }),
  ],
  countryCodes: (_row, person) => [person.birthCountryCode],
  replaced: replacedCode,
  assertFree: (tx, row, file) => assertCodeFree(tx, row.code, file),
  insert: (tx, owner, row) =>
    tx.insert(taxCodes).values({ ...owner, ...row, canonical: canonicalOf(row.code) }),
  update: (tx, id, row, written) =>
    tx
      .update(taxCodes)
      .set({ ...row, ...written, canonical: canonicalOf(row.code) })
      .where(eq(taxCodes.id, id)),
  remove: (tx, id) => tx.delete(taxCodes).where(eq(taxCodes.id, id)),
};

const canonicalOf = (code: string) => canonicalTaxCode(code) ?? code;

async function assertCodeFree(
  tx: Tx,
  code: string,
  file: { id: string; organisationId: string },
): Promise<void> {
  const [other] = await tx
    .select({ caseFileId: caseFiles.id, code: caseFiles.code })
    .from(taxCodes)
    .innerJoin(caseFiles, eq(caseFiles.id, taxCodes.caseFileId))
    .where(
      and(
        eq(taxCodes.organisationId, file.organisationId),
        eq(taxCodes.code, code),
        ne(taxCodes.caseFileId, file.id),
      ),
    );
  if (other) throw sameTaxCode({ extra: { duplicates: [other] } });
}

/** Stay permits. Two may last at the same time: an asylum request and what it led to. */
export const stayPermitKind: RecordKind<StayPermitRecord, AddStayPermit> = {
  noun: 'stayPermit',
  rows: (file) => file.stayPermits,
  from: (given) => ({
    number: null,
    issuedOn: null,
    issuedBy: null,
    validFrom: null,
    validUntil: null,
    renewalRequestedOn: null,
    renewalReceiptNumber: null,
    asylumLodgedOn: null,
    note: null,
    ...given,
  }),
  violations: stayPermitViolations,
  insert: (tx, owner, row) => tx.insert(stayPermits).values({ ...owner, ...row }),
  update: (tx, id, row, written) =>
    tx
      .update(stayPermits)
      .set({ ...row, ...written })
      .where(eq(stayPermits.id, id)),
  remove: (tx, id) => tx.delete(stayPermits).where(eq(stayPermits.id, id)),
};

/** Employment statuses: one at a time. */
export const employmentStatusKind: RecordKind<EmploymentStatusRecord, AddEmploymentStatus> = {
  noun: 'employmentStatus',
  rows: (file) => file.employmentStatuses,
  from: (given) => ({ endsOn: null, paidPolicy: 'notStated', paidPolicyName: null, ...given }),
  violations: employmentStatusViolations,
  replaced: replacedStatus,
  insert: (tx, owner, row) => tx.insert(employmentStatuses).values({ ...owner, ...row }),
  update: (tx, id, row, written) =>
    tx
      .update(employmentStatuses)
      .set({ ...row, ...written })
      .where(eq(employmentStatuses.id, id)),
  remove: (tx, id) => tx.delete(employmentStatuses).where(eq(employmentStatuses.id, id)),
};

/** Declarations of immediate availability to work (DID). */
export const workDeclarationKind: RecordKind<WorkDeclarationRecord, AddWorkDeclaration> = {
  noun: 'workDeclaration',
  rows: (file) => file.workDeclarations,
  from: (given) => ({ employmentCentre: null, revokedOn: null, ...given }),
  violations: workDeclarationViolations,
  insert: (tx, owner, row) => tx.insert(workDeclarations).values({ ...owner, ...row }),
  update: (tx, id, row, written) =>
    tx
      .update(workDeclarations)
      .set({ ...row, ...written })
      .where(eq(workDeclarations.id, id)),
  remove: (tx, id) => tx.delete(workDeclarations).where(eq(workDeclarations.id, id)),
};

/** Service pacts signed at the employment centre. */
export const servicePactKind: RecordKind<ServicePactRecord, AddServicePact> = {
  noun: 'servicePact',
  rows: (file) => file.servicePacts,
  from: (given) => ({ employmentCentre: null, endedOn: null, ...given }),
  violations: servicePactViolations,
  insert: (tx, owner, row) => tx.insert(servicePacts).values({ ...owner, ...row }),
  update: (tx, id, row, written) =>
    tx
      .update(servicePacts)
      .set({ ...row, ...written })
      .where(eq(servicePacts.id, id)),
  remove: (tx, id) => tx.delete(servicePacts).where(eq(servicePacts.id, id)),
};

/** Educations, with their ISCED level. */
export const educationKind: RecordKind<EducationRecord, AddEducation> = {
  noun: 'education',
  rows: (file) => file.educations,
  from: (given) => ({ title: null, countryCode: null, year: null, recognition: 'notStated', ...given }),
  violations: educationViolations,
  countryCodes: (row) => [row.countryCode],
  insert: (tx, owner, row) => tx.insert(educations).values({ ...owner, ...row }),
  update: (tx, id, row, written) =>
    tx
      .update(educations)
      .set({ ...row, ...written })
      .where(eq(educations.id, id)),
  remove: (tx, id) => tx.delete(educations).where(eq(educations.id, id)),
};

/** The privacy notice and the consents. */
export const consentKind: RecordKind<ConsentRecord, AddConsent> = {
  noun: 'consent',
  rows: (file) => file.consents,
  from: (given) => ({ withdrawnOn: null, ...given }),
  violations: consentViolations,
  insert: (tx, owner, row) => tx.insert(consents).values({ ...owner, ...row }),
  update: (tx, id, row, written) =>
    tx
      .update(consents)
      .set({ ...row, ...written })
      .where(eq(consents.id, id)),
  remove: (tx, id) => tx.delete(consents).where(eq(consents.id, id)),
};
