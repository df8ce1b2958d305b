import type { home as it } from '../it/home.ts';
import type { Translation } from '../translation.ts';

export const home: Translation<typeof it> = {
  findCaseFile: 'Find a person',
  nearest: 'The first is on {{day}}.',
  nothing: 'Nothing is waiting',
  nothingText: 'Work that waits for you appears here.',
  oldest: 'The oldest is of {{day}}.',
  places: {
    apiKeys: 'The keys of application clients: scopes, expiry, last use.',
    audit: 'Who did what, and who looked at restricted data.',
    budgets: 'How much is allocated, reserved and available, by district and fund.',
    caseFiles: 'The people taken in charge: data, documents, plan, dowry.',
    dowries: 'The dowries requested, granted, refused and withdrawn.',
    editions: 'The editions with their rules, amounts and sources.',
    ledger: 'Every movement of money, closed months, seals and proofs.',
    organisations: 'Promoters, hosts, municipalities, CPI, schools, third sector.',
    users: 'Who signs in, in which role and for which body.',
  },
  shortcuts: 'Where to',
  task: {
    districtsWithoutOpenings: {
      action: 'Open the budget',
      calm: 'Every district can open more dowries',
      label_one: 'district and edition without funds for one more dowry',
      label_other: 'districts and editions without funds for one more dowry',
    },
    dowriesGranted: {
      action: 'Open the granted dowries',
      calm: 'No dowry granted yet',
      label_one: 'dowry granted and reserved on the budget',
      label_other: 'dowries granted and reserved on the budget',
    },
    dowriesNotCovered: {
      action: 'Open the requests',
      calm: 'The funds cover every request',
      label_one: 'request that the district’s funds do not cover',
      label_other: 'requests that the districts’ funds do not cover',
    },
    dowriesRequested: {
      action: 'Open the requests',
      calm: 'No request waits for an answer',
      label_one: 'dowry request waiting for an answer',
      label_other: 'dowry requests waiting for an answer',
    },
    dowriesToDecide: {
      action: 'Review the requests',
      calm: 'No request to review',
      label_one: 'dowry request to review',
      label_other: 'dowry requests to review',
    },
    dowriesToRequest: {
      action: 'Open the first',
      calm: 'No dowry to request',
      label_one: 'signed plan: its dowry may be requested',
      label_other: 'signed plans: their dowries may be requested',
    },
    fundsToAllocate: {
      action: 'Open the budget',
      calm: 'Everything is allocated to the districts',
      label_one: 'fund with money to allocate to districts',
      label_other: 'funds with money to allocate to districts',
    },
    invitationsPending: {
      action: 'Open the users',
      calm: 'Everybody who was invited has accepted',
      label_one: 'invitation not accepted yet',
      label_other: 'invitations not accepted yet',
    },
    keysEnding: {
      action: 'Open the keys',
      calm: 'No key ends within 30 days',
      label_one: 'key ending within 30 days',
      label_other: 'keys ending within 30 days',
    },
    permitsEnding: {
      action: 'Open the case files',
      calm: 'No permit ends within 60 days',
      label_one: 'permit ended or ending within 60 days',
      label_other: 'permits ended or ending within 60 days',
    },
    plansToSign: {
      action: 'Open the first',
      calm: 'No plan to complete or sign',
      label_one: 'plan to complete and sign',
      label_other: 'plans to complete and sign',
    },
    workDeclarationsMissing: {
      action: 'Open the case files',
      calm: 'Every case file has a work declaration',
      label_one: 'case file without a work declaration',
      label_other: 'case files without a work declaration',
    },
  },
  tasks: 'What waits for you',
  title: 'Welcome, {{name}}',
};
