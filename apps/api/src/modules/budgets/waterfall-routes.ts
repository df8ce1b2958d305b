import { contextOf } from '../../platform/context.ts';
import type { RouteModule } from '../../platform/routes.ts';
import { problems, ref } from '../../platform/schema.ts';
import { budgetLinePage, budgetMovementPage } from './list-queries.ts';
import { movementReason } from './reason-queries.ts';
import { waterfall } from './waterfall-queries.ts';
import {
  BudgetLineFilterShape,
  BudgetLinePage,
  BudgetMovementFilterShape,
  BudgetMovementPage,
  MovementReasonParams,
  MovementReasonShape,
  WaterfallFilterShape,
  WaterfallShape,
} from './waterfall-schemas.ts';

const tags = ['budgets'];
const config = { permission: 'budgets:read' } as const;

/** The waterfall, the lists behind its figures, and the reason of each movement. */
export const waterfallRoutes: RouteModule = (app) => {
  app.get(
    '/budgets/waterfall',
    {
      config,
      schema: {
        operationId: 'waterfall',
        tags,
        summary: 'Where the money stands, now or on a past day, divided as asked',
        querystring: WaterfallFilterShape,
        response: { 200: ref(WaterfallShape) },
      },
    },
    (request) => waterfall(contextOf(request), request.query),
  );

  app.get(
    '/budgets/lines',
    {
      config,
      schema: {
        operationId: 'budgetLines',
        tags,
        summary: 'The lines of doti that make a figure of the waterfall',
        querystring: BudgetLineFilterShape,
        response: { 200: ref(BudgetLinePage) },
      },
    },
    (request) => budgetLinePage(contextOf(request), request.query),
  );

  movementRoutes(app);
};

const movementRoutes: RouteModule = (app) => {
  app.get(
    '/budgets/movements',
    {
      config,
      schema: {
        operationId: 'budgetMovements',
        tags,
        summary: 'The movements that make what is allocated, available or recovered',
        querystring: BudgetMovementFilterShape,
        response: { 200: ref(BudgetMovementPage) },
      },
    },
    (request) => budgetMovementPage(contextOf(request), request.query),
  );

  app.get(
    '/budgets/movements/:transactionId',
    {
      config,
      schema: {
        operationId: 'movementReason',
        tags,
        summary: 'Why money moved: the rule, what it rests on, who and when',
        params: MovementReasonParams,
        response: { 200: ref(MovementReasonShape), ...problems(404) },
      },
    },
    (request) => movementReason(contextOf(request), request.params),
  );
};
