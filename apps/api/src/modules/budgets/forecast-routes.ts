import { contextOf } from '../../platform/context.ts';
import type { RouteModule } from '../../platform/routes.ts';
import { problems, ref } from '../../platform/schema.ts';
import { forecast } from './forecast-queries.ts';
import { ForecastFilterShape, ForecastShape } from './forecast-schemas.ts';
import { scenarioRoutes } from './scenario-routes.ts';

/** How many more doti, until when, and what if. */
export const forecastRoutes: RouteModule = (app) => {
  app.get(
    '/budgets/forecast',
    {
      config: { permission: 'budgets:read' },
      schema: {
        operationId: 'forecast',
        tags: ['budgets'],
        summary:
          'How many more doti can be opened, what comes back when, and how wrong it was three months ago',
        querystring: ForecastFilterShape,
        response: { 200: ref(ForecastShape), ...problems(422) },
      },
    },
    (request) => forecast(contextOf(request), request.query),
  );

  scenarioRoutes(app);
};
