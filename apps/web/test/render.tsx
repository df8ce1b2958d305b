import { QueryClientProvider } from '@tanstack/react-query';
import { render } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type { ReactNode } from 'react';
import { createMemoryRouter, type RouteObject, RouterProvider } from 'react-router';
import { startTexts } from '../src/i18n/i18n.ts';
import { createQueryClient } from '../src/lib/query-client.ts';
import { KitProvider } from '../src/ui/kit-provider.tsx';
import { UnsavedChangesHost } from '../src/ui/unsaved-changes.tsx';

await startTexts('it');

/** Shows routes at an address, with everything the application has around its pages. */
export function renderRoutes(routes: RouteObject[], address = '/') {
  const router = createMemoryRouter(routes, { initialEntries: [address] });
  const queryClient = createQueryClient(() => {});
  const view = render(
    <QueryClientProvider client={queryClient}>
      <KitProvider isTest>
        <RouterProvider router={router} />
      </KitProvider>
    </QueryClientProvider>,
  );
  return { ...view, router, queryClient, person: userEvent.setup() };
}

/** Shows one piece at an address; `/elsewhere` is another page to go to. */
export function renderPiece(piece: ReactNode, address = '/') {
  const page = (
    <>
      {piece}
      <UnsavedChangesHost />
    </>
  );
  return renderRoutes(
    [
      { path: '/', element: page },
      { path: '/elsewhere', element: <p>altrove</p> },
    ],
    address,
  );
}
