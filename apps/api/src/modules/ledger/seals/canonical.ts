import type { Outcome, PostingKind } from '@approdo/shared/ledger';
import { sha256 } from './merkle.ts';

// The same bytes as app.ledger_digest, app.ledger_item and app.ledger_leaf of the database make: fixed width, never joined text.

/** Everything a transaction of the ledger says besides its moves, as text that can be read. */
export interface SealedTransaction {
  id: string;
  recordedBy: string;
  /** RFC 3339 in UTC, with microseconds. */
  recordedAt: string;
  effectiveOn: string;
  originalOn: string | null;
  kind: PostingKind;
  outcome: Outcome;
  districtId: string | null;
  organisationId: string | null;
  dowryId: string | null;
  reverses: string | null;
  editionId: string | null;
  idempotencyKey: string;
  /** SHA-256 of what was asked, in hexadecimal. */
  fingerprint: string;
  businessKey: string | null;
  /** The evidence as the database writes it. */
  evidence: string;
  shortfalls: string | null;
  factNumber: number;
}

/** One move, with the links of the chains of both its holders before it, in hexadecimal. */
export interface SealedMove {
  position: number;
  /** The number of the posting rule, which names both kinds of holder and both stages. */
  rule: number;
  fromHolderId: string;
  fromVersion: number;
  toHolderId: string;
  toVersion: number;
  amountCents: number;
  fromHashBefore: string;
  toHashBefore: string;
}

const nobody = '00000000-0000-0000-0000-000000000000';

// A text that is not written as the database writes it could stand for the bytes of its neighbours too: it is refused.
function hexBytes(text: string, length: number): Buffer {
  const bytes = Buffer.from(text, 'hex');
  if (bytes.length !== length || bytes.toString('hex') !== text)
    throw new RangeError(`not ${length} bytes in hexadecimal`);
  return bytes;
}
const idBytes = (id: string | null) =>
  hexBytes((id ?? nobody).replace(/^(.{8})-(.{4})-(.{4})-(.{4})-/, '$1$2$3$4'), 16);
const textHash = (text: string) => sha256(Buffer.from(text, 'utf8'));

function int16(value: number): Buffer {
  const bytes = Buffer.alloc(2);
  bytes.writeInt16BE(value);
  return bytes;
}
export function int32(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeInt32BE(value);
  return bytes;
}
export function int64(value: bigint): Buffer {
  const bytes = Buffer.alloc(8);
  bytes.writeBigInt64BE(value);
  return bytes;
}

/** PostgreSQL counts from the first instant of 2000. */
const epochMs = Date.UTC(2000, 0, 1);

/** An instant with microseconds as PostgreSQL sends it. */
function instantBytes(text: string): Buffer {
  const match = /^(\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2})\.(\d{6})Z$/.exec(text);
  if (!match) throw new RangeError('an instant has microseconds');
  const seconds = BigInt(Date.parse(`${match[1]}Z`) - epochMs) * 1000n;
  return int64(seconds + BigInt(match[2] ?? 0));
}

/** A day as PostgreSQL sends it. */
function dayBytes(day: string): Buffer {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(day)) throw new RangeError('a day is written YYYY-MM-DD');
  return int32(Math.round((Date.parse(`${day}T00:00:00Z`) - epochMs) / 86_400_000));
}

/** What binds all that a transaction says besides its moves. */
export function digestOf(transaction: SealedTransaction): Buffer {
  const { kind, outcome, effectiveOn, originalOn, factNumber } = transaction;
  return sha256(
    Buffer.concat([
      int16(1),
      idBytes(transaction.id),
      idBytes(transaction.recordedBy),
      instantBytes(transaction.recordedAt),
      dayBytes(effectiveOn),
      dayBytes(originalOn ?? effectiveOn),
      textHash(kind + outcome),
      idBytes(transaction.districtId),
      idBytes(transaction.organisationId),
      idBytes(transaction.dowryId),
      idBytes(transaction.reverses),
      textHash(transaction.editionId ?? ''),
      textHash(transaction.idempotencyKey),
      sha256(hexBytes(transaction.fingerprint, 32)),
      textHash(transaction.businessKey ?? ''),
      textHash(transaction.evidence),
      textHash(transaction.shortfalls ?? ''),
      factNumber === 0 ? Buffer.alloc(0) : int16(factNumber),
    ]),
  );
}

/** What both holders of a move chain, without the digest of its transaction. */
function moveBytes(move: SealedMove): Buffer {
  return Buffer.concat([
    int16(move.position),
    int16(move.rule),
    idBytes(move.fromHolderId),
    int64(BigInt(move.fromVersion)),
    idBytes(move.toHolderId),
    int64(BigInt(move.toVersion)),
    int64(BigInt(move.amountCents)),
  ]);
}

/** The links that a move makes in the chains of its two holders; a move inside one holder makes one, which stands twice. */
function linksOf(move: SealedMove, digest: Buffer): Buffer {
  const item = Buffer.concat([digest, moveBytes(move)]);
  const linkAfter = (before: string) => sha256(Buffer.concat([hexBytes(before, 32), item]));
  return Buffer.concat([linkAfter(move.fromHashBefore), linkAfter(move.toHashBefore)]);
}

/**
 * The leaf under which a seal has the transaction: the links it made, each of which binds the whole transaction, its move and the
 * history of the holder; of a refusal, which has none, what it says.
 */
export function leafOf(transaction: SealedTransaction, moves: readonly SealedMove[]): Buffer {
  const digest = digestOf(transaction);
  const links = transaction.outcome === 'applied' ? moves.map((move) => linksOf(move, digest)) : [digest];
  return sha256(Buffer.concat([Buffer.from([0]), ...links]));
}

/** A seal before it is signed. */
export interface UnsignedSeal {
  number: number;
  /** Every transaction of the database below it is in this seal or in one before. Decimal digits. */
  horizon: string;
  transactionCount: number;
  /** RFC 3339 in UTC, with milliseconds. */
  sealedAt: string;
  /** 32 bytes in hexadecimal, like the hashes below. */
  root: string;
  /** The hash of the seal before; zeros for the first. */
  previousHash: string;
}

/** A seal as the file outside the database has it. */
export interface Seal extends UnsignedSeal {
  hash: string;
  /** Ed25519, 32 bytes in hexadecimal. */
  publicKey: string;
  /** 64 bytes in hexadecimal. */
  signature: string;
}

/** What is signed: every field of a seal in fixed width. Its SHA-256 is the seal's hash. */
export function sealBytes(seal: UnsignedSeal): Buffer {
  return Buffer.concat([
    Buffer.from('approdo ledger seal 1\n', 'ascii'),
    int32(seal.number),
    int64(BigInt(seal.horizon)),
    int32(seal.transactionCount),
    int64(BigInt(Date.parse(seal.sealedAt))),
    hexBytes(seal.root, 32),
    hexBytes(seal.previousHash, 32),
  ]);
}
