import { lineSides, sealedDays, staysDiffer } from './fingerprint.ts';
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
    name: 'the stays of lines are those of their sealed moves',
    meaning: 'le permanenze delle voci sono quelle dei loro movimenti sigillati',
    isLong: true,
    differs: staysDiffer,
    faults: `select coalesce(a.holder_id, b.holder_id) as holder_id, null as transaction_id,
        coalesce(a.stage, b.stage) || ' ' || coalesce(a.basis, b.basis) || ': written from ' || ${from('a')} || ', held from ' || ${from('b')} as detail
      from ledger_stays a
      full join (${staysOfMoves('effective')} union all ${staysOfMoves('recorded')}) b
        on (a.holder_id, a.stage, a.basis, a.starts_on) = (b.holder_id, b.stage, b.basis, b.starts_on)
      where a.ends_on is distinct from b.ends_on`,
  },
  {
    name: 'a stay is in the edition of its line',
    meaning: 'una permanenza è nell’avviso della sua voce',
    faults: `select s.holder_id, null as transaction_id, s.stage || ' in ' || s.edition_id as detail
      from ledger_stays s left join ledger_holders h on h.id = s.holder_id and h.kind = 'doteComponent' where h.edition_id is distinct from s.edition_id`,
  },
];
