import { useMutation, useQueryClient } from '@tanstack/react-query';
import { api, unwrap } from '../../lib/api.ts';
import { useAttempt } from '../../lib/attempt.ts';

/** Puts a dowry on the waiting list of its district. */
export function useJoinWaitingList(dowryId: string) {
  const queryClient = useQueryClient();
  const attempt = useAttempt();
  return useMutation({
    mutationFn: () => {
      const body = { dowryId };
      return unwrap(
        api.POST('/budgets/waiting-entries', { params: { header: attempt.headers(body) }, body }),
      );
    },
    onSettled: () => {
      const stale = [['dowries', 'detail', dowryId], ['budgets'], ['home']];
      return Promise.all(stale.map((queryKey) => queryClient.invalidateQueries({ queryKey })));
    },
  });
}
