import { dowryComponents, serviceAreas } from '@approdo/shared/dowry';
import { protectionGrounds, stayPermitKinds } from '@approdo/shared/stay-permits';
import Type, { type Static, type TSchema } from 'typebox';
import {
  Cents,
  Count,
  Day,
  enumOf,
  Flag,
  List,
  Minutes,
  Nullable,
  named,
  pageOf,
  pageParameters,
  ref,
  Text,
  Version,
} from '../../platform/schema.ts';
import {
  admissionCodes,
  clearanceRequirements,
  editionIds,
  employmentConditions,
  fundIds,
  programmeIds,
  variantIds,
} from './editions/edition.ts';
import * as examples from './schema-examples.ts';

/** A figure in the contract: its value, where it comes from, and whether a public source settles it. */
function figure<Value extends TSchema>(name: string, value: Value) {
  return ref(
    named(
      name,
      { value, source: Text(200), assumed: Flag },
      { description: 'A figure of an edition with its source; `assumed` when no public source settles it.' },
    ),
  );
}

const CentsFigure = figure('CentsFigure', Cents);
const MinutesFigure = figure('MinutesFigure', Minutes);
const OptionalMinutesFigure = figure('OptionalMinutesFigure', Nullable(Minutes));
const CountFigure = figure('CountFigure', Count);
const OptionalCountFigure = figure('OptionalCountFigure', Nullable(Count));
const DayFigure = figure('DayFigure', Day);
const OptionalDayFigure = figure('OptionalDayFigure', Nullable(Day));
const FlagFigure = figure('FlagFigure', Flag);

export const BilingualTextShape = named(
  'BilingualText',
  { it: Text(300), en: Text(300) },
  { description: 'A text in Italian and in English.' },
);

export const FundShape = named('Fund', { id: enumOf(fundIds), name: Text(200) });

export const ProgrammeShape = named(
  'Programme',
  {
    id: enumOf(programmeIds),
    name: Text(200),
    description: ref(BilingualTextShape),
    editionIds: List(enumOf(editionIds), 50),
  },
  { description: 'A funded programme and its dated notices.', examples: [examples.programme] },
);
export const ProgrammePage = pageOf('ProgrammePage', ref(ProgrammeShape));

const EditionComponentShape = named('EditionComponent', {
  component: enumOf(dowryComponents),
  amountCents: CentsFigure,
  fundId: figure('FundFigure', enumOf(fundIds)),
});

const EditionVariantShape = named(
  'EditionVariant',
  {
    id: enumOf(variantIds),
    name: ref(BilingualTextShape),
    amountCents: CentsFigure,
    months: CountFigure,
    monthlyAllowanceCents: CentsFigure,
    requiredMinutes: MinutesFigure,
    tutoringMinutes: OptionalMinutesFigure,
    components: List(ref(EditionComponentShape), 3, 3),
  },
  { description: 'A length in which the dowry can be taken; the first of an edition is the ordinary one.' },
);

const AdmissionShape = named(
  'Admission',
  {
    code: enumOf(admissionCodes),
    grounds: List(enumOf(protectionGrounds), 20),
    permitKinds: List(enumOf(stayPermitKinds), 40),
    ageMin: Nullable(Count),
    ageBelow: Nullable(Count),
    daysSinceLodgingMin: Nullable(Count),
    enteredUnaccompanied: Flag,
    source: Text(200),
    assumed: Flag,
  },
  { description: 'One way into an edition: a person needs one of them, with every condition it sets.' },
);

const EditionWindowShape = named('EditionWindow', {
  applicationsFrom: DayFigure,
  applicationsUntil: OptionalDayFigure,
  clearanceRequestsUntil: OptionalDayFigure,
  internshipsEndBy: DayFigure,
  claimsUntil: OptionalDayFigure,
});

const EditionGuidanceShape = named('EditionGuidance', {
  areaMinutes: ref(
    named('AreaMinutes', {
      A1: OptionalMinutesFigure,
      A2: OptionalMinutesFigure,
      A3: OptionalMinutesFigure,
      A4: OptionalMinutesFigure,
    }),
  ),
  minutesBeforeClearance: MinutesFigure,
  areasBeforeClearance: List(enumOf(serviceAreas), 4),
});

