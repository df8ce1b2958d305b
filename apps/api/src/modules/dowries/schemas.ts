import { dowryComponents } from '@approdo/shared/dowry';
import Type, { type Static } from 'typebox';
import {
  Cents,
  Count,
  Day,
  enumOf,
  Flag,
  Id,
  Instant,
  List,
  Nullable,
  named,
  Prose,
  pageOf,
  pageParameters,
  Reason,
  ref,
  Text,
  Version,
} from '../../platform/schema.ts';
import { editionIds, fundIds, variantIds } from '../programmes/index.ts';
import { dowryStates } from './rules/life.ts';
import * as examples from './schema-examples.ts';

const Code = (prefix: string) =>
  Type.String({ pattern: `^${prefix}-[0-9]{4}-[0-9]{6,}$`, minLength: 14, maxLength: 20 });
const DowryReason = Reason('Why, in words the other party reads.');

export const DowryPartyShape = named(
  'DowryParty',
  { id: Id, name: Text(200) },
  { description: 'The promoter or the district of a dowry.' },
);

export const DowryCaseFileShape = named(
  'DowryCaseFile',
  { id: Id, code: Nullable(Code('FA')), familyName: Nullable(Text(100)), givenName: Nullable(Text(100)) },
  { description: 'Whose dowry it is. Code and name are null for whoever may not read the case file.' },
);

export const DowryEditionShape = named('DowryEdition', {
  id: enumOf(editionIds),
  name: Text(200),
  variantId: enumOf(variantIds),
});

export const DowryStagesShape = named(
  'DowryStages',
  {
    reservedCents: Cents,
    committedCents: Cents,
    accruedCents: Cents,
    orderedCents: Cents,
    paidCents: Cents,
    recoverableCents: Cents,
  },
  {
    description:
      'Whole cents: where what is held stands, each euro in one stage. Reserved by the grant, committed at the start, accrued when due, ordered, paid, or to be given back.',
    examples: [examples.stages],
  },
);
export type DowryStages = Static<typeof DowryStagesShape>;

/** Where the money of a line, or of the whole dowry, stands. */
const amounts = {
  amountCents: Cents,
  plannedCents: Cents,
  reservedCents: Cents,
  accruedCents: Cents,
  paidCents: Cents,
  releasedCents: Cents,
  leftCents: Cents,
  stages: ref(DowryStagesShape),
};

export const DowryTotalsShape = named('DowryTotals', amounts, {
  description:
    'Whole cents. `amountCents` is what the edition pays at most, `plannedCents` what the signed plan costs, `reservedCents` what was set aside and not given back, ' +
    '`accruedCents` what of it is due, `paidCents` what was paid, `releasedCents` what returned to the district, `leftCents` what is set aside and not due yet; `stages` says where each euro of `reservedCents` stands now.',
});

export const DowryLineShape = named(
  'DowryLine',
  {
    component: enumOf(dowryComponents),
    fundId: enumOf(fundIds),
    fundName: Text(200),
    ...amounts,
    quantity: Type.Number({ format: 'double', minimum: 0, maximum: 100_000 }),
    quantityMax: Type.Number({ format: 'double', minimum: 0, maximum: 100_000 }),
    unit: enumOf(['minutes', 'months']),
    source: Text(200),
    assumed: Flag,
  },
  {
    description:
      'One line of a dowry: its amounts in whole cents, what the plan foresees of what the edition pays for, and the source of the amount.',
  },
);
export type DowryLine = Static<typeof DowryLineShape>;

const WhoWhen = { at: Instant, byId: Id, byName: Nullable(Text(120)) };
const DowryRequestedShape = named('DowryRequested', WhoWhen, { description: 'Who asked, and when.' });
const DowryGrantedShape = named(
  'DowryGranted',
  { ...WhoWhen, on: Day },
  { description: 'Who granted; `on` is the day of the conditions and of the reservation.' },
);
const DowryEndedShape = named(
  'DowryEnded',
  { ...WhoWhen, reason: Prose(2000) },
  { description: 'Who refused or withdrew, and why.' },
);

const DowryPlanShape = named(
  'DowryPlan',
  {
    actionPlanId: Id,
    number: Count,
    signedAt: Instant,
    internshipStartsOn: Nullable(Day),
    internshipEndsOn: Nullable(Day),
  },
  { description: 'The signed version of the action plan that the dowry pays for.' },
);

