import { queryOptions } from '@tanstack/react-query';
import { api, type Shapes, unwrap } from '../../lib/api.ts';

export type Edition = Shapes['Edition'];
export type EditionSummary = Shapes['EditionSummary'];

/** Editions are data of the product: they change with a new version of it. */
const freshForMilliseconds = 3_600_000;

/** The editions of every programme, or of one, newest first. */
export function editionPageQuery(filter: { programmeId?: EditionSummary['programmeId'] | undefined }) {
  const { programmeId } = filter;
  return queryOptions({
    queryKey: ['programmes', 'page', { programmeId }],
    queryFn: ({ signal }) =>
      unwrap(
        api.GET('/editions', {
          params: { query: { limit: 100, ...(programmeId ? { programmeId } : {}) } },
          signal,
        }),
      ),
    staleTime: freshForMilliseconds,
  });
}

/** The programmes, to choose from. */
export const programmesQuery = queryOptions({
  queryKey: ['programmes', 'programmes'],
  queryFn: ({ signal }) => unwrap(api.GET('/programmes', { params: { query: { limit: 100 } }, signal })),
  staleTime: freshForMilliseconds,
});

/** One edition with every figure. */
export function editionQuery(editionId: string) {
  return queryOptions({
    queryKey: ['programmes', 'detail', editionId],
    queryFn: ({ signal }) =>
      unwrap(api.GET('/editions/{editionId}', { params: { path: { editionId } }, signal })),
    staleTime: freshForMilliseconds,
  });
}
