import type { home as it } from '../it/home.ts';
import type { Translation } from '../translation.ts';

export const home: Translation<typeof it> = {
  dowries: {
    granted: {
      action: 'Open the granted dowries',
      calm: 'No dowry granted yet',
      label_one: 'dowry granted and reserved on the budget',
      label_other: 'dowries granted and reserved on the budget',
    },
    requested: {
      action: 'Open the requests',
      calm: 'No request is waiting for an answer',
      label_one: 'dowry request waiting for an answer',
      label_other: 'dowry requests waiting for an answer',
    },
    toReview: {
      action: 'Review the requests',
      calm: 'No request to review',
      label_one: 'dowry request to review',
      label_other: 'dowry requests to review',
    },
  },
  findCaseFile: 'Find a person',
  oldest: 'The oldest is of {{day}}.',
  places: {
    apiKeys: 'The keys of application clients: scopes, expiry, last use.',
    audit: 'Who did what, and who looked at restricted data.',
    budgets: 'How much is allocated, reserved and available, by district and fund.',
    caseFiles: 'The people taken in charge: data, documents, plan, dowry.',
    dowries: 'The dowries requested, granted, refused and withdrawn.',
    editions: 'The notices with their rules, amounts and sources.',
    organisations: 'Promoters, hosts, municipalities, CPI, schools, third sector.',
    users: 'Who signs in, in which role and for which body.',
  },
  shortcuts: 'Where to',
  tasks: 'What waits for you',
  title: 'Welcome, {{name}}',
  unknown: 'could not be counted',
};
