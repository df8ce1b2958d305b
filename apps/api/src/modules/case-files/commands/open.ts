import { sql } from 'drizzle-orm';
import type { Context } from '../../../platform/context.ts';
import type { Tx } from '../../../platform/database.ts';
import { newId } from '../../../platform/id.ts';
import { forbidden, type Violation } from '../../../platform/problem.ts';
import { recordAudit } from '../../audit/index.ts';
import { caseFileRefused, likelyDuplicate, sameTaxCode } from '../errors.ts';
import type { Person, PlaceFacts, Unwritten } from '../facts.ts';
import { caseFileIn } from '../queries/file.ts';
import { districtOfPerson, placesOf } from '../queries/places.ts';
import { likelyFiles } from '../queries/search.ts';
import { personViolations } from '../rules/person.ts';
import { languageViolations } from '../rules/records.ts';
import { repeatedCodeViolations } from '../rules/tax-codes.ts';
import type { CaseFile } from '../schemas/case-file.ts';
import type { OpenCaseFile } from '../schemas/inputs.ts';
import type { CaseFileMatch } from '../schemas/search.ts';
import { caseFiles } from '../tables.ts';
import { columnsOf, personFrom, searchNameOf } from './person-columns.ts';
import type { RecordKind, RowOwner } from './record-kind.ts';
import {
  consentKind,
  educationKind,
  employmentStatusKind,
  servicePactKind,
  stayPermitKind,
  taxCodeKind,
  workDeclarationKind,
} from './record-kinds.ts';
import { insertLanguages, settled, writtenBy } from './records.ts';

/**
 * Opens the file of a person in the actor's own body, with everything already known. Errors: 422 with every reason at
 * once; 409 when a file of the body has the same tax code, or seems of the same person and was not excluded.
 */
export function openCaseFile(ctx: Context, given: OpenCaseFile): Promise<CaseFile> {
  const { organisationId } = ctx.actor;
  if (organisationId === null) throw forbidden();
  return ctx.transaction(async (tx) => {
    const person = await personWithDistrict(tx, given);
    const batches = batchesOf(given);
    const countryCodes = (given.educations ?? []).map(({ countryCode }) => countryCode ?? null);
    const places = await placesOf(tx, { person, countryCodes, today: ctx.clock.today() });
    const violations = openingViolations({ given, person, places, batches, ctx });
    if (violations.length > 0) throw caseFileRefused({ violations });
    await assertNotThere(tx, ctx, { person, given, organisationId });
    const id = newId();
    await insertFile(tx, ctx, { id, organisationId, person });
    const owner = { caseFileId: id, organisationId, ...createdBy(ctx) };
    for (const batch of batches) await batch.write(tx, owner, ctx);
    await insertLanguages(tx, id, organisationId, given.languages ?? []);
    await recordAudit(tx, ctx, {
      area: 'case',
      action: 'caseFile.opened',
      entity: 'caseFile',
      entityId: id,
      subjectId: id,
      organisationId,
    });
    return caseFileIn(tx, ctx, id);
  });
}

async function personWithDistrict(tx: Tx, given: OpenCaseFile): Promise<Person> {
  const person = personFrom(given);
  return { ...person, districtId: person.districtId ?? (await districtOfPerson(tx, person)) };
}

type Checking = { person: Person; places: PlaceFacts; ctx: Context };

/** The rows of one kind that come with the file: to be checked together, then written. */
interface Batch {
  violations(checking: Checking): Violation[];
  write(tx: Tx, owner: Omit<RowOwner, 'id'>, ctx: Context): Promise<void>;
}

function batchesOf(given: OpenCaseFile): Batch[] {
  return [
    batchOf(taxCodeKind, 'taxCodes', given.taxCodes),
    batchOf(stayPermitKind, 'stayPermits', given.stayPermits),
    batchOf(employmentStatusKind, 'employmentStatuses', given.employmentStatuses),
    batchOf(workDeclarationKind, 'workDeclarations', given.workDeclarations),
    batchOf(servicePactKind, 'servicePacts', given.servicePacts),
    batchOf(educationKind, 'educations', given.educations),
    batchOf(consentKind, 'consents', given.consents),
  ];
}

