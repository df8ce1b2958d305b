import { type CivilDate, civilDate } from '@approdo/shared/dates';
import type { DowryComponent, ServiceArea } from '@approdo/shared/dowry';
import type { CostedVariant, Figure, HostTutoringRule } from '@approdo/shared/plan-cost';
import type { ProtectionGround, StayPermitKind } from '@approdo/shared/stay-permits';

/** A text of the catalogue of editions, in the two languages of the product. */
export interface BilingualText {
  readonly it: string;
  readonly en: string;
}

export const programmeIds = ['puoi', 'puoi-plus', 'percorsi'] as const;
export type ProgrammeId = (typeof programmeIds)[number];

export const editionIds = ['puoi-2019', 'puoi-2022', 'puoi-plus-2024', 'percorsi-4'] as const;
export type EditionId = (typeof editionIds)[number];

export const fundIds = ['fami-2014', 'fse-pon-inclusione', 'fami-2021', 'fse-plus', 'fse'] as const;
export type FundId = (typeof fundIds)[number];

export const variantIds = ['standard', 'twelveMonths'] as const;
export type VariantId = (typeof variantIds)[number];

export const employmentConditions = [
  'unemployed',
  'neverEmployed',
  'inactive',
  'student',
  'employed',
] as const;
/** What a person is on the labour market, as far as an edition asks. */
export type EmploymentCondition = (typeof employmentConditions)[number];

export const admissionCodes = [
  'protection',
  'asylumSeeker',
  'formerUnaccompaniedMinor',
  'unaccompaniedMinor',
  'youngMigrant',
] as const;
export type AdmissionCode = (typeof admissionCodes)[number];

/**
 * One way into an edition. A person needs one of them, with every condition it sets: a permit that rests on one
 * of the grounds or is of one of the kinds (any valid permit where both are empty), the age in whole years, the
 * days since the asylum request was lodged, the entry as an unaccompanied minor.
 */
export interface Admission {
  readonly code: AdmissionCode;
  readonly grounds: readonly ProtectionGround[];
  readonly permitKinds: readonly StayPermitKind[];
  readonly ageMin: number | null;
  /** The first age that is too old: 24 means "not yet 24". */
  readonly ageBelow: number | null;
  readonly daysSinceLodgingMin: number | null;
  readonly enteredUnaccompanied: boolean;
  readonly source: string;
  readonly assumed: boolean;
}

export const clearanceRequirements = [
  'hostSheet',
  'signedAdhesion',
  'stayPermit',
  'healthCardAndTaxCode',
  'minorAttestation',
  'workDeclaration',
  'guidanceRegister',
  'attendanceRegisterCover',
  'agreement',
  'trainingProject',
] as const;
export type ClearanceRequirement = (typeof clearanceRequirements)[number];

export interface EditionComponent {
  readonly component: DowryComponent;
  readonly amountCents: Figure<number>;
  readonly fundId: Figure<FundId>;
}

/** A length in which the dowry can be taken; the first of an edition is the ordinary one. */
export interface EditionVariant extends CostedVariant {
  readonly id: VariantId;
  readonly name: BilingualText;
  readonly amountCents: Figure<number>;
  readonly components: readonly EditionComponent[];
  /** Minutes of tutoring the host gives for its component; null where they are not counted. */
  readonly tutoringMinutes: Figure<number | null>;
}

/** One dated public notice: every amount, term and condition that a rule reads. Rules never ask its name. */
export interface Edition {
  readonly id: EditionId;
  /** Goes up whenever a figure of the file changes. */
  readonly version: number;
  readonly programmeId: ProgrammeId;
  readonly name: string;
  readonly cup: Figure<string | null>;
  /** Days; null where the notice sets none. */
  readonly window: {
    readonly applicationsFrom: Figure<CivilDate>;
    readonly applicationsUntil: Figure<CivilDate | null>;
    readonly clearanceRequestsUntil: Figure<CivilDate | null>;
    readonly internshipsEndBy: Figure<CivilDate>;
    readonly claimsUntil: Figure<CivilDate | null>;
  };
  readonly dowriesPlanned: Figure<number | null>;
  readonly fundings: readonly { readonly fundId: FundId; readonly amountCents: Figure<number> }[];
  readonly variants: readonly [EditionVariant, ...EditionVariant[]];
  readonly hostTutoringRule: Figure<HostTutoringRule>;
  readonly guidance: {
    /** Minutes required in each area; null where the notice gives only the total. */
    readonly areaMinutes: Readonly<Record<ServiceArea, Figure<number | null>>>;
    /** Minutes certified, in the areas named, before a clearance may be requested. */
    readonly minutesBeforeClearance: Figure<number>;
    readonly areasBeforeClearance: readonly ServiceArea[];
  };
  readonly month: {
    /** Share of the month's planned hours from which the allowance is due, in per cent. */
    readonly thresholdPercent: Figure<number>;
    readonly underThreshold: Figure<'nothing' | 'proRata'>;
    readonly partialMonths: Figure<'byPlannedDays' | 'whole'>;
  };
  readonly internship: {
    readonly monthsMin: Figure<number>;
    readonly dailyMinutesMax: Figure<number | null>;
  };
  readonly admissions: readonly Admission[];
  readonly employmentConditions: Figure<readonly EmploymentCondition[]>;
  readonly workDeclaration: {
    readonly required: Figure<boolean>;
    /** Whole months after which the declaration (DID) is too old; null where it does not age. */
    readonly ageMonthsMax: Figure<number | null>;
  };
  readonly servicePactRequired: Figure<boolean>;
  readonly provisionalTaxCodeAccepted: Figure<boolean>;
  readonly oneDowryPerPerson: Figure<boolean>;
  readonly otherPaidPolicyAllowed: Figure<boolean>;
  readonly pathsPerPromoterMax: Figure<number | null>;
  readonly clearanceRequirements: Figure<readonly ClearanceRequirement[]>;
}

/** A figure that a published source gives. */
export function stated<Value>(value: Value, source: string): Figure<Value> {
  return { value, source, assumed: false };
}

/** A figure that no public source settles: a parameter, with the reason for its default in place of a source. */
export function assumed<Value>(value: Value, reason = 'Non indicato nelle fonti pubbliche'): Figure<Value> {
  return { value, source: reason, assumed: true };
}

/** An admission that asks nothing yet: each edition writes over it only the conditions it sets. */
export const anyone = {
  grounds: [],
  permitKinds: [],
  ageMin: null,
  ageBelow: null,
  daysSinceLodgingMin: null,
  enteredUnaccompanied: false,
  assumed: false,
} as const satisfies Partial<Admission>;

export const day = civilDate;

/** Hours as the minutes that every rule counts in. */
export function hours(count: number): number {
  return count * 60;
}

/** The national guidelines on internships, source of the limits that every edition shares. */
export const internshipGuidelines = 'Linee guida nazionali sui tirocini, 25 maggio 2017';
