import type { audit as it } from '../it/audit.ts';
import type { Translation } from '../translation.ts';

export const audit: Translation<typeof it> = {};
