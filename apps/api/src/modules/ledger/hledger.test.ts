import { execFileSync, spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { useLedgerStage } from '../../../test/ledger-stage.ts';
import { useWorld } from '../../../test/world.ts';
import {
  accrueDowry,
  commitDowry,
  journalLines,
  orderPayment,
  recordPayment,
  releaseDowry,
} from './index.ts';

const world = useWorld();
const stage = useLedgerStage(world);
const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'approdo-hledger-'));
const file = path.join(folder, 'ledger.journal');
afterAll(() => fs.rmSync(folder, { recursive: true }));

const isInstalled = spawnSync('hledger', ['--version']).status === 0;

beforeAll(async () => {
  const { authority } = stage;
  const [dowryId] = stage.dowryIds;
  const lines = [{ dowryId, component: 'operatorServices', amountCents: 3601 }] as const;
  await authority.transaction((tx) => commitDowry(tx, authority, { dowryId }));
  const fact = { kind: 'timesheet', timesheetId: 'a,b', minutes: 60 } as const;
  await authority.transaction((tx) => accrueDowry(tx, authority, { dowryId, fact, lines }));
  await authority.transaction((tx) => orderPayment(tx, authority, { orderId: 'uno', lines }));
  await authority.transaction((tx) =>
    recordPayment(tx, authority, { orderId: 'uno', bankReference: 'CRO 1', lines }),
  );
  await authority.transaction((tx) => releaseDowry(tx, authority, { dowryId, reason: 'interrupted' }));
  await world.system.transaction(async (tx) => {
    for await (const text of journalLines(tx)) fs.appendFileSync(file, text);
  });
});

describe('the ledger as a journal of hledger', () => {
  it('has every applied transaction and asserts what every holder holds', async () => {
    const text = fs.readFileSync(file, 'utf8');
    const [count] = await world.sql<{ transactions: number; holders: number }>(
      "select (select count(*) from ledger_transactions where outcome = 'applied')::int as transactions, (select count(*) from ledger_holders)::int as holders",
    );
    expect(text.match(/^\d{4}-\d\d-\d\d \* (?!balance)/gm)).toHaveLength(count?.transactions ?? 0);
    expect(text.match(/^\d{4}-\d\d-\d\d \* balance/gm)).toHaveLength(count?.holders ?? 0);
    expect(text).toContain(
      `doteComponent:puoi-2022:fse-pon-inclusione:${stage.districtIds[0]}:${stage.dowryIds[0]}:operatorServices:paid  36.01 EUR`,
    );
  });

  it.skipIf(!isInstalled)(
    `is accepted by hledger${isInstalled ? '' : ' (skipped: hledger is not installed here)'}`,
    () => {
      execFileSync('hledger', ['-f', file, 'check']);
      const total = execFileSync('hledger', ['-f', file, 'balance', '--depth', '1'], { encoding: 'utf8' });
      expect(total.trim().split('\n').at(-1)?.trim()).toBe('0');
    },
  );

  it.skipIf(!isInstalled)('is refused by hledger when one cent is changed: the control', () => {
    const wrong = path.join(folder, 'wrong.journal');
    fs.writeFileSync(wrong, fs.readFileSync(file, 'utf8').replaceAll('36.01 EUR\n', '36.02 EUR\n'));
    expect(spawnSync('hledger', ['-f', wrong, 'check']).status).not.toBe(0);
  });
});