function batchOf<Row extends { id: string }, New>(
  kind: RecordKind<Row, New>,
  list: string,
  given: readonly New[] = [],
): Batch {
  const rowsOn = (ctx: Context): Unwritten<Row>[] =>
    given.map((each) => settled(kind, kind.from(each, ctx.clock.today())));
  return {
    violations: ({ person, places, ctx }) => {
      const bounds = { today: ctx.clock.today(), birthDate: person.birthDate };
      return rowsOn(ctx).flatMap((row, index, rows) =>
        kind.violations(row, {
          person,
          bounds,
          others: rows.slice(0, index),
          countries: places.countries,
          pointer: `/${list}/${index}`,
        }),
      );
    },
    write: async (tx, owner, ctx) => {
      for (const row of rowsOn(ctx)) await kind.insert(tx, { ...owner, id: newId() }, row);
    },
  };
}

interface Opening extends Checking {
  given: OpenCaseFile;
  batches: readonly Batch[];
}

function openingViolations({ given, batches, ...checking }: Opening): Violation[] {
  return [
    ...personViolations(checking.person, checking.places, checking.ctx.clock.today()),
    ...batches.flatMap((batch) => batch.violations(checking)),
    ...repeatedCodeViolations((given.taxCodes ?? []).map(({ code }) => code)),
    ...languageViolations(given.languages ?? [], '/languages'),
  ];
}

interface Newcomer {
  person: Person;
  given: OpenCaseFile;
  organisationId: string;
}

/** Two desks that open the same name at once, or names of people born on the same day, wait for each other. */
async function waitForOthers(tx: Tx, organisationId: string, person: Person): Promise<void> {
  const words = searchNameOf(person).split(' ').toSorted().join(' ');
  // the name always first, so that two desks never wait for each other in a circle
  for (const subject of [`${organisationId} ${words}`, `${organisationId} ${person.birthDate}`])
    await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${subject}, 0))`);
}

/** Refuses a file that is likely there already. */
async function assertNotThere(
  tx: Tx,
  ctx: Context,
  { person, given, organisationId }: Newcomer,
): Promise<void> {
  await waitForOthers(tx, organisationId, person);
  const { familyName, givenName, birthDate, birthDatePrecision, birthCountryCode } = person;
  const found = await likelyFiles(tx, ctx, {
    taxCodes: (given.taxCodes ?? []).map(({ code }) => code),
    name: [familyName, givenName].filter((name) => name !== null).join(' '),
    birthDate,
    birthDatePrecision,
    birthCountryCode,
  });
  const same = found.filter(({ likelihood }) => likelihood === 'certain');
  if (same.length > 0) throw sameTaxCode({ extra: { duplicates: same.map(duplicateOf) } });
  const excluded = new Set(given.notDuplicateOf);
  const likely = found.filter(
    ({ likelihood, caseFile }) => likelihood === 'likely' && !excluded.has(caseFile.id),
  );
  if (likely.length > 0) throw likelyDuplicate({ extra: { duplicates: likely.map(duplicateOf) } });
}

/** What a refusal may say of the other file: where it is, and why it looks the same. */
const duplicateOf = ({ caseFile, reasons }: CaseFileMatch) => ({
  caseFileId: caseFile.id,
  code: caseFile.code,
  reasons,
});

function createdBy(ctx: Context) {
  const written = writtenBy(ctx);
  return { ...written, createdAt: written.updatedAt, createdBy: written.updatedBy };
}

async function insertFile(
  tx: Tx,
  ctx: Context,
  { id, organisationId, person }: { id: string; organisationId: string; person: Person },
): Promise<void> {
  const year = Number(ctx.clock.today().slice(0, 4));
  await tx.insert(caseFiles).values({
    id,
    organisationId,
    ...columnsOf(person),
    ...createdBy(ctx),
    code: sql`app.next_code('FA', ${year}::int)`,
  });
}
