import { stages } from '@approdo/shared/ledger';
import { sql } from 'drizzle-orm';
import type { Tx } from '../../platform/database.ts';

/** Rows read at a time. */
const pageSize = 2000;

interface Amount {
  account: string;
  cents: number;
}
interface JournalRow extends Record<string, unknown> {
  id: string;
  day: string;
  /** The kind of posting; null on the rows that say what a holder holds. */
  kind: string | null;
  fact: string | null;
  original: string | null;
  amounts: Amount[];
}

/** A holder and a stage as an account, from the widest to the narrowest. */
const account = (row: string, stage: string) =>
  `${row}.kind || ':' || ${row}.edition_id || ':' || ${row}.fund_id || coalesce(':' || ${row}.district_id, '')
    || coalesce(':' || ${row}.dowry_id || ':' || ${row}.component, '') || ':' || ${stage}`;

/** Every applied transaction, then what every holder holds, in one statement and so of one moment. */
const journal = `
  select t.id, t.effective_on::text as day, t.kind::text as kind, t.business_key as fact, t.original_on::text as original,
    (select json_agg(json_build_object('account', s.account, 'cents', s.cents) order by m.position, s.cents)
      from ledger_moves m join ledger_holders f on f.id = m.from_holder_id join ledger_holders g on g.id = m.to_holder_id
      cross join lateral (values (${account('f', 'm.from_stage')}, -m.amount_cents), (${account('g', 'm.to_stage')}, m.amount_cents)) s (account, cents)
      where m.transaction_id = t.id) as amounts
  from ledger_transactions t where t.outcome = 'applied'
  union all
  select h.id, (select max(effective_on)::text from ledger_transactions), null, null, null,
    json_build_array(${stages.map((stage) => `json_build_object('account', ${account('h', `'${stage}'`)}, 'cents', h.${stage}_cents)`).join(', ')})
  from ledger_holders h`;

/**
 * The whole ledger as a journal that hledger reads: every applied transaction with its moves, and at the end what every holder holds,
 * as an assertion. It is read page by page, so that memory is bounded. Needs a transaction of an actor who sees all.
 */
export async function* journalLines(tx: Tx): AsyncGenerator<string> {
  await tx.execute(sql`select set_config('statement_timeout', '0', true)`);
  await tx.execute(sql.raw(`declare journal no scroll cursor for ${journal}`));
  yield 'decimal-mark .\ncommodity 1000.00 EUR\n\n';
  for (;;) {
    const { rows } = await tx.execute<JournalRow>(sql.raw(`fetch ${pageSize} from journal`));
    if (rows.length === 0) break;
    yield rows.map((row) => (row.kind === null ? assertionOf(row) : entryOf(row))).join('');
  }
  await tx.execute(sql.raw('close journal'));
}

function euro(cents: number): string {
  const digits = Math.abs(cents).toString().padStart(3, '0');
  return `${cents < 0 ? '-' : ''}${digits.slice(0, -2)}.${digits.slice(-2)} EUR`;
}

function entryOf({ id, day, kind, fact, original, amounts }: JournalRow): string {
  const notes = [
    `id:${id}`,
    ...(fact ? [`fact:${fact}`] : []),
    ...(original ? [`original:${original}`] : []),
  ];
  const lines = amounts.map(({ account: name, cents }) => `    ${name}  ${euro(cents)}\n`);
  return `${day} * ${kind}  ; ${notes.join(', ')}\n${lines.join('')}\n`;
}

function assertionOf({ id, day, amounts }: JournalRow): string {
  const lines = amounts.map(({ account: name, cents }) => `    ${name}  0.00 EUR = ${euro(cents)}\n`);
  return `${day} * balance  ; id:${id}\n${lines.join('')}\n`;
}
