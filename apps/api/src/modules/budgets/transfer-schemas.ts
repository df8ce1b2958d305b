import Type, { type Static } from 'typebox';
import {
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
import { editionIds, fundIds } from '../programmes/index.ts';
import * as examples from './transfer-examples.ts';

const EditionId = enumOf(editionIds);
const FundId = enumOf(fundIds);
const Amount = Type.Integer({ format: 'int64', minimum: 1, maximum: 1_000_000_000_000 });
const Words = Reason('Why; never about a person.');

export const transferStates = ['proposed', 'approved', 'refused', 'withdrawn'] as const;

export const ProposeTransfer = named(
  'ProposeTransfer',
  {
    editionId: EditionId,
    fundId: FundId,
    fromDistrictId: Id,
    toDistrictId: Id,
    amountCents: Amount,
    words: Words,
  },
  { description: 'Money that one district should give to another.', examples: [examples.proposeTransfer] },
);
export type ProposeTransfer = Static<typeof ProposeTransfer>;

export const TransferWords = named(
  'TransferWords',
  { words: Words },
  { description: 'What is written in the diary of a transfer.', examples: [examples.transferWords] },
);
export type TransferWords = Static<typeof TransferWords>;

export const ApproveTransfer = named(
  'ApproveTransfer',
  { words: Type.Optional(Words) },
  { description: 'The approval of a transfer, with words or without.', examples: [examples.approveTransfer] },
);
export type ApproveTransfer = Static<typeof ApproveTransfer>;

const TransferEntryShape = named(
  'TransferEntry',
  {
    id: Id,
    act: enumOf(['proposed', 'noted', 'notCovered', 'approved', 'refused', 'withdrawn']),
    words: Nullable(Prose(2000)),
    writtenById: Id,
    writtenByName: Nullable(Text(120)),
    writtenAt: Instant,
  },
  {
    description:
      'What was done or said of a transfer. `notCovered` is an approval that found too little money; the transfer may be approved again.',
  },
);

export const BudgetTransferShape = named(
  'BudgetTransfer',
  {
    id: Id,
    editionId: EditionId,
    fundId: FundId,
    fromDistrictId: Id,
    fromDistrictName: Text(200),
    toDistrictId: Id,
    toDistrictName: Text(200),
    amountCents: Amount,
    state: enumOf(transferStates),
    proposedById: Id,
    proposedByName: Nullable(Text(120)),
    proposedAt: Instant,
    decidedById: Nullable(Id),
    decidedByName: Nullable(Text(120)),
    decidedAt: Nullable(Instant),
    transactionId: Nullable(Id),
    diary: List(ref(TransferEntryShape), 200),
    version: Version,
  },
  {
    description:
      'A transfer between districts: proposed by one person, decided by another, with its diary. `transactionId` is what the ledger recorded when it was approved.',
    examples: [examples.transfer],
  },
);
export type BudgetTransfer = Static<typeof BudgetTransferShape>;
export const BudgetTransferPage = pageOf('BudgetTransferPage', ref(BudgetTransferShape));
export const BudgetTransferParams = Type.Object({ transferId: Id });

export const BudgetTransferFilterShape = Type.Object({
  state: Type.Optional({ ...enumOf(transferStates), description: 'Only in this state.' }),
  editionId: Type.Optional({ ...EditionId, description: 'Only of this edition.' }),
  fundId: Type.Optional({ ...FundId, description: 'Only of this fund.' }),
  districtId: Type.Optional({ ...Id, description: 'Only from or to this district.' }),
  ...pageParameters,
});
export type BudgetTransferFilter = Static<typeof BudgetTransferFilterShape>;
