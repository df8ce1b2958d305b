import { contextOf } from '../../platform/context.ts';
import type { RouteModule } from '../../platform/routes.ts';
import { problems, ref } from '../../platform/schema.ts';
import { ForecastShape } from './forecast-schemas.ts';
import { changeScenario, removeScenario, saveScenario } from './scenario-commands.ts';
import { scenarioForecast, scenarioPage } from './scenario-queries.ts';
import {
  ChangeScenario,
  SaveScenario,
  ScenarioFilterShape,
  ScenarioPage,
  ScenarioParams,
  ScenarioShape,
} from './scenario-schemas.ts';

const tags = ['budgets'];
const read = { permission: 'budgets:read' } as const;
const write = { permission: 'scenarios:write' } as const;

/** Scenarios of the own body: saved, named, compared by their forecasts. */
export const scenarioRoutes: RouteModule = (app) => {
  readRoutes(app);
  writeRoutes(app);
};

const readRoutes: RouteModule = (app) => {
  app.get(
    '/budgets/scenarios',
    {
      config: read,
      schema: {
        operationId: 'scenarios',
        tags,
        summary: 'The scenarios of the own body, the last made first',
        querystring: ScenarioFilterShape,
        response: { 200: ref(ScenarioPage) },
      },
    },
    (request) => scenarioPage(contextOf(request), request.query),
  );

  app.get(
    '/budgets/scenarios/:scenarioId/forecast',
    {
      config: read,
      schema: {
        operationId: 'scenarioForecast',
        tags,
        summary: 'The forecast with what a scenario changes, reckoned now',
        params: ScenarioParams,
        response: { 200: ref(ForecastShape), ...problems(404) },
      },
    },
    (request) => scenarioForecast(contextOf(request), request.params),
  );
};

const writeRoutes: RouteModule = (app) => {
  app.post(
    '/budgets/scenarios',
    {
      config: write,
      schema: {
        operationId: 'saveScenario',
        tags,
        summary: 'Save a scenario with a name',
        body: ref(SaveScenario),
        response: { 201: ref(ScenarioShape), ...problems(409, 422) },
      },
    },
    async (request, reply) => reply.code(201).send(await saveScenario(contextOf(request), request.body)),
  );

  app.put(
    '/budgets/scenarios/:scenarioId',
    {
      config: { ...write, ifMatch: true },
      schema: {
        operationId: 'changeScenario',
        tags,
        summary: 'Change a scenario’s name and parameters',
        params: ScenarioParams,
        body: ref(ChangeScenario),
        response: { 200: ref(ScenarioShape), ...problems(404, 409, 412, 428) },
      },
    },
    (request) =>
      changeScenario(contextOf(request), {
        ...request.params,
        ...request.body,
        expectedVersion: request.expectedVersion,
      }),
  );

  app.delete(
    '/budgets/scenarios/:scenarioId',
    {
      config: { ...write, ifMatch: true },
      schema: {
        operationId: 'removeScenario',
        tags,
        summary: 'Delete a scenario',
        params: ScenarioParams,
        response: { 204: { type: 'null', description: 'Deleted' }, ...problems(404, 412, 428) },
      },
    },
    async (request, reply) =>
      reply.code(204).send(
        await removeScenario(contextOf(request), {
          ...request.params,
          expectedVersion: request.expectedVersion,
        }),
      ),
  );
};
