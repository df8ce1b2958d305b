import { contextOf } from '../../platform/context.ts';
import type { RouteModule } from '../../platform/routes.ts';
import { problems, ref } from '../../platform/schema.ts';
import { alertRoutes } from './alert-routes.ts';
import { allocateToDistricts, fundProgramme } from './commands.ts';
import { exportRoutes } from './export-routes.ts';
import { forecastRoutes } from './forecast-routes.ts';
import { planRoutes } from './plan-routes.ts';
import { budgetPage, fundBudgetPage, openingPage, promoterBudgetPage } from './queries.ts';
import {
  AllocateToDistricts,
  AllocationShape,
  BudgetFilterShape,
  BudgetPage,
  FundBudgetFilterShape,
  FundBudgetPage,
  FundingShape,
  FundProgramme,
  OpeningFilterShape,
  OpeningPage,
  PromoterBudgetFilterShape,
  PromoterBudgetPage,
} from './schemas.ts';
import { statementRoutes } from './statement-routes.ts';
import { transferRoutes } from './transfer-routes.ts';
import { waitingRoutes } from './waiting-routes.ts';
import { waterfallRoutes } from './waterfall-routes.ts';

const tags = ['budgets'];
const read = { permission: 'budgets:read' } as const;

export const budgetRoutes: RouteModule = (app) => {
  figureRoutes(app);
  waterfallRoutes(app);
  transferRoutes(app);
  waitingRoutes(app);
  forecastRoutes(app);
  planRoutes(app);
  alertRoutes(app);
  exportRoutes(app);
  statementRoutes(app);
  moneyRoutes(app);
};

const figureRoutes: RouteModule = (app) => {
  app.get(
    '/budgets',
    {
      config: read,
      schema: {
        operationId: 'budgets',
        tags,
        summary: 'Each district’s share of each fund, and where its money stands',
        querystring: BudgetFilterShape,
        response: { 200: ref(BudgetPage) },
      },
    },
    (request) => budgetPage(contextOf(request), request.query),
  );

  app.get(
    '/budgets/funds',
    {
      config: read,
      schema: {
        operationId: 'fundBudgets',
        tags,
        summary: 'Each fund of each edition, over its districts',
        querystring: FundBudgetFilterShape,
        response: { 200: ref(FundBudgetPage) },
      },
    },
    (request) => fundBudgetPage(contextOf(request), request.query),
  );

  app.get(
    '/budgets/promoters',
    {
      config: read,
      schema: {
        operationId: 'promoterBudgets',
        tags,
        summary: 'What the doti of each promoter hold of a district’s funds',
        querystring: PromoterBudgetFilterShape,
        response: { 200: ref(PromoterBudgetPage) },
      },
    },
    (request) => promoterBudgetPage(contextOf(request), request.query),
  );

  app.get(
    '/budgets/openings',
    {
      config: read,
      schema: {
        operationId: 'openings',
        tags,
        summary: 'How many more doti each district can open, and the fund that ends first',
        querystring: OpeningFilterShape,
        response: { 200: ref(OpeningPage) },
      },
    },
    (request) => openingPage(contextOf(request), request.query),
  );
};

const moneyRoutes: RouteModule = (app) => {
  app.post(
    '/budgets/fundings',
    {
      config: { permission: 'budgets:fund', idempotency: 'required' },
      schema: {
        operationId: 'fundProgramme',
        tags,
        summary: 'Record money that enters a fund of an edition',
        body: ref(FundProgramme),
        response: { 201: ref(FundingShape), ...problems(409, 422, 428) },
      },
    },
    async (request, reply) => reply.code(201).send(await fundProgramme(contextOf(request), request.body)),
  );

  app.post(
    '/budgets/allocations',
    {
      config: { permission: 'budgets:allocate', idempotency: 'required' },
      schema: {
        operationId: 'allocateToDistricts',
        tags,
        summary: 'Give shares of a fund to districts, all or none',
        body: ref(AllocateToDistricts),
        response: { 201: ref(AllocationShape), ...problems(409, 422, 428) },
      },
    },
    async (request, reply) =>
      reply.code(201).send(await allocateToDistricts(contextOf(request), request.body)),
  );
};
