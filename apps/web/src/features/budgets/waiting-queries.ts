import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { api, type Shapes, unwrap } from '../../lib/api.ts';
import { useAttempt } from '../../lib/attempt.ts';
import type { FileFormat } from './file-menu.tsx';
import type { EditionId, FundId } from './queries.ts';

export type WaitingEntry = Shapes['WaitingEntry'];
export type WaitingState = WaitingEntry['state'];

export interface WaitingFilter {
  readonly state?: WaitingState;
  readonly editionId?: EditionId;
  readonly fundId?: FundId;
  readonly districtId?: string;
  readonly cursor?: string;
}

export function waitingPageQuery(filter: WaitingFilter) {
  return queryOptions({
    queryKey: ['budgets', 'waiting', filter],
    queryFn: ({ signal }) =>
      unwrap(api.GET('/budgets/waiting-entries', { params: { query: { ...filter, limit: 50 } }, signal })),
    placeholderData: (before) => before,
  });
}

/** The list as a file, with the filters of the page. */
export const readWaitingFile = ({ cursor, ...filter }: WaitingFilter, format: FileFormat) =>
  unwrap(api.GET('/budgets/exports/waiting-entries', { params: { query: { ...filter, format } } }));

export type WaitingAct = 'precedence' | 'departure';

/** Lets a dowry go before others, or takes it off the list, with the reason. */
export function useWaitingAct(waitingEntryId: string, act: WaitingAct) {
  const queryClient = useQueryClient();
  const attempt = useAttempt();
  return useMutation({
    mutationFn: (reason: string) => {
      const params = { path: { waitingEntryId }, header: attempt.headers({ act, reason }) };
      const body = { reason };
      return act === 'precedence'
        ? unwrap(api.POST('/budgets/waiting-entries/{waitingEntryId}/precedence', { params, body }))
        : unwrap(api.POST('/budgets/waiting-entries/{waitingEntryId}/departure', { params, body }));
    },
    onSettled: () => {
      const stale = [['budgets', 'waiting'], ['dowries', 'detail'], ['home']];
      return Promise.all(stale.map((queryKey) => queryClient.invalidateQueries({ queryKey })));
    },
  });
}
