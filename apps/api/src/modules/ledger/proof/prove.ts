import { sql } from 'drizzle-orm';
import type { Tx } from '../../../platform/database.ts';
import { sealOf } from '../seal-queries.ts';
import type { Seal } from '../seals/canonical.ts';
import { isSealWhole } from '../seals/key.ts';
import { hashesIn, merkleRoot } from '../seals/merkle.ts';
import { ledgerSeals } from '../tables.ts';
import { historyInvariants } from './history.ts';
import type { Invariant, LedgerFault, Pass } from './invariant.ts';
import { moneyInvariants } from './money.ts';
import { sealInvariants } from './seal-invariants.ts';
import { stayInvariants } from './stays.ts';

/** What became of one invariant. */
export interface ProofStep {
  name: string;
  meaning: string;
  faults: number;
  seconds: number;
}

export interface ProofOptions {
  /** Told after each invariant, in the order in which they end. */
  tell?(step: ProofStep): void;
  /** A transaction of the same actor on another connection, on which a part is checked at the same time. */
  beside?: Tx | undefined;
  /** The seals of the file outside the database; not compared when absent. */
  seals?: readonly Seal[] | undefined;
  /** Public keys, in hexadecimal, with which seals may be signed; any when absent. */
  publicKeys?: readonly string[] | undefined;
}

const invariants: readonly Invariant[] = [
  ...moneyInvariants,
  ...historyInvariants,
  ...sealInvariants,
  ...stayInvariants,
];

/** How many places are named for each invariant that does not hold. */
const placesMax = 10;

/**
 * Checks every invariant of the ledger on all of it; empty when all hold. Each statement is one moment of a ledger that
 * goes on; memory is bounded, what is larger goes through the disk. Needs an actor who sees the whole ledger, the authority, an
 * auditor or the system, and a transaction, in which its settings hold.
 */
export async function proveLedger(tx: Tx, options: ProofOptions = {}): Promise<LedgerFault[]> {
  const lanes = options.beside ? [tx, options.beside] : [tx];
  await Promise.all(lanes.map(prepareLane));
  const checks = checksWith(options);
  const waiting = checks.toSorted((one, other) => placeInLine(one) - placeInLine(other));
  const found = new Map<Check, LedgerFault[]>();
  const work = async (lane: Tx) => {
    for (let check = waiting.shift(); check; check = waiting.shift())
      found.set(check, await proven(lane, check, options));
  };
  await Promise.all(lanes.map(work));
  return checks.flatMap((check) => {
    const faults = found.get(check);
    // what was not checked does not hold
    if (!faults) throw new Error(`not checked: ${check.name}`);
    return faults;
  });
}

/** The whole ledger is read and sorted: more memory than a request may take, and all the time it needs. */
async function prepareLane(tx: Tx): Promise<void> {
  await assertSeesAll(tx);
  await tx.execute(sql`set local role approdo_proof`);
  // Statistics may be older than the last thousands of postings, and then loops over loops look cheap: they never are here.
  await tx.execute(
    sql`select set_config('work_mem', '64MB', true), set_config('jit', 'off', true), set_config('enable_nestloop', 'off', true), set_config('enable_mergejoin', 'off', true), set_config('enable_indexscan', 'off', true), set_config('enable_seqscan', 'on', true), set_config('statement_timeout', '0', true)`,
  );
}

interface Check extends Omit<Invariant, 'faults'> {
  find(tx: Tx): Promise<Place[]>;
}

/** The answers of passes that were begun. */
type Answers = Map<Pass, Promise<Record<string, boolean | null> | undefined>>;

function checksWith(options: ProofOptions): Check[] {
  const answers: Answers = new Map();
  return [
    ...invariants.map((invariant) => ({ ...invariant, find: (tx: Tx) => placesOf(tx, invariant, answers) })),
    { ...sealsHold, find: (tx: Tx) => sealPlaces(tx, options) },
  ];
}

/** What takes long begins first, so that no connection is left alone with it; what a pass of another invariant answers comes last, when that is over. */
function placeInLine({ name, isLong, answeredBy }: Omit<Check, 'find'>): number {
  if (isLong) return 0;
  const first = answeredBy && invariants.find((other) => other.answeredBy?.pass === answeredBy.pass);
  return first && first.name !== name ? 2 : 1;
}

async function proven(
  tx: Tx,
  { name, meaning, find }: Check,
  { tell }: ProofOptions,
): Promise<LedgerFault[]> {
  const startedAt = performance.now();
  const places = await find(tx);
  tell?.({ name, meaning, faults: places.length, seconds: (performance.now() - startedAt) / 1000 });
  return places.map((place) => ({ invariant: name, meaning, ...place }));
}

type Place = Omit<LedgerFault, 'invariant' | 'meaning'>;

