/** The words of the ledger: the same as in its tables. */

export const holderKinds = ['outside', 'programmeFund', 'districtFund', 'doteComponent'] as const;
export type HolderKind = (typeof holderKinds)[number];

/** Where a euro of a holder stands. A fund holds only `available`, a component everything else. */
export const stages = [
  'available',
  'reserved',
  'committed',
  'accrued',
  'ordered',
  'paid',
  'recoverable',
] as const;
export type Stage = (typeof stages)[number];

/** Why money moves. What may move where is in the posting rules. */
export const postingKinds = [
  'fund',
  'allocate',
  'transfer',
  'reserve',
  'release',
  'commit',
  'accrue',
  'order',
  'pay',
  'reject',
  'recover',
  'recovered',
  'reverse',
] as const;
export type PostingKind = (typeof postingKinds)[number];

/** What a refused posting lacked: of this holder and stage, in cents. */
export interface Shortfall {
  holderId: string;
  stage: Stage;
  heldCents: number;
  missingCents: number;
}

/** Why a transaction is undone. Words of the program: a ledger row holds no free text. */
export const reversalReasons = [
  'wrongAmount',
  'wrongLine',
  'wrongDay',
  'postedTwice',
  'notDue',
  'bankError',
] as const;
export type ReversalReason = (typeof reversalReasons)[number];

/** Which of its two times a posting is counted by: the day it counts from, or the day in Italy on which it was recorded. */
export const timeBases = ['effective', 'recorded'] as const;
export type TimeBasis = (typeof timeBases)[number];
