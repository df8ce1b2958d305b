import type { RouteObject } from 'react-router';
import { paths } from '../../lib/paths.ts';

export const routes: RouteObject[] = [
  { path: paths.caseFiles(), lazy: () => import('./case-file-list-page.tsx') },
  { path: paths.newCaseFile(), lazy: () => import('./new-case-file-page.tsx') },
  { path: paths.editCaseFile(':caseFileId'), lazy: () => import('./edit-person-page.tsx') },
];
