import type { network as it } from '../it/network.ts';
import type { Translation } from '../translation.ts';

export const network: Translation<typeof it> = {};
