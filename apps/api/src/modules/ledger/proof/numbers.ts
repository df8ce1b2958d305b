import { randomInt } from 'node:crypto';

/*
 * Whether two lists of amounts, as by day, place and stage, have the same sums, without building any of the sums: each amount is
 * multiplied by a number drawn for its day, place and stage, and all are added up. Where the sums differ, so do these totals, but for
 * one chance in 2^60; and the numbers are drawn anew each time, so nobody can prepare a change that escapes. A number of 64 bits is
 * always a seed and never what is hashed: the hash of a bigint folds it to 32, and two that fold to the same are known to everybody.
 *
 * `offset 0` keeps what is worth making once for a row apart from the joins and sums that it enters: it would be made anew in each.
 */

const uuidColumns = ['district_id', 'organisation_id'];
const textColumns = ['edition_id', 'fund_id', 'component'];
/** Twenty bits at a time: with an amount they stay within a bigint. */
const shifts = [0, 20, 40];
export const mask = 2 ** 20 - 1;

export const seed = () => randomInt(2 ** 47);

export const parts = (number: string) => shifts.map((shift) => `((${number} >> ${shift}) & ${mask})`);
/** The number of a day that is finite. */
export const dayOf = (day: string) => `${day} - date '2000-01-01'`;
/** The number of any day. The two that are not finite have numbers of 32 bits that no other day has. */
export const dayNumber = (day: string) =>
  `case ${day} when 'infinity' then ${2 ** 31 - 1} when '-infinity' then ${-(2 ** 31)} else ${dayOf(day)} end`;

/** The sums of a value times a number, by parts of the number, over the rows that meet a condition. */
export const sums = (value: string, number: string, condition = 'true') =>
  parts(number)
    .map((part) => `coalesce(sum(${value} * ${part}) filter (where ${condition}), 0)`)
    .join(', ');

/** The numbers of one comparison: of a row's place, and of a day by its number, a place and a stage. */
export function drawn() {
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
    number: (day: string, place: string, at: string) =>
      `hashint8extended(${day}, ${place} # hashenumextended(${at}, ${stage}))`,
  };
}
