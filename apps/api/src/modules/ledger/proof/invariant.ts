/**
 * Makes a statement that selects one row: in each column whether there is a place to be named for an invariant, null where that is not
 * known. Several that read the same share it.
 */
export type Pass = () => string;

/** Something that must hold of the whole ledger. */
export interface Invariant {
  name: string;
  /** The same in Italian, for who runs the check. */
  meaning: string;
  /** Set where every move is read beside its holder: it begins before the others. */
  isLong?: true;
  /** Where naming the places takes long: the pass that says whether there are any, and in which column. */
  answeredBy?: { pass: Pass; column: string };
  /** Selects `holder_id`, `transaction_id`, `detail` of what breaks it; nothing when it holds. */
  faults: string;
}

/** An invariant that does not hold, and one of the first places where it does not. */
export interface LedgerFault {
  invariant: string;
  meaning: string;
  holderId: string | null;
  transactionId: string | null;
  detail: string;
}
