import {
  infiniteQueryOptions,
  type QueryClient,
  queryOptions,
  useMutation,
  useQueryClient,
} from '@tanstack/react-query';
import { useRef } from 'react';
import { currentLanguage } from '../../i18n/i18n.ts';
import { api, ifMatch, type Shapes, unwrap } from '../../lib/api.ts';
import { ApiProblem } from '../../lib/api-problem.ts';
import { useAttempt } from '../../lib/attempt.ts';

export type Dowry = Shapes['Dowry'];
export type DowryLine = Shapes['DowryLine'];
export type DowrySummary = Shapes['DowrySummary'];
export type DowryState = Dowry['state'];
export type JournalEntry = Shapes['JournalEntry'];
export type Eligibility = Shapes['Eligibility'];
export type EditionId = Eligibility['editionId'];
export type Edition = Shapes['Edition'];
export type EditionSummary = Shapes['EditionSummary'];
export type FundId = DowryLine['fundId'];

/** Editions, bodies and districts change seldom. */
const freshForMilliseconds = 3_600_000;
const pageMax = 100;

export interface DowryListFilter {
  readonly state?: DowryState;
  readonly editionId?: EditionId;
  readonly districtId?: string;
  readonly promoterId?: string;
  readonly fundId?: FundId;
  readonly caseFileId?: string;
  readonly covered?: boolean;
  readonly code?: string;
  readonly sort?: 'requestedAt' | '-requestedAt';
  readonly cursor?: string;
}

/** One page of the dowries that the reader may see. */
export function dowryPageQuery(filter: DowryListFilter) {
  return queryOptions({
    queryKey: ['dowries', 'page', filter],
    queryFn: ({ signal }) =>
      unwrap(api.GET('/dowries', { params: { query: { limit: 50, ...filter } }, signal })),
    placeholderData: (before) => before,
  });
}

/** One dowry with its three lines. */
export function dowryQuery(dowryId: string) {
  return queryOptions({
    queryKey: ['dowries', 'detail', dowryId],
    queryFn: ({ signal }) => unwrap(api.GET('/dowries/{dowryId}', { params: { path: { dowryId } }, signal })),
  });
}

/** What the ledger recorded of a dowry, the last first. */
export function journalQuery(dowryId: string) {
  return infiniteQueryOptions({
    queryKey: ['dowries', 'journal', dowryId],
    queryFn: ({ pageParam, signal }) => {
      const query = { limit: 20, ...(pageParam === '' ? {} : { cursor: pageParam }) };
      return unwrap(api.GET('/dowries/{dowryId}/journal', { params: { path: { dowryId }, query }, signal }));
    },
    initialPageParam: '',
    getNextPageParam: (page) => page.nextCursor,
  });
}

export interface EligibilityQuestion {
  readonly caseFileId: string;
  readonly editionId: EditionId;
  /** Today unless said. */
  readonly on?: string;
}

/** Every condition of an edition for a person; its sentences come in the reader's language. */
export function eligibilityQuery({ caseFileId, editionId, on }: EligibilityQuestion) {
  return queryOptions({
    queryKey: ['eligibility', caseFileId, { editionId, on, language: currentLanguage() }],
    queryFn: ({ signal }) =>
      unwrap(
        api.GET('/case-files/{caseFileId}/eligibility', {
          params: { path: { caseFileId }, query: { editionId, ...(on ? { on } : {}) } },
          signal,
        }),
      ),
  });
}

/** The editions, newest first. */
export const editionsQuery = queryOptions({
  queryKey: ['dowries', 'editions'],
  queryFn: ({ signal }) => unwrap(api.GET('/editions', { params: { query: { limit: pageMax } }, signal })),
  staleTime: freshForMilliseconds,
});

/** The figures of the edition that pays a dowry. */
export function dowryEditionQuery(editionId: EditionId) {
  return queryOptions({
    queryKey: ['dowries', 'edition', editionId],
    queryFn: ({ signal }) =>
      unwrap(api.GET('/editions/{editionId}', { params: { path: { editionId } }, signal })),
    staleTime: freshForMilliseconds,
  });
}

/** The districts, to choose from. */
export const districtsQuery = queryOptions({
  queryKey: ['dowries', 'districts'],
  queryFn: ({ signal }) => unwrap(api.GET('/districts', { params: { query: { limit: pageMax } }, signal })),
  staleTime: freshForMilliseconds,
});

