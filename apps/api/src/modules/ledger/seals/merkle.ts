import { hash } from 'node:crypto';

/** SHA-256. */
export const sha256 = (bytes: Buffer): Buffer => hash('sha256', bytes, 'buffer');

const nodePrefix = Buffer.from([1]);
const nodeOf = (left: Buffer, right: Buffer) => sha256(Buffer.concat([nodePrefix, left, right]));

/** The root of a Merkle tree over leaves that are hashed already (RFC 6962, section 2.1); at least one. */
export function merkleRoot(leaves: readonly Buffer[]): Buffer {
  // level by level, an odd one out goes up as it is: the same tree as splitting at the largest power of two below
  let level = leaves;
  while (level.length > 1) {
    const above: Buffer[] = [];
    for (let at = 0; at < level.length; at += 2) {
      const [left, right] = [level[at], level[at + 1]];
      if (left) above.push(right ? nodeOf(left, right) : left);
    }
    level = above;
  }
  const [root] = level;
  if (!root) throw new RangeError('a tree has leaves');
  return root;
}

/** The hashes that lead from a leaf (counted from 0) to the root, the nearest first (RFC 6962, section 2.1.1). */
export function inclusionPath(leaves: readonly Buffer[], index: number): Buffer[] {
  const path: Buffer[] = [];
  let level = leaves;
  let at = index;
  while (level.length > 1) {
    const sibling = level[at % 2 === 0 ? at + 1 : at - 1];
    if (sibling) path.push(sibling);
    const above: Buffer[] = [];
    for (let each = 0; each < level.length; each += 2) {
      const [left, right] = [level[each], level[each + 1]];
      if (left) above.push(right ? nodeOf(left, right) : left);
    }
    level = above;
    at = Math.floor(at / 2);
  }
  return path;
}

export interface Inclusion {
  leaf: Buffer;
  /** From 0. */
  index: number;
  /** How many leaves the tree has. */
  count: number;
  path: readonly Buffer[];
}

/** The root that a leaf and its path lead to; null when the path has not the length that the tree asks for. */
export function rootOfInclusion({ leaf, index, count, path }: Inclusion): Buffer | null {
  if (!Number.isSafeInteger(index) || index < 0 || index >= count) return null;
  let node = leaf;
  let used = 0;
  for (let at = index, width = count; width > 1; at = Math.floor(at / 2), width = Math.ceil(width / 2)) {
    const isOddOneOut = at % 2 === 0 && at + 1 === width;
    if (isOddOneOut) continue;
    const sibling = path[used];
    if (!sibling) return null;
    used += 1;
    node = at % 2 === 0 ? nodeOf(node, sibling) : nodeOf(sibling, node);
  }
  return used === path.length ? node : null;
}

/** Hashes that stand one after the other, 32 bytes each. */
export function hashesIn(bytes: Buffer): Buffer[] {
  return Array.from({ length: bytes.length / 32 }, (_, at) => bytes.subarray(at * 32, at * 32 + 32));
}
