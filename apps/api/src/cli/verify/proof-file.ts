import fs from 'node:fs';
import { sealsInFile } from '../../modules/ledger/seals/file.ts';
import { type InclusionFault, inclusionFaultsOf, readProof } from '../../modules/ledger/seals/inclusion.ts';

const faultTexts: Record<InclusionFault, string> = {
  notAProof: 'il file non è una prova di inclusione',
  wrongRoot: 'la registrazione non porta alla radice del sigillo: qualcosa è stato cambiato',
  sealBroken: 'il sigillo non è integro: l’impronta o la firma non corrispondono',
  unknownKey: 'il sigillo è firmato con una chiave che non è tra quelle indicate',
  notInSealsFile: 'il sigillo non è, così, nel file dei sigilli indicato',
};

export interface ProofFile {
  file: string;
  /** Public keys that are accepted, in hexadecimal; any when none. */
  keys: readonly string[];
  sealsFile: string | undefined;
}

/** Checks a proof of inclusion with nothing but the file, and tells the result. True when it holds. */
export function checkProofFile({ file, keys, sealsFile }: ProofFile): boolean {
  const proof = readProof(fs.readFileSync(file, 'utf8'));
  const seals = sealsFile === undefined ? undefined : sealsInFile(sealsFile);
  const faults = proof ? inclusionFaultsOf(proof, { publicKeys: keys, seals }) : (['notAProof'] as const);
  for (const fault of faults) console.error(`NO: ${faultTexts[fault]}.`);
  if (!proof || faults.length > 0) return false;
  const { transaction, moves, seal } = proof;
  console.log(
    `Sì: la registrazione ${transaction.id} è nel sigillo ${seal.number} del ${seal.sealedAt}, come è scritta nella prova.`,
  );
  console.log(
    `  ${transaction.kind}, ${transaction.outcome}, del ${transaction.effectiveOn}, registrata il ${transaction.recordedAt}`,
  );
  for (const { position, rule, amountCents, fromHolderId, toHolderId } of moves)
    console.log(
      `  movimento ${position} (regola ${rule}): ${amountCents} centesimi da ${fromHolderId} a ${toHolderId}`,
    );
  if (keys.length === 0)
    console.log(
      `  Chiave del sigillo: ${seal.publicKey}. Confrontala con quella pubblicata, o indicala con --key.`,
    );
  return true;
}
