import { type QueryClient, queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { api, ifMatch, type Shapes, unwrap } from '../../lib/api.ts';
import { useAttempt } from '../../lib/attempt.ts';

export type Plan = Shapes['ActionPlan'];
export type PlanContent = Shapes['PlanContent'];
export type PlanVersion = Shapes['ActionPlanVersion'];
export type PlanVersionSummary = Shapes['ActionPlanVersionSummary'];
export type Edition = Shapes['Edition'];

/** Editions are data of the product: they change with a new version of it. */
const freshForMilliseconds = 3_600_000;

/** The plans of a case file, one per edition, the last changed first. */
export function planListQuery(caseFileId: string) {
  return queryOptions({
    queryKey: ['action-plans', 'page', { caseFileId }],
    queryFn: ({ signal }) =>
      unwrap(
        api.GET('/case-files/{caseFileId}/action-plans', {
          params: { path: { caseFileId }, query: { limit: 100 } },
          signal,
        }),
      ),
  });
}

/** One plan, with its cost and what is missing before the signature. */
export function planQuery(actionPlanId: string) {
  return queryOptions({
    queryKey: ['action-plans', 'detail', actionPlanId],
    queryFn: ({ signal }) =>
      unwrap(api.GET('/action-plans/{actionPlanId}', { params: { path: { actionPlanId } }, signal })),
  });
}

/** The signed versions of a plan, the newest first. */
export function versionListQuery(actionPlanId: string) {
  return queryOptions({
    queryKey: ['action-plans', 'versions', actionPlanId],
    queryFn: ({ signal }) =>
      unwrap(
        api.GET('/action-plans/{actionPlanId}/versions', {
          params: { path: { actionPlanId }, query: { limit: 100 } },
          signal,
        }),
      ),
  });
}

/** One signed version with its text; it never changes. */
export function versionQuery(actionPlanId: string, number: number) {
  return queryOptions({
    queryKey: ['action-plans', 'version', actionPlanId, number],
    queryFn: ({ signal }) =>
      unwrap(
        api.GET('/action-plans/{actionPlanId}/versions/{number}', {
          params: { path: { actionPlanId, number } },
          signal,
        }),
      ),
    staleTime: Number.POSITIVE_INFINITY,
  });
}

/** The figures a plan is measured against. */
export function planEditionQuery(editionId: string) {
  return queryOptions({
    queryKey: ['action-plans', 'edition', editionId],
    queryFn: ({ signal }) =>
      unwrap(api.GET('/editions/{editionId}', { params: { path: { editionId } }, signal })),
    staleTime: freshForMilliseconds,
  });
}

/** The editions by name: all of them, or those in which a path may run on a day. */
export function editionNamesQuery({ on }: { on?: string } = {}) {
  return queryOptions({
    queryKey: ['action-plans', 'editions', { on }],
    queryFn: ({ signal }) =>
      unwrap(api.GET('/editions', { params: { query: { limit: 100, ...(on ? { on } : {}) } }, signal })),
    staleTime: freshForMilliseconds,
  });
}

/** How the person stands today towards the edition, with the internship that the plan intends. */
export function planEligibilityQuery(plan: Pick<Plan, 'caseFileId' | 'editionId'>) {
  const { caseFileId, editionId } = plan;
  return queryOptions({
    queryKey: ['eligibility', caseFileId, { editionId }],
    queryFn: ({ signal }) =>
      unwrap(
        api.GET('/case-files/{caseFileId}/eligibility', {
          params: { path: { caseFileId }, query: { editionId } },
          signal,
        }),
      ),
  });
}

/** Whatever changed a plan gives it back whole: it is shown at once, and the lists are read again. */
function keep(queryClient: QueryClient, plan: Plan): void {
  queryClient.setQueryData(planQuery(plan.id).queryKey, plan);
  queryClient.invalidateQueries({ queryKey: ['action-plans', 'page'] });
  queryClient.invalidateQueries({ queryKey: versionListQuery(plan.id).queryKey });
  queryClient.invalidateQueries({ queryKey: ['case-files'] });
  queryClient.invalidateQueries({ queryKey: ['eligibility'] });
}

/** Opens the plan of a case file for an edition. */
export function useOpenPlan(caseFileId: string) {
  const queryClient = useQueryClient();
  const attempt = useAttempt();
  return useMutation({
    mutationFn: (editionId: string) => {
      const body = { editionId };
      const params = { path: { caseFileId }, header: attempt.headers(body) };
      return unwrap(api.POST('/case-files/{caseFileId}/action-plans', { params, body }));
    },
    onSuccess: (plan) => keep(queryClient, plan),
  });
}

/** Which plan is changed, and the version that was on screen. */
export interface Edited {
  actionPlanId: string;
  version: number;
}

/** Saves the whole text of a draft. */
export function useWritePlan({ actionPlanId, version }: Edited) {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (body: Shapes['WritePlan']) =>
      unwrap(
        api.PUT('/action-plans/{actionPlanId}', {
          params: { path: { actionPlanId }, header: ifMatch(version) },
          body,
        }),
      ),
    onSuccess: (plan) => keep(queryClient, plan),
  });
}

/** Records the signatures of person and operator. */
export function useSignPlan({ actionPlanId, version }: Edited) {
  const queryClient = useQueryClient();
  const attempt = useAttempt();
  return useMutation({
    mutationFn: (body: Shapes['SignPlan']) =>
      unwrap(
        api.POST('/action-plans/{actionPlanId}/signature', {
          params: { path: { actionPlanId }, header: { ...ifMatch(version), ...attempt.headers(body) } },
          body,
        }),
      ),
    onSuccess: (plan) => keep(queryClient, plan),
  });
}

/** Opens a signed plan for changes. */
export function useRevisePlan({ actionPlanId, version }: Edited) {
  const queryClient = useQueryClient();
  const attempt = useAttempt();
  return useMutation({
    mutationFn: (body: Shapes['RevisePlan']) =>
      unwrap(
        api.POST('/action-plans/{actionPlanId}/revisions', {
          params: { path: { actionPlanId }, header: { ...ifMatch(version), ...attempt.headers(body) } },
          body,
        }),
      ),
    onSuccess: (plan) => keep(queryClient, plan),
  });
}

/** Gives up the open revision. */
export function useDropRevision({ actionPlanId, version }: Edited) {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: () =>
      unwrap(
        api.DELETE('/action-plans/{actionPlanId}/revision', {
          params: { path: { actionPlanId }, header: ifMatch(version) },
        }),
      ),
    onSuccess: (plan) => keep(queryClient, plan),
  });
}
