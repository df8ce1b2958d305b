import { type QueryClient, queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { api, type Shapes, unwrap } from '../../lib/api.ts';
import { useAttempt } from '../../lib/attempt.ts';

export type Budget = Shapes['Budget'];
export type FundBudget = Shapes['FundBudget'];
export type PromoterBudget = Shapes['PromoterBudget'];
export type Opening = Shapes['Opening'];
export type EditionSummary = Shapes['EditionSummary'];
export type EditionId = Budget['editionId'];
export type FundId = Budget['fundId'];

/** What the figures are narrowed to. */
export interface BudgetFilter {
  readonly editionId?: EditionId;
  readonly fundId?: FundId;
  readonly districtId?: string;
  /** Where a page of districts or promoters begins. */
  readonly cursor?: string;
}

/** Editions and districts change seldom. */
const freshForMilliseconds = 3_600_000;
const pageMax = 100;

/** Each district's share of each fund. */
export function budgetPageQuery(filter: BudgetFilter) {
  return queryOptions({
    queryKey: ['budgets', 'page', 'districts', filter],
    queryFn: ({ signal }) =>
      unwrap(api.GET('/budgets', { params: { query: { ...filter, limit: pageMax } }, signal })),
    placeholderData: (before) => before,
  });
}

/** Each fund of each edition, over the districts that the reader sees. */
export function fundBudgetPageQuery({ editionId, fundId }: BudgetFilter) {
  const query = { limit: pageMax, ...(editionId ? { editionId } : {}), ...(fundId ? { fundId } : {}) };
  return queryOptions({
    queryKey: ['budgets', 'page', 'funds', { editionId, fundId }],
    queryFn: ({ signal }) => unwrap(api.GET('/budgets/funds', { params: { query }, signal })),
    placeholderData: (before) => before,
  });
}

/** What the dowries of each promoter hold. */
export function promoterBudgetPageQuery(filter: BudgetFilter) {
  return queryOptions({
    queryKey: ['budgets', 'page', 'promoters', filter],
    queryFn: ({ signal }) =>
      unwrap(api.GET('/budgets/promoters', { params: { query: { ...filter, limit: pageMax } }, signal })),
    placeholderData: (before) => before,
  });
}

/** How many more dowries each district can open. */
export function openingPageQuery({ editionId, districtId }: BudgetFilter) {
  const query = {
    limit: pageMax,
    ...(editionId ? { editionId } : {}),
    ...(districtId ? { districtId } : {}),
  };
  return queryOptions({
    queryKey: ['budgets', 'page', 'openings', { editionId, districtId }],
    queryFn: ({ signal }) => unwrap(api.GET('/budgets/openings', { params: { query }, signal })),
    placeholderData: (before) => before,
  });
}

/** The editions with their funds, newest first. */
export const budgetEditionsQuery = queryOptions({
  queryKey: ['budgets', 'editions'],
  queryFn: ({ signal }) => unwrap(api.GET('/editions', { params: { query: { limit: pageMax } }, signal })),
  staleTime: freshForMilliseconds,
});

/** The districts, to choose from. */
export const budgetDistrictsQuery = queryOptions({
  queryKey: ['budgets', 'districts'],
  queryFn: ({ signal }) => unwrap(api.GET('/districts', { params: { query: { limit: pageMax } }, signal })),
  staleTime: freshForMilliseconds,
});

const moneyMoved = (queryClient: QueryClient) =>
  queryClient.invalidateQueries({ queryKey: ['budgets', 'page'] });

/** Records money that enters a fund of an edition. */
export function useFundProgramme() {
  const queryClient = useQueryClient();
  const attempt = useAttempt();
  return useMutation({
    mutationFn: (body: Shapes['FundProgramme']) =>
      unwrap(api.POST('/budgets/fundings', { params: { header: attempt.headers(body) }, body })),
    onSuccess: () => moneyMoved(queryClient),
  });
}

/** Gives shares of a fund to districts, all or none. */
export function useAllocateToDistricts() {
  const queryClient = useQueryClient();
  const attempt = useAttempt();
  return useMutation({
    mutationFn: (body: Shapes['AllocateToDistricts']) =>
      unwrap(api.POST('/budgets/allocations', { params: { header: attempt.headers(body) }, body })),
    onSettled: () => moneyMoved(queryClient),
  });
}
