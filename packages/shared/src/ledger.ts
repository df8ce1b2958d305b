/** The words of the ledger that its tables, the API and the screens share. */

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

/** What became of a posting. */
export const outcomes = ['applied', 'rejected'] as const;
export type Outcome = (typeof outcomes)[number];

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

/** The words of one kind in both languages. */
type Words<Name extends string> = Readonly<Record<'it' | 'en', Readonly<Record<Name, string>>>>;

/** What each kind of posting is called. */
export const postingKindWords: Words<PostingKind> = {
  it: {
    fund: 'Finanziamento',
    allocate: 'Assegnazione',
    transfer: 'Trasferimento',
    reserve: 'Riserva sul budget',
    release: 'Restituzione al distretto',
    commit: 'Impegno',
    accrue: 'Maturazione',
    order: 'Ordinativo',
    pay: 'Pagamento',
    reject: 'Pagamento respinto',
    recover: 'Recupero',
    recovered: 'Recupero incassato',
    reverse: 'Storno',
  },
  en: {
    fund: 'Funding',
    allocate: 'Allocation',
    transfer: 'Transfer',
    reserve: 'Reservation on the budget',
    release: 'Given back to the district',
    commit: 'Commitment',
    accrue: 'Accrual',
    order: 'Payment order',
    pay: 'Payment',
    reject: 'Payment rejected',
    recover: 'Recovery',
    recovered: 'Recovery received',
    reverse: 'Reversal',
  },
};

/** What each stage is called inside a sentence. */
export const stageWords: Words<Stage> = {
  it: {
    available: 'disponibile',
    reserved: 'riservato',
    committed: 'impegnato',
    accrued: 'maturato',
    ordered: 'ordinato',
    paid: 'pagato',
    recoverable: 'da recuperare',
  },
  en: {
    available: 'available',
    reserved: 'reserved',
    committed: 'committed',
    accrued: 'accrued',
    ordered: 'ordered',
    paid: 'paid',
    recoverable: 'to be recovered',
  },
};

/** Who holds money, inside a sentence. */
export const holderKindWords: Words<HolderKind> = {
  it: { outside: 'esterno', programmeFund: 'programma', districtFund: 'distretto', doteComponent: 'dote' },
  en: { outside: 'outside', programmeFund: 'programme', districtFund: 'district', doteComponent: 'dowry' },
};

/** What each reason of a reversal is called. */
export const reversalReasonWords: Words<ReversalReason> = {
  it: {
    wrongAmount: 'importo sbagliato',
    wrongLine: 'voce sbagliata',
    wrongDay: 'data sbagliata',
    postedTwice: 'registrato due volte',
    notDue: 'non dovuto',
    bankError: 'errore della banca',
  },
  en: {
    wrongAmount: 'wrong amount',
    wrongLine: 'wrong line',
    wrongDay: 'wrong day',
    postedTwice: 'recorded twice',
    notDue: 'not due',
    bankError: 'error of the bank',
  },
};
