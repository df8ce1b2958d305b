import {
  infiniteQueryOptions,
  type QueryClient,
  queryOptions,
  useMutation,
  useQueryClient,
} from '@tanstack/react-query';
import { currentLanguage } from '../../i18n/i18n.ts';
import { api, type Shapes, unwrap } from '../../lib/api.ts';
import { useAttempt } from '../../lib/attempt.ts';

export type LedgerTransaction = Shapes['LedgerTransaction'];
export type PostingKind = LedgerTransaction['kind'];
export type Move = Shapes['Move'];
export type MovePlace = Shapes['MovePlace'];
export type Stage = MovePlace['stage'];
export type Period = Shapes['Period'];
export type PeriodAct = Shapes['PeriodAct'];
export type LedgerHolder = Shapes['LedgerHolder'];
export type HolderMove = Shapes['HolderMove'];
export type LedgerSeal = Shapes['LedgerSeal'];
export type ReverseTransaction = Shapes['ReverseTransaction'];
export type EditionId = Shapes['EditionSummary']['id'];

export interface JournalFilter {
  readonly kind?: PostingKind;
  readonly outcome?: LedgerTransaction['outcome'];
  readonly editionId?: EditionId;
  readonly districtId?: string;
  readonly promoterId?: string;
  readonly dowryId?: string;
  readonly holderId?: string;
  readonly effectiveFrom?: string;
  readonly effectiveUntil?: string;
  readonly cursor?: string;
}

/** Editions and bodies change seldom. */
const freshForMilliseconds = 3_600_000;
const pageMax = 100;

/** A page of what the ledger recorded, the last first. */
export function journalPageQuery(filter: JournalFilter) {
  return queryOptions({
    queryKey: ['ledger', 'page', filter],
    queryFn: ({ signal }) =>
      unwrap(api.GET('/ledger/transactions', { params: { query: { limit: 50, ...filter } }, signal })),
    placeholderData: (before) => before,
  });
}

export interface HolderAt {
  readonly holderId: string;
  /** The day, now unless said, by the days of the facts or of their recording. */
  readonly asOf?: string;
  readonly by?: LedgerHolder['by'];
}

/** What a holder is and holds, now or at the end of a day. */
export function holderQuery({ holderId, ...query }: HolderAt) {
  return queryOptions({
    queryKey: ['ledger', 'holder', holderId, query],
    queryFn: ({ signal }) =>
      unwrap(api.GET('/ledger/holders/{holderId}', { params: { path: { holderId }, query }, signal })),
    placeholderData: (before) => before,
  });
}

/** The moves of a holder with its running balance, the last first. */
export function holderMovesQuery(holderId: string, cursor: string) {
  const query = { limit: 50, ...(cursor === '' ? {} : { cursor }) };
  return queryOptions({
    queryKey: ['ledger', 'holderMoves', holderId, cursor],
    queryFn: ({ signal }) =>
      unwrap(api.GET('/ledger/holders/{holderId}/moves', { params: { path: { holderId }, query }, signal })),
    placeholderData: (before) => before,
  });
}

export function transactionQuery(transactionId: string) {
  return queryOptions({
    queryKey: ['ledger', 'detail', transactionId],
    queryFn: ({ signal }) =>
      unwrap(
        api.GET('/ledger/transactions/{transactionId}', { params: { path: { transactionId } }, signal }),
      ),
  });
}

/** What proves a transaction away from here; a refusal until it is sealed. */
export function proofQuery(transactionId: string) {
  return queryOptions({
    queryKey: ['ledger', 'proof', transactionId],
    queryFn: ({ signal }) =>
      unwrap(
        api.GET('/ledger/transactions/{transactionId}/proof', {
          params: { path: { transactionId } },
          signal,
        }),
      ),
  });
}

/** Why money moved: the rule in words and the figures it rests on, in the reader's language. */
export function reasonQuery(transactionId: string) {
  return queryOptions({
    queryKey: ['budgets', 'reason', transactionId, currentLanguage()],
    queryFn: ({ signal }) =>
      unwrap(api.GET('/budgets/movements/{transactionId}', { params: { path: { transactionId } }, signal })),
  });
}