async function placesOf(tx: Tx, { faults, answeredBy }: Invariant, answers: Answers): Promise<Place[]> {
  const answer = answeredBy && (await answerOf(tx, answeredBy.pass, answers))?.[answeredBy.column];
  if (answer === false) return [];
  const { rows } = await tx.execute<{
    holder_id: string | null;
    transaction_id: string | null;
    detail: string;
    // found as a whole: for the first few of many the planner would walk an index through the whole table
  }>(
    sql.raw(
      `with found as materialized (${faults}) select holder_id, transaction_id, detail from found limit ${placesMax}`,
    ),
  );
  // a difference is never passed over for want of its place
  if (answer === true && rows.length === 0)
    return [{ holderId: null, transactionId: null, detail: 'somewhere' }];
  return rows.map((row) => ({
    holderId: row.holder_id,
    transactionId: row.transaction_id,
    detail: row.detail,
  }));
}

/** What a pass finds, which goes through the ledger once for all that it answers. */
function answerOf(tx: Tx, pass: Pass, answers: Answers) {
  const begun =
    answers.get(pass) ??
    tx.execute<Record<string, boolean | null>>(sql.raw(pass())).then(({ rows }) => rows[0]);
  answers.set(pass, begun);
  return begun;
}

const sealsHold: Omit<Invariant, 'faults'> = {
  name: 'each seal follows the one before, is signed, has the root of its leaves and stands in the file',
  meaning: 'ogni sigillo segue il precedente, è firmato, ha la radice delle sue foglie ed è nel file',
};

const nothingBefore = '00'.repeat(32);

async function sealPlaces(tx: Tx, { seals: filed, publicKeys }: ProofOptions): Promise<Place[]> {
  const seals = (await tx.select().from(ledgerSeals).orderBy(ledgerSeals.number)).map(sealOf);
  const roots = await rootsIn(tx);
  const places: string[] = [];
  const isRetired = retirement();
  const filedHashes = filed && new Map(filed.map(({ number, hash }) => [number, hash]));
  for (const [at, seal] of seals.entries()) {
    const before = seals[at - 1];
    const wrong = [
      seal.number === at + 1 ? '' : 'a seal before it is gone',
      seal.previousHash === (before?.hash ?? nothingBefore) ? '' : 'it does not follow the one before',
      isSealWhole(seal) ? '' : 'its hash or its signature is not of what it says',
      publicKeys?.includes(seal.publicKey) === false ? `signed with an unknown key, ${seal.publicKey}` : '',
      isRetired(seal.publicKey) ? `signed with a key that was retired before, ${seal.publicKey}` : '',
      roots.get(seal.number) === seal.root ? '' : 'its root is not of its leaves',
      filedHashes && filedHashes.get(seal.number) !== seal.hash
        ? 'it is not in the seals file as it is here'
        : '',
    ];
    places.push(...wrong.filter((text) => text !== '').map((text) => `seal ${seal.number}: ${text}`));
  }
  const last = seals.at(-1)?.number ?? 0;
  for (const { number } of filed?.filter((seal) => seal.number > last) ?? [])
    places.push(`seal ${number}: it is in the seals file and not in the database`);
  return places.slice(0, placesMax).map((detail) => ({ holderId: null, transactionId: null, detail }));
}

/** Tells, asked of one seal after the other, which are signed with a key after whose last seal another key signed. */
function retirement(): (publicKey: string) => boolean {
  const retired = new Set<string>();
  let current: string | undefined;
  return (publicKey) => {
    if (retired.has(publicKey)) return true;
    if (current !== undefined && current !== publicKey) retired.add(current);
    current = publicKey;
    return false;
  };
}

/** Seals whose leaves are in memory at a time. */
const sealsAtOnce = 10;

/** The root of each seal's leaves, in hexadecimal. */
async function rootsIn(tx: Tx): Promise<Map<number, string>> {
  const roots = new Map<number, string>();
  await tx.execute(sql`declare sealed no scroll cursor for
    select seal_number, string_agg(leaf, ''::bytea order by transaction_id) as leaves from ledger_seal_leaves group by seal_number`);
  for (;;) {
    const { rows } = await tx.execute<{ seal_number: number; leaves: Buffer }>(
      sql.raw(`fetch ${sealsAtOnce} from sealed`),
    );
    if (rows.length === 0) break;
    for (const { seal_number: number, leaves } of rows)
      roots.set(number, merkleRoot(hashesIn(leaves)).toString('hex'));
  }
  await tx.execute(sql`close sealed`);
  return roots;
}

async function assertSeesAll(tx: Tx): Promise<void> {
  const { rows } = await tx.execute<{ role: string | null }>(sql`select app.role() as role`);
  const role = rows[0]?.role ?? '';
  if (!['authority', 'auditor', 'system'].includes(role))
    throw new Error('a proof of the ledger needs an actor who sees all of it');
}
