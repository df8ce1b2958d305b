export type { CaseFileFacts, Person, RecordLists } from './facts.ts';
export { caseFileFactsIn } from './queries/file.ts';
export { caseFileRoutes } from './routes.ts';
export { longestPermit, permitStanding } from './rules/permit-standing.ts';
export { PermitStandingShape } from './schemas/parts.ts';
export {
  caseFileLanguages,
  caseFileReveals,
  caseFiles,
  consents,
  educations,
  employmentStatuses,
  servicePacts,
  stayPermits,
  taxCodes,
  workDeclarations,
} from './tables.ts';
export { nameActs } from './timeline-acts.ts';
