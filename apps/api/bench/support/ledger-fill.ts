import pg from 'pg';
import type { BenchDatabase } from './harness.ts';
import { allocated, districtCount, lineIdOf, reservedLines } from './stage.ts';

const atOnce = 50_000;

/**
 * Writes reservations, three moves each, until the ledger holds this many transactions. A set at a time, for the posting function
 * takes a millisecond for each; what is written is to the byte what it writes, and the proof of the ledger tells whether it is.
 */
export async function fillLedger(bench: BenchDatabase, size: number): Promise<void> {
  const [{ held = 0 } = {}] = await bench.query<{ held: number }>(
    'select count(*)::int as held from ledger_transactions',
  );
  const startedAt = performance.now();
  const missing = Math.max(0, size - held);
  await Promise.all(([0, 1] as const).map((half) => fillHalf(bench, half, Math.ceil(missing / 2))));
  await bench.query('vacuum analyze');
  const tookSeconds = (performance.now() - startedAt) / 1000;
  console.log(`${missing} postings written to make ${size}: ${Math.round(missing / tookSeconds)} a second`);
}

/** Each half of the districts has a connection of its own, so that neither waits for the other. */
async function fillHalf(bench: BenchDatabase, half: 0 | 1, count: number): Promise<void> {
  const client = new pg.Client({ connectionString: bench.ownerUrl });
  await client.connect();
  for (let left = count; left > 0; left -= atOnce) await writeSet(client, half, Math.min(left, atOnce));
  await client.end();
}

async function writeSet(client: pg.Client, half: 0 | 1, count: number): Promise<void> {
  await client.query('begin');
  // the triggers that keep everybody else out, and the checks of keys that this is sure to keep, are for other ways of writing
  await client.query("set local session_replication_role = 'replica'");
  await client.query("select set_config('work_mem', '128MB', true)");
  await client.query(asked(half, count));
  await client.query('set local role approdo_ledger');
  await client.query(written);
  await client.query('reset role');
  await client.query('drop table bench_asked, bench_digests, bench_moves');
  await client.query('commit');
}

const lines = reservedLines
  .map(
    ({ component, fundId, amountCents }, at) =>
      `(${at + 1}::smallint, '${component}', '${fundId}', ${amountCents}::bigint)`,
  )
  .join(', ');

/** The transactions, and the moves of each with the versions that their holders reach and the links of the chains. */
const asked = (half: 0 | 1, count: number) => `
create temp table bench_asked as
  select row (uuidv7(), '00000000-0000-7000-8000-000000000001', clock_timestamp(), pg_current_xact_id(), current_date, null, 'reserve', 'applied',
      h.district_id, p.organisation_id, x.dowry, null, '${allocated.editionId}', 'bench:' || x.dowry, sha256(uuid_send(x.dowry)), 'dote:' || x.dowry,
      jsonb_build_object('dowryId', x.dowry), null, 0)::ledger_transactions as t, p.fund_ids, g
    from generate_series(1, ${count}) g join bench_places p on p.n = (g * 2 + ${half}) % ${districtCount} + 1
    join ledger_holders h on h.id = p.fund_ids[1] cross join lateral (select uuidv7() as dowry where g > 0) x;
create temp table bench_digests as select (t).id, app.ledger_digest(t) as digest from bench_asked;
create temp table bench_moves as
  with numbered as (
    select (a.t).id as transaction_id, a.g, line.position, line.component, line.amount_cents, a.fund_ids[line.position] as from_id, ${lineIdOf('(a.t).dowry_id')} as to_id,
        (a.t).organisation_id, (a.t).dowry_id, fund.edition_id, fund.fund_id, fund.district_id, fund.head,
        fund.version + row_number() over (partition by fund.id order by a.g, line.position) as from_version
      from bench_asked a cross join (values ${lines}) as line (position, component, fund_id, amount_cents)
      join ledger_holders fund on fund.id = a.fund_ids[line.position]),
  items as (
    select n.*, app.ledger_item(d.digest, n.position, 3::smallint, n.from_id, n.from_version, n.to_id, 1, n.amount_cents) as item,
        app.ledger_genesis(n.to_id, 'doteComponent', n.edition_id, n.fund_id, n.district_id, n.organisation_id, n.dowry_id, n.component) as genesis
      from numbered n join bench_digests d on d.id = n.transaction_id)
  select *, app.ledger_chain(head, item) over (partition by from_id order by from_version) as from_hash, sha256(genesis || item) as to_hash from items;
grant select on bench_asked, bench_moves to approdo_ledger;
analyze bench_asked; analyze bench_moves;`;

const written = `
insert into ledger_transactions select (t).* from bench_asked;
insert into ledger_holders (id, kind, edition_id, fund_id, district_id, organisation_id, dowry_id, component, reserved_cents, version, head)
  select to_id, 'doteComponent', edition_id, fund_id, district_id, organisation_id, dowry_id, component, amount_cents, 1, to_hash from bench_moves;
insert into ledger_moves (transaction_id, from_holder_id, to_holder_id, amount_cents, from_version, to_version, kind, from_kind, from_stage, to_kind,
    to_stage, position, from_hash, to_hash)
  select transaction_id, from_id, to_id, amount_cents, from_version, 1, 'reserve', 'districtFund', 'available', 'doteComponent', 'reserved', position,
    from_hash, to_hash from bench_moves order by g, position;
update ledger_holders h set available_cents = h.available_cents - m.cents, version = m.from_version, head = m.from_hash
  from (select distinct on (from_id) from_id, from_version, from_hash, sum(amount_cents) over (partition by from_id) as cents
    from bench_moves order by from_id, from_version desc) m where h.id = m.from_id;
insert into ledger_totals as was
  select edition_id, fund_id, district_id, organisation_id, component, sum(amount_cents), 0, 0, 0, 0, 0 from bench_moves group by 1, 2, 3, 4, 5
  on conflict (edition_id, fund_id, district_id, organisation_id, component) do update set reserved_cents = was.reserved_cents + excluded.reserved_cents;`;
