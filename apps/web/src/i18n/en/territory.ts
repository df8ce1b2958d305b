import type { territory as it } from '../it/territory.ts';
import type { Translation } from '../translation.ts';

export const territory: Translation<typeof it> = {};
