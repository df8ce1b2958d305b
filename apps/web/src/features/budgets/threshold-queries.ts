import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { api, ifMatch, type Shapes, unwrap } from '../../lib/api.ts';
import type { FileFormat } from './file-menu.tsx';
import type { BudgetFilter } from './queries.ts';

export type Thresholds = Shapes['BudgetThresholds'];
export type ProgrammeId = Thresholds['programmeId'];

/** From when each programme is warned of. */
export const thresholdsQuery = queryOptions({
  queryKey: ['budgets', 'page', 'thresholds'],
  queryFn: ({ signal }) => unwrap(api.GET('/budgets/thresholds', { params: { query: {} }, signal })),
});

/** The programmes by name; they change seldom. */
export const programmesQuery = queryOptions({
  queryKey: ['budgets', 'programmes'],
  queryFn: ({ signal }) => unwrap(api.GET('/programmes', { params: { query: {} }, signal })),
  staleTime: 3_600_000,
});

interface ThresholdsChange {
  readonly programmeId: ProgrammeId;
  readonly version: number;
  readonly body: Shapes['SetThresholds'];
}

/** Chooses the thresholds of a programme, unless a colleague did meanwhile. */
export function useChooseThresholds() {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: ({ programmeId, version, body }: ThresholdsChange) =>
      unwrap(
        api.PUT('/budgets/thresholds/{programmeId}', {
          params: { path: { programmeId }, header: ifMatch(version) },
          body,
        }),
      ),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: ['budgets', 'page'] }),
  });
}

/** The alerts as they are shown, as a file. */
export function readAlertsFile({ editionId, fundId, districtId }: BudgetFilter, format: FileFormat) {
  const where = {
    ...(editionId ? { editionId } : {}),
    ...(fundId ? { fundId } : {}),
    ...(districtId ? { districtId } : {}),
  };
  return unwrap(api.GET('/budgets/exports/alerts', { params: { query: { ...where, format } } }));
}