const MonthRuleShape = named('MonthRule', {
  thresholdPercent: CountFigure,
  underThreshold: figure('UnderThresholdFigure', enumOf(['nothing', 'proRata'])),
  partialMonths: figure('PartialMonthsFigure', enumOf(['byPlannedDays', 'whole'])),
});

const editionStandings = ['upcoming', 'inForce', 'ended'] as const;

export const EditionShape = named(
  'Edition',
  {
    id: enumOf(editionIds),
    version: Version,
    programmeId: enumOf(programmeIds),
    name: Text(200),
    standing: enumOf(editionStandings, { description: 'Whether paths may run today.' }),
    cup: figure(
      'CupFigure',
      Nullable(Type.String({ pattern: '^[A-Z][0-9]{2}[A-Z][0-9]{11}$', maxLength: 15 })),
    ),
    window: ref(EditionWindowShape),
    dowriesPlanned: OptionalCountFigure,
    fundings: List(ref(named('EditionFunding', { fundId: enumOf(fundIds), amountCents: CentsFigure })), 10),
    funds: List(ref(FundShape), 10),
    variants: List(ref(EditionVariantShape), 5, 1),
    hostTutoringRule: figure('HostTutoringFigure', enumOf(['onCompletion', 'proRata'])),
    guidance: ref(EditionGuidanceShape),
    month: ref(MonthRuleShape),
    internship: ref(
      named('InternshipRule', { monthsMin: CountFigure, dailyMinutesMax: OptionalMinutesFigure }),
    ),
    admissions: List(ref(AdmissionShape), 10, 1),
    employmentConditions: figure('EmploymentConditionsFigure', List(enumOf(employmentConditions), 10, 1)),
    workDeclaration: ref(
      named('WorkDeclarationRule', { required: FlagFigure, ageMonthsMax: OptionalCountFigure }),
    ),
    servicePactRequired: FlagFigure,
    provisionalTaxCodeAccepted: FlagFigure,
    oneDowryPerPerson: FlagFigure,
    otherPaidPolicyAllowed: FlagFigure,
    pathsPerPromoterMax: OptionalCountFigure,
    clearanceRequirements: figure('ClearanceRequirementsFigure', List(enumOf(clearanceRequirements), 20, 1)),
  },
  {
    description: 'One dated public notice: every amount, term and condition, each with its source.',
    examples: [examples.edition],
  },
);
export type EditionView = Static<typeof EditionShape>;

export const EditionSummaryShape = named(
  'EditionSummary',
  {
    id: enumOf(editionIds),
    programmeId: enumOf(programmeIds),
    name: Text(200),
    standing: enumOf(editionStandings),
    applicationsFrom: Day,
    internshipsEndBy: Day,
    amountCents: Cents,
    amountCentsMax: Cents,
    fundIds: List(enumOf(fundIds), 10),
    funds: List(ref(FundShape), 10),
  },
  {
    description: 'An edition in a list; `amountCentsMax` is the dowry of its longest variant.',
    examples: [examples.editionSummary],
  },
);
export type EditionSummary = Static<typeof EditionSummaryShape>;
export const EditionPage = pageOf('EditionPage', ref(EditionSummaryShape));

export const ProgrammeFilterShape = Type.Object({ ...pageParameters });
export type ProgrammeFilter = Static<typeof ProgrammeFilterShape>;
export const EditionFilterShape = Type.Object({
  ...pageParameters,
  programmeId: Type.Optional(enumOf(programmeIds)),
  on: Type.Optional(Type.String({ ...Day, description: 'Only the editions in force on this day.' })),
});
export type EditionFilter = Static<typeof EditionFilterShape>;

/** An edition's name in an address: what does not exist is not found rather than malformed. */
export const EditionParams = Type.Object({
  editionId: Type.String({ pattern: '^[a-z0-9-]{2,40}$', minLength: 2, maxLength: 40 }),
});
