import { chainsAndFlows } from './chains.ts';
import type { Invariant } from './invariant.ts';

const stages = 'available reserved committed accrued ordered paid recoverable'.split(' ');
const group = ['kind', 'edition_id', 'fund_id', 'district_id', 'organisation_id', 'component'];
const groupOf = (row: string) => group.map((name) => `${row}.${name}`).join(', ');
const centsOf = (row: string) => stages.map((stage) => `coalesce(${row}.${stage}_cents, 0)`).join(', ');
const sums = stages.map((stage) => `sum(${stage}_cents) as ${stage}_cents`).join(', ');

/** The flows that the moves of sealed transactions make, by both their days. */
const flowsOfMoves = `
  select t.effective_on, t.recorded_on, ${groupOf('h')},
    ${stages.map((stage) => `coalesce(sum(s.cents) filter (where s.stage = '${stage}'), 0) as ${stage}_cents`).join(', ')}
  from (select transaction_id, from_holder_id as holder_id, from_stage as stage, -amount_cents as cents from ledger_moves
    union all select transaction_id, to_holder_id, to_stage, amount_cents from ledger_moves) s
  join (select t.id, t.effective_on, (t.recorded_at at time zone 'Europe/Rome')::date as recorded_on from ledger_transactions t join ledger_seal_leaves l on l.transaction_id = t.id) t
    on t.id = s.transaction_id
  join ledger_holders h on h.id = s.holder_id
  group by 1, 2, ${group.map((_, at) => at + 3).join(', ')}`;

/** The flows of the days of a basis as they should be, from those by both days. */
const expectedDays = (basis: string) => `
  select '${basis}' as basis, ${basis}_on as starts_on, ${group.join(', ')}, ${sums} from moved group by 2, ${group.map((_, at) => at + 3).join(', ')}`;

/** Where every row of a side has one of the other with the same key, compared as null is like null. */
const sameGroup = `(a.basis, a.starts_on, a.kind, a.edition_id, a.fund_id) = (b.basis, b.starts_on, b.kind, b.edition_id, b.fund_id)
  and coalesce(a.district_id, '00000000-0000-0000-0000-000000000000') = coalesce(b.district_id, '00000000-0000-0000-0000-000000000000')
  and coalesce(a.organisation_id, '00000000-0000-0000-0000-000000000000') = coalesce(b.organisation_id, '00000000-0000-0000-0000-000000000000')
  and coalesce(a.component, '') = coalesce(b.component, '')`;

/** What is sealed is all there, as it was sealed, once. */
export const sealInvariants: readonly Invariant[] = [
  {
    name: 'every finished transaction is in a seal, and what is sealed is as it was',
    meaning: 'ogni registrazione conclusa è in un sigillo, e ciò che è sigillato è come era',
    faults: `select null as holder_id, coalesce(t.id, l.transaction_id) as transaction_id,
        case when t.id is null then 'seal ' || l.seal_number || ': the transaction is gone'
          when l.leaf is null then 'in no seal' else 'seal ' || l.seal_number || ': the transaction was changed' end as detail
      from ledger_transactions t
      left join (select transaction_id, string_agg(from_hash || to_hash, ''::bytea order by position) as links from ledger_moves group by 1) m
        on m.transaction_id = t.id
      full join ledger_seal_leaves l on l.transaction_id = t.id
      where t.id is null or (l.leaf is null and t.recorded_xid::text::bigint < (select n.since from app.ledger_unsealed_numbers() n))
        or (l.leaf is not null and l.leaf <> app.ledger_leaf(t, m.links))`,
  },
  {
    name: 'a seal has the leaves it counts, and each leaf a seal',
    meaning: 'un sigillo ha le foglie che conta, e ogni foglia ha un sigillo',
    faults: `select null as holder_id, null as transaction_id,
        'seal ' || coalesce(s.number, l.seal_number) || ' counts ' || coalesce(s.transaction_count, 0) || ', there are ' || coalesce(l.count, 0) as detail
      from ledger_seals s full join (select seal_number, count(*) as count from ledger_seal_leaves group by 1) l on l.seal_number = s.number
      where s.transaction_count is distinct from l.count`,
  },
  {
    name: 'the flows of days are those of the sealed moves',
    meaning: 'i flussi dei giorni sono quelli dei movimenti sigillati',
    answeredBy: { pass: chainsAndFlows, column: 'flows' },
    faults: `with moved as materialized (${flowsOfMoves})
      select null as holder_id, null as transaction_id, coalesce(a.basis, b.basis) || ' day ' || coalesce(a.starts_on, b.starts_on) as detail
      from (select * from ledger_flows where span = 'day') a
      full join (${expectedDays('effective')} union all ${expectedDays('recorded')}) b on ${sameGroup}
      where (${centsOf('a')}) is distinct from (${centsOf('b')})`,
  },
  {
    name: 'the flows of months are the sums of their days',
    meaning: 'i flussi dei mesi sono le somme dei loro giorni',
    faults: `select null as holder_id, null as transaction_id, basis || ' month ' || month as detail
      from (select f.*, date_trunc('month', f.starts_on)::date as month, case f.span when 'day' then 1 else -1 end as sign from ledger_flows f) f
      group by basis, month, ${group.join(', ')}
      having (${stages.map((stage) => `sum(sign * ${stage}_cents)`).join(', ')}) <> (${stages.map(() => '0').join(', ')})`,
  },
];
