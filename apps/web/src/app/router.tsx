import { createBrowserRouter, type RouteObject } from 'react-router';
import { routes as administration } from '../features/administration/routes.tsx';
import { routes as audit } from '../features/audit/routes.tsx';
import { routes as budgets } from '../features/budgets/routes.tsx';
import { routes as caseFiles } from '../features/case-files/routes.tsx';
import { routes as dowries } from '../features/dowries/routes.tsx';
import { routes as identity, publicRoutes } from '../features/identity/routes.tsx';
import { routes as ledger } from '../features/ledger/routes.tsx';
import { routes as network } from '../features/network/routes.tsx';
import { routes as programmes } from '../features/programmes/routes.tsx';
import { routes as pages, publicPages } from '../pages/routes.tsx';
import { PageSkeleton } from '../ui/skeletons.tsx';
import { CrashPage } from './crash-page.tsx';
import { NotFoundPage } from './not-found-page.tsx';
import { PublicFrame } from './public-frame.tsx';
import { SignedInFrame } from './signed-in-frame.tsx';

// Left out of what people are served: see vite.config.ts.
const design: RouteObject[] = __DESIGN_PAGE__
  ? [{ path: '/design', lazy: () => import('../ui/design/design-page.tsx') }]
  : [];

/** Every address: those for everybody, and those inside the frame for who is signed in. */
export const routes: RouteObject[] = [
  {
    ErrorBoundary: CrashPage,
    HydrateFallback: PageSkeleton,
    children: [
      { Component: PublicFrame, children: [...publicRoutes, ...publicPages] },
      {
        Component: SignedInFrame,
        children: [
          {
            // A page that breaks leaves the frame standing.
            ErrorBoundary: CrashPage,
            children: [
              ...pages,
              ...identity,
              ...caseFiles,
              ...dowries,
              ...budgets,
              ...ledger,
              ...network,
              ...programmes,
              ...administration,
              ...audit,
              { path: '*', Component: NotFoundPage },
            ],
          },
        ],
      },
      ...design,
    ],
  },
];

export function createApplicationRouter() {
  return createBrowserRouter(routes);
}
