import { addDays, type CivilDate } from '@approdo/shared/dates';
import { canonicalTaxCode } from '@approdo/shared/tax-code';
import { searchable } from '@approdo/shared/text';
import { sql } from 'drizzle-orm';
import type { Context } from '../platform/context.ts';
import type { Tx } from '../platform/database.ts';
import { newId } from '../platform/id.ts';
import type { InventedPerson } from './people.ts';

/** A case file to write, and how much of it the operator has filled in. */
export interface FileToWrite {
  person: InventedPerson;
  organisationId: string;
  districtId: string;
  /** ISTAT code of the municipality where the person lives. */
  municipality: string;
  /** The operator who opened it. */
  operatorId: string;
  openedAt: Date;
  openedOn: CivilDate;
  /** `opened`: name, permit and tax code; `complete`: everything that a dowry asks for. */
  filled: 'opened' | 'complete';
}

type Row = Record<string, unknown>;
type Rows = Record<(typeof tables)[number], Row[]>;

const tables = [
  'case_files',
  'tax_codes',
  'stay_permits',
  'employment_statuses',
  'work_declarations',
  'service_pacts',
  'educations',
  'consents',
  'case_file_languages',
] as const;

/** Writes case files in bulk, in one transaction, past the commands: for worlds and loads, never for a desk. Answers their ids, in order. */
export async function writeCaseFiles(ctx: Context, files: readonly FileToWrite[]): Promise<string[]> {
  const rows = Object.fromEntries(tables.map((table) => [table, []])) as unknown as Rows;
  return ctx.transaction(async (tx) => {
    const codes = await nextCodes(tx, files);
    const ids = files.map((file, index) => addFile(rows, file, codes[index] ?? ''));
    for (const table of tables) await insertRows(tx, table, rows[table]);
    return ids;
  });
}

async function nextCodes(tx: Tx, files: readonly FileToWrite[]): Promise<string[]> {
  const years = JSON.stringify(files.map(({ openedOn }) => Number(openedOn.slice(0, 4))));
  const { rows } = await tx.execute<{ code: string }>(
    sql`select app.next_code('FA', value::int) as code from jsonb_array_elements_text(${years}::jsonb) with ordinality as years (value, place) order by place`,
  );
  return rows.map(({ code }) => code);
}

async function insertRows(tx: Tx, table: (typeof tables)[number], rows: Row[]): Promise<void> {
  const [first] = rows;
  if (!first) return;
  const columns = sql.join(
    Object.keys(first).map((column) => sql.identifier(column)),
    sql`, `,
  );
  await tx.execute(
    sql`insert into ${sql.identifier(table)} (${columns}) select ${columns} from json_populate_recordset(null::${sql.identifier(table)}, ${JSON.stringify(rows)}::json)`,
  );
}

function addFile(rows: Rows, file: FileToWrite, code: string): string {
  const { person, organisationId, operatorId } = file;
  const id = newId(file.openedAt.getTime());
  const at = file.openedAt.toISOString();
  const written = { created_at: at, created_by: operatorId, updated_at: at, updated_by: operatorId };
  const child = () => ({ id: newId(), case_file_id: id, organisation_id: organisationId, ...written });
  rows.case_files.push({
    id,
    organisation_id: organisationId,
    code,
    family_name: person.familyName,
    given_name: person.givenName,
    search_name: searchable(`${person.familyName} ${person.givenName}`),
    birth_date: person.birthDate,
    birth_date_precision: 'day',
    birth_country_code: person.country,
    citizenship_code: person.country,
    stateless: false,
    gender: person.gender,
    entered_unaccompanied: 'no',
    phone: person.phone,
    residence_municipality_code: file.municipality,
    domicile_municipality_code: file.municipality,
    district_id: file.districtId,
    version: 1,
    ...written,
  });
  rows.tax_codes.push({
    ...child(),
    kind: person.taxCode.kind,
    code: person.taxCode.code,
    canonical: canonicalTaxCode(person.taxCode.code),
    valid_from: person.permit.issuedOn,
  });
  rows.stay_permits.push({
    ...child(),
    kind: person.permit.kind,
    number: person.permit.number,
    issued_on: person.permit.issuedOn,
    issued_by: 'Questura',
    valid_from: person.permit.issuedOn,
    valid_until: person.permit.validUntil,
    renewal_requested_on: person.permit.renewalRequestedOn,
    asylum_lodged_on: person.permit.kind === 'asylumRequest' ? addDays(person.permit.issuedOn, -20) : null,
  });
  for (const { language, level } of person.languages)
    rows.case_file_languages.push({ case_file_id: id, organisation_id: organisationId, language, level });
  if (file.filled === 'complete') addRest(rows, file, child);
  return id;
}

function addRest(rows: Rows, { person, openedOn }: FileToWrite, child: () => Row): void {
  rows.employment_statuses.push({
    ...child(),
    condition: person.isced > 2 ? 'unemployed' : 'neverEmployed',
    starts_on: person.permit.issuedOn,
    paid_policy: 'none',
  });
  rows.work_declarations.push({
    ...child(),
    declared_on: person.declaredOn,
    employment_centre: 'Centro per l’impiego',
  });
  rows.service_pacts.push({
    ...child(),
    signed_on: person.declaredOn,
    employment_centre: 'Centro per l’impiego',
  });
  rows.educations.push({
    ...child(),
    isced_level: person.isced,
    country_code: person.country,
    recognition: 'notStated',
  });
  for (const kind of ['privacyNotice', 'dataProcessing'])
    rows.consents.push({ ...child(), kind, text_version: '1.0', given_on: openedOn, how: 'onPaper' });
}
