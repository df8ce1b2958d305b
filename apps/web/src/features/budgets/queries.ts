import { type QueryClient, queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { currentLanguage } from '../../i18n/i18n.ts';
import { api, type Shapes, unwrap } from '../../lib/api.ts';
import { useAttempt } from '../../lib/attempt.ts';
import type { LineStage, ShareFigure } from './figures.ts';
import type { FileFormat } from './file-menu.tsx';

export type FundBudget = Shapes['FundBudget'];
export type Opening = Shapes['Opening'];
export type EditionSummary = Shapes['EditionSummary'];
export type EditionId = Opening['editionId'];
export type FundId = Opening['bindingFundId'];

export type Waterfall = Shapes['Waterfall'];
export type WaterfallRow = Shapes['WaterfallRow'];
export type WaterfallGroup = Waterfall['groupBy'];
export type BudgetLine = Shapes['BudgetLine'];
export type BudgetMovement = Shapes['BudgetMovement'];
export type BudgetAlert = Shapes['BudgetAlert'];
export type MovementReason = Shapes['MovementReason'];
export type Component = BudgetLine['component'];

/** What the figures are narrowed to, and the day they are read on; now unless said. */
export interface BudgetFilter {
  readonly editionId?: EditionId;
  readonly fundId?: FundId;
  readonly districtId?: string;
  readonly promoterId?: string;
  readonly component?: Component;
  readonly asOf?: string;
  readonly time?: Waterfall['time'];
}

/** Movements may also be narrowed to those since a day. */
export interface MovementFilter extends BudgetFilter {
  readonly from?: string;
}

/** Editions and districts change seldom. */
const freshForMilliseconds = 3_600_000;
const pageMax = 100;

/** Where the money stands, divided as asked. */
export function waterfallQuery(filter: BudgetFilter, groupBy: WaterfallGroup) {
  return queryOptions({
    queryKey: ['budgets', 'page', 'waterfall', groupBy, filter, currentLanguage()],
    queryFn: ({ signal }) =>
      unwrap(api.GET('/budgets/waterfall', { params: { query: { ...filter, groupBy } }, signal })),
    placeholderData: (before) => before,
  });
}

interface Paged {
  readonly cursor?: string;
}

/** The lines of doti that make a figure. */
export function budgetLinesQuery(stage: LineStage, filter: BudgetFilter & Paged) {
  return queryOptions({
    queryKey: ['budgets', 'page', 'lines', stage, filter],
    queryFn: ({ signal }) =>
      unwrap(api.GET('/budgets/lines', { params: { query: { ...filter, stage, limit: 50 } }, signal })),
    placeholderData: (before) => before,
  });
}

/** The movements that make what is allocated, available or recovered. */
export function budgetMovementsQuery(figure: ShareFigure, filter: MovementFilter & Paged) {
  return queryOptions({
    queryKey: ['budgets', 'page', 'movements', figure, filter],
    queryFn: ({ signal }) =>
      unwrap(api.GET('/budgets/movements', { params: { query: { ...filter, figure, limit: 50 } }, signal })),
    placeholderData: (before) => before,
  });
}

/** What somebody should know of the districts' shares, in the reader's language. */
export function budgetAlertsQuery({ editionId, fundId, districtId }: BudgetFilter) {
  const query = {
    limit: pageMax,
    ...(editionId ? { editionId } : {}),
    ...(fundId ? { fundId } : {}),
    ...(districtId ? { districtId } : {}),
  };
  return queryOptions({
    queryKey: ['budgets', 'page', 'alerts', query, currentLanguage()],
    queryFn: ({ signal }) => unwrap(api.GET('/budgets/alerts', { params: { query }, signal })),
    placeholderData: (before) => before,
  });
}

/** The waterfall as it is shown, as a file. */
export const readWaterfallFile = (filter: BudgetFilter, groupBy: WaterfallGroup, format: FileFormat) =>
  unwrap(api.GET('/budgets/exports/waterfall', { params: { query: { ...filter, groupBy, format } } }));

/** The list behind a figure as a file. */
export const readLinesFile = (filter: BudgetFilter, stage: LineStage, format: FileFormat) =>
  unwrap(api.GET('/budgets/exports/lines', { params: { query: { ...filter, stage, format } } }));

export const readMovementsFile = (filter: MovementFilter, figure: ShareFigure, format: FileFormat) =>
  unwrap(api.GET('/budgets/exports/movements', { params: { query: { ...filter, figure, format } } }));

/** The statement of a month as a PDF. */
export function readStatement({ editionId, fundId, districtId }: BudgetFilter, month: string) {
  const where = {
    ...(editionId ? { editionId } : {}),
    ...(fundId ? { fundId } : {}),
    ...(districtId ? { districtId } : {}),
  };
  return unwrap(api.GET('/budgets/exports/statement', { params: { query: { month, ...where } } }));
}

/** Why money moved: the rule and the figures it rests on, in the reader's language. */
export function movementReasonQuery(transactionId: string) {
  return queryOptions({
    queryKey: ['budgets', 'reason', transactionId, currentLanguage()],
    queryFn: ({ signal }) =>
      unwrap(api.GET('/budgets/movements/{transactionId}', { params: { path: { transactionId } }, signal })),
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

/** The promoters, to choose from. */
export const budgetPromotersQuery = queryOptions({
  queryKey: ['budgets', 'promoters'],
  queryFn: ({ signal }) =>
    unwrap(api.GET('/organisations', { params: { query: { kind: 'promoter', limit: pageMax } }, signal })),
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
