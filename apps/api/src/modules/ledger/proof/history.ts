import type { Invariant } from './invariant.ts';

/** Both sides of every move as its holders see them, with the link that each should have made. A move inside one holder has one. */
const side = (of: 'from' | 'to', where: string) => `
  select m.${of}_holder_id as holder_id, m.${of}_version as version, m.transaction_id, m.${of}_hash as hash,
    app.ledger_item(app.ledger_digest(t), m.position, r.number, m.from_holder_id, m.from_version, m.to_holder_id, m.to_version, m.amount_cents) as item
  from ledger_moves m join ledger_transactions t on t.id = m.transaction_id
  join ledger_posting_rules r on (r.kind, r.from_kind, r.from_stage, r.to_kind, r.to_stage) = (m.kind, m.from_kind, m.from_stage, m.to_kind, m.to_stage)
  where ${where}`;

const genesis =
  'app.ledger_genesis(h.id, h.kind::text, h.edition_id, h.fund_id, h.district_id, h.organisation_id, h.dowry_id, h.component)';

/** What was posted is what stands, each thing once, in an order that nobody changed. */
export const historyInvariants: readonly Invariant[] = [
  {
    name: 'a key is used once',
    meaning: 'una chiave è usata una volta',
    faults: `select null as holder_id, min(t.id::text)::uuid as transaction_id, t.idempotency_key as detail
      from ledger_transactions t group by t.idempotency_key having count(*) > 1`,
  },
  {
    name: 'a fact is posted once',
    meaning: 'un fatto è registrato una volta',
    faults: `select null as holder_id, standing.ids[1] as transaction_id, often.kind || ' ' || often.business_key as detail
      from (select business_key, kind from ledger_transactions where outcome = 'applied' and business_key is not null
        group by 1, 2 having count(*) > 1) often
      cross join lateral (select array_agg(t.id order by t.id) as ids from ledger_transactions t
        where t.outcome = 'applied' and (t.business_key, t.kind) = (often.business_key, often.kind)
          and (select r.id from ledger_transactions r where r.reverses = t.id and r.outcome = 'applied') is null) standing
      where cardinality(standing.ids) > 1`,
  },
  {
    name: 'a reversal undoes one applied transaction, once, exactly',
    meaning: 'uno storno annulla una registrazione applicata, una volta, esattamente',
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
    meaning: 'in un mese chiuso non è registrato nulla dopo la chiusura',
    faults: `select null as holder_id, t.id as transaction_id, to_char(t.effective_on, 'YYYY-MM') || ' was closed' as detail
      from (select a.month, a.decided_at as closed_at, lead(a.decided_at) over (partition by a.month order by a.decided_at) as opened_at, a.act
        from ledger_period_acts a where a.decision = 'confirmed') p
      join ledger_transactions t on date_trunc('month', t.effective_on)::date = p.month
        and t.recorded_at > p.closed_at and t.recorded_at < coalesce(p.opened_at, 'infinity')
      where p.act = 'close'`,
  },
  {
    name: 'a month is closed when its last decision was to close it',
    meaning: 'un mese è chiuso se l’ultima decisione è stata di chiuderlo',
    faults: `select null as holder_id, null as transaction_id, to_char(coalesce(p.month, a.month), 'YYYY-MM') as detail
      from ledger_periods p full join (select distinct on (month) month, case act when 'close' then decided_at end as closed_at
        from ledger_period_acts where decision = 'confirmed' order by month, decided_at desc) a on a.month = p.month
      where p.closed_at is distinct from a.closed_at`,
  },
  {
    name: 'what was applied has moves, what was refused has none',
    meaning: 'ciò che è applicato ha movimenti, ciò che è rifiutato non ne ha',
    faults: `select null as holder_id, coalesce(t.id, m.transaction_id) as transaction_id, coalesce(t.outcome::text, 'no transaction') as detail
      from ledger_transactions t full join (select distinct transaction_id from ledger_moves) m on m.transaction_id = t.id
      where (t.outcome = 'applied') is distinct from (m.transaction_id is not null)`,
  },
  {
    name: 'a move joins holders of the kinds it names',
    meaning: 'un movimento unisce titolari dei tipi che nomina',
    faults: `select m.from_holder_id as holder_id, m.transaction_id, 'move ' || m.position as detail from ledger_moves m
      left join ledger_holders f on f.id = m.from_holder_id left join ledger_holders t on t.id = m.to_holder_id
      left join ledger_transactions x on x.id = m.transaction_id
      where (f.kind, t.kind, x.kind) is distinct from (m.from_kind, m.to_kind, m.kind)`,
  },
  {
    name: 'the history of a holder has no gap and no step twice',
    meaning: 'la storia di un titolare non ha salti né passi doppi',
    faults: `select h.id as holder_id, null as transaction_id,
        coalesce(s.steps, 0) || ' steps, last ' || coalesce(s.last, 0) || ', holder at ' || h.version as detail
      from ledger_holders h
      left join (select holder_id, count(*) as steps, sum(version) as total, min(version) as first, max(version) as last
        from (select from_holder_id as holder_id, from_version as version from ledger_moves
          union all select to_holder_id, to_version from ledger_moves where to_holder_id <> from_holder_id) s group by 1) s on s.holder_id = h.id
      where (coalesce(s.steps, 0), coalesce(s.last, 0), coalesce(s.total, 0)) <> (h.version, h.version, h.version * (h.version + 1) / 2) or s.first <> 1`,
  },
  {
    name: 'the chain of each holder recomputes',
    meaning: 'la catena di ogni titolare si ricalcola',
    isLong: true,
    faults: `
      select distinct on (l.holder_id) l.holder_id, case when l.hash is distinct from l.computed then l.transaction_id end as transaction_id,
        case when l.hash is distinct from l.computed then 'version ' || l.version else 'its head is not its last link' end as detail
      from (select w.holder_id, w.version, w.transaction_id, w.hash, w.is_last, h.head, h.id,
          sha256(coalesce(w.before, ${genesis}) || w.item) as computed
        from (select holder_id, version, transaction_id, hash, item, lag(hash) over (partition by holder_id order by version) as before,
            lead(version) over (partition by holder_id order by version) is null as is_last
          from (${side('from', 'true')} union all ${side('to', 'm.to_holder_id <> m.from_holder_id')}) sides) w
        left join ledger_holders h on h.id = w.holder_id and (w.before is null or w.is_last)) l
      where l.hash is distinct from l.computed or (l.is_last and l.head is distinct from l.hash)
      order by l.holder_id, l.version`,
  },
  {
    name: 'a holder that never moved is as it was opened',
    meaning: 'un titolare mai mosso è come è stato aperto',
    faults: `select h.id as holder_id, null as transaction_id, 'its head is not its beginning' as detail from ledger_holders h
      where h.version = 0 and h.head is distinct from ${genesis}`,
  },
];
