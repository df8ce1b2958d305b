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
} from '../../platform/schema.ts';
import { holderKinds, postingKinds, stages } from '../ledger/index.ts';
import { fundIds } from '../programmes/index.ts';
import * as examples from './schema-examples.ts';

const JournalSideShape = named(
  'JournalSide',
  { holder: enumOf(holderKinds), stage: enumOf(stages) },
  { description: 'Whose money it was or became, and its stage.' },
);

const JournalMoveShape = named(
  'JournalMove',
  {
    component: enumOf(dowryComponents),
    fundId: enumOf(fundIds),
    from: ref(JournalSideShape),
    to: ref(JournalSideShape),
    amountCents: Cents,
  },
  { description: 'An amount that went from one holder and stage to another.' },
);

const JournalShortfallShape = named(
  'JournalShortfall',
  { fundId: enumOf(fundIds), missingCents: Cents },
  { description: 'What a refused posting lacked on a fund.' },
);

export const JournalEntryShape = named(
  'JournalEntry',
  {
    id: Id,
    kind: enumOf(postingKinds),
    outcome: enumOf(['applied', 'rejected']),
    effectiveOn: Day,
    recordedAt: Instant,
    recordedById: Id,
    recordedByName: Nullable(Text(120)),
    amountCents: Cents,
    moves: List(ref(JournalMoveShape), 500),
    shortfalls: List(ref(JournalShortfallShape), 20),
    reversesId: Nullable(Id),
    reversedById: Nullable(Id),
  },
  {
    description:
      'A transaction of the ledger that concerns the dowry; a refusal for want of money is one too. A reversal and what it undid name each other.',
    examples: [examples.journalEntry],
  },
);
export type JournalEntry = Static<typeof JournalEntryShape>;
export const JournalPage = pageOf('JournalPage', ref(JournalEntryShape));
export const JournalFilterShape = Type.Object({ ...pageParameters });
export type JournalFilter = Static<typeof JournalFilterShape>;
