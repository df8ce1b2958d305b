import type { eligibility as it } from '../it/eligibility.ts';
import type { Translation } from '../translation.ts';

export const eligibility: Translation<typeof it> = {
  asOf: 'Checked for {{day}}',
  chooseEdition: 'Edition',
  conditions: 'Conditions',
  counts: {
    met_one: '{{count}} met',
    met_other: '{{count}} met',
    unknown_one: '{{count}} to be checked',
    unknown_other: '{{count}} to be checked',
    unmet_one: '{{count}} not met',
    unmet_other: '{{count}} not met',
  },
  ended: 'ended',
  missingFact: 'Missing: {{fact}}',
  on: 'On the day',
  outcome: {
    eligible: 'The person may ask for the dowry',
    eligibleText: 'Every condition of {{edition}} is met on {{day}}.',
    incomplete: 'There is not enough information to decide',
    incompleteText: 'No condition is excluded, but the case file does not say everything yet.',
    notEligible: 'The person may not ask for the dowry yet',
    notEligibleText: 'Each condition that is not met says what was seen and how to mend it.',
  },
  title: 'Requirements of the dowry',
};
