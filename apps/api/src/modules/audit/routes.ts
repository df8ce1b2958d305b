import { contextOf } from '../../platform/context.ts';
import type { RouteModule } from '../../platform/routes.ts';
import { ref } from '../../platform/schema.ts';
import { auditPage } from './queries.ts';
import { AuditFilterShape, AuditPage } from './schemas.ts';

export const auditRoutes: RouteModule = (app) => {
  app.get(
    '/audit-entries',
    {
      config: { permission: 'audit:read' },
      schema: {
        operationId: 'auditEntries',
        tags: ['audit'],
        summary: 'Who did what to what, newest first',
        querystring: AuditFilterShape,
        response: { 200: ref(AuditPage) },
      },
    },
    (request) => auditPage(contextOf(request), request.query),
  );
};
