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
export { assertEditions, synchroniseEditions } from './load.ts';
export { editionNamed } from './queries.ts';
export { programmeRoutes } from './routes.ts';
export { BilingualTextShape } from './schemas.ts';
export { editionRows, fundRows, programmeRows } from './tables.ts';
