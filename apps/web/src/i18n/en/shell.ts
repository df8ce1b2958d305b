import type { shell as it } from '../it/shell.ts';
import type { Translation } from '../translation.ts';

export const shell: Translation<typeof it> = {
  accessibility: 'Accessibility statement',
  account: 'My account',
  commandActions: 'Actions',
  commandPlaces: 'Pages',
  crash: 'Unexpected error',
  lost: 'Page not loaded',
  lostFix:
    'The page did not arrive: the network is missing, or there is a new version of Approdo. Check the connection and try again.',
  feedback: 'Report a problem',
  found: {
    caseFiles: 'Case files',
    dowries: 'Dowries',
    organisations: 'Bodies',
  },
  groups: {
    administration: 'Administration',
    reference: 'Network and editions',
    work: 'Work',
  },
  navigation: 'Main navigation',
  newCaseFile: 'Open a new case file',
  noSuchAddress: 'This address leads to no page',
  noSuchPage: 'Page not found',
  noSuchPageFix: 'Check the link you followed, or start again from the home page.',
  openNavigation: 'Open or close the menu',
  places: {
    apiKeys: 'API keys',
    audit: 'Access log',
    budgets: 'Budgets',
    caseFiles: 'Case files',
    dowries: 'Dowries',
    editions: 'Editions',
    home: 'Home',
    ledger: 'Ledger',
    organisations: 'Bodies',
    users: 'Users',
  },
  product: 'Approdo, management of individual dowries',
  search: 'Search or go to',
  signOut: 'Sign out',
  skip: 'Skip to the content',
  userMenu: 'User menu',
};
