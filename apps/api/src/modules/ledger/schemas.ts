import { dowryComponents } from '@approdo/shared/dowry';
import { holderKinds, outcomes, postingKinds, reversalReasons, stages } from '@approdo/shared/ledger';
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
  Prose,
  pageOf,
  pageParameters,
  Reason,
  ref,
  Text,
  Version,
} from '../../platform/schema.ts';
import { editionIds } from '../programmes/index.ts';
import * as examples from './schema-examples.ts';

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
    outcome: enumOf(outcomes),
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
    reversedById: Nullable(Id),
    sealNumber: Nullable(Type.Integer({ format: 'int32', minimum: 1, maximum: 2_147_483_647 })),
    businessKey: Nullable(Text(200)),
    evidence: List(ref(EvidenceShape), 20),
    amountCents: Cents,
    moves: List(ref(MoveShape), 500),
    shortfalls: List(ref(ShortfallShape), 500),
    version: Version,
  },
  {
    description:
      'What was asked of the ledger and what became of it. A refusal for want of money is recorded too, without moves. ' +
      'Edition, district, promoter and dowry are named when the transaction is about one of them. `effectiveOn` is the day it counts from; `originalOn` is the day of the fact when its month was closed. ' +
      '`businessKey` is the fact that is posted once, `sealNumber` the seal that covers it, null until the next one. It never changes: its version is always 1.',
    examples: [examples.transaction],
  },
);
export type LedgerTransaction = Static<typeof LedgerTransactionShape>;
export const LedgerTransactionPage = pageOf('LedgerTransactionPage', ref(LedgerTransactionShape));

export const LedgerTransactionParams = Type.Object({ transactionId: Id });

export const LedgerFilterShape = Type.Object({
  kind: Type.Optional({ ...enumOf(postingKinds), description: 'Only postings of this kind.' }),
  outcome: Type.Optional({
    ...enumOf(outcomes),
    description: 'Only what was applied, or refused.',
  }),
  editionId: Type.Optional({ ...enumOf(editionIds), description: 'Only about this edition.' }),
  districtId: Type.Optional({ ...Id, description: 'Only about this district.' }),
  promoterId: Type.Optional({ ...Id, description: 'Only about doti of this promoter.' }),
  dowryId: Type.Optional({ ...Id, description: 'Only about this dowry.' }),
  holderId: Type.Optional({ ...Id, description: 'Only what moved money of this holder.' }),
  effectiveFrom: Type.Optional({ ...Day, description: 'Effective on this day or later.' }),
  effectiveUntil: Type.Optional({ ...Day, description: 'Effective on this day or earlier.' }),
  ...pageParameters,
});
export type LedgerFilter = Static<typeof LedgerFilterShape>;

export const ReverseTransaction = named(
  'ReverseTransaction',
  {
    reason: Type.Optional({
      ...enumOf(reversalReasons),
      description: 'Why; left out only by its author on the same day.',
    }),
  },
  { description: 'Undo a transaction: everything moves back.', examples: [examples.reverseTransaction] },
);
export type ReverseTransaction = Static<typeof ReverseTransaction>;

/** A month, `YYYY-MM`. */
const Month = Type.String({ pattern: '^[0-9]{4}-(0[1-9]|1[0-2])$', minLength: 7, maxLength: 7 });

export const PeriodShape = named(
  'Period',
  {
    month: Month,
    state: enumOf(['open', 'closed']),
    closedAt: Nullable(Instant),
    pending: enumOf(['none', 'close', 'reopen']),
    pendingActId: Nullable(Id),
  },
  { description: 'A month of the ledger, and what waits for a decision.', examples: [examples.period] },
);
export type Period = Static<typeof PeriodShape>;
export const PeriodPage = pageOf('PeriodPage', ref(PeriodShape));
export const PeriodFilterShape = Type.Object({ ...pageParameters });
export type PeriodFilter = Static<typeof PeriodFilterShape>;

export const PeriodActShape = named(
  'PeriodAct',
  {
    id: Id,
    month: Month,
    act: enumOf(['close', 'reopen']),
    reason: Prose(2000),
    proposedById: Id,
    proposedByName: Nullable(Text(120)),
    proposedAt: Instant,
    decision: enumOf(['pending', 'confirmed', 'rejected']),
    decidedById: Nullable(Id),
    decidedByName: Nullable(Text(120)),
    decidedAt: Nullable(Instant),
    decisionReason: Nullable(Prose(2000)),
    version: Version,
  },
  {
    description: 'Who asked to close a month or to open it again, why, and what another person decided.',
    examples: [examples.periodAct],
  },
);
export type PeriodAct = Static<typeof PeriodActShape>;
export const PeriodActPage = pageOf('PeriodActPage', ref(PeriodActShape));
export const PeriodActFilterShape = Type.Object({ ...pageParameters });
export type PeriodActFilter = Static<typeof PeriodActFilterShape>;
export const PeriodActParams = Type.Object({ periodActId: Id });

const PeriodReason = Reason('Why; never about a person.');

export const ProposePeriodAct = named(
  'ProposePeriodAct',
  { month: Month, act: enumOf(['close', 'reopen']), reason: PeriodReason },
  { description: 'Ask that a month be closed or opened again.', examples: [examples.proposePeriodAct] },
);
export type ProposePeriodAct = Static<typeof ProposePeriodAct>;

export const RejectPeriodAct = named(
  'RejectPeriodAct',
  { reason: PeriodReason },
  { description: 'Reject what was asked of a month.', examples: [examples.rejectPeriodAct] },
);
export type RejectPeriodAct = Static<typeof RejectPeriodAct>;
