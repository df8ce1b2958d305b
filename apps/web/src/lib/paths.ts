/** Every address of the application; links are made only from here. Nothing personal enters an address. */
export const paths = {
  home: () => '/',
  signIn: (returnTo?: string) =>
    returnTo && returnTo !== '/' ? `/sign-in?returnTo=${encodeURIComponent(returnTo)}` : '/sign-in',
  forgotPassword: () => '/forgot-password',
  resetPassword: () => '/reset-password',
  invitation: () => '/invitation',
  account: () => '/account',
  accessibility: () => '/accessibility',
  caseFiles: () => '/case-files',
  newCaseFile: () => '/case-files/new',
  caseFile: (caseFileId: string) => `/case-files/${caseFileId}`,
  editCaseFile: (caseFileId: string) => `/case-files/${caseFileId}/edit`,
  caseFileTab: (caseFileId: string, tab: CaseFileTab) => `/case-files/${caseFileId}/${tab}`,
  dowries: () => '/dowries',
  dowry: (dowryId: string) => `/dowries/${dowryId}`,
  budgets: () => '/budgets',
  budgetFigure: (figure: string) => `/budgets/figures/${figure}`,
  budgetPlans: () => '/budgets/plans',
  budgetTransfers: () => '/budgets/transfers',
  budgetTransfer: (transferId: string) => `/budgets/transfers/${transferId}`,
  waitingList: () => '/budgets/waiting-list',
  forecast: () => '/budgets/forecast',
  ledger: () => '/ledger',
  ledgerTransaction: (transactionId: string) => `/ledger/transactions/${transactionId}`,
  ledgerHolder: (holderId: string) => `/ledger/holders/${holderId}`,
  ledgerPeriods: () => '/ledger/periods',
  ledgerSeals: () => '/ledger/seals',
  organisations: () => '/organisations',
  organisation: (organisationId: string) => `/organisations/${organisationId}`,
  editions: () => '/editions',
  edition: (editionId: string) => `/editions/${editionId}`,
  users: () => '/users',
  apiKeys: () => '/api-keys',
  audit: () => '/audit',
  design: () => '/design',
} as const;

/** The parts of a case file that have an address of their own. */
export type CaseFileTab = 'plan' | 'eligibility' | 'dowry' | 'timeline';

/** A return path is followed only inside this application. */
export function safeReturnPath(path: string | null): string {
  return path?.startsWith('/') && !path.startsWith('//') && !path.startsWith('/\\') ? path : '/';
}
