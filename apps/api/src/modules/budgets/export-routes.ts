import { contextOf } from '../../platform/context.ts';
import type { RouteModule } from '../../platform/routes.ts';
import { ref } from '../../platform/schema.ts';
import {
  exportedAlerts,
  exportedLines,
  exportedMovements,
  exportedPlans,
  exportedTransfers,
  exportedWaiting,
  exportedWaterfall,
} from './export-queries.ts';
import {
  AlertExportShape,
  ExportedFileShape,
  LineExportShape,
  MovementExportShape,
  PlanExportShape,
  TransferExportShape,
  WaitingExportShape,
  WaterfallExportShape,
} from './export-schemas.ts';

const config = { permission: 'budgets:read' } as const;

/** What the contract says of a list as a file: its filters are those of the list. */
const exportOf = <Query>(operationId: string, summary: string, querystring: Query) => ({
  operationId,
  tags: ['budgets'],
  summary,
  querystring,
  response: { 200: ref(ExportedFileShape) },
});

/** The waterfall and the lists of budgets as files: what is shown, with the same filters. */
export const exportRoutes: RouteModule = (app) => {
  app.get(
    '/budgets/exports/waterfall',
    { config, schema: exportOf('waterfallFile', 'The waterfall as a file', WaterfallExportShape) },
    (request) => exportedWaterfall(contextOf(request), request.query),
  );
  app.get(
    '/budgets/exports/lines',
    { config, schema: exportOf('budgetLinesFile', 'The lines behind a figure as a file', LineExportShape) },
    (request) => exportedLines(contextOf(request), request.query),
  );
  app.get(
    '/budgets/exports/movements',
    {
      config,
      schema: exportOf('budgetMovementsFile', 'The movements behind a figure as a file', MovementExportShape),
    },
    (request) => exportedMovements(contextOf(request), request.query),
  );
  workRoutes(app);
};

const workRoutes: RouteModule = (app) => {
  app.get(
    '/budgets/exports/transfers',
    {
      config,
      schema: exportOf(
        'budgetTransfersFile',
        'The transfers between districts as a file',
        TransferExportShape,
      ),
    },
    (request) => exportedTransfers(contextOf(request), request.query),
  );
  app.get(
    '/budgets/exports/waiting-entries',
    { config, schema: exportOf('waitingEntriesFile', 'The waiting list as a file', WaitingExportShape) },
    (request) => exportedWaiting(contextOf(request), request.query),
  );
  app.get(
    '/budgets/exports/plans',
    { config, schema: exportOf('allocationPlansFile', 'The allocation plans as a file', PlanExportShape) },
    (request) => exportedPlans(contextOf(request), request.query),
  );
  app.get(
    '/budgets/exports/alerts',
    { config, schema: exportOf('budgetAlertsFile', 'The alerts as a file', AlertExportShape) },
    (request) => exportedAlerts(contextOf(request), request.query),
  );
};
