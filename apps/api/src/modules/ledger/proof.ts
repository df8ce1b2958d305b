import { sql } from 'drizzle-orm';
import type { Tx } from '../../platform/database.ts';

/** An invariant that does not hold, and the first places where it does not. */
export interface LedgerFault {
  invariant: string;
  holderId: string | null;
  transactionId: string | null;
  detail: string;
}

interface Invariant {
  name: string;
  /** Selects `holder_id`, `transaction_id`, `detail` of what breaks it; nothing when it holds. */
  faults: string;
}

const stages = 'available reserved committed accrued ordered paid recoverable'.split(' ');
const sumOf = (row: string) => stages.map((stage) => `${row}.${stage}_cents`).join(' + ');
const below = stages.slice(1);

/** Both sides of every move, as its holders see them: a move inside one holder is one step of its history. */
const sides = `
  select m.from_holder_id as holder_id, m.from_version as version, m.from_hash as hash, m.transaction_id, m.position from ledger_moves m
  union all
  select m.to_holder_id, m.to_version, m.to_hash, m.transaction_id, m.position from ledger_moves m
  where m.to_holder_id <> m.from_holder_id`;

const flows = `
  select holder_id, stage, sum(cents) as cents from (
    select to_holder_id as holder_id, to_stage as stage, amount_cents as cents from ledger_moves
    union all select from_holder_id, from_stage, -amount_cents from ledger_moves) moved
  group by 1, 2`;

const held = `
  select h.id as holder_id, s.stage::ledger_stage as stage, s.cents from ledger_holders h
  cross join lateral (values ${stages.map((stage) => `('${stage}', h.${stage}_cents)`).join(', ')}) as s (stage, cents)`;

