import type { dowries as it } from '../it/dowries.ts';
import type { Translation } from '../translation.ts';

export const dowries: Translation<typeof it> = {};
