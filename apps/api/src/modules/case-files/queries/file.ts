import type { CivilDate } from '@approdo/shared/dates';
import { eq, getTableColumns, type SQL, sql } from 'drizzle-orm';
import type { AnyPgColumn } from 'drizzle-orm/pg-core';
import type { Context } from '../../../platform/context.ts';
import { prepared, type Tx } from '../../../platform/database.ts';
import { notFound } from '../../../platform/problem.ts';
import { organisations, users } from '../../identity/tables.ts';
import { districts } from '../../territory/tables.ts';
import type { CaseFileFacts, RecordLists } from '../facts.ts';
import type { CaseFile } from '../schemas/case-file.ts';
import {
  caseFileLanguages,
  caseFileReveals,
  caseFiles,
  consents,
  educations,
  employmentStatuses,
  servicePacts,
  stayPermits,
  taxCodes,
  workDeclarations,
} from '../tables.ts';
import { caseFileView } from '../views.ts';

/** The rows of one kind as a JSON list, so that a whole file is one statement. The columns carry the names of the contract. */
function rowsOf<Row>(
  table: { caseFileId: AnyPgColumn },
  columns: Readonly<Record<keyof Row & string, AnyPgColumn>>,
  order: SQL,
): SQL<Row[]> {
  const pairs = Object.entries<AnyPgColumn>(columns).map(
    ([name, column]) => sql`${sql.raw(`'${name}'`)}, ${column}`,
  );
  return sql<
    Row[]
  >`(select coalesce(json_agg(json_build_object(${sql.join(pairs, sql`, `)}) order by ${order}), '[]')
    from ${table} where ${table.caseFileId} = ${caseFiles.id})`;
}

type Row<List extends keyof RecordLists> = RecordLists[List][number];

const recordColumns = {
  taxCodes: rowsOf<Row<'taxCodes'>>(
    taxCodes,
    {
      id: taxCodes.id,
      kind: taxCodes.kind,
      code: taxCodes.code,
      validFrom: taxCodes.validFrom,
      validUntil: taxCodes.validUntil,
    },
    sql`${taxCodes.validFrom} desc`,
  ),
  stayPermits: rowsOf<Row<'stayPermits'>>(
    stayPermits,
    {
      id: stayPermits.id,
      kind: stayPermits.kind,
      number: stayPermits.number,
      issuedOn: stayPermits.issuedOn,
      issuedBy: stayPermits.issuedBy,
      validFrom: stayPermits.validFrom,
      validUntil: stayPermits.validUntil,
      renewalRequestedOn: stayPermits.renewalRequestedOn,
      renewalReceiptNumber: stayPermits.renewalReceiptNumber,
      asylumLodgedOn: stayPermits.asylumLodgedOn,
      note: stayPermits.note,
    },
    sql`${stayPermits.validUntil} desc nulls first, ${stayPermits.id}`,
  ),
  employmentStatuses: rowsOf<Row<'employmentStatuses'>>(
    employmentStatuses,
    {
      id: employmentStatuses.id,
      condition: employmentStatuses.condition,
      startsOn: employmentStatuses.startsOn,
      endsOn: employmentStatuses.endsOn,
      paidPolicy: employmentStatuses.paidPolicy,
      paidPolicyName: employmentStatuses.paidPolicyName,
    },
    sql`${employmentStatuses.startsOn} desc`,
  ),
  workDeclarations: rowsOf<Row<'workDeclarations'>>(
    workDeclarations,
    {
      id: workDeclarations.id,
      declaredOn: workDeclarations.declaredOn,
      employmentCentre: workDeclarations.employmentCentre,
      revokedOn: workDeclarations.revokedOn,
    },
    sql`${workDeclarations.declaredOn} desc`,
  ),
  servicePacts: rowsOf<Row<'servicePacts'>>(
    servicePacts,
    {
      id: servicePacts.id,
      signedOn: servicePacts.signedOn,
      employmentCentre: servicePacts.employmentCentre,
      endedOn: servicePacts.endedOn,
    },
    sql`${servicePacts.signedOn} desc`,
  ),
  educations: rowsOf<Row<'educations'>>(
    educations,
    {
      id: educations.id,
      iscedLevel: educations.iscedLevel,
      title: educations.title,
      countryCode: educations.countryCode,
      year: educations.year,
      recognition: educations.recognition,
    },
    sql`${educations.iscedLevel} desc, ${educations.id}`,
  ),
  consents: rowsOf<Row<'consents'>>(
    consents,
    {
      id: consents.id,
      kind: consents.kind,
      textVersion: consents.textVersion,
      givenOn: consents.givenOn,
      withdrawnOn: consents.withdrawnOn,
      how: consents.how,
    },
    sql`${consents.givenOn} desc, ${consents.id}`,
  ),
  languages: rowsOf<Row<'languages'>>(
    caseFileLanguages,
    { language: caseFileLanguages.language, level: caseFileLanguages.level },
    sql`${caseFileLanguages.level} desc, ${caseFileLanguages.language}`,
  ),
};

