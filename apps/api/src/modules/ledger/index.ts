export {
  appliedOr,
  attemptKey,
  type DowryRelease,
  type DowryReservation,
  type Posted,
  type PricedComponent,
  releaseDowry,
  reserveDowry,
} from './commands.ts';
export {
  type ComponentRef,
  type DistrictFundRef,
  type FundRef,
  type HolderRef,
  holderIdOf,
  type ProgrammeFundRef,
} from './holders.ts';
export { type Move, openHolders, type Place, type Posting, type PostingOutcome, post } from './posting.ts';
export { type LedgerFault, proveLedger } from './proof.ts';
export { type DowryLine, dowryComponentsIn, holderOf, linesOfDowriesIn } from './queries.ts';
export { ledgerRoutes } from './routes.ts';
export {
  type HolderKind,
  holderKinds,
  type PostingKind,
  postingKinds,
  type Shortfall,
  type Stage,
  stages,
} from './words.ts';