/** The promoters, to choose from. */
export const promotersQuery = queryOptions({
  queryKey: ['dowries', 'promoters'],
  queryFn: ({ signal }) =>
    unwrap(api.GET('/organisations', { params: { query: { kind: 'promoter', limit: pageMax } }, signal })),
  staleTime: freshForMilliseconds,
});

/** What a district has on each fund of an edition. */
export function districtBudgetQuery(where: { editionId: EditionId; districtId: string }) {
  return queryOptions({
    queryKey: ['budgets', 'page', where],
    queryFn: ({ signal }) =>
      unwrap(api.GET('/budgets', { params: { query: { ...where, limit: pageMax } }, signal })),
  });
}

/** The action plans of a case file: a request needs a signed one. */
export function plansOfFileQuery(caseFileId: string) {
  return queryOptions({
    queryKey: ['action-plans', 'page', 'forDowry', caseFileId],
    queryFn: ({ signal }) =>
      unwrap(
        api.GET('/case-files/{caseFileId}/action-plans', {
          params: { path: { caseFileId }, query: { limit: pageMax } },
          signal,
        }),
      ),
  });
}

/** Whatever changed a dowry gives it back whole: it is shown at once, and what depends on it is read again. */
function keep(queryClient: QueryClient, dowry: Dowry): Promise<unknown> {
  queryClient.setQueryData(dowryQuery(dowry.id).queryKey, dowry);
  const stale = [
    ['dowries', 'page'],
    ['dowries', 'journal', dowry.id],
    ['budgets'],
    ['eligibility', dowry.caseFile.id],
    ['case-files'],
    ['home'],
  ];
  return Promise.all(stale.map((queryKey) => queryClient.invalidateQueries({ queryKey })));
}

/** Asks for a dowry. */
export function useRequestDowry() {
  const queryClient = useQueryClient();
  const attempt = useAttempt();
  return useMutation({
    mutationFn: (body: Shapes['RequestDowry']) =>
      unwrap(api.POST('/dowries', { params: { header: attempt.headers(body) }, body })),
    onSuccess: (dowry) => keep(queryClient, dowry),
  });
}

/** Which dowry is decided on, and the version of it that was on screen. */
type Seen = Pick<Dowry, 'id' | 'version'>;

/** Gives the clearance: the amounts are reserved in the same act. */
export function useGrantClearance({ id, version }: Seen) {
  const queryClient = useQueryClient();
  const attempt = useAttempt();
  // A recorded refusal is the answer to its key for ever, so that pressing again after one is another attempt.
  const refusals = useRef(0);
  return useMutation({
    mutationFn: () => {
      const header = { ...ifMatch(version), ...attempt.headers({ id, version, after: refusals.current }) };
      return unwrap(api.POST('/dowries/{dowryId}/clearance', { params: { path: { dowryId: id }, header } }));
    },
    onSuccess: (dowry) => keep(queryClient, dowry),
    onError: (error) => {
      if (!(error instanceof ApiProblem) || error.status !== 409) return undefined;
      refusals.current += 1;
      const stale = [['budgets'], ['dowries', 'journal', id], ['dowries', 'detail', id]];
      return Promise.all(stale.map((queryKey) => queryClient.invalidateQueries({ queryKey })));
    },
  });
}

/** Refuses a request. */
export function useRefuseDowry({ id, version }: Seen) {
  const queryClient = useQueryClient();
  const attempt = useAttempt();
  return useMutation({
    mutationFn: (body: Shapes['RefuseDowry']) =>
      unwrap(
        api.POST('/dowries/{dowryId}/refusal', {
          params: { path: { dowryId: id }, header: { ...ifMatch(version), ...attempt.headers(body) } },
          body,
        }),
      ),
    onSuccess: (dowry) => keep(queryClient, dowry),
  });
}

/** Withdraws a dowry: whatever was reserved returns to the district. */
export function useWithdrawDowry({ id, version }: Seen) {
  const queryClient = useQueryClient();
  const attempt = useAttempt();
  return useMutation({
    mutationFn: (body: Shapes['WithdrawDowry']) =>
      unwrap(
        api.POST('/dowries/{dowryId}/withdrawal', {
          params: { path: { dowryId: id }, header: { ...ifMatch(version), ...attempt.headers(body) } },
          body,
        }),
      ),
    onSuccess: (dowry) => keep(queryClient, dowry),
  });
}
