import fs from 'node:fs';
import path from 'node:path';
import {
  type LedgerFault,
  openSealKey,
  proveLedger,
  sealLedger,
  sealsInFile,
} from '../../src/modules/ledger/index.ts';
import { brokenAmong, type Fault } from '../fault.ts';
import { temporaryFolder } from '../support/cluster.ts';
import { startLoad } from '../support/load.ts';
import { openProduct } from '../support/product.ts';
import { openStage, type Stage } from '../support/stage.ts';

/** Somebody with all the rights on the database changes what was posted. */
export const tampering: Fault = {
  name: 'tampering',
  title: 'a superuser edits an amount, deletes the last transaction',
  run: async (scale) => {
    const folder = temporaryFolder('seals');
    const place = { keyFile: path.join(folder, 'key.pem'), sealsFile: path.join(folder, 'seals.jsonl') };
    openSealKey(place.keyFile, { mayGenerate: true });
    const stage = await openStage();
    try {
      await fill(stage, scale === 'long' ? 2000 : 60, place);
      const prove = await sealed(stage, place);
      const before = await prove();
      const edited = await editAmount(stage);
      const afterEdit = await prove();
      await edited.undo();
      const deleted = await deleteLast(stage);
      const afterDeletion = await prove();
      return {
        figures: {
          'places found after the edit': afterEdit.length,
          'after the deletion': afterDeletion.length,
          named: afterDeletion.find(({ transactionId }) => transactionId === deleted)?.detail ?? 'nothing',
        },
        broken: brokenAmong({
          'nothing is found where nothing was done': before.length === 0,
          'the edited amount is found, with its transaction': names(afterEdit, edited.transactionId),
          'the deleted transaction is found, with its id': names(afterDeletion, deleted),
        }),
        control: {
          without: 'chains and seals: only the balances are compared with their moves',
          harm: edited.isSeenInBalances ? 'found' : 'the edit is not found',
          isHarmed: !edited.isSeenInBalances,
        },
      };
    } finally {
      await stage.close();
      fs.rmSync(folder, { recursive: true, force: true });
    }
  },
};

const names = (faults: readonly LedgerFault[], id: string) =>
  faults.some(({ transactionId }) => transactionId === id);

interface Place {
  /** The key that signs the seals, and the file that has them. */
  keyFile: string;
  sealsFile: string;
}

async function fill(stage: Stage, postings: number, { keyFile, sealsFile }: Place): Promise<void> {
  const product = await openProduct(stage.cluster.ownerUrl, {
    SEAL_KEY_FILE: keyFile,
    SEALS_FILE: sealsFile,
  });
  await startLoad(stage, product, { clients: 4, each: postings / 4 }).stop();
  await product.close();
}

/** Seals everything; how to prove the ledger against the seals from then on. */
async function sealed(
  { system }: Stage,
  { keyFile, sealsFile }: Place,
): Promise<() => Promise<LedgerFault[]>> {
  const key = openSealKey(keyFile, { mayGenerate: false });
  await sealLedger(system, { key, file: sealsFile });
  return () =>
    system.transaction((tx) =>
      proveLedger(tx, { seals: sealsInFile(sealsFile), publicKeys: [key.publicKey] }),
    );
}

const tables = 'ledger_holders ledger_transactions ledger_moves ledger_seals ledger_seal_leaves'.split(' ');

/** Switches off what guards the tables, does it, and covers the traces. */
function unguarded(sql: Stage['sql'], statements: string): Promise<unknown> {
  const each = (words: string) => tables.map((table) => `alter table ${table} ${words};`).join('');
  return sql(
    `begin; ${each('disable trigger user')} ${each('no force row level security')} ${statements}; set constraints all immediate;
     ${each('enable trigger user')} ${each('force row level security')} commit`,
  );
}

/** Makes a cent two in the middle of the history, and both balances with it, so that every sum is right. */
async function editAmount({ sql }: Stage) {
  const [move] = await sql<{ transaction_id: string; from_holder_id: string; to_holder_id: string }>(
    `select transaction_id, from_holder_id, to_holder_id from ledger_moves where kind = 'allocate' and amount_cents = 1
     order by transaction_id limit 1 offset 20`,
  );
  if (!move) throw new Error('nothing to tamper with');
  const change = (cents: number) =>
    unguarded(
      sql,
      `update ledger_moves set amount_cents = amount_cents + ${cents} where transaction_id = '${move.transaction_id}';
       update ledger_holders set available_cents = available_cents - ${cents} where id = '${move.from_holder_id}';
       update ledger_holders set available_cents = available_cents + ${cents} where id = '${move.to_holder_id}'`,
    );
  await change(1);
  const unbalanced = await sql(
    `select h.id from ledger_holders h left join (select holder_id, sum(cents) as cents from (
       select to_holder_id as holder_id, amount_cents as cents from ledger_moves
       union all select from_holder_id, -amount_cents from ledger_moves) sides group by 1) m on m.holder_id = h.id
     where h.available_cents <> coalesce(m.cents, 0)`,
  );
  return {
    transactionId: move.transaction_id,
    isSeenInBalances: unbalanced.length > 0,
    undo: () => change(-1),
  };
}

/** Takes the last transaction away as if it had never been: its moves, its balances, its links of the chains. */
async function deleteLast({ sql }: Stage): Promise<string> {
  // the last on the chain of the programme is the last on that of its district
  const [last] = await sql<{ id: string }>(
    "select transaction_id as id from ledger_moves where kind = 'allocate' order by from_version desc limit 1",
  );
  if (!last) throw new Error('nothing to tamper with');
  const linkBefore = `(select case when p.to_holder_id = h.id then p.to_hash else p.from_hash end from ledger_moves p
    where h.id in (p.from_holder_id, p.to_holder_id)
      and case when p.to_holder_id = h.id then p.to_version else p.from_version end = h.version - 1)`;
  await unguarded(
    sql,
    `update ledger_holders h set version = h.version - 1, head = ${linkBefore},
       available_cents = h.available_cents + case when m.from_holder_id = h.id then m.amount_cents else -m.amount_cents end
     from ledger_moves m where m.transaction_id = '${last.id}' and h.id in (m.from_holder_id, m.to_holder_id);
     delete from ledger_moves where transaction_id = '${last.id}'; delete from ledger_transactions where id = '${last.id}'`,
  );
  return last.id;
}
