import type { HolderKind, PostingKind, Stage } from '@approdo/shared/ledger';

/** Where money may come from or go to: whose it is, and its stage. */
interface RuleSide {
  holder: HolderKind;
  stage: Stage;
}

/** What a posting rule of the ledger allows. */
export interface PostingRule {
  kind: PostingKind;
  from: RuleSide;
  to: RuleSide;
}

const outside: RuleSide = { holder: 'outside', stage: 'available' };
const programme: RuleSide = { holder: 'programmeFund', stage: 'available' };
const district: RuleSide = { holder: 'districtFund', stage: 'available' };
const line = (stage: Stage): RuleSide => ({ holder: 'doteComponent', stage });

/** The rules that are not reversals, by number; a proof of the ledger compares those of the database with them. */
const straight: readonly (readonly [number, PostingKind, RuleSide, RuleSide])[] = [
  [1, 'fund', outside, programme],
  [2, 'allocate', programme, district],
  [3, 'reserve', district, line('reserved')],
  [4, 'release', line('reserved'), district],
  [5, 'transfer', district, district],
  [6, 'commit', line('reserved'), line('committed')],
  [7, 'accrue', line('committed'), line('accrued')],
  [8, 'order', line('accrued'), line('ordered')],
  [9, 'pay', line('ordered'), line('paid')],
  [10, 'reject', line('ordered'), line('accrued')],
  [11, 'recover', line('paid'), line('recoverable')],
  [12, 'recovered', line('recoverable'), district],
  [13, 'release', line('committed'), district],
  [14, 'release', line('accrued'), district],
];

/** The rule of a reversal has the number of what it undoes and this. */
const reversed = 20;

/** The posting rules by number: a proof names them so, and is read without the database. */
export const postingRules: ReadonlyMap<number, PostingRule> = new Map(
  straight.flatMap(([number, kind, from, to]): [number, PostingRule][] => [
    [number, { kind, from, to }],
    [number + reversed, { kind: 'reverse', from: to, to: from }],
  ]),
);
