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
