import { contextOf } from '../../platform/context.ts';
import type { Routes } from '../../platform/routes.ts';
import { problems, ref } from '../../platform/schema.ts';
import { editionPage, editionView, programmePage } from './queries.ts';
import {
  EditionFilterShape,
  EditionPage,
  EditionParams,
  EditionShape,
  ProgrammeFilterShape,
  ProgrammePage,
} from './schemas.ts';

/** Programmes and the figures of their editions. */
export function programmeRoutes(app: Routes): void {
  programmeListRoutes(app);
  editionRoutes(app);
}

function programmeListRoutes(app: Routes): void {
  app.get(
    '/programmes',
    {
      config: { permission: 'programmes:read' },
      schema: {
        operationId: 'programmes',
        tags: ['programmes'],
        summary: 'The funded programmes',
        querystring: ProgrammeFilterShape,
        response: { 200: ref(ProgrammePage) },
      },
    },
    (request) => programmePage(request.query),
  );
}

function editionRoutes(app: Routes): void {
  app.get(
    '/editions',
    {
      config: { permission: 'programmes:read' },
      schema: {
        operationId: 'editions',
        tags: ['programmes'],
        summary: 'The editions of the programmes, newest first',
        querystring: EditionFilterShape,
        response: { 200: ref(EditionPage) },
      },
    },
    (request) => editionPage(contextOf(request), request.query),
  );

  app.get(
    '/editions/:editionId',
    {
      config: { permission: 'programmes:read' },
      schema: {
        operationId: 'edition',
        tags: ['programmes'],
        summary: 'One edition with every figure and its source',
        params: EditionParams,
        response: { 200: ref(EditionShape), ...problems(404) },
      },
    },
    (request) => editionView(contextOf(request), request.params),
  );
}
