import type { RouteObject } from 'react-router';
import { paths } from '../../lib/paths.ts';

export const routes: RouteObject[] = [
  { path: paths.users(), lazy: () => import('./user-list-page.tsx') },
  { path: paths.apiKeys(), lazy: () => import('./api-key-list-page.tsx') },
];
