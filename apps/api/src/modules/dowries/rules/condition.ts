import { type CivilDate, formatItalianDate } from '@approdo/shared/dates';

/** A sentence in the two languages of the product. */
export interface Sentence {
  readonly it: string;
  readonly en: string;
}

export const conditionCodes = [
  'legalResidence',
  'admittedPermit',
  'asylumWaiting',
  'ageFrom',
  'ageBelow',
  'enteredUnaccompanied',
  'unemployment',
  'workDeclaration',
  'servicePact',
  'privacyNotice',
  'consent',
  'taxCode',
  'oneDowryPerPerson',
  'noOtherPaidPolicy',
  'editionOpen',
  'clearanceWindow',
  'internshipFits',
  'promoterPaths',
] as const;
export type ConditionCode = (typeof conditionCodes)[number];

export const conditionOutcomes = ['met', 'unmet', 'unknown'] as const;
export type ConditionOutcome = (typeof conditionOutcomes)[number];

/** One condition of an edition as it stands for one person on one day. */
export interface Condition {
  readonly code: ConditionCode;
  readonly outcome: ConditionOutcome;
  readonly title: Sentence;
  /** What the file says; null when it says nothing. */
  readonly seen: Sentence | null;
  /** What the file does not say; set only when the outcome is unknown. */
  readonly missing: Sentence | null;
  /** How to mend it; null when it is met. */
  readonly fix: Sentence | null;
  /** Met today, but worth looking at: for instance a permit that ends before the internship does. */
  readonly warning: Sentence | null;
  /** The figures the sentences speak of: days, months, years, counts. */
  readonly numbers: Readonly<Record<string, number>>;
}

type Numbers = Condition['numbers'];

export interface Met {
  readonly seen: Sentence;
  readonly warning?: Sentence | null;
  readonly numbers?: Numbers;
}

export interface Unmet {
  readonly seen: Sentence;
  readonly fix: Sentence;
  readonly numbers?: Numbers;
}

export interface Unknown {
  readonly missing: Sentence;
  readonly fix: Sentence;
  readonly numbers?: Numbers;
}

/** What a condition is called; a rule then says how it stands. */
export interface ConditionTitle {
  readonly code: ConditionCode;
  readonly title: Sentence;
}

export function met(title: ConditionTitle, { seen, warning = null, numbers = {} }: Met): Condition {
  return { ...title, outcome: 'met', seen, missing: null, fix: null, warning, numbers };
}

export function unmet(title: ConditionTitle, { seen, fix, numbers = {} }: Unmet): Condition {
  return { ...title, outcome: 'unmet', seen, missing: null, fix, warning: null, numbers };
}

export function unknown(title: ConditionTitle, { missing, fix, numbers = {} }: Unknown): Condition {
  return { ...title, outcome: 'unknown', seen: null, missing, fix, warning: null, numbers };
}

/** A day inside a sentence: 05/11/2026, in both languages. */
export function onDay(date: CivilDate): string {
  return formatItalianDate(date);
}
