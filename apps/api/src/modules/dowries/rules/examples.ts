/** Facts and editions that the tests of the eligibility rules speak of. */
import { type CivilDate, civilDate } from '@approdo/shared/dates';
import { type Edition, editionById } from '../../programmes/index.ts';
import type { ConditionCode, ConditionOutcome } from './condition.ts';
import { eligibilityVerdict } from './eligibility.ts';
import type { EligibilityFacts, PermitFact } from './facts.ts';

export const day = civilDate;

/** The edition of this name; it must exist. */
export function edition(id: string): Edition {
  const found = editionById(id);
  if (found === undefined) throw new Error(`no edition ${id}`);
  return found;
}

export const plus = edition('puoi-plus-2024');
export const puoi2022 = edition('puoi-2022');
export const puoi2019 = edition('puoi-2019');
export const percorsi = edition('percorsi-4');

export const today = day('2026-11-22');
export const inWindow2022 = day('2022-09-01');

export const refugee: PermitFact = {
  kind: 'refugee',
  validFrom: day('2019-01-10'),
  expiresOn: day('2029-01-09'),
  renewalReceiptOn: null,
  lodgedOn: null,
};
export const since = (from: string) => [{ from: day(from), until: null }];

/** A person with nothing to mend in any edition that admits refugees. */
export const complete: EligibilityFacts = {
  birthDate: day('1998-03-02'),
  enteredUnaccompanied: false,
  permits: [refugee],
  employment: [{ condition: 'unemployed', from: day('2019-02-01'), until: null }],
  workDeclarations: [
    { from: day('2019-05-01'), until: day('2026-09-30') },
    { from: day('2026-10-01'), until: null },
  ],
  servicePacts: since('2019-05-01'),
  privacyNotices: since('2019-05-01'),
  consents: since('2019-05-01'),
  taxCodes: [{ provisional: false, from: day('2019-05-01'), until: null }],
  otherDowries: [],
  otherPaidPolicies: [],
  promoterPaths: 10,
  variantId: 'standard',
  internshipEndsOn: null,
};

export const nothing: EligibilityFacts = {
  birthDate: null,
  enteredUnaccompanied: null,
  permits: [],
  employment: [],
  workDeclarations: [],
  servicePacts: [],
  privacyNotices: [],
  consents: [],
  taxCodes: [],
  otherDowries: null,
  otherPaidPolicies: null,
  promoterPaths: null,
  variantId: 'standard',
  internshipEndsOn: null,
};

export function verdict(change: Partial<EligibilityFacts>, by: Edition = plus, on: CivilDate = today) {
  return eligibilityVerdict({ ...complete, ...change }, by, on);
}

/** The condition of this code in the verdict on the complete file, changed. */
export function one(
  code: ConditionCode,
  change: Partial<EligibilityFacts>,
  by: Edition = plus,
  on: CivilDate = today,
) {
  const condition = verdict(change, by, on).find((each) => each.code === code);
  if (condition === undefined) throw new Error(`the verdict has no ${code}`);
  return condition;
}

export const withPermit = (change: Partial<PermitFact>) => ({ permits: [{ ...refugee, ...change }] });

/** What a row of a table of cases says: its guarantee, the outcome, what differs from the complete file. */
export type Case = [
  guarantee: string,
  outcome: ConditionOutcome,
  change: Partial<EligibilityFacts>,
  by?: Edition,
  on?: CivilDate,
];
