import type { RouteObject } from 'react-router';
import { paths } from '../../lib/paths.ts';

export const routes: RouteObject[] = [
  { path: paths.caseFileTab(':caseFileId', 'plan'), lazy: () => import('./plan-page.tsx') },
];
