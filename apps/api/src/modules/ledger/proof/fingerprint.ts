import { randomInt } from 'node:crypto';

/*
 * Whether two lists of amounts, as by day, place and stage, have the same sums, without building any of the sums: each amount is
 * multiplied by a number drawn for its day, place and stage, and all are added up. Where the sums differ, so do these totals, but for
 * one chance in 2^60; and the numbers are drawn anew each time, so nobody can prepare a change that escapes. A number of 64 bits is
 * always a seed and never what is hashed: the hash of a bigint folds it to 32.
 *
 * `offset 0` keeps what is worth making once for a row apart from the joins and sums that it enters: it would be made anew in each.
 */

const stages = 'available reserved committed accrued ordered paid recoverable'.split(' ');
const uuidColumns = ['district_id', 'organisation_id'];
const textColumns = ['edition_id', 'fund_id', 'component'];
/** Twenty bits at a time: with an amount they stay within a bigint. */
const shifts = [0, 20, 40];
const mask = 2 ** 20 - 1;

/** Every move as what it takes from one side and what it brings to the other. */
const sides = `
  select transaction_id, from_holder_id as holder_id, from_stage as stage, -amount_cents as cents from ledger_moves
  union all select transaction_id, to_holder_id, to_stage, amount_cents from ledger_moves`;
/** The same of lines of dowries only. */
export const lineSides = `
  select transaction_id, from_holder_id as holder_id, from_stage as stage, -amount_cents as cents from ledger_moves where from_kind = 'doteComponent'
  union all select transaction_id, to_holder_id, to_stage, amount_cents from ledger_moves where to_kind = 'doteComponent'`;
/** The sealed transactions with their two days. */
export const sealedDays = `
  select t.id, t.effective_on, (t.recorded_at at time zone 'Europe/Rome')::date as recorded_on
  from ledger_transactions t join ledger_seal_leaves l on l.transaction_id = t.id offset 0`;
const unpivoted = (row: string) =>
  `(values ${stages.map((stage) => `('${stage}'::ledger_stage, ${row}.${stage}_cents)`).join(', ')}) s (stage, cents)`;
const seed = () => randomInt(2 ** 47);

/** Selects `differs`: whether balances are not the sums of the moves of their holders. */
export function balancesDiffer(): string {
  const stage = seed();
  const number = (id: string) => `uuid_hash_extended(${id}, hashenumextended(s.stage, ${stage}))`;
  return `select moved is distinct from held as differs from
    (select ${totals('x.number', 'true')} from (select s.cents, ${number('s.holder_id')} as number from (${sides}) s offset 0) x) moved,
    (select ${totals('x.number', 'true')} from (select s.cents, ${number('h.id')} as number
      from ledger_holders h cross join lateral ${unpivoted('h')} where s.cents <> 0 offset 0) x) held`;
}

/** Selects `differs`: whether the flows of days by either basis are not those of the moves of sealed transactions. */
export function flowsDiffer(): string {
  const { place, number } = drawn();
  return `select moved is distinct from flown as differs from
    (select ${totals('x.effective', 'true')}, ${totals('x.recorded', 'true')} from (
      select s.cents, ${number('t.effective_on', 'h.place', 's.stage')} as effective, ${number('t.recorded_on', 'h.place', 's.stage')} as recorded
        from (${sides}) s join (${sealedDays}) t on t.id = s.transaction_id
        join (select h.id, ${place('h')} as place from ledger_holders h offset 0) h on h.id = s.holder_id offset 0) x) moved,
    (select ${totals('x.number', "x.basis = 'effective'")}, ${totals('x.number', "x.basis = 'recorded'")} from (
      select f.basis, s.cents, ${number('f.starts_on', 'f.place', 's.stage')} as number
        from (select f.*, ${place('f')} as place from ledger_flows f where f.span = 'day' offset 0) f
        cross join lateral ${unpivoted('f')} where s.cents <> 0 offset 0) x) flown`;
}

/**
 * Selects `differs`: whether the stays of lines are not those that the moves of sealed transactions make. Each is a number drawn for its
 * first day less one for the day after its last; a line that holds something from one move to the next adds just that, and what lies
 * between two moves inside a stay cancels out. A line and stage is known by a number of 64 bits, which sorts faster than they do.
 */
