import { contextOf } from '../../platform/context.ts';
import type { RouteModule } from '../../platform/routes.ts';
import { problems, ref } from '../../platform/schema.ts';
import { setThresholds } from './alert-commands.ts';
import { budgetAlertPage, thresholdsPage } from './alert-queries.ts';
import {
  BudgetAlertFilterShape,
  BudgetAlertPage,
  BudgetThresholdsFilterShape,
  BudgetThresholdsPage,
  BudgetThresholdsParams,
  BudgetThresholdsShape,
  SetThresholds,
} from './alert-schemas.ts';

const tags = ['budgets'];
const read = { permission: 'budgets:read' } as const;

/** What somebody should know of the districts' money, and from when. */
export const alertRoutes: RouteModule = (app) => {
  app.get(
    '/budgets/alerts',
    {
      config: read,
      schema: {
        operationId: 'budgetAlerts',
        tags,
        summary: 'Money that nears its end, that expires unspent, that is spent behind time',
        querystring: BudgetAlertFilterShape,
        response: { 200: ref(BudgetAlertPage) },
      },
    },
    (request) => budgetAlertPage(contextOf(request), request.query),
  );

  app.get(
    '/budgets/thresholds',
    {
      config: read,
      schema: {
        operationId: 'budgetThresholds',
        tags,
        summary: 'From which shares of its money each programme is warned of',
        querystring: BudgetThresholdsFilterShape,
        response: { 200: ref(BudgetThresholdsPage) },
      },
    },
    (request) => thresholdsPage(contextOf(request)),
  );

  app.put(
    '/budgets/thresholds/:programmeId',
    {
      config: { permission: 'budgets:allocate', ifMatch: true },
      schema: {
        operationId: 'chooseThresholds',
        tags,
        summary: 'Choose the thresholds of a programme',
        params: BudgetThresholdsParams,
        body: ref(SetThresholds),
        response: { 200: ref(BudgetThresholdsShape), ...problems(404, 412, 428) },
      },
    },
    (request) =>
      setThresholds(contextOf(request), {
        ...request.params,
        ...request.body,
        expectedVersion: request.expectedVersion,
      }),
  );
};
