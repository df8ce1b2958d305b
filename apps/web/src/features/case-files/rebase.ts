import { useState } from 'react';
import { ApiProblem } from '../../lib/api-problem.ts';
import type { FormState } from '../../ui/form.tsx';
import { differing } from './given.ts';
import { type CaseFile, useFileChange } from './queries.ts';

export interface Clash<Values> {
  latest: CaseFile;
  before: Values;
  now: Values;
  typed: Values;
  /** The fields somebody else changed in the meantime. */
  theirs: readonly (keyof Values & string)[];
  /** Those that the person was changing too. */
  both: ReadonlySet<string>;
}

export interface RebasingOptions<Values> {
  /** The file as it was last read. */
  file: CaseFile;
  form: FormState<Values>;
  valuesOf: (file: CaseFile) => Values;
  /** Sends what was typed, as a change of the file as it was when the form was filled in. */
  send: (base: CaseFile, typed: Values) => Promise<CaseFile>;
}

/**
 * A form that changes a file. When somebody else changed it first, nothing typed is lost: `clash` says what differs,
 * and `rebase` takes the file as it is now with what was typed on top of it.
 */
export function useRebasingChange<Values extends object>(options: RebasingOptions<Values>) {
  const { file, form, valuesOf, send } = options;
  const [base, setBase] = useState(file);
  const change = useFileChange(file.id, (typed: Values) => send(base, typed));
  const [before, now, typed] = [valuesOf(base), valuesOf(file), form.values];
  const mine = differing(before, typed);
  const theirs = differing(before, now);
  const { error } = change;
  const isStale = error instanceof ApiProblem && error.status === 412 && file.version !== base.version;
  const both = new Set<string>(theirs.filter((name) => mine.includes(name)));
  const clash: Clash<Values> | null = isStale ? { latest: file, before, now, typed, theirs, both } : null;
  const rebase = () => {
    form.reset(now);
    for (const name of mine) form.set(name, typed[name]);
    setBase(file);
    change.reset();
  };
  return { change, clash, rebase };
}
