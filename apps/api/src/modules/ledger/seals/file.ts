import fs from 'node:fs';
import path from 'node:path';
import type { Seal } from './canonical.ts';

/**
 * The seals that stand in a file outside the database, one JSON object a line, the oldest first; none when there is no file. A last
 * line without its end was cut off while it was written, and is left out. Throws when a line cannot be read.
 */
export function sealsInFile(file: string): Seal[] {
  if (!fs.existsSync(file)) return [];
  const lines = fs.readFileSync(file, 'utf8').split('\n').slice(0, -1);
  return lines.map((line, at) => sealOf(line, at + 1));
}

function sealOf(line: string, at: number): Seal {
  try {
    const value: unknown = JSON.parse(line);
    if (isSeal(value)) return value;
  } catch {
    // falls through to the refusal
  }
  throw new Error(`line ${at} of the seals file is not a seal`);
}

const texts = ['horizon', 'sealedAt', 'root', 'previousHash', 'hash', 'publicKey', 'signature'] as const;

/** True when the value has every field of a seal. */
export function isSeal(value: unknown): value is Seal {
  if (typeof value !== 'object' || value === null) return false;
  const fields = new Map<string, unknown>(Object.entries(value));
  return (
    Number.isSafeInteger(fields.get('number')) &&
    Number.isSafeInteger(fields.get('transactionCount')) &&
    texts.every((name) => typeof fields.get(name) === 'string')
  );
}

/** Adds seals at the end of the file, which is safe on the disk when this returns. A line that was cut off before is written anew. */
export function appendSeals(file: string, seals: readonly Seal[]): void {
  if (seals.length === 0) return;
  fs.mkdirSync(path.dirname(file), { recursive: true });
  const handle = fs.openSync(file, 'a+', 0o644);
  try {
    fs.ftruncateSync(handle, fs.readFileSync(handle).lastIndexOf(10) + 1);
    fs.writeSync(handle, seals.map((seal) => `${JSON.stringify(seal)}\n`).join(''));
    fs.fsyncSync(handle);
  } finally {
    fs.closeSync(handle);
  }
}
