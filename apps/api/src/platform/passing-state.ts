const passingClasses = ['08', '53', '57', '58'];
const passingStates = new Set(['25P03', '40001', '40P01', '55P03']);

/**
 * Whether an SQLSTATE speaks of the moment and not of the statement, so that the same may be asked again: lost connections (08),
 * lack of means (53), interventions (57), a system that fails (58), two in each other's way. PostgreSQL manual, appendix A.
 */
export const isPassingState = (code: string): boolean =>
  code.length === 5 && (passingClasses.includes(code.slice(0, 2)) || passingStates.has(code));
