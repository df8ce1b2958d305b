import type { home as it } from '../it/home.ts';
import type { Translation } from '../translation.ts';

export const home: Translation<typeof it> = {
  title: 'Welcome, {{name}}',
};
