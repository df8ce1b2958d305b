import fs from 'node:fs';
import { holderKindWords, postingKindWords, stageWords } from '@approdo/shared/ledger';
import { formatEuro } from '@approdo/shared/money';
import type { SealedMove } from '../../modules/ledger/seals/canonical.ts';
import { sealsInFile } from '../../modules/ledger/seals/file.ts';
import {
  type InclusionFault,
  type InclusionProof,
  inclusionFaultsOf,
  readProof,
} from '../../modules/ledger/seals/inclusion.ts';
import { postingRules } from '../../modules/ledger/seals/posting-rules.ts';
import { type KnownKeys, keyInWords } from './known-keys.ts';

const faultTexts: Record<InclusionFault, string> = {
  notAProof: 'il file non è una prova di inclusione',
  wrongRoot: 'la registrazione non porta alla radice del sigillo: qualcosa è stato cambiato',
  sealBroken: 'il sigillo non è integro: l’impronta o la firma non corrispondono',
  unknownKey: 'il sigillo è firmato con una chiave che non è tra quelle conosciute',
  notInSealsFile: 'il sigillo non è, così, nel file dei sigilli indicato',
};

export interface ProofFile {
  file: string;
  /** Any key is accepted when none is known. */
  keys: KnownKeys;
  sealsFile: string | undefined;
}

/** What a proof of inclusion comes to, line by line. */
export interface ProofReport {
  holds: boolean;
  lines: readonly string[];
}

/** Checks a proof of inclusion with nothing but the file, and tells the result. True when it holds. */
export function checkProofFile(proof: ProofFile): boolean {
  const { holds, lines } = proofReport(proof);
  for (const line of lines) (holds ? console.log : console.error)(line);
  return holds;
}

/** Whether the proof of a file holds, and what it says, in words. */
export function proofReport({ file, keys, sealsFile }: ProofFile): ProofReport {
  const proof = readProof(fs.readFileSync(file, 'utf8'));
  const seals = sealsFile === undefined ? undefined : sealsInFile(sealsFile);
  const faults = proof
    ? inclusionFaultsOf(proof, { publicKeys: [...keys.keys()], seals })
    : (['notAProof'] as const);
  if (!proof || faults.length > 0)
    return {
      holds: false,
      lines: faults.map((fault) => {
        const key = fault === 'unknownKey' && proof ? ` (${proof.seal.publicKey})` : '';
        return `NO: ${faultTexts[fault]}${key}.`;
      }),
    };
  return { holds: true, lines: matterOf(proof, keys) };
}

function matterOf({ transaction, moves, seal }: InclusionProof, keys: KnownKeys): string[] {
  const { kind, outcome, originalOn } = transaction;
  const name = postingKindWords.it[kind];
  return [
    `Sì: la registrazione ${transaction.id} è nel sigillo ${seal.number} del ${seal.sealedAt}, come è scritta nella prova.`,
    `  ${name}: registrazione ${outcome === 'applied' ? 'eseguita' : 'rifiutata per fondi insufficienti'}, con effetto dal ${transaction.effectiveOn}${originalOn === null ? '' : ` per un fatto del ${originalOn}`}, registrata il ${transaction.recordedAt}`,
    ...(transaction.reverses === null ? [] : [`  storna la registrazione ${transaction.reverses}`]),
    ...moves.map(moveText),
    keys.size === 0
      ? `  Chiave del sigillo: ${seal.publicKey}. Confrontala con quella pubblicata, o indicala con --key.`
      : `  Il sigillo è firmato con ${keyInWords(seal.publicKey, keys)}`,
  ];
}

function moveText({ position, rule, amountCents, fromHolderId, toHolderId }: SealedMove): string {
  const known = postingRules.get(rule);
  const side = ({ holder, stage }: NonNullable<typeof known>['from']) =>
    holder === 'outside'
      ? holderKindWords.it.outside
      : `${stageWords.it[stage]} (${holderKindWords.it[holder]})`;
  const path = known
    ? `${side(known.from)} → ${side(known.to)}`
    : 'una regola che questo programma non conosce';
  const places =
    fromHolderId === toHolderId
      ? `conto ${fromHolderId}`
      : `dal conto ${fromHolderId} al conto ${toHolderId}`;
  return `  movimento ${position}: ${formatEuro(amountCents)}, ${path}, ${places} (regola ${rule})`;
}
