import type { actionPlans as it } from '../it/action-plans.ts';
import type { Translation } from '../translation.ts';

export const actionPlans: Translation<typeof it> = {};
