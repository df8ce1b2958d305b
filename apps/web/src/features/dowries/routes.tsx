import type { RouteObject } from 'react-router';
import { paths } from '../../lib/paths.ts';

export const routes: RouteObject[] = [
  { path: paths.dowries(), lazy: () => import('./dowry-list-page.tsx') },
  { path: paths.dowry(':dowryId'), lazy: () => import('./dowry-page.tsx') },
];
