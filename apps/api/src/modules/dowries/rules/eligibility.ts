import type { CivilDate } from '@approdo/shared/dates';
import type { Edition } from '../../programmes/index.ts';
import { admissionConditions } from './admission.ts';
import type { Condition } from './condition.ts';
import type { EligibilityFacts } from './facts.ts';
import {
  expectedInternshipEnd,
  internshipFitsCondition,
  oneDowryCondition,
  otherPolicyCondition,
  promoterPathsCondition,
  windowConditions,
} from './limits.ts';
import { residenceCondition } from './permit.ts';
import {
  consentConditions,
  servicePactCondition,
  taxCodeCondition,
  unemploymentCondition,
  workDeclarationCondition,
} from './work-and-documents.ts';

/**
 * Every condition of an edition as it stands for one person on one day: met, unmet with how to mend it, or
 * unknown with what is missing. The same list is the panel of the case file and the gate of the dowry.
 */
export function eligibilityVerdict(facts: EligibilityFacts, edition: Edition, on: CivilDate): Condition[] {
  const internshipEndsOn = expectedInternshipEnd(facts, edition, on);
  return [
    residenceCondition({ facts, on, internshipEndsOn }),
    ...admissionConditions(facts, edition, on),
    unemploymentCondition(facts, edition, on),
    ...workDeclarationCondition(facts, edition, on),
    ...servicePactCondition(facts, edition, on),
    ...consentConditions(facts, on),
    taxCodeCondition(facts, edition, on),
    ...oneDowryCondition(facts, edition),
    ...otherPolicyCondition(facts, edition, on),
    ...windowConditions(edition, on),
    internshipFitsCondition(facts, edition, on),
    ...promoterPathsCondition(facts, edition),
  ];
}

export const verdictOutcomes = ['eligible', 'notEligible', 'incomplete'] as const;
export type VerdictOutcome = (typeof verdictOutcomes)[number];

/** The verdict in one word: one unmet condition refuses, an unknown one leaves it open. */
export function verdictOutcome(conditions: readonly Condition[]): VerdictOutcome {
  if (conditions.some((one) => one.outcome === 'unmet')) return 'notEligible';
  return conditions.some((one) => one.outcome === 'unknown') ? 'incomplete' : 'eligible';
}
