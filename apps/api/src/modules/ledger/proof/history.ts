import { postingRules } from '../seals/posting-rules.ts';
import { firstMovesDiffer, stepsDiffer } from './fingerprint.ts';
import type { Invariant } from './invariant.ts';

const genesis =
  'app.ledger_genesis(h.id, h.kind::text, h.edition_id, h.fund_id, h.district_id, h.organisation_id, h.dowry_id, h.component)';

/** Holders and what their chains begin with, for all at once. Few differ in their names, whose hashes are made once for all that share them. */
const holders = `(
  select h.id, h.kind, h.version, h.head,
    app.ledger_genesis(h.id, shared.names, h.district_id, h.organisation_id, h.dowry_id, shared.component) as genesis
  from ledger_holders h
  cross join lateral (select app.ledger_names(h.kind::text, h.edition_id, h.fund_id) as names, app.ledger_component(h.component) as component offset 0) shared
  offset 0)`;

/** One side of every move as its holder sees it, with what the move adds to the chain. A move inside one holder has one. */
const side = (of: 'from' | 'to', where: string) => `
  select m.${of}_holder_id as holder_id, m.${of}_kind as kind, m.${of}_version as version, m.transaction_id, m.${of}_hash as hash,
    (x.kind, x.outcome) = (m.kind, 'applied') and m.amount_cents > 0 as is_of_applied,
    app.ledger_item(x.digest, m.position, r.number, m.from_holder_id, m.from_version, m.to_holder_id, m.to_version, m.amount_cents) as item
  from ledger_moves m left join digests x on x.id = m.transaction_id
  left join ledger_posting_rules r on (r.kind, r.from_kind, r.from_stage, r.to_kind, r.to_stage) = (m.kind, m.from_kind, m.from_stage, m.to_kind, m.to_stage)
  where (m.${of}_version > 1) is ${where}${of === 'to' ? ' and m.to_holder_id is distinct from m.from_holder_id' : ''}`;
const sides = (where: string) => `(${side('from', where)} union all ${side('to', where)})`;

/** The links of holders that have moved more than once. */
const links = `
  select l.holder_id, l.version, l.hash from (
    select from_holder_id as holder_id, from_version as version, from_hash as hash from ledger_moves
    union all select to_holder_id, to_version, to_hash from ledger_moves where to_holder_id <> from_holder_id) l
  where l.holder_id in (select id from ledger_holders where version > 1)`;

/** Whether a side is what its holder's history makes it, after this link; not when either is missing or the holder never came so far. */
const isWhole = (before: string) =>
  `(s.is_of_applied and s.kind = h.kind and s.version between 1 and h.version and s.hash = sha256(${before} || s.item)) is true`;
const brokenAt = (found: string) => `
  with digests as materialized (select t.id, t.kind, t.outcome, app.ledger_digest(t) as digest from ledger_transactions t)
  select distinct on (holder_id) holder_id, case when is_whole then null else transaction_id end as transaction_id,
    case when is_whole then 'its head is not its last link' else coalesce('version ' || version, 'no version') end as detail
  from (${found}) found order by holder_id, version`;

const brokenBeginnings = brokenAt(`
  select s.holder_id, s.version, s.transaction_id, ${isWhole('h.genesis')} as is_whole
  from ${sides('not true')} s left join ${holders} h on h.id = s.holder_id
  where not ${isWhole('h.genesis')} or (h.version = 1 and h.head is distinct from s.hash)`);

const brokenLinks = brokenAt(`
  select s.holder_id, s.version, s.transaction_id, ${isWhole('b.hash')} as is_whole
  from ${sides('true')} s left join (${links}) b on b.holder_id = s.holder_id and b.version = s.version - 1
  left join (select id, kind, version, head from ledger_holders where version > 1) h on h.id = s.holder_id
  where not ${isWhole('b.hash')} or (s.version = h.version and h.head is distinct from s.hash)`);

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
    name: 'what was applied has moves',
    meaning: 'ciò che è applicato ha movimenti',
    differs: firstMovesDiffer,
    faults: `select null as holder_id, t.id as transaction_id, 'applied, without a move' as detail from ledger_transactions t
      where t.outcome = 'applied' and not exists (select from ledger_moves m where m.transaction_id = t.id and m.position = 1)`,
  },
  {
    name: 'the history of a holder has no gap and no step twice',
    meaning: 'la storia di un titolare non ha salti né passi doppi',
    differs: stepsDiffer,
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
      from ledger_posting_rules r full join (values ${rulesHere}) k (number, kind, from_kind, from_stage, to_kind, to_stage)
        on (r.number, r.kind::text, r.from_kind::text, r.from_stage::text, r.to_kind::text, r.to_stage::text)
         = (k.number, k.kind, k.from_kind, k.from_stage, k.to_kind, k.to_stage)
      where r.number is null or k.number is null`,
  },
  {
    name: 'the chain of each holder begins with what it is',
    meaning: 'la catena di ogni titolare comincia da ciò che è',
    isLong: true,
    faults: brokenBeginnings,
  },
  {
    name: 'the chain of each holder recomputes',
    meaning: 'la catena di ogni titolare si ricalcola',
    isLong: true,
    faults: brokenLinks,
  },
  {
    name: 'a holder that never moved is as it was opened',
    meaning: 'un titolare mai mosso è come è stato aperto',
    faults: `select h.id as holder_id, null as transaction_id, 'its head is not its beginning' as detail from ledger_holders h
      where (h.version > 0) is not true and (h.version is distinct from 0 or h.head is distinct from ${genesis})`,
  },
];
