import { balancesAndSteps } from './fingerprint.ts';
import type { Invariant } from './invariant.ts';

const stages = 'available reserved committed accrued ordered paid recoverable'.split(' ');
const sumOf = (row: string) => stages.map((stage) => `${row}.${stage}_cents`).join(' + ');
const below = stages.slice(1);

/** What left and what came, holder by holder. */
const flows = `
  select holder_id, ${stages.map((stage) => `coalesce(sum(cents) filter (where stage = '${stage}'), 0) as ${stage}`).join(', ')} from (
    select to_holder_id as holder_id, to_stage as stage, amount_cents as cents from ledger_moves
    union all select from_holder_id, from_stage, -amount_cents from ledger_moves) moved
  group by 1`;

/** What moved between two stages less what a reversal moved back, in cents. */
const net = (
  from: string,
  to: string,
) => `(coalesce(sum(m.amount_cents) filter (where m.from_stage = '${from}' and m.to_stage = '${to}'), 0)
  - coalesce(sum(m.amount_cents) filter (where m.from_stage = '${to}' and m.to_stage = '${from}'), 0))`;

/** The money is all there, where the moves brought it. */
export const moneyInvariants: readonly Invariant[] = [
  {
    name: 'what came in from outside is what is held',
    meaning: 'quanto è entrato dall’esterno è quanto è presente',
    faults: `select null as holder_id, null as transaction_id, 'the sum is ' || sum(${sumOf('h')}) as detail
      from ledger_holders h having sum(${sumOf('h')}) <> 0`,
  },
  {
    name: 'no stage is below zero, and each kind of holder uses its own stages',
    meaning: 'nessuno stadio è sotto zero e ogni titolare usa i propri stadi',
    faults: `select h.id as holder_id, null as transaction_id, h.kind::text as detail from ledger_holders h
      where num_nulls(${stages.map((stage) => `h.${stage}_cents`).join(', ')}) > 0 or (h.kind <> 'outside' and least(${stages.map((stage) => `h.${stage}_cents`).join(', ')}) < 0)
        or case when h.kind = 'doteComponent' then h.available_cents <> 0
             else ${below.map((stage) => `h.${stage}_cents <> 0`).join(' or ')} end`,
  },
  {
    name: 'every balance is the sum of its moves',
    meaning: 'ogni saldo è la somma dei suoi movimenti',
    answeredBy: { pass: balancesAndSteps, column: 'balances' },
    faults: `select coalesce(x.id, x.holder_id) as holder_id, null as transaction_id,
        s.stage || ': holds ' || coalesce(s.held, 0) || ', moved ' || coalesce(s.moved, 0) as detail
      from (select * from ledger_holders h full join (${flows}) f on f.holder_id = h.id
        where (${stages.map((stage) => `coalesce(h.${stage}_cents, 0)`).join(', ')}) <> (${stages.map((stage) => `coalesce(f.${stage}, 0)`).join(', ')})) x
      cross join lateral (values ${stages.map((stage) => `('${stage}', x.${stage}_cents, x.${stage})`).join(', ')}) as s (stage, held, moved)
      where coalesce(s.held, 0) <> coalesce(s.moved, 0)`,
  },
  {
    name: 'a district’s available money and what is below it are what it was allocated',
    meaning: 'il disponibile di un distretto e quanto ne dipende sono quanto gli è stato assegnato',
    faults: `select d.id as holder_id, null as transaction_id, 'allocated ' || coalesce(given.cents, 0) || ', there are ' || (d.available_cents + coalesce(lower.cents, 0)) as detail
      from ledger_holders d
      left join (select holder_id, sum(cents) as cents from (
          select to_holder_id as holder_id, amount_cents as cents from ledger_moves where to_kind = 'districtFund' and from_kind <> 'doteComponent'
          union all select from_holder_id, -amount_cents from ledger_moves where from_kind = 'districtFund' and to_kind <> 'doteComponent') moved
        group by 1) given on given.holder_id = d.id
      left join (select c.edition_id, c.fund_id, c.district_id, sum(${below.map((stage) => `c.${stage}_cents`).join(' + ')}) as cents
        from ledger_totals c group by 1, 2, 3) lower
        on (lower.edition_id, lower.fund_id, lower.district_id) = (d.edition_id, d.fund_id, d.district_id)
      where d.kind = 'districtFund' and coalesce(given.cents, 0) <> d.available_cents + coalesce(lower.cents, 0)`,
  },
  {
    name: 'no more is paid than was accrued',
    meaning: 'non è pagato più di quanto è maturato',
    faults: `select m.to_holder_id as holder_id, null as transaction_id, 'paid more than accrued' as detail from ledger_moves m
      where m.from_kind = 'doteComponent' and m.to_holder_id = m.from_holder_id and m.to_stage in ('committed', 'accrued', 'ordered', 'paid')
      group by 1 having ${net('ordered', 'paid')} > ${net('committed', 'accrued')}`,
  },
  {
    name: 'the totals are the sums of the components',
    meaning: 'i totali sono le somme delle voci',
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
