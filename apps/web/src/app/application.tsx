import { QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from 'react-router';
import { demonstrationQuery } from '../features/identity/queries.ts';
import { paths } from '../lib/paths.ts';
import { createQueryClient } from '../lib/query-client.ts';
import { sessionQuery } from '../lib/session.ts';
import { homeTasksQuery } from '../pages/queries.ts';
import { KitProvider } from '../ui/kit-provider.tsx';
import { createApplicationRouter } from './router.tsx';

// A session that ended sends whoever was working to the sign-in, and back here afterwards.
const queryClient = createQueryClient(() => queryClient.setQueryData(sessionQuery.queryKey, null));
const router = createApplicationRouter();
if (router.state.location.pathname === paths.signIn()) void queryClient.prefetchQuery(demonstrationQuery);

/** Resolves when the first page and who is signed in are here, so that it is drawn once and whole. */
export async function firstPageReady(): Promise<void> {
  await Promise.all([routerReady(), queryClient.prefetchQuery(sessionQuery).then(prefetchHome)]);
}

function routerReady(): Promise<void> {
  return new Promise((resolve) => {
    if (router.state.initialized) return resolve();
    const stop = router.subscribe(({ initialized }) => {
      if (!initialized) return;
      stop();
      resolve();
    });
  });
}

// What waits at home is asked for while the page is still drawn; nobody waits for it here.
function prefetchHome(): void {
  const isHome = router.state.location.pathname === paths.home();
  if (isHome && queryClient.getQueryData(sessionQuery.queryKey))
    void queryClient.prefetchQuery(homeTasksQuery);
}

export function Application() {
  return (
    <QueryClientProvider client={queryClient}>
      <KitProvider>
        <RouterProvider router={router} />
      </KitProvider>
    </QueryClientProvider>
  );
}
