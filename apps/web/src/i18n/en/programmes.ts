import type { programmes as it } from '../it/programmes.ts';
import type { Translation } from '../translation.ts';

export const programmes: Translation<typeof it> = {};
