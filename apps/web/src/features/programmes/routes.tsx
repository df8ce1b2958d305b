import type { RouteObject } from 'react-router';
import { paths } from '../../lib/paths.ts';

export const routes: RouteObject[] = [
  { path: paths.editions(), lazy: () => import('./edition-list-page.tsx') },
  { path: paths.edition(':editionId'), lazy: () => import('./edition-page.tsx') },
];
