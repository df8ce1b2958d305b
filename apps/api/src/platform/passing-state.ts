const passingClasses = ['08', '53', '57'];
const passingStates = new Set(['25P03', '25P04', '40001', '40P01', '55P03', '58000', '58030']);
/** Of those classes, what the configuration refuses: it would again. */
const lastingStates = new Set(['53400']);

/**
 * Whether an SQLSTATE speaks of the moment and not of the statement, so that the same may be asked again: lost connections (08),
 * lack of means (53), interventions (57), a machine that fails, two in each other's way. PostgreSQL manual, appendix A.
 */
export const isPassingState = (code: string): boolean =>
  passingStates.has(code) ||
  (code.length === 5 && passingClasses.includes(code.slice(0, 2)) && !lastingStates.has(code));