const invariants: readonly Invariant[] = [
  {
    name: 'what came in from outside is what is held',
    faults: `select null as holder_id, null as transaction_id, 'the sum is ' || sum(${sumOf('h')}) as detail
      from ledger_holders h having sum(${sumOf('h')}) <> 0`,
  },
  {
    name: 'no stage is below zero, and each kind of holder uses its own stages',
    faults: `select h.id as holder_id, null as transaction_id, h.kind::text as detail from ledger_holders h
      where (h.kind <> 'outside' and least(${stages.map((stage) => `h.${stage}_cents`).join(', ')}) < 0)
        or case when h.kind = 'doteComponent' then h.available_cents <> 0
             else ${below.map((stage) => `h.${stage}_cents <> 0`).join(' or ')} end`,
  },
  {
    name: 'every balance is the sum of its moves',
    faults: `select coalesce(a.holder_id, b.holder_id) as holder_id, null as transaction_id,
        coalesce(a.stage, b.stage) || ': holds ' || coalesce(a.cents, 0) || ', moved ' || coalesce(b.cents, 0) as detail
      from (${held}) a full join (${flows}) b on b.holder_id = a.holder_id and b.stage = a.stage
      where coalesce(a.cents, 0) <> coalesce(b.cents, 0)`,
  },
  {
    name: 'a district’s available money and what is below it are what it was allocated',
    faults: `select d.id as holder_id, null as transaction_id, 'allocated ' || coalesce(given.cents, 0) || ', there are ' || (d.available_cents + coalesce(lower.cents, 0)) as detail
      from ledger_holders d
      left join (select holder_id, sum(cents) as cents from (
          select to_holder_id as holder_id, amount_cents as cents from ledger_moves where to_kind = 'districtFund' and from_kind <> 'doteComponent'
          union all select from_holder_id, -amount_cents from ledger_moves where from_kind = 'districtFund' and to_kind <> 'doteComponent') moved
        group by 1) given on given.holder_id = d.id
      left join (select c.edition_id, c.fund_id, c.district_id, sum(${sumOf('c')}) as cents from ledger_holders c
        where c.kind = 'doteComponent' group by 1, 2, 3) lower
        on (lower.edition_id, lower.fund_id, lower.district_id) = (d.edition_id, d.fund_id, d.district_id)
      where d.kind = 'districtFund' and coalesce(given.cents, 0) <> d.available_cents + coalesce(lower.cents, 0)`,
  },
  {
    name: 'no more is paid than was accrued',
    faults: `select m.to_holder_id as holder_id, null as transaction_id, 'paid more than accrued' as detail from ledger_moves m
      where m.to_stage in ('accrued', 'paid') group by 1
      having sum(m.amount_cents) filter (where m.to_stage = 'paid') > coalesce(sum(m.amount_cents) filter (where m.to_stage = 'accrued'), 0)`,
  },
  {
    name: 'a fact is posted once',
    faults: `select null as holder_id, min(t.id::text)::uuid as transaction_id, t.kind || ' ' || t.business_key as detail
      from ledger_transactions t left join ledger_transactions r on r.reverses = t.id and r.outcome = 'applied'
      where t.outcome = 'applied' and t.business_key is not null and r.id is null
      group by t.kind, t.business_key having count(*) > 1`,
  },
  {
    name: 'a reversal undoes one applied transaction, once, exactly',
    faults: `select null as holder_id, r.id as transaction_id, 'undoes ' || coalesce(r.reverses::text, 'nothing') as detail
      from ledger_transactions r left join ledger_transactions t on t.id = r.reverses
      where r.kind = 'reverse' and r.outcome = 'applied' and (t.outcome is distinct from 'applied' or t.kind = 'reverse'
        or exists (select from ledger_transactions o where o.reverses = r.reverses and o.outcome = 'applied' and o.id <> r.id)
        or exists (select from (
            select from_holder_id as a, from_stage as b, to_holder_id as c, to_stage as d, amount_cents as cents from ledger_moves where transaction_id = t.id
            union all select to_holder_id, to_stage, from_holder_id, from_stage, -amount_cents from ledger_moves where transaction_id = r.id) both_ways
          group by a, b, c, d having sum(cents) <> 0))`,
  },
  {
    name: 'nothing is recorded in a closed month after its close',
    faults: `select null as holder_id, t.id as transaction_id, to_char(t.effective_on, 'YYYY-MM') || ' was closed' as detail
      from (select a.month, a.decided_at as closed_at, lead(a.decided_at) over (partition by a.month order by a.decided_at) as opened_at, a.act
        from ledger_period_acts a where a.decision = 'confirmed') p
      join ledger_transactions t on t.effective_on >= p.month and t.effective_on < p.month + interval '1 month'
        and t.recorded_at > p.closed_at and t.recorded_at < coalesce(p.opened_at, 'infinity')
      where p.act = 'close'`,
  },
  {
    name: 'a month is closed when its last decision was to close it',
    faults: `select null as holder_id, null as transaction_id, to_char(coalesce(p.month, a.month), 'YYYY-MM') as detail
      from ledger_periods p full join (select distinct on (month) month, case act when 'close' then decided_at end as closed_at
        from ledger_period_acts where decision = 'confirmed' order by month, decided_at desc) a on a.month = p.month
      where p.closed_at is distinct from a.closed_at`,
  },
  {
    name: 'what was applied has moves, what was refused has none',
    faults: `select null as holder_id, t.id as transaction_id, t.outcome::text as detail from ledger_transactions t
      where (t.outcome = 'applied') <> exists (select from ledger_moves m where m.transaction_id = t.id)`,
  },
  {
    name: 'a move joins holders of the kinds it names',
    faults: `select m.from_holder_id as holder_id, m.transaction_id, 'move ' || m.position as detail from ledger_moves m
      left join ledger_holders f on f.id = m.from_holder_id left join ledger_holders t on t.id = m.to_holder_id
      left join ledger_transactions x on x.id = m.transaction_id
      where (f.kind, t.kind, x.kind) is distinct from (m.from_kind, m.to_kind, m.kind)`,
  },
  {
    name: 'the history of a holder has no gap and no step twice',
    faults: `select h.id as holder_id, null as transaction_id,
        coalesce(s.steps, 0) || ' steps, last ' || coalesce(s.last, 0) || ', holder at ' || h.version as detail
      from ledger_holders h
      left join (select holder_id, count(*) as steps, count(distinct version) as different, min(version) as first, max(version) as last
        from (${sides}) s group by 1) s on s.holder_id = h.id
      where (coalesce(s.steps, 0), coalesce(s.different, 0), coalesce(s.last, 0)) <> (h.version, h.version, h.version) or s.first <> 1`,
  },
  {
    name: 'the chain of each holder recomputes',
    faults: `
      with digests as materialized (select t.id, app.ledger_digest(t) as digest from ledger_transactions t where t.outcome = 'applied'),
      items as materialized (select m.transaction_id, m.from_holder_id, m.from_version, m.from_hash, m.to_holder_id, m.to_version, m.to_hash,
          app.ledger_item(d.digest, m.position, r.number, m.from_holder_id, m.from_version, m.to_holder_id, m.to_version, m.amount_cents) as item
        from ledger_moves m join digests d on d.id = m.transaction_id
        join ledger_posting_rules r on (r.kind, r.from_kind, r.from_stage, r.to_kind, r.to_stage)
          = (m.kind, m.from_kind, m.from_stage, m.to_kind, m.to_stage)),
      links as (select s.holder_id, s.version, i.transaction_id, s.hash,
          app.ledger_chain(g.genesis, i.item) over (partition by s.holder_id order by s.version) as computed
        from items i
        cross join lateral (select i.from_holder_id, i.from_version, i.from_hash
          union all select i.to_holder_id, i.to_version, i.to_hash where i.to_holder_id <> i.from_holder_id) as s (holder_id, version, hash)
        join (select h.id, app.ledger_genesis(h.id, h.kind::text, h.edition_id, h.fund_id, h.district_id, h.organisation_id,
            h.dowry_id, h.component) as genesis from ledger_holders h) g on g.id = s.holder_id),
      broken as (select distinct on (holder_id) holder_id, transaction_id, 'version ' || version as detail
        from links where hash is distinct from computed order by holder_id, version)
      select * from broken
      union all
      select h.id, null, 'its head is not its last link' from ledger_holders h
      left join (select distinct on (holder_id) holder_id, computed from links order by holder_id, version desc) l on l.holder_id = h.id
      left join broken b on b.holder_id = h.id
      where b.holder_id is null and h.head is distinct from coalesce(l.computed, app.ledger_genesis(h.id, h.kind::text, h.edition_id,
        h.fund_id, h.district_id, h.organisation_id, h.dowry_id, h.component))`,
  },
  {
    name: 'the totals are the sums of the components',
    faults: `select null as holder_id, null as transaction_id,
        coalesce(a.edition_id, b.edition_id) || ' ' || coalesce(a.fund_id, b.fund_id) || ' ' || coalesce(a.component, b.component) as detail
      from ledger_totals a full join (select c.edition_id, c.fund_id, c.district_id, c.organisation_id, c.component,
          ${below.map((stage) => `sum(c.${stage}_cents) as ${stage}_cents`).join(', ')}
        from ledger_holders c where c.kind = 'doteComponent' group by 1, 2, 3, 4, 5) b
        on (a.edition_id, a.fund_id, a.district_id, a.organisation_id, a.component)
         = (b.edition_id, b.fund_id, b.district_id, b.organisation_id, b.component)
      where (${below.map((stage) => `a.${stage}_cents`).join(', ')}) is distinct from (${below.map((stage) => `b.${stage}_cents`).join(', ')})`,
  },
];

