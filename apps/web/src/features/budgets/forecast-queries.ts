import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { currentLanguage } from '../../i18n/i18n.ts';
import { api, ifMatch, type Shapes, settled, unwrap } from '../../lib/api.ts';
import { useAttempt } from '../../lib/attempt.ts';
import type { EditionId } from './queries.ts';

export type Forecast = Shapes['Forecast'];
export type Scenario = Shapes['Scenario'];

/** What a reader may change of a forecast, in the order of the page. */
export const estimates = [
  'dropOutPercent',
  'completedSpendPercent',
  'droppedSpendPercent',
  'weeklyOpenings',
] as const;
export type EstimateName = (typeof estimates)[number];
export type Estimates = Readonly<Partial<Record<EstimateName, number>>>;

export interface ForecastFilter {
  readonly editionId: EditionId;
  readonly districtId?: string;
  readonly parameters: Estimates;
}

/** How many more dowries can be opened and what comes back when, with these changes to what the past says. */
export function forecastQuery({ editionId, districtId, parameters }: ForecastFilter) {
  const query = { editionId, ...(districtId ? { districtId } : {}), ...parameters };
  return queryOptions({
    queryKey: ['budgets', 'forecast', query, currentLanguage()],
    queryFn: ({ signal }) => unwrap(api.GET('/budgets/forecast', { params: { query }, signal })),
    placeholderData: (before) => before,
  });
}

export function scenariosQuery(editionId: EditionId) {
  return queryOptions({
    queryKey: ['budgets', 'scenarios', editionId],
    queryFn: ({ signal }) =>
      unwrap(api.GET('/budgets/scenarios', { params: { query: { editionId, limit: 20 } }, signal })),
  });
}

export function scenarioForecastQuery(scenarioId: string) {
  return queryOptions({
    queryKey: ['budgets', 'scenarioForecast', scenarioId, currentLanguage()],
    queryFn: ({ signal }) =>
      unwrap(
        api.GET('/budgets/scenarios/{scenarioId}/forecast', { params: { path: { scenarioId } }, signal }),
      ),
  });
}

/** Keeps what a reader imagined, under a name. */
export function useSaveScenario() {
  const queryClient = useQueryClient();
  const attempt = useAttempt();
  return useMutation({
    mutationFn: (body: Shapes['SaveScenario']) =>
      unwrap(api.POST('/budgets/scenarios', { params: { header: attempt.headers(body) }, body })),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: ['budgets', 'scenarios'] }),
  });
}

export function useDeleteScenario() {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: ({ id, version }: Pick<Scenario, 'id' | 'version'>) =>
      settled(
        api.DELETE('/budgets/scenarios/{scenarioId}', {
          params: { path: { scenarioId: id }, header: ifMatch(version) },
        }),
      ),
    onSettled: () => queryClient.invalidateQueries({ queryKey: ['budgets', 'scenarios'] }),
  });
}
