import type { CivilDate } from '@approdo/shared/dates';
import type { StayPermitKind } from '@approdo/shared/stay-permits';
import type { EmploymentCondition, VariantId } from '../../programmes/index.ts';

/** A stay permit as the file records it. */
export interface PermitFact {
  readonly kind: StayPermitKind;
  readonly validFrom: CivilDate | null;
  /** Last day of validity; null for a permit without an end. */
  readonly expiresOn: CivilDate | null;
  /** Day of the receipt of the request to renew it; null when there is none. */
  readonly renewalReceiptOn: CivilDate | null;
  /** Day on which the asylum request was lodged; null when it is not one or the day is not known. */
  readonly lodgedOn: CivilDate | null;
}

/** A fact that holds from a day to another, both included. */
export interface Period {
  readonly from: CivilDate;
  readonly until: CivilDate | null;
}

/** Another dowry found for the same person, in this file or at any body. It carries nothing of the other file. */
export interface OtherDowryFact {
  readonly editionName: string;
  readonly matchedBy: 'caseFile' | 'taxCode' | 'convertedTaxCode' | 'nameBirthAndCountry';
}

/** All that a verdict needs to know of a person and of the promoter; null or an empty list: not recorded. */
export interface EligibilityFacts {
  readonly birthDate: CivilDate | null;
  /** Whether the person came to Italy, or was recognised, as an unaccompanied minor. */
  readonly enteredUnaccompanied: boolean | null;
  readonly permits: readonly PermitFact[];
  readonly employment: readonly (Period & { readonly condition: EmploymentCondition })[];
  /** Declarations of immediate availability (DID). */
  readonly workDeclarations: readonly Period[];
  readonly servicePacts: readonly Period[];
  readonly privacyNotices: readonly Period[];
  readonly consents: readonly Period[];
  readonly taxCodes: readonly (Period & { readonly provisional: boolean })[];
  /** Null when the search across bodies was not made. */
  readonly otherDowries: readonly OtherDowryFact[] | null;
  /** Other paid active policies; null when the person was not asked. */
  readonly otherPaidPolicies: readonly (Period & { readonly name: string })[] | null;
  /** Paths of the promoter in the edition, this one left out. */
  readonly promoterPaths: number | null;
  readonly variantId: VariantId;
  /** Planned last day of the internship; null before there is a plan. */
  readonly internshipEndsOn: CivilDate | null;
}

/** Whether a period covers a day. */
export function covers(period: Period, on: CivilDate): boolean {
  return period.from <= on && (period.until === null || period.until >= on);
}

/** The period in force on a day that began last; undefined when none is. */
export function latestCovering<Fact extends Period>(facts: readonly Fact[], on: CivilDate): Fact | undefined {
  return facts.filter((fact) => covers(fact, on)).reduce<Fact | undefined>(later, undefined);
}

/** The period that began last, up to a day, whether or not it is still in force. */
export function latestBegun<Fact extends Period>(facts: readonly Fact[], on: CivilDate): Fact | undefined {
  return facts.filter((fact) => fact.from <= on).reduce<Fact | undefined>(later, undefined);
}

function later<Fact extends Period>(best: Fact | undefined, fact: Fact): Fact {
  return best === undefined || fact.from > best.from ? fact : best;
}