/** The months, the last first. */
export function periodPageQuery(cursor: string) {
  return queryOptions({
    queryKey: ['ledger', 'periods', cursor],
    queryFn: ({ signal }) =>
      unwrap(
        api.GET('/ledger/periods', {
          params: { query: { limit: 24, ...(cursor === '' ? {} : { cursor }) } },
          signal,
        }),
      ),
    placeholderData: (before) => before,
  });
}

/** Who asked what of the months, and what was decided; the last first. */
export const periodActsQuery = infiniteQueryOptions({
  queryKey: ['ledger', 'periodActs'],
  queryFn: ({ pageParam, signal }) => {
    const query = { limit: 20, ...(pageParam === '' ? {} : { cursor: pageParam }) };
    return unwrap(api.GET('/ledger/period-acts', { params: { query }, signal }));
  },
  initialPageParam: '',
  getNextPageParam: (page) => page.nextCursor,
});

/** The seals, the last first. */
export function sealPageQuery(cursor: string) {
  return queryOptions({
    queryKey: ['ledger', 'seals', cursor],
    queryFn: ({ signal }) =>
      unwrap(
        api.GET('/ledger/seals', {
          params: { query: { limit: 50, ...(cursor === '' ? {} : { cursor }) } },
          signal,
        }),
      ),
    placeholderData: (before) => before,
  });
}

export const ledgerEditionsQuery = queryOptions({
  queryKey: ['ledger', 'editions'],
  queryFn: ({ signal }) => unwrap(api.GET('/editions', { params: { query: { limit: pageMax } }, signal })),
  staleTime: freshForMilliseconds,
});

export const ledgerPromotersQuery = queryOptions({
  queryKey: ['ledger', 'promoters'],
  queryFn: ({ signal }) =>
    unwrap(api.GET('/organisations', { params: { query: { kind: 'promoter', limit: pageMax } }, signal })),
  staleTime: freshForMilliseconds,
});

const moneyMoved = (queryClient: QueryClient) =>
  Promise.all(
    [['ledger'], ['budgets'], ['dowries']].map((queryKey) => queryClient.invalidateQueries({ queryKey })),
  );

/** Undoes a transaction. */
export function useReverse(transactionId: string) {
  const queryClient = useQueryClient();
  const attempt = useAttempt();
  return useMutation({
    mutationFn: (body: ReverseTransaction) =>
      unwrap(
        api.POST('/ledger/transactions/{transactionId}/reversal', {
          params: { path: { transactionId }, header: attempt.headers(body) },
          body,
        }),
      ),
    onSuccess: () => moneyMoved(queryClient),
  });
}

const monthsChanged = (queryClient: QueryClient) =>
  Promise.all(
    [
      ['ledger', 'periods'],
      ['ledger', 'periodActs'],
    ].map((queryKey) => queryClient.invalidateQueries({ queryKey })),
  );

/** Asks that a month be closed or opened again. */
export function useProposePeriodAct() {
  const queryClient = useQueryClient();
  const attempt = useAttempt();
  return useMutation({
    mutationFn: (body: Shapes['ProposePeriodAct']) =>
      unwrap(api.POST('/ledger/period-acts', { params: { header: attempt.headers(body) }, body })),
    onSettled: () => monthsChanged(queryClient),
  });
}

/** Does what another person asked of a month. */
export function useConfirmPeriodAct(periodActId: string) {
  const queryClient = useQueryClient();
  const attempt = useAttempt();
  return useMutation({
    mutationFn: () =>
      unwrap(
        api.POST('/ledger/period-acts/{periodActId}/confirmation', {
          params: { path: { periodActId }, header: attempt.headers({ periodActId }) },
        }),
      ),
    onSettled: () => monthsChanged(queryClient),
  });
}

/** Leaves a month as it is, with the reason. */
export function useRejectPeriodAct(periodActId: string) {
  const queryClient = useQueryClient();
  const attempt = useAttempt();
  return useMutation({
    mutationFn: (body: Shapes['RejectPeriodAct']) =>
      unwrap(
        api.POST('/ledger/period-acts/{periodActId}/rejection', {
          params: { path: { periodActId }, header: attempt.headers(body) },
          body,
        }),
      ),
    onSettled: () => monthsChanged(queryClient),
  });
}