export function staysDiffer(): string {
  const [holder, stage, effective, recorded] = [seed(), seed(), seed(), seed()];
  const place = (row: string) =>
    `uuid_hash_extended(${row}.holder_id, ${holder}) # hashenumextended(${row}.stage, ${stage})`;
  /** Two bits less than it could have, so that the difference of two stays within a bigint. */
  const numberOn = (day: string, row: string, basis: string) =>
    `(hashint8extended(${day} - date '2000-01-01', ${row}.place # ${basis}) >> 2)`;
  const untilNext = (basis: string, drawnFor: number) =>
    `case when s.${basis}_held <> 0 and s.next_${basis}_on is distinct from s.${basis}_on
      then ${numberOn(`s.${basis}_on`, 's', String(drawnFor))} - coalesce(${numberOn(`s.next_${basis}_on`, 's', String(drawnFor))}, 0) end as ${basis}`;
  const drawnForBasis = `case s.basis when 'effective' then ${effective} else ${recorded} end`;
  return `select moved is distinct from stayed as differs from
    (select coalesce(sum(x.effective), 0), coalesce(sum(x.recorded), 0) from (
      select ${untilNext('effective', effective)}, ${untilNext('recorded', recorded)}
        from (select s.place, s.effective_on, s.recorded_on,
            sum(s.cents) over effective as effective_held, lead(s.effective_on) over effective as next_effective_on,
            sum(s.cents) over recorded as recorded_held, lead(s.recorded_on) over recorded as next_recorded_on
          from (select ${place('s')} as place, s.cents, t.effective_on, t.recorded_on
            from (${lineSides}) s join (${sealedDays}) t on t.id = s.transaction_id) s
          window effective as (partition by s.place order by s.effective_on rows unbounded preceding),
            recorded as (partition by s.place order by s.recorded_on rows unbounded preceding)) s
        offset 0) x) moved,
    (select coalesce(sum(x.number) filter (where x.basis = 'effective'), 0), coalesce(sum(x.number) filter (where x.basis = 'recorded'), 0) from (
      select s.basis, ${numberOn('s.starts_on', 's', drawnForBasis)}
          - case when isfinite(s.ends_on) then ${numberOn('s.ends_on + 1', 's', drawnForBasis)} when s.ends_on = 'infinity' then 0 end as number
        from (select ${place('s')} as place, s.basis, s.starts_on, s.ends_on from ledger_stays s offset 0) s offset 0) x) stayed`;
}

/** Selects `differs`: whether a holder saw more or fewer moves than it says, or the numbers of its steps are not those of so many. */
export function stepsDiffer(): string {
  const number = `uuid_hash_extended(s.holder_id, ${seed()})`;
  // a sum of a long history times a number would leave a bigint: its upper and lower halves are added apart
  const halves = parts('x.number').map(
    (part) =>
      `coalesce(sum((x.total >> 20) * ${part}), 0) * ${mask + 1} + coalesce(sum((x.total & ${mask}) * ${part}), 0)`,
  );
  return `select moved is distinct from held as differs from
    (select ${sums('1', 'x.number')}, ${sums('x.version', 'x.number')} from (select s.version, ${number} as number from (
      select from_holder_id as holder_id, from_version as version from ledger_moves
      union all select to_holder_id, to_version from ledger_moves where to_holder_id is distinct from from_holder_id) s offset 0) x) moved,
    (select ${sums('x.version', 'x.number')}, ${halves.join(', ')} from (
      select s.version, s.version * (s.version + 1) / 2 as total, ${number} as number
        from (select id as holder_id, version from ledger_holders) s offset 0) x) held`;
}

/** Selects `differs`: whether the transactions that have a first move, once, are not those that were applied. */
export function firstMovesDiffer(): string {
  const number = `uuid_hash_extended(s.id, ${seed()})`;
  const totalOf = (of: string) =>
    `(select ${sums('1', 'x.number')} from (select ${number} as number from (${of}) s offset 0) x)`;
  return `select applied is distinct from moved as differs
    from ${totalOf("select id from ledger_transactions where outcome = 'applied'")} applied,
    ${totalOf('select transaction_id as id from ledger_moves where position = 1')} moved`;
}

const parts = (number: string) => shifts.map((shift) => `((${number} >> ${shift}) & ${mask})`);
const sums = (value: string, number: string) =>
  parts(number)
    .map((part) => `coalesce(sum(${value} * ${part}), 0)`)
    .join(', ');
const totals = (number: string, condition: string) =>
  parts(number)
    .map((part) => `coalesce(sum(x.cents * ${part}) filter (where ${condition}), 0)`)
    .join(', ');

/** The numbers of one comparison: of a row's place, and of a day, place and stage. */
function drawn() {
  const hashes = [
    ...uuidColumns.map((name) => ({ name, hash: 'uuid_hash_extended', seed: seed() })),
    ...textColumns.map((name) => ({ name, hash: 'hashtextextended', seed: seed() })),
  ];
  const [kind, stage] = [seed(), seed()];
  return {
    place: (row: string) =>
      [
        `hashenumextended(${row}.kind, ${kind})`,
        ...hashes.map((each) => `coalesce(${each.hash}(${row}.${each.name}, ${each.seed}), 0)`),
      ].join(' # '),
    number: (on: string, place: string, at: string) =>
      `hashint8extended(${on} - date '2000-01-01', ${place} # hashenumextended(${at}, ${stage}))`,
  };
}
