import { contextOf } from '../../platform/context.ts';
import type { Routes } from '../../platform/routes.ts';
import { ref } from '../../platform/schema.ts';
import { homeTasks } from './queries.ts';
import { HomeTasksShape } from './schemas.ts';

/** What the dashboard counts. */
export function reportingRoutes(app: Routes): void {
  app.get(
    '/home-tasks',
    {
      config: { permission: 'account', internal: true },
      schema: {
        operationId: 'homeTasks',
        tags: ['reporting'],
        summary: 'What waits for the reader, by role',
        response: { 200: ref(HomeTasksShape) },
      },
    },
    (request) => homeTasks(contextOf(request)),
  );
}
