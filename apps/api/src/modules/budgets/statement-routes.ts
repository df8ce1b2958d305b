import { contextOf } from '../../platform/context.ts';
import type { RouteModule } from '../../platform/routes.ts';
import { ref } from '../../platform/schema.ts';
import { ExportedFileShape } from './export-schemas.ts';
import { monthlyStatement } from './statement-queries.ts';
import { StatementFilterShape } from './statement-schemas.ts';

/** The statement of a month, to print. */
export const statementRoutes: RouteModule = (app) => {
  app.get(
    '/budgets/exports/statement',
    {
      config: { permission: 'budgets:read' },
      schema: {
        operationId: 'monthlyStatement',
        tags: ['budgets'],
        summary: 'The statement of a month as a tagged PDF',
        querystring: StatementFilterShape,
        response: { 200: ref(ExportedFileShape) },
      },
    },
    (request) => monthlyStatement(contextOf(request), request.query),
  );
};
