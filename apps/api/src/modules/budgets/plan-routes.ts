import { contextOf } from '../../platform/context.ts';
import type { RouteModule } from '../../platform/routes.ts';
import { problems, ref } from '../../platform/schema.ts';
import { planAllocations } from './plan-commands.ts';
import { districtPlansPage } from './plan-grid-queries.ts';
import { DistrictPlansFilterShape, DistrictPlansPage } from './plan-grid-schemas.ts';
import { allocationPlanPage } from './plan-queries.ts';
import {
  AllocationPlanFilterShape,
  AllocationPlanPage,
  PlanAllocations,
  PlannedAllocationsShape,
} from './plan-schemas.ts';

const tags = ['budgets'];

/** What districts should receive, quarter by quarter, and what they did. */
export const planRoutes: RouteModule = (app) => {
  app.get(
    '/budgets/plans',
    {
      config: { permission: 'budgets:read' },
      schema: {
        operationId: 'allocationPlans',
        tags,
        summary: 'What was planned for districts quarter by quarter, and what they received',
        querystring: AllocationPlanFilterShape,
        response: { 200: ref(AllocationPlanPage) },
      },
    },
    (request) => allocationPlanPage(contextOf(request), request.query),
  );

  app.get(
    '/budgets/plans/by-district',
    {
      config: { permission: 'budgets:read' },
      schema: {
        operationId: 'districtPlans',
        tags,
        summary: 'The plan of a fund, district by district, with the sums of its quarters',
        querystring: DistrictPlansFilterShape,
        response: { 200: ref(DistrictPlansPage) },
      },
    },
    (request) => districtPlansPage(contextOf(request), request.query),
  );

  app.post(
    '/budgets/plans',
    {
      config: { permission: 'budgets:allocate' },
      schema: {
        operationId: 'planAllocations',
        tags,
        summary: 'Plan what districts should receive of a fund, all or none',
        body: ref(PlanAllocations),
        response: { 201: ref(PlannedAllocationsShape), ...problems(409, 422) },
      },
    },
    async (request, reply) => reply.code(201).send(await planAllocations(contextOf(request), request.body)),
  );
};
