import { randomBytes } from 'node:crypto';

const poolBytes = 16 * 256;
let pool = Buffer.alloc(0);

/** Sixteen random bytes; the system is asked for many at once, since asking costs more than the bytes. */
function sixteenRandomBytes(): Buffer {
  if (pool.length < 16) pool = randomBytes(poolBytes);
  const bytes = pool.subarray(0, 16);
  pool = pool.subarray(16);
  return bytes;
}

/** A UUIDv7: unique, and ordered by the instant it was made, so that indexes grow at their end. */
export function newId(now: number = Date.now()): string {
  const bytes = sixteenRandomBytes();
  bytes.writeUIntBE(now, 0, 6);
  bytes.writeUInt8((bytes.readUInt8(6) & 0x0f) | 0x70, 6);
  bytes.writeUInt8((bytes.readUInt8(8) & 0x3f) | 0x80, 8);
  const hex = bytes.toString('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}
