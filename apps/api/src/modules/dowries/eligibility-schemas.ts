import Type, { type Static } from 'typebox';
import { Day, enumOf, Id, List, Nullable, named, Prose, ref, Text } from '../../platform/schema.ts';
import { editionIds } from '../programmes/index.ts';
import { conditionCodes, conditionOutcomes } from './rules/condition.ts';
import { verdictOutcomes } from './rules/eligibility.ts';
import * as examples from './schema-examples.ts';

const ConditionFigureShape = named(
  'ConditionFigure',
  {
    name: Type.String({ pattern: '^[a-z][a-zA-Z]*$', minLength: 1, maxLength: 40 }),
    value: Type.Integer({ format: 'int32', minimum: -1_000_000, maximum: 1_000_000 }),
  },
  { description: 'A figure the sentences speak of: days, months, years, counts.' },
);

export const ConditionShape = named(
  'EligibilityCondition',
  {
    code: enumOf(conditionCodes),
    outcome: enumOf(conditionOutcomes),
    title: Text(200),
    seen: Nullable(Prose(2000)),
    missing: Nullable(Prose(2000)),
    fix: Nullable(Prose(2000)),
    warning: Nullable(Prose(2000)),
    figures: List(ref(ConditionFigureShape), 10),
  },
  {
    description:
      'One condition of an edition as it stands for one person on one day: met, unmet (`seen`, and `fix` to mend it) or unknown (`missing`). In the language of the answer.',
  },
);

export const EligibilityShape = named(
  'Eligibility',
  {
    caseFileId: Id,
    editionId: enumOf(editionIds),
    on: Day,
    outcome: enumOf(verdictOutcomes),
    conditions: List(ref(ConditionShape), 40),
  },
  {
    description:
      'Whether a person may receive a dowry of the edition on the day: every condition, met or not. A refused request lists the same.',
    examples: [examples.eligibility],
  },
);
export type EligibilityCondition = Static<typeof ConditionShape>;
export type Eligibility = Static<typeof EligibilityShape>;

export const EligibilityParams = Type.Object({ caseFileId: Id });
export const EligibilityFilterShape = Type.Object({
  editionId: enumOf(editionIds),
  on: Type.Optional(
    Type.Unsafe<Static<typeof Day>>({
      ...Day,
      // months are counted from it, forwards and backwards
      pattern: '^(19|2[01])[0-9]{2}-[0-9]{2}-[0-9]{2}$',
      description: 'Today unless said; in the years 1900 to 2199.',
    }),
  ),
});
export type EligibilityQuestion = Static<typeof EligibilityFilterShape> & Static<typeof EligibilityParams>;
