import Type, { type Static } from 'typebox';
import {
  enumOf,
  Id,
  Instant,
  Nullable,
  named,
  pageOf,
  pageParameters,
  ref,
  Text,
  Version,
} from '../../platform/schema.ts';
import { editionIds, variantIds } from '../programmes/index.ts';
import * as examples from './forecast-examples.ts';
import { forecastParameters } from './forecast-schemas.ts';

const Name = Text(120, { minLength: 2 });

const AskedParameters = named('ScenarioParameters', forecastParameters, {
  description: 'What a scenario changes of the forecast; the rest is as in the past.',
});

export const SaveScenario = named(
  'SaveScenario',
  {
    name: Name,
    editionId: enumOf(editionIds),
    districtId: Type.Optional({ ...Id, description: 'One district; all that the reader sees unless said.' }),
    parameters: ref(AskedParameters),
  },
  { description: 'A scenario with a name, for oneself and colleagues.', examples: [examples.saveScenario] },
);
export type SaveScenario = Static<typeof SaveScenario>;

export const ChangeScenario = named(
  'ChangeScenario',
  { name: Name, parameters: ref(AskedParameters) },
  { description: 'A new name and new parameters of a scenario.', examples: [examples.changeScenario] },
);
export type ChangeScenario = Static<typeof ChangeScenario>;

const Share = Nullable(Type.Number({ format: 'double', minimum: 0, maximum: 100 }));
const SavedParameters = named(
  'SavedScenarioParameters',
  {
    variantId: enumOf(variantIds),
    dropOutPercent: Share,
    completedSpendPercent: Share,
    droppedSpendPercent: Share,
    weeklyOpenings: Nullable(Type.Number({ format: 'double', minimum: 0, maximum: 10_000 })),
  },
  { description: 'What a scenario changes; null is as in the past.' },
);

export const ScenarioShape = named(
  'Scenario',
  {
    id: Id,
    name: Name,
    editionId: enumOf(editionIds),
    districtId: Nullable(Id),
    parameters: ref(SavedParameters),
    createdById: Id,
    createdByName: Nullable(Text(120)),
    updatedAt: Instant,
    version: Version,
  },
  {
    description: 'What a body imagines of an edition. Its forecast is reckoned anew each time it is read.',
    examples: [examples.scenario],
  },
);
export type Scenario = Static<typeof ScenarioShape>;
export const ScenarioPage = pageOf('ScenarioPage', ref(ScenarioShape));
export const ScenarioParams = Type.Object({ scenarioId: Id });
export const ScenarioFilterShape = Type.Object({
  editionId: Type.Optional({ ...enumOf(editionIds), description: 'Only of this edition.' }),
  ...pageParameters,
});
export type ScenarioFilter = Static<typeof ScenarioFilterShape>;
