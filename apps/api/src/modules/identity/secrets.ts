import { createHash, randomBytes } from 'node:crypto';
import { hash, verify } from '@node-rs/argon2';

/** A secret that is shown once, and what is stored of it. */
export interface Secret {
  secret: string;
  secretHash: Buffer;
}

export const hashOf = (secret: string): Buffer => createHash('sha256').update(secret).digest();

/** A random secret of 256 bits, after a prefix that tells what it is for. */
export function newSecret(prefix = ''): Secret {
  const secret = `${prefix}${randomBytes(32).toString('base64url')}`;
  return { secret, secretHash: hashOf(secret) };
}

/** argon2id with the parameters OWASP recommends: 19 MiB, 2 passes, 1 lane. */
export const hashPassword = (password: string): Promise<string> =>
  hash(password.normalize('NFC'), { memoryCost: 19_456, timeCost: 2, parallelism: 1 });

let decoy: Promise<string> | undefined;

/** True when the password is the one that was hashed. Without a hash it takes as long, and is false. */
export async function passwordMatches(passwordHash: string | undefined, password: string): Promise<boolean> {
  decoy ??= hashPassword(randomBytes(16).toString('hex'));
  const matches = await verify(passwordHash ?? (await decoy), password.normalize('NFC'));
  return matches && passwordHash !== undefined;
}
