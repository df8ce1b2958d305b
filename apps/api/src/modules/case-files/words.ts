/** The closed sets of words a case file is written with. */

export const birthDatePrecisions = ['day', 'year'] as const;
export type BirthDatePrecision = (typeof birthDatePrecisions)[number];

export const genders = ['F', 'M', 'X', 'notStated'] as const;
export type Gender = (typeof genders)[number];

/** Whether the person came to Italy, or was recognised, as an unaccompanied minor. */
export const entryAnswers = ['yes', 'no', 'notStated'] as const;
export type EntryAnswer = (typeof entryAnswers)[number];

export const taxCodeKinds = ['personal', 'provisional'] as const;
export type TaxCodeKind = (typeof taxCodeKinds)[number];

export const employmentConditions = [
  'unemployed',
  'neverEmployed',
  'employed',
  'inactive',
  'student',
] as const;
export type EmploymentCondition = (typeof employmentConditions)[number];

/** Whether another active policy pays the person at the same time. */
export const paidPolicyAnswers = ['none', 'ongoing', 'notStated'] as const;
export type PaidPolicyAnswer = (typeof paidPolicyAnswers)[number];

/** Whether Italy recognises a title taken abroad. */
export const recognitions = ['recognised', 'inProgress', 'notRecognised', 'notStated'] as const;
export type Recognition = (typeof recognitions)[number];

/** The privacy notice handed over, the consent to processing special-category data, the consent to sharing with other bodies. */
export const consentKinds = ['privacyNotice', 'dataProcessing', 'dataSharing'] as const;
export type ConsentKind = (typeof consentKinds)[number];

export const consentWays = ['onPaper', 'digitally', 'orally'] as const;
export type ConsentWay = (typeof consentWays)[number];

export const languageLevels = ['A1', 'A2', 'B1', 'B2', 'C1', 'C2', 'motherTongue'] as const;
export type LanguageLevel = (typeof languageLevels)[number];

/** Why restricted data is looked at: a word, so that the record holds no data of the person. */
export const revealReasons = ['eligibility', 'planning', 'renewal', 'check', 'personAsked', 'other'] as const;
export type RevealReason = (typeof revealReasons)[number];

/** How the person's stay stands on a day; `expiring` is within 60 days of the end. */
export const permitStates = ['none', 'valid', 'expiring', 'inRenewal', 'expired', 'open'] as const;
export type PermitState = (typeof permitStates)[number];

export const likelihoods = ['certain', 'likely', 'possible'] as const;
export type Likelihood = (typeof likelihoods)[number];

export const matchReasons = [
  'sameTaxCode',
  'equivalentTaxCode',
  'sameName',
  'similarName',
  'sameBirthDate',
  'sameBirthYear',
  'sameBirthCountry',
  'nameContains',
] as const;
export type MatchReason = (typeof matchReasons)[number];
