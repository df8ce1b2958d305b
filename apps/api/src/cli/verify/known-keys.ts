import fs from 'node:fs';
import path from 'node:path';
import { openSealKey } from '../../modules/ledger/seals/key.ts';
import type { Config } from '../../platform/config.ts';

/** What is known of a public key: that seals are signed with it now, that they were, or that it was named on the command line. */
export type KeyStanding = 'current' | 'retired' | 'given';

/** Public keys, in hexadecimal, with what is known of each. */
export type KnownKeys = ReadonlyMap<string, KeyStanding>;

/** The keys named on the command line; where none is, those of the settings, where they lead to the key in use; else none is known. */
export function knownKeys(
  given: readonly string[],
  { sealKeyFile, dataDir, sealRetiredKeys }: Pick<Config, 'sealKeyFile' | 'dataDir' | 'sealRetiredKeys'>,
): KnownKeys {
  if (given.length > 0) return keysOf({ current: [], retired: [], given });
  const file = sealKeyFile ?? (dataDir === undefined ? undefined : path.join(dataDir, 'seal-key.pem'));
  if (file === undefined || !fs.existsSync(file)) return new Map();
  return keysOf({
    current: [openSealKey(file, { mayGenerate: false }).publicKey],
    retired: sealRetiredKeys,
  });
}

/** The keys of an installation, and those named on the command line. A key in use is current whatever else is said of it. */
export function keysOf(keys: {
  current: readonly string[];
  retired: readonly string[];
  given?: readonly string[];
}): KnownKeys {
  return new Map<string, KeyStanding>([
    ...(keys.given ?? []).map((key) => [key, 'given'] as const),
    ...keys.retired.map((key) => [key, 'retired'] as const),
    ...keys.current.map((key) => [key, 'current'] as const),
  ]);
}

const words: Record<KeyStanding, string> = {
  current: 'la chiave attuale',
  retired: 'una chiave ritirata, che firmava prima',
  given: 'una chiave indicata con --key',
};

/** A key with what is known of it, in words. */
export function keyInWords(publicKey: string, known: KnownKeys): string {
  const standing = known.get(publicKey);
  return `${standing ? words[standing] : 'una chiave che non è tra quelle conosciute'}: ${publicKey}`;
}
