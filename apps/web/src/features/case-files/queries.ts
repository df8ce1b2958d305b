import {
  infiniteQueryOptions,
  queryOptions,
  type UseMutationResult,
  useMutation,
  useQueryClient,
} from '@tanstack/react-query';
import { api, ifMatch, type Shapes, unwrap } from '../../lib/api.ts';
import { ApiProblem } from '../../lib/api-problem.ts';
import { useAttempt } from '../../lib/attempt.ts';
import { type CaseFileListFilter, type ListRequest, requestOf } from './list-request.ts';

export type CaseFile = Shapes['CaseFile'];
export type CaseFileSummary = Shapes['CaseFileSummary'];
export type CaseFileMatch = Shapes['CaseFileMatch'];
export type TimelineEntry = Shapes['TimelineEntry'];

/** The file that changes, and the version of it that the person had before them. */
export interface OnFile {
  readonly caseFileId: string;
  readonly version: number;
  /** The key under which adding twice, after a lost answer, adds once. */
  readonly once?: { 'idempotency-key': string };
}

/** One page of case files, by name or by what narrows them. */
export function caseFilePageQuery(filter: CaseFileListFilter) {
  return queryOptions({
    queryKey: ['case-files', 'page', filter],
    queryFn: ({ signal }) => readPage(requestOf(filter), signal),
    placeholderData: (before) => before,
  });
}

async function readPage(asked: ListRequest, signal: AbortSignal): Promise<Shapes['CaseFilePage']> {
  if (asked.by === 'address')
    return unwrap(api.GET('/case-files', { params: { query: asked.query }, signal }));
  // A name or a tax code goes in the body: addresses end up in logs.
  const found = await unwrap(api.POST('/case-file-searches', { body: asked.body, signal }));
  return { ...found, items: found.items.map(({ caseFile }) => caseFile) };
}

/** The promoters, for who sees the files of several. */
export const promotersQuery = queryOptions({
  queryKey: ['case-files', 'promoters'],
  queryFn: ({ signal }) =>
    unwrap(api.GET('/organisations', { params: { query: { kind: 'promoter', limit: 100 } }, signal })),
});

/** One case file with everything recorded in it. */
export function caseFileQuery(caseFileId: string) {
  return queryOptions({
    queryKey: ['case-files', 'detail', caseFileId],
    queryFn: ({ signal }) =>
      unwrap(api.GET('/case-files/{caseFileId}', { params: { path: { caseFileId } }, signal })),
  });
}

export interface TimelineFilter {
  readonly q: string;
  readonly from: string;
  readonly until: string;
}

const timelinePageSize = 50;

/** What was done on a file, newest first, as far back as somebody asks. */
export function timelineQuery(caseFileId: string, { q, from, until }: TimelineFilter) {
  return infiniteQueryOptions({
    queryKey: ['case-files', 'timeline', caseFileId, { q, from, until }],
    queryFn: ({ pageParam, signal }) =>
      unwrap(
        api.GET('/case-files/{caseFileId}/timeline', {
          params: {
            path: { caseFileId },
            query: {
              limit: timelinePageSize,
              ...(q ? { q } : {}),
              ...(from ? { from } : {}),
              ...(until ? { until } : {}),
              ...(pageParam ? { cursor: pageParam } : {}),
            },
          },
          signal,
        }),
      ),
    initialPageParam: '',
    getNextPageParam: (page) => page.nextCursor,
  });
}

/** The files that may be of a person, the likeliest first. */
export function searchQuery(body: Shapes['SearchCaseFiles']) {
  return queryOptions({
    queryKey: ['case-files', 'search', body],
    queryFn: ({ signal }) => unwrap(api.POST('/case-file-searches', { body, signal })),
    staleTime: 0,
  });
}

/** Looks whether a person is already there. */
export function useSearchCaseFiles() {
  return useMutation({
    mutationFn: (body: Shapes['SearchCaseFiles']) => unwrap(api.POST('/case-file-searches', { body })),
  });
}

/** Opens a case file; pressing twice opens one. */
export function useOpenCaseFile() {
  const queryClient = useQueryClient();
  const attempt = useAttempt();
  return useMutation({
    mutationFn: (body: Shapes['OpenCaseFile']) =>
      unwrap(api.POST('/case-files', { params: { header: attempt.headers(body) }, body })),
    onSuccess: (file) => {
      queryClient.setQueryData(caseFileQuery(file.id).queryKey, file);
      return queryClient.invalidateQueries({ queryKey: ['case-files', 'page'] });
    },
  });
}

/**
 * A change of a file: its answer is the file at its next version, which every screen then shows. When somebody else
 * was faster (412), the file is read again, so that the screen can say what they changed.
 */
export function useFileChange<Variables>(
  caseFileId: string,
  change: (variables: Variables) => Promise<CaseFile>,
): UseMutationResult<CaseFile, Error, Variables> {
  const queryClient = useQueryClient();
  const { queryKey } = caseFileQuery(caseFileId);
  return useMutation({
    mutationFn: change,
    onSuccess: (file) => {
      const wasRevealed = queryClient.getQueryData(queryKey)?.revealed ?? false;
      queryClient.setQueryData(queryKey, file);
      return Promise.all([
        // The answer to a repeatable change is masked always: what was revealed is read again.
        ...(wasRevealed && !file.revealed ? [queryClient.invalidateQueries({ queryKey })] : []),
        queryClient.invalidateQueries({ queryKey: ['case-files', 'page'] }),
        queryClient.invalidateQueries({ queryKey: ['case-files', 'timeline', caseFileId] }),
        // Whether a dowry may be asked for follows from the file.
        queryClient.invalidateQueries({ queryKey: ['dowries'] }),
      ]);
    },
    onError: (error) =>
      error instanceof ApiProblem && error.status === 412
        ? queryClient.invalidateQueries({ queryKey })
        : undefined,
  });
}

/** Changes what the file says of the person. */
export function changeCaseFile(
  { caseFileId, version }: OnFile,
  body: Shapes['ChangeCaseFile'],
): Promise<CaseFile> {
  const params = { path: { caseFileId }, header: ifMatch(version) };
  return unwrap(api.PATCH('/case-files/{caseFileId}', { params, body }));
}

/** Records every language the person speaks. */
export function setLanguages(
  { caseFileId, version }: OnFile,
  body: Shapes['SetLanguages'],
): Promise<CaseFile> {
  const params = { path: { caseFileId }, header: ifMatch(version) };
  return unwrap(api.PUT('/case-files/{caseFileId}/languages', { params, body }));
}

/** Shows the restricted data of a file to the reader for the rest of the day; who looked and why is recorded. */
export function useReveal(caseFileId: string) {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (body: Shapes['RevealRestrictedData']) =>
      unwrap(api.POST('/case-files/{caseFileId}/reveals', { params: { path: { caseFileId } }, body })),
    onSuccess: () =>
      Promise.all([
        queryClient.invalidateQueries({ queryKey: caseFileQuery(caseFileId).queryKey }),
        queryClient.invalidateQueries({ queryKey: ['case-files', 'timeline', caseFileId] }),
      ]),
  });
}
