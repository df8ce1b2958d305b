import type { RouteObject } from 'react-router';
import { paths } from '../../lib/paths.ts';

/** Pages for who is not signed in. */
export const publicRoutes: RouteObject[] = [
  { path: '/sign-in', lazy: () => import('./sign-in-page.tsx') },
  { path: paths.forgotPassword(), lazy: () => import('./forgot-password-page.tsx') },
  { path: paths.resetPassword(), lazy: () => import('./reset-password-page.tsx') },
  { path: paths.invitation(), lazy: () => import('./invitation-page.tsx') },
];

export const routes: RouteObject[] = [{ path: paths.account(), lazy: () => import('./account-page.tsx') }];
