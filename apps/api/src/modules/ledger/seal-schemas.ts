import { outcomes, postingKinds } from '@approdo/shared/ledger';
import Type, { type Static } from 'typebox';
import {
  Cents,
  Count,
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
  ref,
  Text,
  Version,
} from '../../platform/schema.ts';
import * as examples from './seal-schema-examples.ts';

/** Bytes in hexadecimal. */
const Hex = (bytes: number) =>
  Type.String({ pattern: `^[0-9a-f]{${bytes * 2}}$`, minLength: bytes * 2, maxLength: bytes * 2 });
const Number64 = Type.Integer({ format: 'int64', minimum: 0, maximum: Number.MAX_SAFE_INTEGER });

export const LedgerSealShape = named(
  'LedgerSeal',
  {
    number: Count,
    horizon: Type.String({ pattern: '^[0-9]+$', minLength: 1, maxLength: 20 }),
    transactionCount: Count,
    sealedAt: Instant,
    root: Hex(32),
    previousHash: Hex(32),
    hash: Hex(32),
    publicKey: Hex(32),
    signature: Hex(64),
    version: Version,
  },
  {
    description:
      'A Merkle root (RFC 6962) over transactions, linked to the seal before by its hash and signed with Ed25519. `horizon` is the number of the database below which every transaction is in this seal or in one before.',
    examples: [examples.seal],
  },
);
export type LedgerSeal = Static<typeof LedgerSealShape>;
export const LedgerSealPage = pageOf('LedgerSealPage', ref(LedgerSealShape));
export const SealFilterShape = Type.Object({ ...pageParameters });
export type SealFilter = Static<typeof SealFilterShape>;
const SealedTransactionShape = named(
  'SealedTransaction',
  {
    id: Id,
    recordedBy: Id,
    recordedAt: Instant,
    effectiveOn: Day,
    originalOn: Nullable(Day),
    kind: enumOf(postingKinds),
    outcome: enumOf(outcomes),
    districtId: Nullable(Id),
    organisationId: Nullable(Id),
    dowryId: Nullable(Id),
    reverses: Nullable(Id),
    editionId: Nullable(Text(40)),
    idempotencyKey: Text(400),
    fingerprint: Hex(32),
    businessKey: Nullable(Text(200)),
    evidence: Prose(20_000),
    shortfalls: Nullable(Prose(200_000)),
    factNumber: Count,
  },
  { description: 'Everything a transaction says besides its moves, as its seal binds it.' },
);

const SealedMoveShape = named(
  'SealedMove',
  {
    position: Count,
    rule: Count,
    fromHolderId: Id,
    fromVersion: Number64,
    toHolderId: Id,
    toVersion: Number64,
    amountCents: Cents,
    fromHashBefore: Hex(32),
    toHashBefore: Hex(32),
  },
  {
    description:
      'A move as its seal binds it: `rule` names the kinds of both holders and both stages, the hashes are the links that their chains had before it.',
  },
);

export const LedgerProofShape = named(
  'LedgerProof',
  {
    format: enumOf(['approdo-ledger-proof-1']),
    transaction: ref(SealedTransactionShape),
    moves: List(ref(SealedMoveShape), 500),
    index: Count,
    path: List(Hex(32), 40),
    seal: ref(LedgerSealShape),
    version: Version,
  },
  {
    description:
      'With this file anybody checks, without the database, that a transaction is in a signed seal and says what it says: `npm run verify -- proof FILE`.',
    examples: [examples.proof],
  },
);
export type LedgerProof = Static<typeof LedgerProofShape>;
