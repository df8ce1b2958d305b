import type { Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { openInstallation, sealingOf, systemContext } from '../../installation.ts';
import {
  journalLines,
  proveLedger,
  type Sealing,
  sealKeysIn,
  sealLedger,
  sealsInFile,
} from '../../modules/ledger/index.ts';
import { systemClock } from '../../platform/clock.ts';
import { type Config, readConfig } from '../../platform/config.ts';
import type { Context } from '../../platform/context.ts';
import type { Tx } from '../../platform/database.ts';
import { keyInWords, keysOf } from './known-keys.ts';

/** Does some work as the system, on the database of this installation. */
async function withLedger<Answer>(
  work: (ctx: Context, sealing: Sealing, config: Config) => Promise<Answer>,
): Promise<Answer> {
  const config = readConfig(process.env);
  const installation = await openInstallation(config, (error) => console.error(`database: ${error.message}`));
  try {
    const { database } = installation;
    const ctx = systemContext({ database, clock: systemClock, log: console, requestId: 'verify' });
    return await work(ctx, sealingOf(config, installation), config);
  } finally {
    await installation.close();
  }
}

const onTwoConnections = <Answer>(
  ctx: Context,
  work: (tx: Tx, beside: Tx) => Promise<Answer>,
): Promise<Answer> => ctx.transaction((tx) => ctx.transaction((beside) => work(tx, beside)));

/** Checks every invariant of the ledger, tells what becomes of each, and names the first places that are wrong. True when all hold. */
export function verifyLedger({ keys }: { keys: readonly string[] }): Promise<boolean> {
  return withLedger(async (ctx, { key, file }, { sealRetiredKeys }) => {
    const startedAt = performance.now();
    const known = keysOf({ current: [key.publicKey], retired: sealRetiredKeys, given: keys });
    const faults = await onTwoConnections(ctx, (tx, beside) =>
      proveLedger(tx, {
        beside,
        seals: sealsInFile(file),
        publicKeys: [...known.keys()],
        tell: ({ meaning, faults: count, seconds }) =>
          console.log(`${count === 0 ? 'sì' : 'NO'} ${seconds.toFixed(1).padStart(7)} s  ${meaning}`),
      }),
    );
    for (const { publicKey, first, last } of await ctx.read(sealKeysIn))
      console.log(
        `${first === last ? `Sigillo ${first}` : `Sigilli da ${first} a ${last}`}: ${keyInWords(publicKey, known)}`,
      );
    for (const { meaning, detail, holderId, transactionId } of faults)
      console.error(
        `NO: ${meaning}: ${detail}${transactionId ? `, registrazione ${transactionId}` : ''}${holderId ? `, titolare ${holderId}` : ''}`,
      );
    const seconds = ((performance.now() - startedAt) / 1000).toFixed(1);
    console.log(
      faults.length === 0
        ? `Il libro mastro è integro (${seconds} s).`
        : `Il libro mastro NON è integro (${seconds} s).`,
    );
    return faults.length === 0;
  });
}

/** Writes the whole ledger as a journal of hledger, which checks that every entry balances and every balance is what is held here. */
export function writeJournal(target: Writable): Promise<boolean> {
  return withLedger(async (ctx) => {
    await ctx.transaction((tx) => pipeline(journalLines(tx), target));
    return true;
  });
}

/** Seals what is finished, and tells how much. */
export function sealNow(): Promise<boolean> {
  return withLedger(async (ctx, sealing) => {
    const count = await sealLedger(ctx, sealing);
    console.log(
      `Registrazioni sigillate: ${count}. Sigilli in ${sealing.file}, chiave pubblica ${sealing.key.publicKey}.`,
    );
    return true;
  });
}
