import type { Pass } from './invariant.ts';
import { dayNumber, dayOf, mask, parts, seed, sums } from './numbers.ts';

const stages = 'available reserved committed accrued ordered paid recoverable'.split(' ');
/** Every move as what it takes from one side and what it brings to the other; inside one holder it is one step of it. */
const sides = `
  select from_holder_id as holder_id, from_version as version, true as is_step, from_stage as stage, -amount_cents as cents from ledger_moves
  union all select to_holder_id, to_version, to_holder_id is distinct from from_holder_id, to_stage, amount_cents from ledger_moves`;
/** What the moves of lines take and bring. */
export const lineSides = `
  select transaction_id, from_holder_id as holder_id, from_stage as stage, -amount_cents as cents from ledger_moves where from_kind = 'doteComponent'
  union all select transaction_id, to_holder_id, to_stage, amount_cents from ledger_moves where to_kind = 'doteComponent'`;
/** The sealed transactions with their two days, as days and as numbers, and their edition where they have just one. */
export const sealedDays = `
  select t.*, ${dayNumber('t.effective_on')} as effective_day, ${dayNumber('t.recorded_on')} as recorded_day from (
    select t.id, t.edition_id, t.effective_on, (t.recorded_at at time zone 'Europe/Rome')::date as recorded_on
    from ledger_transactions t join ledger_seal_leaves l on l.transaction_id = t.id offset 0) t offset 0`;
export const unpivoted = (row: string) =>
  `(values ${stages.map((stage) => `('${stage}'::ledger_stage, ${row}.${stage}_cents)`).join(', ')}) s (stage, cents)`;

/**
 * `balances`: whether they are not the sums of the moves of their holders. `steps`: whether a holder saw more or fewer moves than it
 * says, or the numbers of its steps are not those of so many.
 */
export const balancesAndSteps: Pass = () => {
  const [holder, stage] = [seed(), seed()];
  const placeOf = (id: string) => `uuid_hash_extended(${id}, hashenumextended(s.stage, ${stage}))`;
  const holderOf = (id: string) => `uuid_hash_extended(${id}, ${holder})`;
  // a sum of a long history times a number would leave a bigint: its upper and lower halves are added apart
  const halves = parts('x.holder').map(
    (part) =>
      `coalesce(sum((x.total >> 20) * ${part}), 0) * ${mask + 1} + coalesce(sum((x.total & ${mask}) * ${part}), 0)`,
  );
  return `select moved.sums is distinct from held.sums as balances, moved.steps is distinct from counted.steps as steps from
    (select row(${sums('x.cents', 'x.place')}) as sums, row(${sums('1', 'x.holder', 'x.is_step')}, ${sums('x.version', 'x.holder', 'x.is_step')}) as steps
      from (select s.cents, s.version, s.is_step, ${placeOf('s.holder_id')} as place, ${holderOf('s.holder_id')} as holder from (${sides}) s offset 0) x) moved,
    (select row(${sums('x.cents', 'x.place')}) as sums from (select s.cents, ${placeOf('h.id')} as place
      from ledger_holders h cross join lateral ${unpivoted('h')} where s.cents <> 0 offset 0) x) held,
    (select row(${sums('x.version', 'x.holder')}, ${halves.join(', ')}) as steps from (
      select h.version, h.version * (h.version + 1) / 2 as total, ${holderOf('h.id')} as holder from ledger_holders h offset 0) x) counted`;
};

/**
 * `differs`: whether the stays of lines are not those that the moves of sealed transactions make. Each is a number drawn for its
 * first day less one for the day after its last; a line that holds something from one move to the next adds just that, and what lies
 * between two moves inside a stay cancels out. A line and stage is known by a number of 64 bits, which sorts faster than they do, and
 * by its edition. Of a move that is the edition of its transaction, which the chains prove to be that of the line, or where the
 * transaction has several, that of the line. A stay that has no number, for it has no first day or no end, ends before it begins or is
 * in no edition, differs.
 */
export const stays: Pass = () => {
  const [holder, stage, edition, effective, recorded] = [seed(), seed(), seed(), seed(), seed()];
  const place = (of: string) =>
    `uuid_hash_extended(s.holder_id, ${holder}) # hashenumextended(s.stage, ${stage}) # hashtextextended(${of}, ${edition})`;
  const editionOfMove = `coalesce(t.edition_id, (select min(h.edition_id) from ledger_holders h where h.id = s.holder_id))`;
  /** Two bits less than it could have, so that the difference of two stays within a bigint. */
  const numberOn = (day: string, basis: string | number) =>
    `(hashint8extended(${day}, s.place # ${basis}) >> 2)`;
  const untilNext = (basis: string, drawnFor: number) =>
    `case when s.${basis}_held <> 0 and s.next_${basis}_day is distinct from s.${basis}_day
      then ${numberOn(`s.${basis}_day`, drawnFor)} - coalesce(${numberOn(`s.next_${basis}_day`, drawnFor)}, 0) end as ${basis}`;
  const drawnForBasis = `case s.basis when 'effective' then ${effective} else ${recorded} end`;
  return `select moved is distinct from stayed as differs from
    (select coalesce(sum(x.effective), 0), coalesce(sum(x.recorded), 0), 0::bigint from (
      select ${untilNext('effective', effective)}, ${untilNext('recorded', recorded)}
        from (select s.place, s.effective_day, s.recorded_day,
            sum(s.cents) over effective as effective_held, lead(s.effective_day) over effective as next_effective_day,
            sum(s.cents) over recorded as recorded_held, lead(s.recorded_day) over recorded as next_recorded_day
          from (select ${place(editionOfMove)} as place, s.cents, t.effective_day, t.recorded_day
            from (${lineSides}) s join (${sealedDays}) t on t.id = s.transaction_id) s
          window effective as (partition by s.place order by s.effective_day rows unbounded preceding),
            recorded as (partition by s.place order by s.recorded_day rows unbounded preceding)) s
        offset 0) x) moved,
    (select coalesce(sum(x.number) filter (where x.basis = 'effective'), 0), coalesce(sum(x.number) filter (where x.basis = 'recorded'), 0),
        count(*) filter (where x.number is null) from (
      select s.basis, case when isfinite(s.starts_on) and s.starts_on <= s.ends_on then ${numberOn(dayOf('s.starts_on'), drawnForBasis)}
          - case when isfinite(s.ends_on) then ${numberOn(dayOf('s.ends_on + 1'), drawnForBasis)} else 0 end end as number
        from (select ${place('s.edition_id')} as place, s.basis, s.starts_on, s.ends_on from ledger_stays s offset 0) s offset 0) x) stayed`;
};

/** `differs`: whether the transactions that have a first move, once, are not those that were applied. */
export const firstMoves: Pass = () => {
  const number = `uuid_hash_extended(s.id, ${seed()})`;
  const totalOf = (of: string) =>
    `(select ${sums('1', 'x.number')} from (select ${number} as number from (${of}) s offset 0) x)`;
  return `select applied is distinct from moved as differs
    from ${totalOf("select id from ledger_transactions where outcome = 'applied'")} applied,
    ${totalOf('select transaction_id as id from ledger_moves where position = 1')} moved`;
};
