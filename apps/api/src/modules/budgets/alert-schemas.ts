import Type, { type Static } from 'typebox';
import {
  Cents,
  Day,
  enumOf,
  Id,
  List,
  Nullable,
  named,
  pageOf,
  pageParameters,
  ref,
  Text,
  Version,
} from '../../platform/schema.ts';
import { editionIds, fundIds, programmeIds } from '../programmes/index.ts';
import * as examples from './plan-examples.ts';

const Percent = Type.Integer({ format: 'int32', minimum: 0, maximum: 100 });
const Threshold = Type.Integer({ format: 'int32', minimum: 1, maximum: 100 });
const DaysBeforeEnd = Type.Integer({ format: 'int32', minimum: 1, maximum: 730 });
const Kind = enumOf(['threshold', 'expiry', 'slow']);

export const BudgetThresholdsShape = named(
  'BudgetThresholds',
  {
    programmeId: enumOf(programmeIds),
    percents: List(Threshold, 5, 1),
    daysBeforeEnd: DaysBeforeEnd,
    origin: enumOf(['usual', 'chosen']),
    version: Version,
  },
  {
    description:
      'From which shares of a district’s money a programme is warned of, and how many days before its end. `usual` until somebody chooses.',
    examples: [examples.thresholds],
  },
);
export type BudgetThresholds = Static<typeof BudgetThresholdsShape>;
export const BudgetThresholdsPage = pageOf('BudgetThresholdsPage', ref(BudgetThresholdsShape));
export const BudgetThresholdsParams = Type.Object({ programmeId: enumOf(programmeIds) });

export const SetThresholds = named(
  'SetThresholds',
  { percents: List(Threshold, 5, 1), daysBeforeEnd: DaysBeforeEnd },
  { description: 'The thresholds of a programme.', examples: [examples.setThresholds] },
);
export type SetThresholds = Static<typeof SetThresholds>;

export const BudgetAlertShape = named(
  'BudgetAlert',
  {
    kind: Kind,
    programmeId: enumOf(programmeIds),
    editionId: enumOf(editionIds),
    fundId: enumOf(fundIds),
    districtId: Id,
    districtName: Text(200),
    allocatedCents: Cents,
    availableCents: Cents,
    usedPercent: Percent,
    thresholdPercent: Nullable(Threshold),
    spentPercent: Percent,
    elapsedPercent: Percent,
    endsOn: Day,
    daysLeft: Type.Integer({ format: 'int32', minimum: -100_000, maximum: 100_000 }),
    message: Text(400),
  },
  {
    description:
      'What somebody should know of a district’s share: `threshold` when what is not available any more passed one, `expiry` when money is left near the end of the edition or after it, `slow` when what is due or paid is more than twenty points behind the time that passed.',
    examples: [examples.alert],
  },
);
export type BudgetAlert = Static<typeof BudgetAlertShape>;
export const BudgetAlertPage = pageOf('BudgetAlertPage', ref(BudgetAlertShape));
export const BudgetAlertFilterShape = Type.Object({
  kind: Type.Optional({ ...Kind, description: 'Only of this kind.' }),
  editionId: Type.Optional({ ...enumOf(editionIds), description: 'Only of this edition.' }),
  fundId: Type.Optional({ ...enumOf(fundIds), description: 'Only of this fund.' }),
  districtId: Type.Optional({ ...Id, description: 'Only of this district.' }),
  ...pageParameters,
});
export type BudgetAlertFilter = Static<typeof BudgetAlertFilterShape>;
export const BudgetThresholdsFilterShape = Type.Object({ ...pageParameters });