/** How many places are named for each invariant that does not hold. */
const placesMax = 10;

/**
 * Checks every invariant of the ledger on all of it; empty when all hold. Needs an actor who sees the whole ledger:
 * the authority, an auditor or the system.
 */
export async function proveLedger(tx: Tx): Promise<LedgerFault[]> {
  await assertSeesAll(tx);
  // The whole ledger is read and sorted: more memory than a request may take, and all the time it needs. Statistics
  // may be older than the last thousands of postings, and then loops over loops look cheap: they never are here.
  await tx.execute(
    sql`select set_config('work_mem', '128MB', true), set_config('jit', 'off', true), set_config('enable_nestloop', 'off', true), set_config('statement_timeout', '0', true)`,
  );
  const faults: LedgerFault[] = [];
  for (const { name, faults: query } of invariants) {
    const { rows } = await tx.execute<{
      holder_id: string | null;
      transaction_id: string | null;
      detail: string;
    }>(sql.raw(`select holder_id, transaction_id, detail from (${query}) found limit ${placesMax}`));
    faults.push(
      ...rows.map((row) => ({
        invariant: name,
        holderId: row.holder_id,
        transactionId: row.transaction_id,
        detail: row.detail,
      })),
    );
  }
  return faults;
}

async function assertSeesAll(tx: Tx): Promise<void> {
  const { rows } = await tx.execute<{ role: string | null }>(sql`select app.role() as role`);
  const role = rows[0]?.role ?? '';
  if (!['authority', 'auditor', 'system'].includes(role))
    throw new Error('a proof of the ledger needs an actor who sees all of it');
}
