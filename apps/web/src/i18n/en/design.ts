import type { design as it } from '../it/design.ts';
import type { Translation } from '../translation.ts';

export const design: Translation<typeof it> = {};
