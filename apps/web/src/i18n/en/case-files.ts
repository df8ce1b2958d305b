import type { caseFiles as it } from '../it/case-files.ts';
import type { Translation } from '../translation.ts';

export const caseFiles: Translation<typeof it> = {};
