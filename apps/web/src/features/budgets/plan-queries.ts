import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { api, type Shapes, unwrap } from '../../lib/api.ts';
import { useAttempt } from '../../lib/attempt.ts';
import type { FileFormat } from './file-menu.tsx';
import type { EditionId, FundId } from './queries.ts';

export type DistrictPlansPage = Shapes['DistrictPlansPage'];
export type DistrictPlans = Shapes['DistrictPlans'];
export type PlanFigures = Shapes['PlanFigures'];

/** Of which fund, and from which quarter on; from the one before that in progress unless said. */
export interface PlanFilter {
  readonly editionId: EditionId;
  readonly fundId: FundId;
  readonly districtId?: string;
  readonly from?: string;
  readonly cursor?: string;
}

/** The plan of a fund, district by district. */
export function districtPlansQuery(filter: PlanFilter, quarters = 4) {
  const query = { ...filter, quarters, limit: 100 };
  return queryOptions({
    queryKey: ['budgets', 'page', 'plans', query],
    queryFn: ({ signal }) => unwrap(api.GET('/budgets/plans/by-district', { params: { query }, signal })),
    placeholderData: (before) => before,
  });
}

interface PlanFile {
  readonly filter: Omit<PlanFilter, 'cursor' | 'from'>;
  readonly from: string;
  readonly until: string;
}

/** The plan as it is shown, quarter by quarter, as a file. */
export const readPlansFile = ({ filter, from, until }: PlanFile, format: FileFormat) =>
  unwrap(api.GET('/budgets/exports/plans', { params: { query: { ...filter, from, until, format } } }));

/** Plans what districts should receive in a quarter, all or none. */
export function usePlanAllocations() {
  const queryClient = useQueryClient();
  const attempt = useAttempt();
  return useMutation({
    mutationFn: (body: Shapes['PlanAllocations']) =>
      unwrap(api.POST('/budgets/plans', { params: { header: attempt.headers(body) }, body })),
    onSettled: () => queryClient.invalidateQueries({ queryKey: ['budgets', 'page'] }),
  });
}
