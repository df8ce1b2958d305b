import type { RouteObject } from 'react-router';
import { paths } from '../../lib/paths.ts';

export const routes: RouteObject[] = [
  { path: paths.ledger(), lazy: () => import('./journal-page.tsx') },
  { path: paths.ledgerTransaction(':transactionId'), lazy: () => import('./transaction-page.tsx') },
  { path: paths.ledgerHolder(':holderId'), lazy: () => import('./holder-page.tsx') },
  { path: paths.ledgerPeriods(), lazy: () => import('./period-page.tsx') },
  { path: paths.ledgerSeals(), lazy: () => import('./seal-page.tsx') },
];
