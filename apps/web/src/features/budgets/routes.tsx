import type { RouteObject } from 'react-router';
import { paths } from '../../lib/paths.ts';

export const routes: RouteObject[] = [{ path: paths.budgets(), lazy: () => import('./budget-page.tsx') }];