export const DowryWaitingShape = named(
  'DowryWaiting',
  {
    state: enumOf(['waiting', 'offered', 'lapsed']),
    position: Count,
    joinedAt: Instant,
    joinedByName: Nullable(Text(120)),
    offeredAt: Nullable(Instant),
  },
  {
    description:
      'How a requested dowry waits for money. `position` is its place on the list of the district and edition; the first is 1. `offered`: the money is there after all those before it, and the clearance takes it. `lapsed`: it was there and is gone again.',
    examples: [examples.waiting],
  },
);
export type DowryWaiting = Static<typeof DowryWaitingShape>;

const FirstInLineShape = named(
  'FirstInLine',
  { dowryId: Id, code: Code('DO'), requestedAt: Instant },
  {
    description: 'The first dowry on the waiting list that comes before and waits for a fund this one needs.',
  },
);

export const DowryShape = named(
  'Dowry',
  {
    id: Id,
    code: Code('DO'),
    state: enumOf(dowryStates),
    caseFile: ref(DowryCaseFileShape),
    promoter: ref(DowryPartyShape),
    district: ref(DowryPartyShape),
    edition: ref(DowryEditionShape),
    plan: Nullable(ref(DowryPlanShape)),
    lines: List(ref(DowryLineShape), 3, 3),
    totals: ref(DowryTotalsShape),
    request: ref(DowryRequestedShape),
    clearance: Nullable(ref(DowryGrantedShape)),
    refusal: Nullable(ref(DowryEndedShape)),
    withdrawal: Nullable(ref(DowryEndedShape)),
    waiting: Nullable(ref(DowryWaitingShape)),
    firstInLine: Nullable(ref(FirstInLineShape)),
    journalEntries: Count,
    version: Version,
    updatedAt: Instant,
  },
  {
    description:
      'The grant of one person in one edition, with its three lines. `waiting` says how a request waits for money. While `firstInLine` is there, its clearance is refused; it is null for whoever may not read budgets.',
    examples: [examples.dowry],
  },
);
export type Dowry = Static<typeof DowryShape>;

export const DowrySummaryShape = named(
  'DowrySummary',
  {
    id: Id,
    code: Code('DO'),
    state: enumOf(dowryStates),
    caseFile: ref(DowryCaseFileShape),
    promoter: ref(DowryPartyShape),
    district: ref(DowryPartyShape),
    edition: ref(DowryEditionShape),
    amountCents: Cents,
    reservedCents: Cents,
    requestedAt: Instant,
    decidedAt: Nullable(Instant),
  },
  { description: 'A dowry in a list.', examples: [examples.dowrySummary] },
);
export type DowrySummary = Static<typeof DowrySummaryShape>;
export const DowryPage = pageOf('DowryPage', ref(DowrySummaryShape));

export const DowryFilterShape = Type.Object({
  ...pageParameters,
  sort: Type.Optional(enumOf(['-requestedAt', 'requestedAt'])),
  state: Type.Optional(enumOf(dowryStates)),
  editionId: Type.Optional(enumOf(editionIds)),
  districtId: Type.Optional(Id),
  promoterId: Type.Optional(Id),
  fundId: Type.Optional(enumOf(fundIds)),
  caseFileId: Type.Optional(Id),
  covered: Type.Optional(
    Type.Boolean({
      description:
        'Only requests: those that the funds of their district cover now, or those that they do not. For who reads budgets.',
    }),
  ),
  updatedAfter: Type.Optional({ ...Instant, description: 'Only those changed after this instant.' }),
  code: Type.Optional(Type.String({ pattern: '^[A-Za-z0-9-]*$', minLength: 1, maxLength: 20 })),
});
export type DowryFilter = Static<typeof DowryFilterShape>;

export const DowryParams = Type.Object({ dowryId: Id });

export const RequestDowry = named(
  'RequestDowry',
  { caseFileId: Id, editionId: enumOf(editionIds) },
  { description: 'Ask for the dowry of a person in an edition.', examples: [examples.request] },
);
export type RequestDowry = Static<typeof RequestDowry>;

export const RefuseDowry = named('RefuseDowry', { reason: DowryReason }, { examples: [examples.refusal] });
export const WithdrawDowry = named(
  'WithdrawDowry',
  { reason: DowryReason },
  { examples: [examples.withdrawal] },
);
export type GivenReason = Static<typeof RefuseDowry>;
