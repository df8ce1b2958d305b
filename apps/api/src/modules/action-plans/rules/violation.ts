import type { Violation } from '../../../platform/problem.ts';

/** A reason to refuse, at a place of the plan. */
export function violation(
  code: string,
  pointer: string,
  said: { message: Violation['message']; fix: Violation['fix']; numbers?: Record<string, number> },
): Violation {
  return { code, pointer, ...said };
}

/** The reason, if it stands. */
export function given(condition: boolean, make: () => Violation): Violation[] {
  return condition ? [make()] : [];
}
