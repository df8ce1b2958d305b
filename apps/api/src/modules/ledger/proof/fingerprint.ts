import { randomInt } from 'node:crypto';

/*
 * Whether two lists of amounts, as by day, place and stage, have the same sums, without building any of the sums: each amount is
 * multiplied by a number drawn for its day, place and stage, and all are added up. Where the sums differ, so do these totals, but for
 * one chance in 2^60; and the numbers are drawn anew each time, so nobody can prepare a change that escapes.
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
const unpivoted = (row: string) =>
  `(values ${stages.map((stage) => `('${stage}'::ledger_stage, ${row}.${stage}_cents)`).join(', ')}) s (stage, cents)`;
const seed = () => randomInt(2 ** 47);

/** Selects `differs`: whether balances are not the sums of the moves of their holders. */
export function balancesDiffer(): string {
  const [holder, stage, both] = [seed(), seed(), seed()];
  const number = (id: string) =>
    `hashint8extended(uuid_hash_extended(${id}, ${holder}) # hashenumextended(s.stage, ${stage}), ${both})`;
  return `select moved is distinct from held as differs from
    (select ${totals('x.number', 'true')} from (select s.cents, ${number('s.holder_id')} as number from (${sides}) s) x) moved,
    (select ${totals('x.number', 'true')} from (select s.cents, ${number('h.id')} as number
      from ledger_holders h cross join lateral ${unpivoted('h')} where s.cents <> 0) x) held`;
}

/** Selects `differs`: whether the flows of days by either basis are not those of the moves of sealed transactions. */
export function flowsDiffer(): string {
  const { place, number } = drawn();
  return `select moved is distinct from flown as differs from
    (select ${totals('x.effective', 'true')}, ${totals('x.recorded', 'true')} from (
      select s.cents, ${number('t.effective_on', 'h.place', 's.stage')} as effective,
          ${number("(t.recorded_at at time zone 'Europe/Rome')::date", 'h.place', 's.stage')} as recorded
        from (${sides}) s
        join (select t.id, t.effective_on, t.recorded_at from ledger_transactions t join ledger_seal_leaves l on l.transaction_id = t.id) t
          on t.id = s.transaction_id
        join (select h.id, ${place('h')} as place from ledger_holders h) h on h.id = s.holder_id) x) moved,
    (select ${totals('x.number', "x.basis = 'effective'")}, ${totals('x.number', "x.basis = 'recorded'")} from (
      select f.basis, s.cents, ${number('f.starts_on', 'f.place', 's.stage')} as number
        from (select f.*, ${place('f')} as place from ledger_flows f where f.span = 'day') f
        cross join lateral ${unpivoted('f')}) x) flown`;
}

const totals = (number: string, condition: string) =>
  shifts
    .map(
      (shift) =>
        `coalesce(sum(x.cents * ((${number} >> ${shift}) & ${mask})) filter (where ${condition}), 0)`,
    )
    .join(', ');

/** The numbers of one comparison: of a row's place, and of a day, place and stage. */
function drawn() {
  const hashes = [
    ...uuidColumns.map((name) => ({ name, hash: 'uuid_hash_extended', seed: seed() })),
    ...textColumns.map((name) => ({ name, hash: 'hashtextextended', seed: seed() })),
  ];
  const [kind, day, stage, all] = [seed(), seed(), seed(), seed()];
  return {
    place: (row: string) =>
      [
        `hashenumextended(${row}.kind, ${kind})`,
        ...hashes.map((each) => `coalesce(${each.hash}(${row}.${each.name}, ${each.seed}), 0)`),
      ].join(' # '),
    number: (on: string, place: string, at: string) =>
      `hashint8extended(hashint8extended(${on} - date '2000-01-01', ${day}) # ${place} # hashenumextended(${at}, ${stage}), ${all})`,
  };
}
