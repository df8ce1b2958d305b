import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { keyInWords, keysOf, knownKeys } from '../src/cli/verify/known-keys.ts';
import { type ProofReport, proofReport } from '../src/cli/verify/proof-file.ts';
import { sealingOf } from '../src/installation.ts';
import {
  accrueDowry,
  commitDowry,
  openSealKey,
  orderPayment,
  proveLedger,
  recordPayment,
  type SealKey,
  sealKeysIn,
  sealLedger,
  sealsInFile,
} from '../src/modules/ledger/index.ts';
import { postingRules } from '../src/modules/ledger/seals/posting-rules.ts';
import { readConfig } from '../src/platform/config.ts';
import { useLedgerStage } from './ledger-stage.ts';
import { giveDistrict } from './money.ts';
import { useWorld } from './world.ts';

const world = useWorld();
const stage = useLedgerStage(world);
const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'approdo-rotation-'));
const file = path.join(folder, 'seals.jsonl');
const proofFile = path.join(folder, 'payment.json');
const keyIn = (name: string) => openSealKey(path.join(folder, name), { mayGenerate: true });
const [old, current, forger] = [keyIn('old.pem'), keyIn('new.pem'), keyIn('forger.pem')];
afterAll(() => fs.rmSync(folder, { recursive: true }));

/** Other tests on the same server may hold the horizon back for a moment. */
async function sealed(key: SealKey): Promise<void> {
  for (let attempt = 0; attempt < 100; attempt++) {
    await sealLedger(world.system, { key, file });
    const left = await world.sql(
      'select id from ledger_transactions except select transaction_id from ledger_seal_leaves',
    );
    if (left.length === 0) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error('the horizon stays behind');
}
const signedBy = ({ publicKey }: SealKey) =>
  sealsInFile(file).flatMap((seal) => (seal.publicKey === publicKey ? [seal.number] : []));
const someCent = () =>
  giveDistrict(
    stage.authority,
    { editionId: 'puoi-2022', fundId: 'fse-pon-inclusione', districtId: stage.districtIds[0] },
    1,
  );
const faultsWith = async (...keys: SealKey[]) => {
  const publicKeys = keys.map(({ publicKey }) => publicKey);
  const faults = await world.system.transaction((tx) =>
    proveLedger(tx, { seals: sealsInFile(file), publicKeys }),
  );
  return faults.map(({ detail }) => detail);
};
const reportWith = (...keys: SealKey[]): ProofReport =>
  proofReport({
    file: proofFile,
    keys: keysOf({ current: [], retired: [], given: keys.map(({ publicKey }) => publicKey) }),
    sealsFile: file,
  });

let paymentId: string;
beforeAll(async () => {
  const { authority } = stage;
  const [dowryId] = stage.dowryIds;
  const lines = [{ dowryId, component: 'operatorServices', amountCents: 50_000 }] as const;
  await authority.transaction((tx) => commitDowry(tx, authority, { dowryId }));
  const fact = { kind: 'timesheet', timesheetId: 't', minutes: 60 } as const;
  await authority.transaction((tx) => accrueDowry(tx, authority, { dowryId, fact, lines }));
  await authority.transaction((tx) => orderPayment(tx, authority, { orderId: 'o', lines }));
  const paid = await authority.transaction((tx) =>
    recordPayment(tx, authority, { orderId: 'o', bankReference: 'CRO 1', lines }),
  );
  paymentId = paid.transactionId;
  await sealed(old);
  await someCent();
  await sealed(current);
  const auditor = await world.as('auditor');
  const { body } = await auditor.get(`/ledger/transactions/${paymentId}/proof`);
  fs.writeFileSync(proofFile, JSON.stringify(body));
});

describe('after a change of key', () => {
  it('the ledger is whole where the retired key is known, which signed the first seals', async () => {
    expect(await faultsWith(current, old)).toEqual([]);
    const uses = await world.system.read(sealKeysIn);
    expect(uses.map(({ publicKey }) => publicKey)).toEqual([old.publicKey, current.publicKey]);
    const known = keysOf({ current: [current.publicKey], retired: [old.publicKey] });
    expect(keyInWords(old.publicKey, known)).toBe(`una chiave ritirata, che firmava prima: ${old.publicKey}`);
  });

  it('a seal by a key that nobody knows is named with its key', async () => {
    expect(await faultsWith(current)).toEqual(
      signedBy(old).map((number) => `seal ${number}: signed with an unknown key, ${old.publicKey}`),
    );
  });

  it('the proof of an old payment holds away from the database, in words', () => {
    const { holds, lines } = reportWith(current, old);
    expect(holds).toBe(true);
    expect(lines[0]).toMatch(new RegExp(`^Sì: la registrazione ${paymentId} è nel sigillo \\d+ `));
    expect(lines[1]).toMatch(/^ {2}Pagamento: registrazione eseguita, con effetto dal /);
    expect(lines[2]).toContain('movimento 1: 500,00\u00a0€, ordinato (dote) → pagato (dote), conto ');
    expect(lines[3]).toBe(`  Il sigillo è firmato con una chiave indicata con --key: ${old.publicKey}`);
  });

  it('the proof is refused where only other keys are known, and names its own', () => {
    expect(reportWith(current, forger)).toEqual({
      holds: false,
      lines: [`NO: il sigillo è firmato con una chiave che non è tra quelle conosciute (${old.publicKey}).`],
    });
  });

  it('the settings say which keys are known, and the command line goes before them', () => {
    const settings = readConfig({
      SEAL_KEY_FILE: path.join(folder, 'new.pem'),
      SEAL_RETIRED_KEYS: old.publicKey,
    });
    expect([...knownKeys([], settings)]).toEqual([
      [old.publicKey, 'retired'],
      [current.publicKey, 'current'],
    ]);
    expect([...knownKeys([forger.publicKey], settings)]).toEqual([[forger.publicKey, 'given']]);
    expect(knownKeys([], readConfig({})).size).toBe(0);
  });

  it('the retired key signs nothing any more', async () => {
    const before = signedBy(old);
    for (const _ of ['a seal', 'and the next']) {
      await someCent();
      await sealed(old);
    }
    const after = signedBy(old).filter((number) => !before.includes(number));
    expect(after.length).toBeGreaterThan(1);
    expect(await faultsWith(current, old)).toEqual(
      after.map((number) => `seal ${number}: signed with a key that was retired before, ${old.publicKey}`),
    );
  });

  it('an installation whose key in use is among the retired ones does not start', () => {
    const settings = readConfig({
      SEAL_KEY_FILE: path.join(folder, 'new.pem'),
      SEAL_RETIRED_KEYS: `${old.publicKey},${current.publicKey}`,
    });
    expect(() => sealingOf(settings, { dataDir: folder })).toThrow('SEAL_RETIRED_KEYS names the key in use');
  });
});

it('the rules that a proof names are those of the database', async () => {
  const rows = await world.sql<
    Record<'kind' | 'from_kind' | 'from_stage' | 'to_kind' | 'to_stage', string> & { number: number }
  >(
    'select number, kind, from_kind, from_stage, to_kind, to_stage from ledger_posting_rules order by number',
  );
  expect([...postingRules].toSorted(([a], [b]) => a - b)).toEqual(
    rows.map((row) => [
      row.number,
      {
        kind: row.kind,
        from: { holder: row.from_kind, stage: row.from_stage },
        to: { holder: row.to_kind, stage: row.to_stage },
      },
    ]),
  );
});
