import Type, { type Static } from 'typebox';
import {
  Cents,
  Count,
  enumOf,
  Flag,
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
import { editionIds, fundIds } from '../programmes/index.ts';
import * as examples from './waiting-examples.ts';

/** `waiting`, `offered` and `lapsed` (offered, and the money is gone again) are on the list; `granted`, `ended` (refused or withdrawn) and `left` are not any more. */
export const waitingStates = ['waiting', 'offered', 'lapsed', 'granted', 'ended', 'left'] as const;

export const JoinWaitingList = named(
  'JoinWaitingList',
  { dowryId: Id },
  {
    description: 'A requested dowry that lacks money, or before which others wait for it.',
    examples: [examples.joinWaitingList],
  },
);
export type JoinWaitingList = Static<typeof JoinWaitingList>;

export const WaitingReason = named(
  'WaitingReason',
  { reason: Reason('Why; never about a person.') },
  { description: 'Why a dowry goes before others, or leaves the list.', examples: [examples.waitingReason] },
);
export type WaitingReason = Static<typeof WaitingReason>;

const WaitingNeedShape = named(
  'WaitingNeed',
  { fundId: enumOf(fundIds), amountCents: Cents, availableCents: Cents, lacking: Flag },
  {
    description:
      'What a dowry takes from a fund, and what the district has of it now. `lacking` says that the dowry waits for this fund.',
  },
);

export const WaitingEntryShape = named(
  'WaitingEntry',
  {
    id: Id,
    state: enumOf(waitingStates),
    position: Nullable(Count),
    dowryId: Id,
    dowryCode: Nullable(Text(20)),
    dowryVersion: Nullable(Version),
    editionId: enumOf(editionIds),
    districtId: Id,
    districtName: Text(200),
    promoterId: Id,
    promoterName: Text(200),
    needs: List(ref(WaitingNeedShape), 5),
    amountCents: Cents,
    covered: Flag,
    requestedAt: Instant,
    joinedAt: Instant,
    joinedById: Id,
    joinedByName: Nullable(Text(120)),
    offeredAt: Nullable(Instant),
    precededAt: Nullable(Instant),
    precededByName: Nullable(Text(120)),
    precedenceReason: Nullable(Prose(2000)),
    leftAt: Nullable(Instant),
    leftByName: Nullable(Text(120)),
    leavingReason: Nullable(Prose(2000)),
    version: Version,
  },
  {
    description:
      'A dowry that waits for money in its district, in the order in which dowries were requested unless a reason is written. `position` counts those on the list of the district and edition; the first is 1. ' +
      '`offeredAt` is when money came for it: granting the clearance of the dowry accepts. `covered` says whether the district has enough for it at this moment, after all those before it: ' +
      'an entry is `offered` while it has, and `lapsed` when money came and is gone again.',
    examples: [examples.waitingEntry],
  },
);
export type WaitingEntry = Static<typeof WaitingEntryShape>;
export const WaitingEntryPage = pageOf('WaitingEntryPage', ref(WaitingEntryShape));
export const WaitingEntryParams = Type.Object({ waitingEntryId: Id });

export const WaitingFilterShape = Type.Object({
  editionId: Type.Optional({ ...enumOf(editionIds), description: 'Only of this edition.' }),
  fundId: Type.Optional({ ...enumOf(fundIds), description: 'Only those that wait for this fund.' }),
  districtId: Type.Optional({ ...Id, description: 'Only of this district.' }),
  state: Type.Optional({
    ...enumOf(waitingStates),
    description: 'Only in this state; those on the list unless said.',
  }),
  ...pageParameters,
});
export type WaitingFilter = Static<typeof WaitingFilterShape>;
