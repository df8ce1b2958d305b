import type { Shapes } from '../../lib/api.ts';

/** The closed sets of words of the contract, in the order in which screens offer them. */

export type Gender = Shapes['CaseFile']['gender'];
export const genders: readonly Gender[] = ['F', 'M', 'X', 'notStated'];

export type EntryAnswer = Shapes['CaseFile']['enteredUnaccompanied'];
export const entryAnswers: readonly EntryAnswer[] = ['notStated', 'no', 'yes'];

export type LanguageLevel = Shapes['SpokenLanguage']['level'];
export const languageLevels: readonly LanguageLevel[] = ['motherTongue', 'A1', 'A2', 'B1', 'B2', 'C1', 'C2'];

export type EmploymentCondition = Shapes['EmploymentStatus']['condition'];
export const employmentConditions: readonly EmploymentCondition[] = [
  'unemployed',
  'neverEmployed',
  'employed',
  'inactive',
  'student',
];

export type PaidPolicyAnswer = Shapes['EmploymentStatus']['paidPolicy'];
export const paidPolicyAnswers: readonly PaidPolicyAnswer[] = ['none', 'ongoing', 'notStated'];

export type Recognition = Shapes['Education']['recognition'];
export const recognitions: readonly Recognition[] = [
  'notStated',
  'recognised',
  'inProgress',
  'notRecognised',
];

export type ConsentKind = Shapes['Consent']['kind'];
export const consentKinds: readonly ConsentKind[] = ['privacyNotice', 'dataProcessing', 'dataSharing'];

export type ConsentWay = Shapes['Consent']['how'];
export const consentWays: readonly ConsentWay[] = ['onPaper', 'digitally', 'orally'];

export type RevealReason = Shapes['RevealRestrictedData']['reason'];
export const revealReasons: readonly RevealReason[] = [
  'eligibility',
  'planning',
  'renewal',
  'check',
  'personAsked',
  'other',
];
