import { type QueryClient, queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { api, type Shapes, unwrap } from '../../lib/api.ts';
import { useAttempt } from '../../lib/attempt.ts';
import type { FileFormat } from './file-menu.tsx';
import type { EditionId, FundId } from './queries.ts';

export type BudgetTransfer = Shapes['BudgetTransfer'];
export type TransferState = BudgetTransfer['state'];

export interface TransferFilter {
  readonly state?: TransferState;
  readonly editionId?: EditionId;
  readonly fundId?: FundId;
  readonly districtId?: string;
  readonly cursor?: string;
}

export function transferPageQuery(filter: TransferFilter) {
  return queryOptions({
    queryKey: ['budgets', 'transfers', filter],
    queryFn: ({ signal }) =>
      unwrap(api.GET('/budgets/transfers', { params: { query: { ...filter, limit: 50 } }, signal })),
    placeholderData: (before) => before,
  });
}

export function transferQuery(transferId: string) {
  return queryOptions({
    queryKey: ['budgets', 'transfer', transferId],
    queryFn: ({ signal }) =>
      unwrap(api.GET('/budgets/transfers/{transferId}', { params: { path: { transferId } }, signal })),
  });
}

/** What a transfer answers with is shown at once; lists and figures are read again. */
function keep(queryClient: QueryClient, transfer: BudgetTransfer): Promise<unknown> {
  queryClient.setQueryData(transferQuery(transfer.id).queryKey, transfer);
  const stale = [['budgets', 'transfers'], ['budgets', 'page'], ['ledger']];
  return Promise.all(stale.map((queryKey) => queryClient.invalidateQueries({ queryKey })));
}

/** Proposes that a district gives money to another. */
export function useProposeTransfer() {
  const queryClient = useQueryClient();
  const attempt = useAttempt();
  return useMutation({
    mutationFn: (body: Shapes['ProposeTransfer']) =>
      unwrap(api.POST('/budgets/transfers', { params: { header: attempt.headers(body) }, body })),
    onSuccess: (transfer) => keep(queryClient, transfer),
  });
}

export type TransferAct = 'approval' | 'refusal' | 'withdrawal' | 'notes';

/** The list as a file, with the filters of the page. */
export const readTransfersFile = ({ cursor, ...filter }: TransferFilter, format: FileFormat) =>
  unwrap(api.GET('/budgets/exports/transfers', { params: { query: { ...filter, format } } }));

/** Approves, refuses or takes back a transfer, or writes in its diary. */
export function useTransferAct(transferId: string, act: TransferAct) {
  const queryClient = useQueryClient();
  const attempt = useAttempt();
  return useMutation({
    mutationFn: (words: string) => {
      const body = { words };
      const params = { path: { transferId }, header: attempt.headers({ act, words }) };
      if (act === 'approval')
        return unwrap(
          api.POST('/budgets/transfers/{transferId}/approval', { params, body: words === '' ? {} : body }),
        );
      if (act === 'refusal')
        return unwrap(api.POST('/budgets/transfers/{transferId}/refusal', { params, body }));
      if (act === 'withdrawal')
        return unwrap(api.POST('/budgets/transfers/{transferId}/withdrawal', { params, body }));
      return unwrap(api.POST('/budgets/transfers/{transferId}/notes', { params, body }));
    },
    onSuccess: (transfer) => keep(queryClient, transfer),
    // an approval that found too little money is written in the diary
    onError: () => queryClient.invalidateQueries({ queryKey: transferQuery(transferId).queryKey }),
  });
}
