import Type, { type Static } from 'typebox';
import {
  Cursor,
  Day,
  enumOf,
  Id,
  List,
  Nullable,
  named,
  pageParameters,
  ref,
  Text,
} from '../../platform/schema.ts';
import { editionIds, fundIds } from '../programmes/index.ts';
import * as examples from './plan-examples.ts';
import { Allocated, Planned, QuarterStart } from './plan-schemas.ts';

/** Quarters of one answer. */
export const quartersMax = 8;
export const quartersDefault = 4;

const whose = { editionId: enumOf(editionIds), fundId: enumOf(fundIds) };
const figures = { plannedCents: Planned, allocatedCents: Allocated, differenceCents: Allocated };

const PlanFiguresShape = named('PlanFigures', figures, {
  description: 'What was planned, what was received, and the second less the first.',
});
export type PlanFigures = Static<typeof PlanFiguresShape>;

const QuarterFiguresShape = named(
  'QuarterFigures',
  { quarterStartsOn: Day, ...figures },
  { description: 'What was planned for a quarter and what was received in it.' },
);

const PlannedQuarterShape = named(
  'PlannedQuarter',
  {
    quarterStartsOn: Day,
    ...figures,
    version: Type.Integer({ format: 'int32', minimum: 0, maximum: 2_147_483_647 }),
    plannedByName: Nullable(Text(120)),
  },
  {
    description:
      'What was planned for a district in a quarter and what it received; the version is 0 where nothing is planned.',
  },
);
export type PlannedQuarter = Static<typeof PlannedQuarterShape>;

export const DistrictPlansShape = named(
  'DistrictPlans',
  {
    districtId: Id,
    districtName: Text(200),
    quarters: List(ref(PlannedQuarterShape), quartersMax, 1),
    shown: ref(PlanFiguresShape),
    untilNow: ref(PlanFiguresShape),
  },
  {
    description:
      'A district quarter by quarter. `shown` adds up the quarters of this answer; `untilNow` every quarter until the one in progress, that one too.',
    examples: [examples.districtPlans],
  },
);
export type DistrictPlans = Static<typeof DistrictPlansShape>;

const PlanTotalsShape = named(
  'PlanTotals',
  {
    quarters: List(ref(QuarterFiguresShape), quartersMax, 1),
    shown: ref(PlanFiguresShape),
    untilNow: ref(PlanFiguresShape),
    next: Nullable(ref(QuarterFiguresShape)),
  },
  {
    description:
      'The sums over every district that the reader sees, also those on further pages. `next` is the first quarter to come for which something is planned.',
  },
);

export const DistrictPlansPage = named(
  'DistrictPlansPage',
  {
    ...whose,
    currentQuarterStartsOn: Day,
    items: List(ref(DistrictPlansShape), 100),
    totals: ref(PlanTotalsShape),
    nextCursor: Nullable(Cursor),
    limit: Type.Integer({ format: 'int32', minimum: 1, maximum: 100 }),
  },
  {
    description:
      'The districts that have a plan or received something of a fund, by name, each with the quarters asked for.',
    examples: [examples.districtPlansPage],
  },
);
export type DistrictPlansPage = Static<typeof DistrictPlansPage>;

export const DistrictPlansFilterShape = Type.Object({
  editionId: { ...whose.editionId, description: 'Of this edition.' },
  fundId: { ...whose.fundId, description: 'Of this fund.' },
  districtId: Type.Optional({ ...Id, description: 'Only of this district.' }),
  from: Type.Optional({
    ...QuarterStart,
    description: 'The first quarter, by its first day; the one before that in progress unless said.',
  }),
  quarters: Type.Optional(
    Type.Integer({
      format: 'int32',
      minimum: 1,
      maximum: quartersMax,
      description: `How many quarters; ${quartersDefault} unless said.`,
    }),
  ),
  ...pageParameters,
});
export type DistrictPlansFilter = Static<typeof DistrictPlansFilterShape>;
