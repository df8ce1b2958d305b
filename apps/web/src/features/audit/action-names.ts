import type { TextOf } from '../../i18n/i18n.ts';

const things = [
  'account',
  'accreditation',
  'actionPlan',
  'allocationPlan',
  'allocations',
  'apiKey',
  'budgetThresholds',
  'budgetTransfer',
  'caseFile',
  'consent',
  'data',
  'district',
  'districts',
  'dowry',
  'education',
  'employmentStatus',
  'languages',
  'ledgerPeriod',
  'ledgerPeriodAct',
  'ledgerTransaction',
  'organisation',
  'password',
  'programme',
  'scenario',
  'seat',
  'servicePact',
  'session',
  'stayPermit',
  'taxCode',
  'thresholds',
  'user',
  'waitingEntry',
  'workDeclaration',
] as const;

const acts = [
  'added',
  'approved',
  'changed',
  'closed',
  'confirmed',
  'drafted',
  'ended',
  'endedEverywhere',
  'established',
  'funded',
  'granted',
  'invited',
  'invitedAgain',
  'joined',
  'left',
  'made',
  'notCovered',
  'noted',
  'opened',
  'planned',
  'preceded',
  'proposed',
  'read',
  'refused',
  'rejected',
  'removed',
  'reopened',
  'requested',
  'resetRequested',
  'revealed',
  'reversed',
  'revised',
  'revoked',
  'set',
  'signed',
  'withdrawn',
] as const;

/** What an auditor reads, by the operation of the contract. */
const readings = [
  'actionPlan',
  'actionPlanVersion',
  'actionPlanVersions',
  'actionPlans',
  'allocationPlans',
  'allocationPlansFile',
  'auditEntries',
  'budgetAlerts',
  'budgetAlertsFile',
  'budgetLines',
  'budgetLinesFile',
  'budgetMovements',
  'budgetMovementsFile',
  'budgetThresholds',
  'budgetTransfer',
  'budgetTransfers',
  'budgetTransfersFile',
  'budgets',
  'caseFile',
  'caseFileTimeline',
  'caseFiles',
  'dowries',
  'dowry',
  'dowryJournal',
  'eligibility',
  'forecast',
  'fundBudgets',
  'homeTasks',
  'ledgerHolder',
  'ledgerHolderMoves',
  'ledgerPeriodActs',
  'ledgerPeriods',
  'ledgerProof',
  'ledgerSeals',
  'ledgerTransaction',
  'ledgerTransactions',
  'monthlyStatement',
  'movementReason',
  'openings',
  'organisation',
  'organisations',
  'promoterBudgets',
  'scenarioForecast',
  'scenarios',
  'searchCaseFiles',
  'waitingEntries',
  'waitingEntriesFile',
  'waterfall',
  'waterfallFile',
] as const;

/** What an operation was done to, in words. */
export function thingName(entity: string, t: TextOf): string {
  const thing = things.find((name) => name === entity);
  if (thing) return t(`audit.things.${thing}`);
  const reading = readings.find((name) => name === entity);
  return reading ? t(`audit.readings.${reading}`) : entity;
}

/** An operation, `noun.verb`, in words: "Utente: invito". One this page does not know stays as it is written. */
export function actionName(action: string, t: TextOf): string {
  const [noun, verb] = action.split('.');
  const thing = things.find((name) => name === noun);
  const act = acts.find((name) => name === verb);
  if (!thing || !act) return action;
  return `${t(`audit.things.${thing}`)}: ${t(`audit.acts.${act}`)}`;
}

const detailNames = [
  'act',
  'actsAs',
  'amountCents',
  'closedOn',
  'editionId',
  'fields',
  'kind',
  'main',
  'month',
  'municipalities',
  'number',
  'plannedCents',
  'reason',
  'regionCode',
  'role',
  'scopes',
  'transactionId',
  'validFrom',
  'validTo',
] as const;

/** What a detail of an operation is called. */
export function detailName(name: string, t: TextOf): string {
  const known = detailNames.find((each) => each === name);
  return known ? t(`audit.detail.${known}`) : name;
}
