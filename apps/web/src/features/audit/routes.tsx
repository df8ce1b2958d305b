import type { RouteObject } from 'react-router';
import { paths } from '../../lib/paths.ts';

export const routes: RouteObject[] = [{ path: paths.audit(), lazy: () => import('./audit-page.tsx') }];
