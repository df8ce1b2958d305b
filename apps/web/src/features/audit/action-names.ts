import type { TextOf } from '../../i18n/i18n.ts';

const things = [
  'account',
  'accreditation',
  'actionPlan',
  'apiKey',
  'caseFile',
  'consent',
  'data',
  'district',
  'districts',
  'dowry',
  'education',
  'employmentStatus',
  'languages',
  'organisation',
  'password',
  'programme',
  'seat',
  'servicePact',
  'session',
  'stayPermit',
  'taxCode',
  'user',
  'workDeclaration',
] as const;

const acts = [
  'added',
  'changed',
  'closed',
  'drafted',
  'ended',
  'endedEverywhere',
  'established',
  'funded',
  'granted',
  'invited',
  'invitedAgain',
  'made',
  'notCovered',
  'opened',
  'read',
  'refused',
  'removed',
  'reopened',
  'requested',
  'resetRequested',
  'revealed',
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
  'auditEntries',
  'budgets',
  'caseFile',
  'caseFileTimeline',
  'caseFiles',
  'dowries',
  'dowry',
  'dowryJournal',
  'eligibility',
  'fundBudgets',
  'homeTasks',
  'ledgerPeriodActs',
  'ledgerPeriods',
  'ledgerTransaction',
  'ledgerTransactions',
  'openings',
  'organisation',
  'organisations',
  'promoterBudgets',
  'searchCaseFiles',
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
