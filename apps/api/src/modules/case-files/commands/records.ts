import { eq } from 'drizzle-orm';
import type { Context } from '../../../platform/context.ts';
import type { Tx } from '../../../platform/database.ts';
import { newId } from '../../../platform/id.ts';
import { notFound, type Violation } from '../../../platform/problem.ts';
import { recordAudit } from '../../audit/index.ts';
import { caseFileRefused, tooManyRecords } from '../errors.ts';
import type { CaseFileFacts, Unwritten } from '../facts.ts';
import { caseFileIn } from '../queries/file.ts';
import { countriesOf } from '../queries/places.ts';
import { languageViolations } from '../rules/records.ts';
import type { CaseFile } from '../schemas/case-file.ts';
import type { SpokenLanguage } from '../schemas/occupation.ts';
import { recordsMax } from '../schemas/records.ts';
import { caseFileLanguages } from '../tables.ts';
import type { RecordKind } from './record-kind.ts';
import {
  consentKind,
  educationKind,
  employmentStatusKind,
  servicePactKind,
  stayPermitKind,
  taxCodeKind,
  workDeclarationKind,
} from './record-kinds.ts';
import { fileToChange, writeVersion } from './version.ts';

/** The file that changes, and the version of it the person had before them. */
export interface OnFile {
  caseFileId: string;
  expectedVersion: number;
}

/** Adding, changing and removing rows of one kind. Each answers the whole file at its next version. */
export interface RecordCommands<Row, New> {
  /** Records a row; where only one can be in force, the one before it ends. Errors: 404, 409, 412, 422. */
  add(ctx: Context, on: OnFile, given: New): Promise<CaseFile>;
  /** Corrects or closes a row. Errors: 404, 409, 412, 422. */
  change(ctx: Context, on: OnFile & { recordId: string }, change: Partial<Unwritten<Row>>): Promise<CaseFile>;
  /** Takes away a row written by mistake; the audit keeps that it was there. Errors: 404, 412. */
  remove(ctx: Context, on: OnFile & { recordId: string }): Promise<CaseFile>;
}

function recordCommands<Row extends { id: string }, New>(
  kind: RecordKind<Row, New>,
): RecordCommands<Row, New> {
  return {
    add: (ctx, on, given) => ctx.transaction((tx) => addRecord(tx, ctx, { kind, on, given })),
    change: (ctx, on, change) => ctx.transaction((tx) => changeRecord(tx, ctx, { kind, on, change })),
    remove: (ctx, on) => ctx.transaction((tx) => removeRecord(tx, ctx, { kind, on })),
  };
}

export const taxCodeRecords = recordCommands(taxCodeKind);
export const stayPermitRecords = recordCommands(stayPermitKind);
export const employmentStatusRecords = recordCommands(employmentStatusKind);
export const workDeclarationRecords = recordCommands(workDeclarationKind);
export const servicePactRecords = recordCommands(servicePactKind);
export const educationRecords = recordCommands(educationKind);
export const consentRecords = recordCommands(consentKind);

interface Adding<Row extends { id: string }, New> {
  kind: RecordKind<Row, New>;
  on: OnFile;
  given: New;
}

async function addRecord<Row extends { id: string }, New>(
  tx: Tx,
  ctx: Context,
  { kind, on, given }: Adding<Row, New>,
): Promise<CaseFile> {
  const file = await fileToChange(tx, ctx, on);
  const rows = kind.rows(file);
  if (rows.length >= recordsMax) throw tooManyRecords();
  const row = settled(kind, kind.from(given, ctx.clock.today()));
  const replaced = kind.replaced?.(rows, row);
  const others = rows.map((each) => (each.id === replaced?.id ? replaced : each));
  await assertAllowed(tx, ctx, { kind, file, row, others });
  await writeVersion(tx, ctx, file);
  const written = writtenBy(ctx);
  if (replaced) await kind.update(tx, replaced.id, replaced, written);
  const id = newId();
  await kind.insert(tx, ownerOf(file, id, written), row);
  await recordChange(tx, ctx, { kind, file, entityId: id, verb: 'added' });
  return caseFileIn(tx, ctx, file.id);
}

interface Changing<Row extends { id: string }, New> {
  kind: RecordKind<Row, New>;
  on: OnFile & { recordId: string };
  change: Partial<Unwritten<Row>>;
}

async function changeRecord<Row extends { id: string }, New>(
  tx: Tx,
  ctx: Context,
  { kind, on, change }: Changing<Row, New>,
): Promise<CaseFile> {
  const file = await fileToChange(tx, ctx, on);
  const rows = kind.rows(file);
  const before = rowNamed(rows, on.recordId);
  const row = settled<Row, New>(kind, { ...before, ...change });
  await assertAllowed(tx, ctx, { kind, file, row, others: rows.filter(({ id }) => id !== before.id) });
  await writeVersion(tx, ctx, file);
  await kind.update(tx, before.id, row, writtenBy(ctx));
  await recordChange(tx, ctx, {
    kind,
    file,
    entityId: before.id,
    verb: 'changed',
    fields: Object.keys(change),
  });
  return caseFileIn(tx, ctx, file.id);
}

