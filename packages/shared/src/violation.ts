/** A sentence in the two languages of the product. */
export interface Sentence {
  readonly it: string;
  readonly en: string;
}

/**
 * One thing wrong with a value: a stable code, what is wrong, how to mend it, and the numbers behind the sentence
 * (positions count from 1). An error refuses the value; a warning asks to look again.
 * No sentence repeats the value itself: it may be personal data.
 */
export interface Violation<Code extends string = string> {
  readonly code: Code;
  readonly severity: 'error' | 'warning';
  readonly message: Sentence;
  readonly fix: Sentence;
  readonly numbers: Record<string, number>;
}

/** What each code of a value says. */
export type Reasons<Code extends string> = Readonly<
  Record<Code, readonly [message: Sentence, fix: Sentence]>
>;

/** The error of a code, out of what the codes of its value say. */
export function errorOf<Code extends string>(
  reasons: Reasons<Code>,
  code: Code,
  numbers: Record<string, number> = {},
): Violation<Code> {
  const [message, fix] = reasons[code];
  return { code, severity: 'error', message, fix, numbers };
}