/** The name of a municipality for people, “Cori (LT)”, as it is now or, by Belfiore code, as it was at the birth. */
const nameByIstat = (code: AnyPgColumn) => sql<string | null>`(select m.name || ' (' || m.province_code || ')'
  from municipalities m where m.istat_code = ${code} order by m.valid_from desc limit 1)`;
const birthplaceName = sql<
  string | null
>`(select m.name || ' (' || m.province_code || ')' from municipalities m
  where m.belfiore_code = ${caseFiles.birthMunicipalityCode} and m.valid_from <= ${caseFiles.birthDate}
  order by m.valid_from desc limit 1)`;

const fileStatement = prepared((tx) =>
  tx
    .select({
      ...getTableColumns(caseFiles),
      organisation: { id: organisations.id, name: organisations.name, kind: organisations.kind },
      district: { id: districts.id, code: districts.code, name: districts.name },
      lastUpdatedBy: users.name,
      birthMunicipalityName: birthplaceName,
      residenceMunicipalityName: nameByIstat(caseFiles.residenceMunicipalityCode),
      domicileMunicipalityName: nameByIstat(caseFiles.domicileMunicipalityCode),
      revealed: sql<boolean>`exists (select from ${caseFileReveals} where ${caseFileReveals.caseFileId} = ${caseFiles.id}
        and ${caseFileReveals.actorId} = ${sql.placeholder('actorId')} and ${caseFileReveals.revealedOn} = ${sql.placeholder('today')})`,
      ...recordColumns,
    })
    .from(caseFiles)
    .innerJoin(organisations, eq(organisations.id, caseFiles.organisationId))
    .leftJoin(districts, eq(districts.id, caseFiles.districtId))
    .leftJoin(users, eq(users.id, caseFiles.updatedBy))
    .where(eq(caseFiles.id, sql.placeholder('caseFileId')))
    .prepare('case_file_by_id'),
);

type FileRow = typeof caseFiles.$inferSelect;

const addressOf = (street: string | null, postalCode: string | null, municipalityCode: string | null) =>
  street === null && postalCode === null && municipalityCode === null
    ? null
    : { street, postalCode, municipalityCode };

function personOf(file: FileRow) {
  return {
    residence: addressOf(file.residenceAddress, file.residencePostalCode, file.residenceMunicipalityCode),
    domicile: addressOf(file.domicileAddress, file.domicilePostalCode, file.domicileMunicipalityCode),
    guardian:
      file.guardianName === null
        ? null
        : { name: file.guardianName, phone: file.guardianPhone, email: file.guardianEmail },
  };
}

export interface FileQuestion {
  caseFileId: string;
  actorId: string;
  today: CivilDate;
}

/** The whole file with nothing masked, inside a transaction; null when it is not there or not visible. */
export async function caseFileFactsIn(tx: Tx, question: FileQuestion): Promise<CaseFileFacts | null> {
  const [row] = await fileStatement(tx).execute({ ...question });
  if (!row) return null;
  const { residence, domicile, guardian } = personOf(row);
  return { residence, domicile, guardian, ...row };
}

/** The whole file with nothing masked, as the actor may see it. Error: 404. */
export async function visibleFile(tx: Tx, ctx: Context, caseFileId: string): Promise<CaseFileFacts> {
  const file = await caseFileFactsIn(tx, { caseFileId, actorId: ctx.actor.id, today: ctx.clock.today() });
  if (file === null) throw notFound();
  return file;
}

/** The file as it is answered: restricted data masked unless revealed today. Error: 404. */
export async function caseFileIn(tx: Tx, ctx: Context, caseFileId: string): Promise<CaseFile> {
  return caseFileView(await visibleFile(tx, ctx, caseFileId), ctx);
}

/** One case file with everything recorded in it. Error: 404. */
export function caseFileById(ctx: Context, { caseFileId }: { caseFileId: string }): Promise<CaseFile> {
  return ctx.read((tx) => caseFileIn(tx, ctx, caseFileId));
}
