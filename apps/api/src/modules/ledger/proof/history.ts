import { postingRules } from '../seals/posting-rules.ts';
import { brokenChains, chainsAndFlows } from './chains.ts';
import { balancesAndSteps, firstMoves } from './fingerprint.ts';
import type { Invariant } from './invariant.ts';

const genesis =
  'app.ledger_genesis(h.id, h.kind::text, h.edition_id, h.fund_id, h.district_id, h.organisation_id, h.dowry_id, h.component)';

/** The posting rules of this program as rows. */
const rulesHere = [...postingRules]
  .map(
    ([number, { kind, from, to }]) =>
      `(${number}, '${kind}', '${from.holder}', '${from.stage}', '${to.holder}', '${to.stage}')`,
  )
  .join(', ');

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
    name: 'what was applied has moves, and nothing else has',
    meaning: 'ciò che è applicato, e solo quello, ha movimenti',
    answeredBy: { pass: firstMoves, column: 'differs' },
    faults: `select null as holder_id, coalesce(t.id, m.transaction_id) as transaction_id,
        case when m.times is null then 'applied, without a move' when t.outcome = 'applied' then 'applied, with ' || m.times || ' first moves'
          else 'not applied, with a move' end as detail
      from ledger_transactions t full join (select transaction_id, count(*) as times from ledger_moves where position = 1 group by 1) m
        on m.transaction_id = t.id
      where (t.outcome is not distinct from 'applied') <> (m.times is not distinct from 1)`,
  },
  {
    name: 'the history of a holder has no gap and no step twice',
    meaning: 'la storia di un titolare non ha salti né passi doppi',
    answeredBy: { pass: balancesAndSteps, column: 'steps' },
    faults: `select h.id as holder_id, null as transaction_id,
        coalesce(s.steps, 0) || ' steps, last ' || coalesce(s.last, 0) || ', holder at ' || h.version as detail
      from ledger_holders h
      left join (select holder_id, count(*) as steps, sum(version) as total, min(version) as first, max(version) as last
        from (select from_holder_id as holder_id, from_version as version from ledger_moves
          union all select to_holder_id, to_version from ledger_moves where to_holder_id <> from_holder_id) s group by 1) s on s.holder_id = h.id
      where (coalesce(s.steps, 0), coalesce(s.last, 0), coalesce(s.total, 0)) <> (h.version, h.version, h.version * (h.version + 1) / 2) or s.first <> 1`,
  },
  {
    // a chain binds the number of a rule: what that number means must be known from elsewhere
    name: 'the rules of postings are those of the product',
    meaning: 'le regole delle registrazioni sono quelle del prodotto',
    faults: `select null as holder_id, null as transaction_id, 'rule ' || coalesce(r.number, k.number) as detail
      from (select number, kind, from_kind, from_stage, to_kind, to_stage, count(*) as times from ledger_posting_rules group by 1, 2, 3, 4, 5, 6) r
      full join (values ${rulesHere}) k (number, kind, from_kind, from_stage, to_kind, to_stage)
        on (r.number, r.kind::text, r.from_kind::text, r.from_stage::text, r.to_kind::text, r.to_stage::text)
         = (k.number, k.kind, k.from_kind, k.from_stage, k.to_kind, k.to_stage)
      where r.number is null or k.number is null or r.times > 1`,
  },
  {
    name: 'the chain of each holder begins with what it is, and recomputes',
    meaning: 'la catena di ogni titolare comincia da ciò che è, e si ricalcola',
    isLong: true,
    answeredBy: { pass: chainsAndFlows, column: 'chains' },
    faults: brokenChains,
  },
  {
    name: 'a holder that never moved is as it was opened',
    meaning: 'un titolare mai mosso è come è stato aperto',
    faults: `select h.id as holder_id, null as transaction_id, 'its head is not its beginning' as detail from ledger_holders h
      where (h.version > 0) is not true and (h.version is distinct from 0 or h.head is distinct from ${genesis})`,
  },
];
