import { contextOf } from '../../platform/context.ts';
import type { RouteModule, Routes } from '../../platform/routes.ts';
import { problems, ref } from '../../platform/schema.ts';
import { changeCaseFile } from './commands/change.ts';
import { openCaseFile } from './commands/open.ts';
import { revealRestrictedData } from './commands/reveal.ts';
import { caseFileById } from './queries/file.ts';
import { caseFilePage } from './queries/page.ts';
import { searchCaseFiles } from './queries/search.ts';
import { timelinePage } from './queries/timeline.ts';
import { caseFileRecordRoutes } from './record-routes.ts';
import { CaseFilePage, CaseFileShape } from './schemas/case-file.ts';
import {
  CaseFileFilterShape,
  CaseFileParams,
  ChangeCaseFile,
  OpenCaseFile,
  RestrictedDataShape,
  RevealRestrictedData,
} from './schemas/inputs.ts';
import {
  CaseFileSearchResult,
  SearchCaseFiles,
  TimelineFilterShape,
  TimelinePage,
} from './schemas/search.ts';

const tags = ['case-files'];

/** Case files: found, opened, read, changed. */
export const caseFileRoutes: RouteModule = (app) => {
  findingRoutes(app);
  fileRoutes(app);
  changeRoutes(app);
  timelineRoutes(app);
  restrictedRoutes(app);
  caseFileRecordRoutes(app);
};

function findingRoutes(app: Routes): void {
  app.get(
    '/case-files',
    {
      config: { permission: 'case-files:read' },
      schema: {
        operationId: 'caseFiles',
        tags,
        summary: 'The case files you may see, the last changed first or by name',
        querystring: CaseFileFilterShape,
        response: { 200: ref(CaseFilePage) },
      },
    },
    (request) => caseFilePage(contextOf(request), request.query),
  );

  app.post(
    '/case-file-searches',
    {
      config: {
        permission: 'case-files:read',
        idempotency: 'none',
        notRepeatable: 'It reads: asking again does no harm.',
      },
      schema: {
        operationId: 'searchCaseFiles',
        tags,
        summary: 'Find a person by tax code, or name and birth date; the likeliest first',
        body: ref(SearchCaseFiles),
        response: { 200: ref(CaseFileSearchResult), ...problems(422) },
      },
    },
    (request) => searchCaseFiles(contextOf(request), request.body),
  );
}

function fileRoutes(app: Routes): void {
  app.post(
    '/case-files',
    {
      config: { permission: 'case-files:write' },
      schema: {
        operationId: 'openCaseFile',
        tags,
        summary: 'Open the case file of a person in your body',
        body: ref(OpenCaseFile),
        response: { 201: ref(CaseFileShape), ...problems(409, 422) },
      },
    },
    async (request, reply) => reply.code(201).send(await openCaseFile(contextOf(request), request.body)),
  );

  app.get(
    '/case-files/:caseFileId',
    {
      config: { permission: 'case-files:read' },
      schema: {
        operationId: 'caseFile',
        tags,
        summary: 'One case file with everything recorded in it',
        params: CaseFileParams,
        response: { 200: ref(CaseFileShape), ...problems(404) },
      },
    },
    (request) => caseFileById(contextOf(request), request.params),
  );
}

function changeRoutes(app: Routes): void {
  app.patch(
    '/case-files/:caseFileId',
    {
      config: { permission: 'case-files:write', ifMatch: true },
      schema: {
        operationId: 'changeCaseFile',
        tags,
        summary: 'Change what the file says of the person',
        params: CaseFileParams,
        body: ref(ChangeCaseFile),
        response: { 200: ref(CaseFileShape), ...problems(404, 412, 422, 428) },
      },
    },
    (request) => {
      const { params, body, expectedVersion } = request;
      return changeCaseFile(contextOf(request), { ...params, expectedVersion }, body);
    },
  );
}

function timelineRoutes(app: Routes): void {
  app.get(
    '/case-files/:caseFileId/timeline',
    {
      config: { permission: 'case-files:read' },
      schema: {
        operationId: 'caseFileTimeline',
        tags,
        summary: 'What was done on the file and on what follows from it, newest first',
        params: CaseFileParams,
        querystring: TimelineFilterShape,
        response: { 200: ref(TimelinePage), ...problems(404) },
      },
    },
    (request) => timelinePage(contextOf(request), { ...request.params, ...request.query }),
  );
}

function restrictedRoutes(app: Routes): void {
  app.post(
    '/case-files/:caseFileId/reveals',
    {
      config: {
        permission: 'case-files:reveal',
        idempotency: 'none',
        notRepeatable:
          'What is shown must not be kept for a replay; asking again the same day leaves no second trace.',
      },
      schema: {
        operationId: 'revealRestrictedData',
        tags,
        summary: 'Show the restricted data of a file; who looked and why is recorded',
        params: CaseFileParams,
        body: ref(RevealRestrictedData),
        response: { 200: ref(RestrictedDataShape), ...problems(404) },
      },
    },
    (request) => revealRestrictedData(contextOf(request), { ...request.params, ...request.body }),
  );
}
