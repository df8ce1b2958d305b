import type { Permission } from '@approdo/shared/permissions';
import { queryOptions, useQuery } from '@tanstack/react-query';
import { api, type Shapes, unwrap } from './api.ts';

/** Who is signed in, as the API says it. */
export type Account = Shapes['Account'];

/** Milliseconds after which the session is asked about again, when the window is used. */
const freshForMilliseconds = 60_000;

/** Who is signed in here; null for nobody. */
export const sessionQuery = queryOptions({
  queryKey: ['identity', 'session'],
  queryFn: async ({ signal }): Promise<Account | null> => {
    const session = await unwrap(api.GET('/sessions/current', { signal }));
    return session.account;
  },
  staleTime: freshForMilliseconds,
});

/** The signed-in person. Only below the application's frame, which lets nobody else in. */
export function useAccount(): Account {
  const { data } = useQuery(sessionQuery);
  if (!data) throw new Error('this page is outside the frame that asks who is signed in');
  return data;
}

/** Asks whether the signed-in person may do something: `const can = useCan(); can('dowries:grant')`. */
export function useCan(): (permission: Permission) => boolean {
  const { data } = useQuery(sessionQuery);
  return (permission) => data?.permissions.includes(permission) ?? false;
}