async function removeRecord<Row extends { id: string }, New>(
  tx: Tx,
  ctx: Context,
  { kind, on }: Pick<Changing<Row, New>, 'kind' | 'on'>,
): Promise<CaseFile> {
  const file = await fileToChange(tx, ctx, on);
  const { id } = rowNamed(kind.rows(file), on.recordId);
  await writeVersion(tx, ctx, file);
  await kind.remove(tx, id);
  await recordChange(tx, ctx, { kind, file, entityId: id, verb: 'removed' });
  return caseFileIn(tx, ctx, file.id);
}

function rowNamed<Row extends { id: string }>(rows: readonly Row[], recordId: string): Row {
  const row = rows.find(({ id }) => id === recordId);
  if (!row) throw notFound();
  return row;
}

/** The row in the form in which it is kept. */
export function settled<Row extends { id: string }, New>(
  kind: RecordKind<Row, New>,
  row: Unwritten<Row>,
): Unwritten<Row> {
  return kind.settled?.(row) ?? row;
}

interface Asked<Row extends { id: string }, New> {
  kind: RecordKind<Row, New>;
  file: CaseFileFacts;
  row: Unwritten<Row>;
  others: readonly Unwritten<Row>[];
}

async function assertAllowed<Row extends { id: string }, New>(
  tx: Tx,
  ctx: Context,
  { kind, file, row, others }: Asked<Row, New>,
): Promise<void> {
  const named = kind.countryCodes?.(row, file) ?? [];
  const violations: Violation[] = kind.violations(row, {
    person: file,
    bounds: { today: ctx.clock.today(), birthDate: file.birthDate },
    others,
    countries: await countriesOf(
      tx,
      named.filter((code) => code !== null),
    ),
    pointer: '',
  });
  if (violations.length > 0) throw caseFileRefused({ violations });
  await kind.assertFree?.(tx, row, { id: file.id, organisationId: file.organisation.id });
}

/** Who writes now, and when. */
export function writtenBy(ctx: Context) {
  return { updatedAt: ctx.clock.now(), updatedBy: ctx.actor.id };
}

function ownerOf(file: CaseFileFacts, id: string, { updatedAt, updatedBy }: ReturnType<typeof writtenBy>) {
  const created = { createdAt: updatedAt, createdBy: updatedBy };
  return { id, caseFileId: file.id, organisationId: file.organisation.id, ...created, updatedAt, updatedBy };
}

interface RecordedChange {
  kind: { noun: string };
  file: Pick<CaseFileFacts, 'id' | 'organisation'>;
  entityId: string;
  verb: 'added' | 'changed' | 'removed';
  fields?: string[];
}

async function recordChange(tx: Tx, ctx: Context, change: RecordedChange): Promise<void> {
  const { kind, file, entityId, verb, fields } = change;
  await recordAudit(tx, ctx, {
    area: 'case',
    action: `${kind.noun}.${verb}`,
    entity: kind.noun,
    entityId,
    subjectId: file.id,
    organisationId: file.organisation.id,
    ...(fields && { details: { fields } }),
  });
}

/** Records every language the person speaks, instead of those recorded so far. Errors: 404, 412, 422. */
export function setLanguages(
  ctx: Context,
  { languages, ...on }: OnFile & { languages: readonly SpokenLanguage[] },
): Promise<CaseFile> {
  return ctx.transaction(async (tx) => {
    const file = await fileToChange(tx, ctx, on);
    const violations = languageViolations(languages, '/languages');
    if (violations.length > 0) throw caseFileRefused({ violations });
    await writeVersion(tx, ctx, file);
    await tx.delete(caseFileLanguages).where(eq(caseFileLanguages.caseFileId, file.id));
    await insertLanguages(tx, file.id, file.organisation.id, languages);
    await recordAudit(tx, ctx, {
      area: 'case',
      action: 'languages.set',
      entity: 'caseFile',
      entityId: file.id,
      subjectId: file.id,
      organisationId: file.organisation.id,
    });
    return caseFileIn(tx, ctx, file.id);
  });
}

export async function insertLanguages(
  tx: Tx,
  caseFileId: string,
  organisationId: string,
  languages: readonly SpokenLanguage[],
): Promise<void> {
  if (languages.length === 0) return;
  await tx
    .insert(caseFileLanguages)
    .values(languages.map(({ language, level }) => ({ caseFileId, organisationId, language, level })));
}
