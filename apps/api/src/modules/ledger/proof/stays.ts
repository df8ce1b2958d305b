import { lineSides, sealedDays, stays } from './fingerprint.ts';
import type { Invariant } from './invariant.ts';

/** The stays that the moves of sealed transactions make, by one of their days. */
const staysOfMoves = (basis: 'effective' | 'recorded') => `
  select * from (
    select holder_id, stage, '${basis}'::ledger_basis as basis, holds, day as starts_on,
        coalesce(lead(day) over (partition by holder_id, stage order by day) - 1, 'infinity') as ends_on
    from (select d.*, d.held <> 0 as holds from (
        select d.*, sum(d.cents) over (partition by d.holder_id, d.stage order by d.day) as held
        from (select s.holder_id, s.stage, t.${basis}_on as day, sum(s.cents) as cents
          from (${lineSides}) s join (${sealedDays}) t on t.id = s.transaction_id group by 1, 2, 3) d) d
      where (d.held <> 0) <> (d.held - d.cents <> 0)) turns) stays
  where holds`;

const from = (row: string) =>
  `coalesce(${row}.starts_on || case when isfinite(${row}.ends_on) then ' to ' || ${row}.ends_on else ' on' end, 'nothing')`;

/** Which lines held something on which days is written down as it was. */
export const stayInvariants: readonly Invariant[] = [
  {
    name: 'the stays of lines are those of their sealed moves, in the edition of the line',
    meaning: 'le permanenze delle voci sono quelle dei loro movimenti sigillati, nell’avviso della voce',
    isLong: true,
    answeredBy: { pass: stays, column: 'differs' },
    faults: `select coalesce(a.holder_id, b.holder_id) as holder_id, null::uuid as transaction_id,
        coalesce(a.stage, b.stage) || ' ' || coalesce(a.basis, b.basis)
          || case when a.ends_on = b.ends_on then ': in ' || coalesce(a.edition_id, 'nothing') || ', its line in ' || coalesce(h.edition_id, 'nothing')
            else ': written from ' || ${from('a')} || ', held from ' || ${from('b')} end as detail
      from ledger_stays a
      full join (${staysOfMoves('effective')} union all ${staysOfMoves('recorded')}) b
        on (a.holder_id, a.stage, a.basis, a.starts_on) = (b.holder_id, b.stage, b.basis, b.starts_on)
      left join ledger_holders h on h.id = a.holder_id
      where a.ends_on is distinct from b.ends_on or a.edition_id is distinct from h.edition_id
      union all select holder_id, null, stage || ' ' || basis || ': written ' || count(*) || ' times from ' || starts_on
        from ledger_stays group by holder_id, stage, basis, starts_on having count(*) > 1
      union all select s.holder_id, t.id, 'its transaction is in ' || t.edition_id
        from (${lineSides}) s join ledger_transactions t on t.id = s.transaction_id join ledger_holders h on h.id = s.holder_id
        where t.edition_id <> h.edition_id`,
  },
];
