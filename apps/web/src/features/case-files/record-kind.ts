import type { ComponentType } from 'react';
import type { FieldErrors, FormState } from '../../ui/form.tsx';
import type { RecordItem } from '../../ui/record-list.tsx';
import type { CaseFile, OnFile } from './queries.ts';

/** What is done to a record: a new one, a correction, its end, a request of renewal. */
export type RecordMode = 'add' | 'change' | 'close' | 'renew';

export interface RecordFieldsProps<Row, Values> {
  form: FormState<Values>;
  mode: RecordMode;
  file: CaseFile;
  /** The record as it was when the dialog opened; null for a new one. */
  row: Row | null;
}

/** How one kind of record is read from a file, held by a form and written back. */
export interface RecordStore<Row extends { readonly id: string }, Values extends object> {
  rows: (file: CaseFile) => readonly Row[];
  valuesOf: (row: Row | null, mode: RecordMode) => Values;
  add: (on: OnFile, values: Values) => Promise<CaseFile>;
  change: (on: OnFile, recordId: string, values: { before: Values; after: Values }) => Promise<CaseFile>;
  remove: (on: OnFile, recordId: string) => Promise<CaseFile>;
}

/** Everything that is particular to one kind of record of a case file. */
export interface RecordKind<Row extends { readonly id: string }, Values extends object>
  extends RecordStore<Row, Values> {
  /** What a row shows in the list. */
  show: (row: Row, file: CaseFile) => Omit<RecordItem, 'id' | 'actions'>;
  /** What the dialog of each action is called. */
  titles: Readonly<Partial<Record<RecordMode, string>>> & { readonly add: string; readonly change: string };
  /** The actions of a row besides correcting and removing it. */
  furtherModes?: (row: Row) => readonly RecordMode[];
  required: (mode: RecordMode, row: Row | null) => readonly (keyof Values & string)[];
  check?: (values: Values, file: CaseFile) => FieldErrors;
  Fields: ComponentType<RecordFieldsProps<Row, Values>>;
  labels: Record<keyof Values & string, string>;
  /** A field's value in words. */
  say: (name: keyof Values & string, values: Values) => string;
}
