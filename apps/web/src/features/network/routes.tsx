import type { RouteObject } from 'react-router';
import { paths } from '../../lib/paths.ts';

export const routes: RouteObject[] = [
  { path: paths.organisations(), lazy: () => import('./organisation-list-page.tsx') },
  { path: paths.organisation(':organisationId'), lazy: () => import('./organisation-page.tsx') },
];
