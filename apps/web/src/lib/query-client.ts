import { MutationCache, QueryCache, QueryClient } from '@tanstack/react-query';
import { ApiProblem } from './api-problem.ts';

const retriesMax = 2;
/** Milliseconds for which what was read is shown again without asking. */
const freshForMilliseconds = 30_000;

/** A refusal will be the same next time; only a lost or failed answer is asked again. */
function isWorthRetrying(failureCount: number, error: Error): boolean {
  if (!(error instanceof ApiProblem)) return false;
  const mayPass = error.status === 0 || error.status >= 500;
  return mayPass && failureCount < retriesMax;
}

/** The cache of what the API said. `onSignedOut` runs when an answer says that the session has ended. */
export function createQueryClient(onSignedOut: () => void): QueryClient {
  const watch = (error: Error) => {
    if (error instanceof ApiProblem && error.status === 401) onSignedOut();
  };
  return new QueryClient({
    queryCache: new QueryCache({ onError: (error, query) => query.meta?.anonymous || watch(error) }),
    mutationCache: new MutationCache({
      onError: (error, _variables, _result, mutation) => mutation.meta?.anonymous || watch(error),
    }),
    defaultOptions: {
      queries: { retry: isWorthRetrying, staleTime: freshForMilliseconds },
      mutations: { retry: false },
    },
  });
}
