/** What reading a person's text gave: the value, or why not, as a stable code and an Italian sentence. */
export type Parsed<Value, Reason extends string = string> =
  | { readonly ok: true; readonly value: Value }
  | { readonly ok: false; readonly reason: Reason; readonly message: string };

/**
 * One thing wrong with a value: a stable code, what is wrong and how to mend it, in Italian, and the numbers
 * behind the sentence (positions count from 1). An error refuses the value; a warning asks to look again.
 * No message repeats the value itself: it may be personal data.
 */
export interface Violation<Code extends string = string> {
  readonly code: Code;
  readonly severity: 'error' | 'warning';
  readonly message: string;
  readonly fix: string;
  readonly numbers: Readonly<Record<string, number>>;
}
