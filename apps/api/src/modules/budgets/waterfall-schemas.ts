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
  pageOf,
  pageParameters,
  ref,
  Text,
} from '../../platform/schema.ts';
import { postingKinds, timeBases } from '../ledger/index.ts';
import { editionIds, fundIds, programmeIds } from '../programmes/index.ts';
import * as examples from './waterfall-examples.ts';

/** By what a waterfall is divided. */
export const waterfallGroups = ['programme', 'edition', 'fund', 'district', 'promoter', 'component'] as const;
export type WaterfallGroup = (typeof waterfallGroups)[number];

/** Where the money of doti stands; each has a list of the lines that make it. */
export const lineStages = ['reserved', 'committed', 'accrued', 'ordered', 'paid', 'recoverable'] as const;
export type LineStage = (typeof lineStages)[number];

/** The figures that moves of a fund make. */
export const shareFigures = ['allocated', 'available', 'recovered'] as const;
export type ShareFigure = (typeof shareFigures)[number];

/** An amount that an earlier day by its effective date may show below zero, when a fact was recorded before the one it rests on. */
const Balance = Type.Integer({
  format: 'int64',
  minimum: -1_000_000_000_000,
  maximum: 1_000_000_000_000,
});

const figures = {
  allocatedCents: Nullable(Balance),
  availableCents: Nullable(Balance),
  reservedCents: Balance,
  committedCents: Balance,
  accruedCents: Balance,
  orderedCents: Balance,
  paidCents: Balance,
  recoverableCents: Balance,
  recoveredCents: Balance,
};

const WaterfallFiguresShape = named('WaterfallFigures', figures, {
  description:
    'Where the money stands, each euro in exactly one stage: `allocatedCents` is the sum of available, reserved, committed, accrued, ordered, paid and recoverable. ' +
    '`recoveredCents` is what ever came back and is available again, so it is not in that sum. Allocated and available are null where a promoter or a component is looked at: money is allocated to districts.',
});

export const WaterfallRowShape = named(
  'WaterfallRow',
  { key: Text(60), name: Text(200), ...figures },
  { description: 'One programme, edition, fund, district, promoter or component.' },
);
export type WaterfallRow = Static<typeof WaterfallRowShape>;

export const WaterfallShape = named(
  'Waterfall',
  {
    groupBy: enumOf(waterfallGroups),
    asOf: Day,
    time: enumOf(timeBases),
    current: Flag,
    rows: List(ref(WaterfallRowShape), 500),
    omittedRows: Count,
    totals: ref(WaterfallFiguresShape),
  },
  {
    description:
      'The money from its allocation to what is left, as far as the reader sees. `current` is true when no past day was asked for. The totals count every row, also those beyond the first 500 by name.',
    examples: [examples.waterfall],
  },
);
export type Waterfall = Static<typeof WaterfallShape>;

/** What every figure may be narrowed to, and the day it is read on. */
const scopeParameters = {
  programmeId: Type.Optional({ ...enumOf(programmeIds), description: 'Only this programme.' }),
  editionId: Type.Optional({ ...enumOf(editionIds), description: 'Only this edition.' }),
  fundId: Type.Optional({ ...enumOf(fundIds), description: 'Only this fund.' }),
  districtId: Type.Optional({ ...Id, description: 'Only this district.' }),
  promoterId: Type.Optional({ ...Id, description: 'Only doti of this promoter.' }),
  component: Type.Optional({ ...enumOf(dowryComponents), description: 'Only this line of the doti.' }),
  asOf: Type.Optional({ ...Day, description: 'At the end of this day; now unless said.' }),
  time: Type.Optional({
    ...enumOf(timeBases),
    description:
      'Whether `asOf` is the day facts count from or the day they were recorded; the first unless said.',
  }),
};

export const WaterfallFilterShape = Type.Object({
  groupBy: Type.Optional({
    ...enumOf(waterfallGroups),
    description: 'By what it is divided; by district unless said.',
  }),
  ...scopeParameters,
});
export type WaterfallFilter = Static<typeof WaterfallFilterShape>;
export type FigureScope = Omit<WaterfallFilter, 'groupBy'>;

export const BudgetLineShape = named(
  'BudgetLine',
  {
    holderId: Id,
    dowryId: Id,
    dowryCode: Nullable(Text(20)),
    component: enumOf(dowryComponents),
    editionId: enumOf(editionIds),
    fundId: enumOf(fundIds),
    districtId: Id,
    districtName: Text(200),
    promoterId: Id,
    promoterName: Text(200),
    amountCents: Balance,
  },
  { description: 'A line of a dowry and what it holds in the stage asked for.', examples: [examples.line] },
);
export type BudgetLine = Static<typeof BudgetLineShape>;
export const BudgetLinePage = pageOf('BudgetLinePage', ref(BudgetLineShape));
export const BudgetLineFilterShape = Type.Object({
  stage: { ...enumOf(lineStages), description: 'The figure whose lines are listed.' },
  ...scopeParameters,
  ...pageParameters,
});
export type BudgetLineFilter = Static<typeof BudgetLineFilterShape>;

export const BudgetMovementShape = named(
  'BudgetMovement',
  {
    transactionId: Id,
    kind: enumOf(postingKinds),
    effectiveOn: Day,
    recordedAt: Instant,
    editionId: enumOf(editionIds),
    fundId: enumOf(fundIds),
    districtId: Id,
    districtName: Text(200),
    dowryId: Nullable(Id),
    dowryCode: Nullable(Text(20)),
    amountCents: Balance,
  },
  {
    description:
      'A move of a district’s share of a fund: above zero when the figure grew by it, below when it shrank.',
    examples: [examples.movement],
  },
);
export type BudgetMovement = Static<typeof BudgetMovementShape>;
export const BudgetMovementPage = pageOf('BudgetMovementPage', ref(BudgetMovementShape));
export const BudgetMovementFilterShape = Type.Object({
  figure: { ...enumOf(shareFigures), description: 'The figure whose movements are listed.' },
  ...scopeParameters,
  from: Type.Optional({
    ...Day,
    description: 'Only movements of this day or later, in the same time as `asOf`.',
  }),
  ...pageParameters,
});
export type BudgetMovementFilter = Static<typeof BudgetMovementFilterShape>;

const ReasonInputShape = named(
  'ReasonInput',
  { name: Text(80), label: Text(200), value: Text(400), source: Nullable(Text(400)), assumed: Flag },
  { description: 'A figure or a proof that the movement rests on, and where it comes from.' },
);

const ReasonLineShape = named(
  'ReasonLine',
  { component: enumOf([...dowryComponents, 'none']), amountCents: Cents },
  { description: 'What moved; only a line of a dowry has a component.' },
);

export const MovementReasonShape = named(
  'MovementReason',
  {
    transactionId: Id,
    kind: enumOf(postingKinds),
    rule: Text(1000),
    inputs: List(ref(ReasonInputShape), 40),
    lines: List(ref(ReasonLineShape), 500),
    amountCents: Cents,
    effectiveOn: Day,
    originalOn: Nullable(Day),
    recordedAt: Instant,
    recordedById: Id,
    recordedByName: Nullable(Text(120)),
    dowryId: Nullable(Id),
    dowryCode: Nullable(Text(20)),
  },
  {
    description:
      'Why money moved: the rule in words, the figures and proofs it rests on, who recorded it and when.',
    examples: [examples.reason],
  },
);
export type MovementReason = Static<typeof MovementReasonShape>;
export const MovementReasonParams = Type.Object({ transactionId: Id });
