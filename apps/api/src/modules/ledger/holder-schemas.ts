import { dowryComponents } from '@approdo/shared/dowry';
import { holderKinds, postingKinds, stages, timeBases } from '@approdo/shared/ledger';
import Type, { type Static } from 'typebox';
import {
  Cents,
  Count,
  Day,
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
import * as examples from './holder-schema-examples.ts';

/** The outside is below zero by what came in. */
const Balance = Type.Integer({
  format: 'int64',
  minimum: -1_000_000_000_000_000,
  maximum: 1_000_000_000_000_000,
});
const Sequence = Type.Integer({ format: 'int64', minimum: 0, maximum: Number.MAX_SAFE_INTEGER });

const HolderStagesShape = named(
  'HolderStages',
  {
    availableCents: Balance,
    reservedCents: Balance,
    committedCents: Balance,
    accruedCents: Balance,
    orderedCents: Balance,
    paidCents: Balance,
    recoverableCents: Balance,
  },
  {
    description:
      'What a holder has in each stage, in whole cents; the outside is below zero by what came in.',
    examples: [examples.stages],
  },
);

export const LedgerHolderShape = named(
  'LedgerHolder',
  {
    id: Id,
    kind: enumOf(holderKinds),
    editionId: Text(40),
    fundId: Text(40),
    districtId: Nullable(Id),
    districtName: Nullable(Text(200)),
    promoterId: Nullable(Id),
    promoterName: Nullable(Text(200)),
    dowryId: Nullable(Id),
    component: enumOf([...dowryComponents, 'none']),
    stages: ref(HolderStagesShape),
    moveCount: Sequence,
    asOf: Nullable(Day),
    by: enumOf(timeBases),
    version: Version,
  },
  {
    description:
      'A fund, a district’s share of one, a line of a dowry, or the outside world: what it is and what it holds now, or held at the end of the day `asOf`. ' +
      '`moveCount` is how many moves it has seen to this day.',
    examples: [examples.holder],
  },
);
export type LedgerHolder = Static<typeof LedgerHolderShape>;
export const HolderParams = Type.Object({ holderId: Id });
export const HolderFilterShape = Type.Object({
  asOf: Type.Optional({ ...Day, description: 'What it held at the end of this day; now unless said.' }),
  by: Type.Optional({
    ...enumOf(timeBases),
    description: 'The day is that from which a posting counts, unless `recorded`.',
  }),
});
export type HolderFilter = Static<typeof HolderFilterShape>;

export const HolderMoveShape = named(
  'HolderMove',
  {
    transactionId: Id,
    position: Count,
    kind: enumOf(postingKinds),
    effectiveOn: Day,
    originalOn: Nullable(Day),
    recordedAt: Instant,
    recordedByName: Nullable(Text(120)),
    reversesId: Nullable(Id),
    reversedById: Nullable(Id),
    fromStage: enumOf([...stages, 'none']),
    toStage: enumOf([...stages, 'none']),
    counterpartId: Nullable(Id),
    amountCents: Cents,
    holderVersion: Sequence,
    stagesAfter: ref(HolderStagesShape),
  },
  {
    description:
      'A move as one of its holders saw it: `fromStage` is the stage of this holder that it left, `toStage` the one that it reached, `none` where it was another’s. ' +
      '`stagesAfter` is the running balance.',
    examples: [examples.move],
  },
);
export type HolderMove = Static<typeof HolderMoveShape>;
export const HolderMovePage = pageOf('HolderMovePage', ref(HolderMoveShape));
export const HolderMoveFilterShape = Type.Object({ ...pageParameters });
export type HolderMoveFilter = Static<typeof HolderMoveFilterShape>;
