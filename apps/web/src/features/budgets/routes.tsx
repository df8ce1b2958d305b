import type { RouteObject } from 'react-router';
import { paths } from '../../lib/paths.ts';

export const routes: RouteObject[] = [
  { path: paths.budgets(), lazy: () => import('./budget-page.tsx') },
  { path: paths.budgetFigure(':figure'), lazy: () => import('./figure-page.tsx') },
  { path: paths.budgetPlans(), lazy: () => import('./plan-page.tsx') },
  { path: paths.budgetTransfers(), lazy: () => import('./transfer-list-page.tsx') },
  { path: paths.budgetTransfer(':transferId'), lazy: () => import('./transfer-page.tsx') },
  { path: paths.forecast(), lazy: () => import('./forecast-page.tsx') },
  { path: paths.waitingList(), lazy: () => import('./waiting-page.tsx') },
];
