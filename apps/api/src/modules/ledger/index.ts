export {
  type HolderKind,
  holderKinds,
  type PostingKind,
  postingKinds,
  type Shortfall,
  type Stage,
  stages,
  type TimeBasis,
  timeBases,
} from '@approdo/shared/ledger';
export {
  type AsOf,
  holderStagesAsOf,
  type StageAmounts,
  type StagesAsOf,
  stagesAsOf,
} from './as-of-queries.ts';
export { appliedOr, attemptKey, type Posted } from './commands/attempt.ts';
export type { LineAmount } from './commands/lines.ts';
export { accrueDowry, commitDowry, type DowryAccrual, type DueFact } from './commands/path.ts';
export {
  type BankAnswer,
  type BankRejection,
  type ClaimReduction,
  claimRecovery,
  orderPayment,
  type PaymentOrder,
  type Recovered,
  type RecoveryClaim,
  recordPayment,
  recordRecovered,
  recordRejection,
  releaseNotAdmitted,
} from './commands/payments.ts';
export { decidePeriodAct, proposePeriodAct } from './commands/periods.ts';
export {
  type DowryRelease,
  type DowryReservation,
  type PricedComponent,
  releaseDowry,
  reserveDowries,
  reserveDowry,
} from './commands/reservation.ts';
export { reverseTransaction, type TransactionReversing, transactionReversing } from './commands/reversal.ts';
export { type Sealing, sealLedger } from './commands/seal.ts';
export { type DistrictTransfer, transferBetweenDistricts } from './commands/transfer.ts';
export { journalLines } from './hledger.ts';
export {
  type ComponentRef,
  type DistrictFundRef,
  type FundRef,
  type HolderRef,
  holderIdOf,
  type ProgrammeFundRef,
} from './holders.ts';
export {
  type Move,
  openHolders,
  type Place,
  type Posting,
  type PostingOutcome,
  post,
  postAll,
} from './posting.ts';
export type { LedgerFault } from './proof/invariant.ts';
export { type ProofStep, proveLedger } from './proof/prove.ts';
export { type DowryLine, dowryComponentsIn, holderOf, linesOfDowriesIn } from './queries.ts';
export { refusalOf } from './refusals.ts';
export { ledgerRoutes } from './routes.ts';
export { type SealKeyUse, sealKeysIn } from './seal-queries.ts';
export type { Seal } from './seals/canonical.ts';
export { sealsInFile } from './seals/file.ts';
export { openSealKey, type SealKey } from './seals/key.ts';
