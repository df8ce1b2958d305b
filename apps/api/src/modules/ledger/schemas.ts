import { dowryComponents } from '@approdo/shared/dowry';
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
  Version,
} from '../../platform/schema.ts';
import { editionIds } from '../programmes/index.ts';
import * as examples from './schema-examples.ts';
import { holderKinds, postingKinds, stages } from './words.ts';

const Sequence = Type.Integer({ format: 'int64', minimum: 1, maximum: Number.MAX_SAFE_INTEGER });

/** The id of an edition or a fund. */
const Word = Type.String({ pattern: '^[a-z0-9-]+$', minLength: 2, maxLength: 40 });

const MovePlaceShape = named(
  'MovePlace',
  {
    holderId: Id,
    kind: enumOf(holderKinds),
    stage: enumOf(stages),
    editionId: Nullable(Word),
    fundId: Nullable(Word),
    districtId: Nullable(Id),
    dowryId: Nullable(Id),
    component: enumOf([...dowryComponents, 'none']),
  },
  {
    description:
      'A holder of money and the stage of its money. What the holder is stays null for whoever does not see it; only a line of a dowry has a component.',
  },
);

const MoveShape = named(
  'Move',
  {
    position: Type.Integer({ format: 'int32', minimum: 1, maximum: 500 }),
    from: ref(MovePlaceShape),
    to: ref(MovePlaceShape),
    amountCents: Cents,
    fromVersion: Sequence,
    toVersion: Sequence,
  },
  {
    description:
      'An amount that went from one place to another, and how many moves each holder had then seen.',
  },
);

const ShortfallShape = named(
  'Shortfall',
  { holderId: Id, stage: enumOf(stages), heldCents: Cents, missingCents: Cents },
  { description: 'What a refused posting lacked: of this holder and stage.' },
);

const EvidenceShape = named(
  'Evidence',
  { name: Text(80), value: Text(400) },
  { description: 'An id or a reference that proves a transaction.' },
);

export const LedgerTransactionShape = named(
  'LedgerTransaction',
  {
    id: Id,
    kind: enumOf(postingKinds),
    outcome: enumOf(['applied', 'rejected']),
    effectiveOn: Day,
    originalOn: Nullable(Day),
    recordedAt: Instant,
    recordedById: Id,
    recordedByName: Nullable(Text(120)),
    editionId: Nullable(Word),
    districtId: Nullable(Id),
    promoterId: Nullable(Id),
    dowryId: Nullable(Id),
    reversesId: Nullable(Id),
    evidence: List(ref(EvidenceShape), 20),
    amountCents: Cents,
    moves: List(ref(MoveShape), 500),
    shortfalls: List(ref(ShortfallShape), 500),
    version: Version,
  },
  {
    description:
      'What was asked of the ledger and what became of it. A refusal for want of money is recorded too, without moves. ' +
      'Edition, district, promoter and dowry are named when the transaction is about one of them. It never changes: its version is always 1.',
    examples: [examples.transaction],
  },
);
export type LedgerTransaction = Static<typeof LedgerTransactionShape>;
export const LedgerTransactionPage = pageOf('LedgerTransactionPage', ref(LedgerTransactionShape));

export const LedgerTransactionParams = Type.Object({ transactionId: Id });

export const LedgerFilterShape = Type.Object({
  kind: Type.Optional({ ...enumOf(postingKinds), description: 'Only postings of this kind.' }),
  outcome: Type.Optional({
    ...enumOf(['applied', 'rejected']),
    description: 'Only what was applied, or refused.',
  }),
  editionId: Type.Optional({ ...enumOf(editionIds), description: 'Only about this edition.' }),
  districtId: Type.Optional({ ...Id, description: 'Only about this district.' }),
  promoterId: Type.Optional({ ...Id, description: 'Only about doti of this promoter.' }),
  dowryId: Type.Optional({ ...Id, description: 'Only about this dowry.' }),
  effectiveFrom: Type.Optional({ ...Day, description: 'Effective on this day or later.' }),
  effectiveUntil: Type.Optional({ ...Day, description: 'Effective on this day or earlier.' }),
  ...pageParameters,
});
export type LedgerFilter = Static<typeof LedgerFilterShape>;
