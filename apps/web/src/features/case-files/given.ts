/** True for what was filled in: an empty text, or one of spaces only, is nothing. */
export function isGiven<Value>(value: Value): value is Exclude<Value, '' | null | undefined> {
  if (typeof value === 'string') return value.trim() !== '';
  return value !== null && value !== undefined;
}

/** What was filled in, or nothing at all: for a member of a request that may be left out. */
export function given<Value>(value: Value): Exclude<Value, '' | null | undefined> | undefined {
  return isGiven(value) ? value : undefined;
}

/** True when two values of a form say the same. */
export function isSame(a: unknown, b: unknown): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}

/** The names of the fields in which two sets of values differ. */
export function differing<Values extends object>(before: Values, after: Values): (keyof Values & string)[] {
  const names = Object.keys(after).filter((name): name is keyof Values & string => name in before);
  return names.filter((name) => !isSame(before[name], after[name]));
}

export interface Change<Values> {
  /** What a field was changed to; undefined when it was not, null when it was emptied. */
  may<Name extends keyof Values>(name: Name): Exclude<Values[Name], '' | null | undefined> | null | undefined;
  /** The same for a field that cannot be emptied. */
  must<Name extends keyof Values>(name: Name): Exclude<Values[Name], '' | null | undefined> | undefined;
}

/** The changes from one set of values to another, as members of a merge patch (RFC 7396). */
export function changeOf<Values extends object>(before: Values, after: Values): Change<Values> {
  return {
    may: (name) => {
      if (isSame(before[name], after[name])) return undefined;
      const value = after[name];
      return isGiven(value) ? value : null;
    },
    must: (name) => (isSame(before[name], after[name]) ? undefined : given(after[name])),
  };
}
