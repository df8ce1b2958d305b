import type { RouteObject } from 'react-router';
import { paths } from '../lib/paths.ts';

/** Pages that compose several capabilities. */
export const routes: RouteObject[] = [{ path: paths.home(), lazy: () => import('./home-page.tsx') }];

/** Pages for everybody. */
export const publicPages: RouteObject[] = [
  { path: paths.accessibility(), lazy: () => import('./accessibility-page.tsx') },
];
