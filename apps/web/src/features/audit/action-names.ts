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

/** What an operation was done to, in words. */
export function thingName(entity: string, t: TextOf): string {
  const thing = things.find((name) => name === entity);
  return thing ? t(`audit.things.${thing}`) : entity;
}

/** An operation, `noun.verb`, in words: "Utente: invito". One this page does not know stays as it is written. */
export function actionName(action: string, t: TextOf): string {
  const [noun, verb] = action.split('.');
  const thing = things.find((name) => name === noun);
  const act = acts.find((name) => name === verb);
  if (!thing || !act) return action;
  return `${t(`audit.things.${thing}`)}: ${t(`audit.acts.${act}`)}`;
}
