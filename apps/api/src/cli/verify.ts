// Checks the whole ledger: npm run verify [-- proof FILE | hledger | seal]
import fs from 'node:fs';
import { parseArgs } from 'node:util';
import { readConfig } from '../platform/config.ts';
import { knownKeys } from './verify/known-keys.ts';
import { checkProofFile } from './verify/proof-file.ts';

const usage = `Uso:
  npm run verify                        verifica tutto il libro mastro
  npm run verify -- proof FILE          verifica una prova di inclusione, senza database
                    [--key CHIAVE]      accetta solo sigilli firmati con questa chiave pubblica (esadecimale); si ripete
                    [--seals FILE]      pretende che il sigillo sia in questo file dei sigilli
  npm run verify -- hledger [--out FILE] scrive tutto il registro come giornale di hledger
  npm run verify -- seal                sigilla subito ciò che è concluso`;

async function run(): Promise<boolean> {
  const { positionals, values } = parseArgs({
    allowPositionals: true,
    options: { key: { type: 'string', multiple: true }, seals: { type: 'string' }, out: { type: 'string' } },
  });
  const [command, ...rest] = positionals;
  if (command === 'proof' && rest[0] !== undefined)
    return checkProofFile({
      file: rest[0],
      keys: knownKeys(values.key ?? [], readConfig(process.env)),
      sealsFile: values.seals,
    });
  // what needs the database is loaded only now: a proof is checked without it
  const { verifyLedger, writeJournal, sealNow } = await import('./verify/ledger.ts');
  switch (command) {
    case undefined:
      return verifyLedger({ keys: values.key ?? [] });
    case 'hledger':
      return writeJournal(values.out === undefined ? process.stdout : fs.createWriteStream(values.out));
    case 'seal':
      return sealNow();
    default:
      console.error(usage);
      return false;
  }
}

run().then(
  (isRight) => {
    process.exitCode = isRight ? 0 : 1;
  },
  (error: unknown) => {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 2;
  },
);
