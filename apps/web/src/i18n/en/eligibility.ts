import type { eligibility as it } from '../it/eligibility.ts';
import type { Translation } from '../translation.ts';

export const eligibility: Translation<typeof it> = {};
