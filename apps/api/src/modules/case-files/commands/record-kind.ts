import type { CivilDate } from '@approdo/shared/dates';
import type { Tx } from '../../../platform/database.ts';
import type { Violation } from '../../../platform/problem.ts';
import type { CaseFileFacts, Person, Unwritten } from '../facts.ts';
import type { Bounds } from '../rules/days.ts';

/** Whose row it is and who writes it. */
export interface RowOwner {
  id: string;
  caseFileId: string;
  organisationId: string;
  createdBy: string;
  updatedBy: string;
  createdAt: Date;
  updatedAt: Date;
}

export interface RowQuestion<Row> {
  person: Person;
  bounds: Bounds;
  /** The rows of this kind next to which it will stand. */
  others: readonly Unwritten<Row>[];
  countries: ReadonlyMap<string, string | null>;
  /** Where the row stands in the request. */
  pointer: string;
}

/**
 * How rows of one kind are recorded in a case file: what of them is asked, what refuses them, where they are kept.
 * One description serves opening a file with them, adding, changing and removing them.
 */
export interface RecordKind<Row extends { id: string }, New> {
  /** The row's name in the audit. */
  noun: string;
  rows(file: CaseFileFacts): readonly Row[];
  /** The whole row of what was given, with what is usual for the rest. */
  from(given: New, today: CivilDate): Unwritten<Row>;
  /** The row in the form in which it is kept. */
  settled?(row: Unwritten<Row>): Unwritten<Row>;
  violations(row: Unwritten<Row>, question: RowQuestion<Row>): Violation[];
  /** Countries the check must know of. */
  countryCodes?(row: Unwritten<Row>, person: Person): readonly (string | null)[];
  /** The row in force that a new one ends, with its end. */
  replaced?(rows: readonly Row[], added: Unwritten<Row>): Row | undefined;
  /** Looks across files before the row is written. */
  assertFree?(tx: Tx, row: Unwritten<Row>, file: { id: string; organisationId: string }): Promise<void>;
  insert(tx: Tx, owner: RowOwner, row: Unwritten<Row>): Promise<unknown>;
  update(
    tx: Tx,
    id: string,
    row: Unwritten<Row>,
    written: Pick<RowOwner, 'updatedAt' | 'updatedBy'>,
  ): Promise<unknown>;
  remove(tx: Tx, id: string): Promise<unknown>;
}
