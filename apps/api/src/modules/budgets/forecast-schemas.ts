import Type, { type Static } from 'typebox';
import {
  Cents,
  Count,
  Day,
  enumOf,
  Flag,
  Id,
  List,
  Nullable,
  named,
  ref,
  Text,
} from '../../platform/schema.ts';
import { timeBases } from '../ledger/index.ts';
import { editionIds, fundIds, variantIds } from '../programmes/index.ts';
import * as examples from './forecast-examples.ts';

const Percent = Type.Number({ format: 'double', minimum: 0, maximum: 100 });
const PerWeek = Type.Number({ format: 'double', minimum: 0, maximum: 10_000 });

/** What a reader may change of a forecast. */
export const forecastParameters = {
  variantId: Type.Optional({
    ...enumOf(variantIds),
    description: 'The length of the doti to open; the ordinary one unless said.',
  }),
  dropOutPercent: Type.Optional({
    ...Percent,
    description: 'Paths that end early; as in the past unless said.',
  }),
  completedSpendPercent: Type.Optional({
    ...Percent,
    description: 'What a completed path spends of its dowry; as in the past unless said.',
  }),
  droppedSpendPercent: Type.Optional({
    ...Percent,
    description: 'What a path that ends early spends of its dowry; as in the past unless said.',
  }),
  weeklyOpenings: Type.Optional({
    ...PerWeek,
    description: 'Doti opened in a week; as in the last thirteen weeks unless said.',
  }),
};

export const ForecastFilterShape = Type.Object({
  editionId: { ...enumOf(editionIds), description: 'Of this edition.' },
  districtId: Type.Optional({
    ...Id,
    description: 'Of this district; of all that the reader sees unless said.',
  }),
  ...forecastParameters,
  weeks: Type.Optional(
    Type.Integer({
      format: 'int32',
      minimum: 1,
      maximum: 104,
      default: 26,
      description: 'How many weeks are shown.',
    }),
  ),
});
export type ForecastFilter = Static<typeof ForecastFilterShape>;

const EstimateShape = named(
  'ForecastEstimate',
  {
    value: PerWeek,
    historyValue: Nullable(PerWeek),
    origin: enumOf(['history', 'asked', 'assumed']),
    assumed: Flag,
    source: Text(400),
  },
  {
    description:
      'A parameter of the forecast: what was used, what the past says (null when it says too little), and where the value comes from.',
  },
);

const ParametersShape = named(
  'ForecastParameters',
  {
    dropOutPercent: ref(EstimateShape),
    completedSpendPercent: ref(EstimateShape),
    droppedSpendPercent: ref(EstimateShape),
    weeklyOpenings: ref(EstimateShape),
  },
  { description: 'What the forecast rests on, each with where it comes from.' },
);

const ForecastFundShape = named(
  'ForecastFund',
  {
    fundId: enumOf(fundIds),
    availableCents: Cents,
    returningCents: Cents,
    perDowryCents: Cents,
    expectedCostCents: Cents,
    openingsNow: Count,
    openingsForecast: Count,
  },
  { description: 'What one fund has, what is expected back to it, and how many doti it opens.' },
);

const ForecastWeekShape = named(
  'ForecastWeek',
  { weekStartsOn: Day, releasedCents: Cents, openings: Count, reservedCents: Cents, availableCents: Cents },
  { description: 'A week from Monday: what comes back, how many doti are opened, what is left at its end.' },
);

const BackTestShape = named(
  'ForecastBackTest',
  {
    madeOn: Day,
    time: enumOf(timeBases),
    weeks: Count,
    forecastReleasedCents: Cents,
    actualReleasedCents: Cents,
    errorPercent: Nullable(Type.Number({ format: 'double', minimum: -100, maximum: 1_000_000_000 })),
    sampleDowries: Count,
    maturedDowries: Count,
  },
  {
    description:
      'The same forecast made thirteen weeks ago on what was known then, against what came back since. `time` is `recorded` when the database reaches so far back, else `effective`: what counts from before then. The error is above zero when too much was promised, null when nothing came back.',
  },
);

export const ForecastShape = named(
  'Forecast',
  {
    editionId: enumOf(editionIds),
    districtId: Nullable(Id),
    variantId: enumOf(variantIds),
    on: Day,
    parameters: ref(ParametersShape),
    expectedSpendPercent: Percent,
    perDowryCents: Cents,
    expectedCostCents: Cents,
    availableCents: Cents,
    returningCents: Cents,
    runningDowries: Count,
    openingsNow: Count,
    openingsForecast: Count,
    bindingFundId: enumOf(fundIds),
    funds: List(ref(ForecastFundShape), 5, 1),
    weeks: List(ref(ForecastWeekShape), 104),
    moneyEndsOn: Nullable(Day),
    sampleDowries: Count,
    maturedDowries: Count,
    backTest: ref(BackTestShape),
    method: List(Text(1000), 12, 1),
  },
  {
    description:
      'How many more doti can be opened, what comes back when, and how far the same reckoning was wrong three months ago. `method` says how it is reckoned, in the language of the answer.',
    examples: [examples.forecast],
  },
);
export type Forecast = Static<typeof ForecastShape>;
