import Type, { type Static } from 'typebox';
import {
  Cents,
  Day,
  enumOf,
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
import { editionIds, fundIds } from '../programmes/index.ts';
import * as examples from './plan-examples.ts';

export const QuarterStart = {
  ...Day,
  pattern: '^20[0-9]{2}-[0-9]{2}-[0-9]{2}$',
  description: 'The first day of a quarter of this century: of January, April, July or October.',
};
/** How many times something was planned for a district in a quarter. */
const PlanVersion = Type.Integer({ format: 'int32', minimum: 0, maximum: 2_147_483_647 });
const whose = { editionId: enumOf(editionIds), fundId: enumOf(fundIds) };
/** Cents of plans added up; each alone may be as large as an amount is. */
export const Planned = Type.Integer({ format: 'int64', minimum: 0, maximum: Number.MAX_SAFE_INTEGER });
export const Allocated = { ...Planned, minimum: -Number.MAX_SAFE_INTEGER };

const PlannedShareShape = named(
  'PlannedShare',
  {
    districtId: Id,
    quarterStartsOn: QuarterStart,
    plannedCents: Cents,
    version: Type.Optional({
      ...PlanVersion,
      description:
        'The version that was read, 0 where nothing was planned: refused when it is not the last any more. Without it, whatever is planned is replaced.',
    }),
  },
  { description: 'What a district should receive in a quarter.' },
);

export const PlanAllocations = named(
  'PlanAllocations',
  { ...whose, shares: List(ref(PlannedShareShape), 200, 1) },
  {
    description:
      'What districts should receive of a fund, quarter by quarter; it takes the place of what was planned for the same.',
    examples: [examples.planAllocations],
  },
);
export type PlanAllocations = Static<typeof PlanAllocations>;

export const AllocationPlanShape = named(
  'AllocationPlan',
  {
    ...whose,
    districtId: Id,
    districtName: Text(200),
    quarterStartsOn: Day,
    plannedCents: Cents,
    allocatedCents: Allocated,
    differenceCents: Allocated,
    version: PlanVersion,
    plannedByName: Nullable(Text(120)),
    plannedAt: Nullable(Instant),
  },
  {
    description:
      'What was planned for a district in a quarter and what it received by the day acts count from: allocations, and transfers in less those out. The difference is what it received less what was planned. The version is 0, and nobody planned, where there is no plan.',
    examples: [examples.allocationPlan],
  },
);
export type AllocationPlan = Static<typeof AllocationPlanShape>;
export const AllocationPlanPage = pageOf('AllocationPlanPage', ref(AllocationPlanShape));

export const PlannedAllocationsShape = named(
  'PlannedAllocations',
  { items: List(ref(AllocationPlanShape), 200) },
  {
    description: 'What is planned now for the districts and quarters that were named.',
    examples: [{ items: [examples.allocationPlan] }],
  },
);
export type PlannedAllocations = Static<typeof PlannedAllocationsShape>;

export const AllocationPlanFilterShape = Type.Object({
  editionId: Type.Optional({ ...enumOf(editionIds), description: 'Only of this edition.' }),
  fundId: Type.Optional({ ...enumOf(fundIds), description: 'Only of this fund.' }),
  districtId: Type.Optional({ ...Id, description: 'Only of this district.' }),
  from: Type.Optional({ ...Day, description: 'Only quarters that begin on this day or later.' }),
  until: Type.Optional({ ...Day, description: 'Only quarters that begin on this day or earlier.' }),
  ...pageParameters,
});
export type AllocationPlanFilter = Static<typeof AllocationPlanFilterShape>;
