import {
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  type KeyObject,
  sign,
  verify,
} from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { type Seal, sealBytes, type UnsignedSeal } from './canonical.ts';
import { sha256 } from './merkle.ts';

/** The key with which seals are signed (Ed25519). */
export interface SealKey {
  /** 32 bytes in hexadecimal. */
  publicKey: string;
  sign(bytes: Buffer): Buffer;
}

/** The key of a PEM file (PKCS #8). Where there is none and it may, a new one is made there, for this account only. Throws when the file holds no Ed25519 key. */
export function openSealKey(file: string, options: { mayGenerate: boolean }): SealKey {
  if (!fs.existsSync(file) && options.mayGenerate) {
    fs.mkdirSync(path.dirname(file), { recursive: true });
    const { privateKey } = generateKeyPairSync('ed25519');
    try {
      fs.writeFileSync(file, privateKey.export({ type: 'pkcs8', format: 'pem' }), {
        mode: 0o600,
        flag: 'wx',
      });
    } catch (error) {
      // another process made it at the same time
      if (!fs.existsSync(file)) throw error;
    }
  }
  return sealKeyOf(createPrivateKey(fs.readFileSync(file)));
}

export function sealKeyOf(privateKey: KeyObject): SealKey {
  if (privateKey.asymmetricKeyType !== 'ed25519') throw new Error('seals are signed with an Ed25519 key');
  const { x } = createPublicKey(privateKey).export({ format: 'jwk' });
  return {
    publicKey: Buffer.from(x ?? '', 'base64url').toString('hex'),
    sign: (bytes) => sign(null, bytes, privateKey),
  };
}

/** The seal with its hash, signed. */
export function signSeal(seal: UnsignedSeal, key: SealKey): Seal {
  const bytes = sealBytes(seal);
  return {
    ...seal,
    hash: sha256(bytes).toString('hex'),
    publicKey: key.publicKey,
    signature: key.sign(bytes).toString('hex'),
  };
}

/** True when the seal's hash is that of its fields and its signature is by the key that it names. */
export function isSealWhole(seal: Seal): boolean {
  const bytes = bytesOf(seal);
  if (!bytes || !/^[0-9a-f]{64}$/.test(seal.publicKey)) return false;
  if (sha256(bytes).toString('hex') !== seal.hash) return false;
  const x = Buffer.from(seal.publicKey, 'hex').toString('base64url');
  const key = createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x }, format: 'jwk' });
  return verify(null, bytes, key, Buffer.from(seal.signature, 'hex'));
}

function bytesOf(seal: Seal): Buffer | null {
  try {
    return sealBytes(seal);
  } catch (error) {
    // a number or a text that fits into no field
    if (error instanceof RangeError || error instanceof SyntaxError) return null;
    throw error;
  }
}
