/** What other modules may use of the programmes: the editions and how to choose one. */
export { editionById, editionOn, editions, funds, isInForce, programmes } from './editions/catalogue.ts';
export type {
  Admission,
  Edition,
  EditionComponent,
  EditionId,
  EditionVariant,
  EmploymentCondition,
  FundId,
  ProgrammeId,
  VariantId,
} from './editions/edition.ts';
export {
  clearanceRequirements,
  editionIds,
  employmentConditions,
  fundIds,
  programmeIds,
  variantIds,
} from './editions/edition.ts';
