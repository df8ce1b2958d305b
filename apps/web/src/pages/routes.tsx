import type { RouteObject } from 'react-router';
import { paths } from '../lib/paths.ts';

/** Pages that compose several capabilities. */
export const routes: RouteObject[] = [
  { path: paths.home(), lazy: () => import('./home-page.tsx') },
  {
    path: paths.caseFile(':caseFileId'),
    lazy: () => import('./case-file-page.tsx'),
    children: [
      { index: true, lazy: () => import('../features/case-files/data-tab.tsx') },
      { path: 'eligibility', lazy: () => import('./case-file-eligibility-tab.tsx') },
      { path: 'plan', lazy: () => import('./case-file-plan-tab.tsx') },
      { path: 'dowry', lazy: () => import('./case-file-dowry-tab.tsx') },
      { path: 'timeline', lazy: () => import('../features/case-files/timeline-tab.tsx') },
    ],
  },
];

/** Pages for everybody. */
export const publicPages: RouteObject[] = [
  { path: paths.accessibility(), lazy: () => import('./accessibility-page.tsx') },
];
