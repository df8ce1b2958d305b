import { systemContext } from '../../src/installation.ts';
import { holderIdOf, proveLedger } from '../../src/modules/ledger/index.ts';
import { clockOf } from '../../src/platform/clock.ts';
import { applicationUrl, connect } from '../../src/platform/database.ts';
import { newId } from '../../src/platform/id.ts';
import { type Insistence, insist, type Sender, senderTo } from './client.ts';
import type { Product } from './product.ts';
import type { KeyHolder, Stage } from './stage.ts';

/** A request that was answered: its key, and the transaction that the answer names. */
export interface Acknowledged {
  key: string;
  transactionId: string;
  /** `performance.now()` when the answer was there. */
  at: number;
}

/** Clients that ask one after the other, until they are told to stop and have had every answer. */
export interface Load {
  acknowledged: Acknowledged[];
  /** How often each status came; 0 for connections that failed. */
  statuses: Map<number, number>;
  /** Waits for some work, or fails with the load. */
  during<Result>(work: Promise<Result>): Promise<Result>;
  stop(): Promise<void>;
}

export interface LoadOptions extends Insistence {
  clients: number;
  /** Requests of each client at the most; without it they go on until they are stopped. */
  each?: number;
  holder?: KeyHolder;
  /** Milliseconds between an answer and the next request, so that a small machine has time for the rest. */
  pauseMs?: number;
}

/** Where the product answers, and whether it has ended by itself. */
export type Served = Pick<Product, 'url'> & Partial<Pick<Product, 'lastWords'>>;

/** Gives one cent to a district, over and over, each time with a key of its own that is repeated until it is answered. */
export function startLoad(stage: Stage, { url, lastWords }: Served, options: LoadOptions): Load {
  const sender = senderTo(url);
  const acknowledged: Acknowledged[] = [];
  const statuses = new Map<number, number>();
  let isStopped = false;
  const tell = (status: number) => {
    statuses.set(status, (statuses.get(status) ?? 0) + 1);
    options.tell?.(status);
  };
  const clients = Array.from({ length: options.clients }, async (_, client) => {
    for (let done = 0; !isStopped && done < (options.each ?? Number.POSITIVE_INFINITY); done++) {
      const districtId = stage.districtIds[(client + done) % stage.districtIds.length] ?? '';
      acknowledged.push(await giveCent(stage, sender, { lastWords, ...options, tell, districtId }));
      if (options.pauseMs) await new Promise((resolve) => setTimeout(resolve, options.pauseMs));
    }
  });
  const ended = Promise.all(clients).finally(() => sender.close());
  const failed = new Promise<never>((_, reject) => ended.catch(reject));
  failed.catch(() => {});
  return {
    acknowledged,
    statuses,
    during: (work) => Promise.race([work, failed]),
    stop: async () => {
      if (options.each === undefined) isStopped = true;
      await ended;
    },
  };
}

type Giving = LoadOptions & { districtId: string };

async function giveCent(stage: Stage, sender: Sender, giving: Giving): Promise<Acknowledged> {
  const key = newId();
  const { secret } = giving.holder ?? stage.authority;
  const body = centTo(stage, giving.districtId);
  const { status, text } = await insist(sender, { path: '/budgets/allocations', secret, key, body }, giving);
  if (status !== 201) throw new Error(`an allocation was answered ${status}: ${text.slice(0, 300)}`);
  const { transactionId }: { transactionId: string } = JSON.parse(text);
  return { key, transactionId, at: performance.now() };
}

/** The body of a request that gives a cent to a district. */
export const centTo = ({ fund }: Pick<Stage, 'fund'>, districtId: string, amountCents = 1) => ({
  ...fund,
  actReference: 'Prova',
  shares: [{ districtId, amountCents }],
});

/** What was acknowledged against what is there. */
export interface Reckoning {
  acknowledged: number;
  /** Transactions of the ledger that give cents by requests. */
  rows: number;
  /** Cents that left the programme by them. */
  effects: number;
  /** Acknowledged, and not there under its key as the answer said. */
  lost: number;
  /** There, and never acknowledged: done twice or in part. */
  surplus: number;
  /** Invariants of the ledger that do not hold. */
  faults: number;
}

export async function reckon(stage: Stage, acknowledged: readonly Acknowledged[]): Promise<Reckoning> {
  const rows = await stage.sql<{ id: string; key: string }>(
    `select id, right(idempotency_key, 36) as key from ledger_transactions
     where kind = 'allocate' and outcome = 'applied' and evidence ->> 'actReference' = 'Prova'`,
  );
  const idOfKey = new Map(rows.map(({ id, key }) => [key, id]));
  const lost = acknowledged.filter(({ key, transactionId }) => idOfKey.get(key) !== transactionId).length;
  const known = new Set(acknowledged.map(({ transactionId }) => transactionId));
  const faults = await stage.system.transaction((tx) => proveLedger(tx));
  return {
    acknowledged: acknowledged.length,
    rows: rows.length,
    effects: await centsGiven(stage),
    lost,
    surplus: rows.filter(({ id }) => !known.has(id)).length,
    faults: faults.length,
  };
}

/** Cents that the districts hold beyond what they began with. */
async function centsGiven({ sql, districtIds, fund }: Stage): Promise<number> {
  const ids = districtIds.map((districtId) => holderIdOf({ kind: 'districtFund', ...fund, districtId }));
  const [row] = await sql<{ cents: number }>(
    `select (select sum(available_cents) from ledger_holders where id = any($1))::bigint
      - (select sum(m.amount_cents) from ledger_moves m join ledger_transactions t on t.id = m.transaction_id
         where t.kind = 'allocate' and t.evidence ->> 'actReference' is null and m.to_holder_id = any($1))::bigint as cents`,
    [ids],
  );
  return row?.cents ?? 0;
}

/** What must hold of a reckoning: everything acknowledged is there once, and nothing else. */
export const reckoningHolds = (reckoning: Reckoning): Record<string, boolean> => ({
  'acknowledged = rows': reckoning.acknowledged === reckoning.rows,
  'rows = effects': reckoning.rows === reckoning.effects,
  'nothing lost': reckoning.lost === 0,
  'nothing twice': reckoning.surplus === 0,
  'the ledger proves': reckoning.faults === 0,
  'something was asked': reckoning.acknowledged > 0,
});

/** Whether every invariant holds of the ledger of a database that has no stage. */
export async function isProven(ownerUrl: string): Promise<boolean> {
  const database = connect({ url: applicationUrl(ownerUrl), size: 1, onError: () => {} });
  const clock = clockOf(() => new Date());
  const system = systemContext({ database, clock, log: console, requestId: 'faults' });
  try {
    return (await system.transaction((tx) => proveLedger(tx))).length === 0;
  } finally {
    await database.close();
  }
}
