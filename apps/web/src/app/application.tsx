import { QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from 'react-router';
import { createQueryClient } from '../lib/query-client.ts';
import { sessionQuery } from '../lib/session.ts';
import { KitProvider } from '../ui/kit-provider.tsx';
import { createApplicationRouter } from './router.tsx';

// A session that ended sends whoever was working to the sign-in, and back here afterwards.
const queryClient = createQueryClient(() => queryClient.setQueryData(sessionQuery.queryKey, null));
// Asked while the first page is still on its way, so that neither waits for the other.
void queryClient.prefetchQuery(sessionQuery);
const router = createApplicationRouter();

export function Application() {
  return (
    <QueryClientProvider client={queryClient}>
      <KitProvider>
        <RouterProvider router={router} />
      </KitProvider>
    </QueryClientProvider>
  );
}
