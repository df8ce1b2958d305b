import type { budgets as it } from '../it/budgets.ts';
import type { Translation } from '../translation.ts';

export const budgets: Translation<typeof it> = {};
