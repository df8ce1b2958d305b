import { outcomes, postingKinds } from '@approdo/shared/ledger';
import { leafOf, type Seal, type SealedMove, type SealedTransaction } from './canonical.ts';
import { isSeal } from './file.ts';
import { isSealWhole } from './key.ts';
import { rootOfInclusion } from './merkle.ts';

/** What proves that a transaction is in a seal and says what it says. */
export interface InclusionProof {
  format: 'approdo-ledger-proof-1';
  transaction: SealedTransaction;
  moves: SealedMove[];
  /** Where its leaf is among those of the seal, from 0. */
  index: number;
  /** Hashes in hexadecimal that lead from the leaf to the root, the nearest first. */
  path: string[];
  seal: Seal;
}

/** Against what a proof is checked besides itself. */
export interface Trust {
  /** Public keys that are known to be the ledger's, in hexadecimal; none are asked for when empty. */
  publicKeys: readonly string[];
  /** The seals of the file outside the database; not compared when absent. */
  seals?: readonly Seal[] | undefined;
}

/** What is wrong with a proof. */
export const inclusionFaults = [
  'notAProof',
  'wrongRoot',
  'sealBroken',
  'unknownKey',
  'notInSealsFile',
] as const;
export type InclusionFault = (typeof inclusionFaults)[number];

/** The text of a proof file as a proof; null when it is none. */
export function readProof(text: string): InclusionProof | null {
  try {
    const value: unknown = JSON.parse(text);
    return isProof(value) ? value : null;
  } catch {
    return null;
  }
}

/** Everything that is wrong with the proof, without any database; empty when the transaction is in the seal as it is written. */
export function inclusionFaultsOf(proof: InclusionProof, trust: Trust): InclusionFault[] {
  const { seal } = proof;
  const known = trust.seals?.find(({ number }) => number === seal.number);
  return [
    ...(leadsToRoot(proof) ? [] : (['wrongRoot'] as const)),
    ...(isSealWhole(seal) ? [] : (['sealBroken'] as const)),
    ...(trust.publicKeys.length === 0 || trust.publicKeys.includes(seal.publicKey)
      ? []
      : (['unknownKey'] as const)),
    ...(trust.seals === undefined || known?.hash === seal.hash ? [] : (['notInSealsFile'] as const)),
  ];
}

function leadsToRoot({ transaction, moves, index, path, seal }: InclusionProof): boolean {
  try {
    const leaf = leafOf(transaction, moves);
    const nodes = path.map((node) => Buffer.from(node, 'hex'));
    const root = rootOfInclusion({ leaf, index, count: seal.transactionCount, path: nodes });
    return root?.toString('hex') === seal.root;
  } catch (error) {
    // a number or an instant that fits into no field
    if (error instanceof RangeError || error instanceof SyntaxError) return false;
    throw error;
  }
}

const isText = (value: unknown) => typeof value === 'string';
const isTextOrNull = (value: unknown) => value === null || isText(value);
type Fields<Shape> = Record<keyof Shape, (value: unknown) => boolean>;

const transactionFields: Fields<SealedTransaction> = {
  id: isText,
  recordedBy: isText,
  recordedAt: isText,
  effectiveOn: isText,
  originalOn: isTextOrNull,
  // hashed as one text, so each must be a word of the ledger
  kind: (value) => postingKinds.some((kind) => kind === value),
  outcome: (value) => outcomes.some((outcome) => outcome === value),
  districtId: isTextOrNull,
  organisationId: isTextOrNull,
  dowryId: isTextOrNull,
  reverses: isTextOrNull,
  editionId: isTextOrNull,
  idempotencyKey: isText,
  fingerprint: isText,
  businessKey: isTextOrNull,
  evidence: isText,
  shortfalls: isTextOrNull,
  factNumber: Number.isSafeInteger,
};
const moveFields: Fields<SealedMove> = {
  position: Number.isSafeInteger,
  rule: Number.isSafeInteger,
  fromHolderId: isText,
  fromVersion: Number.isSafeInteger,
  toHolderId: isText,
  toVersion: Number.isSafeInteger,
  amountCents: Number.isSafeInteger,
  fromHashBefore: isText,
  toHashBefore: isText,
};
const proofFields: Fields<InclusionProof> = {
  format: (value) => value === 'approdo-ledger-proof-1',
  transaction: (value) => has(value, transactionFields),
  moves: (value) => Array.isArray(value) && value.every((move) => has(move, moveFields)),
  index: Number.isSafeInteger,
  path: (value) => Array.isArray(value) && value.every(isText),
  seal: isSeal,
};

function has(value: unknown, fields: Readonly<Record<string, (field: unknown) => boolean>>): boolean {
  if (typeof value !== 'object' || value === null) return false;
  const given = new Map<string, unknown>(Object.entries(value));
  return Object.entries(fields).every(([name, is]) => is(given.get(name)));
}

function isProof(value: unknown): value is InclusionProof {
  return has(value, proofFields);
}
