import type { FastifyRequest } from 'fastify';
import { contextOf } from '../../platform/context.ts';
import { type Language, languageOf } from '../../platform/problem.ts';
import type { Routes } from '../../platform/routes.ts';
import { problems, ref } from '../../platform/schema.ts';
import { dropRevision, openPlan, revisePlan, signPlan, writePlan } from './commands.ts';
import { actionPlan, planPage } from './queries.ts';
import {
  ActionPlanPage,
  ActionPlanParams,
  ActionPlanShape,
  CaseFilePlansParams,
  OpenPlanShape,
  PlanFilterShape,
  PlanVersionPage,
  PlanVersionParams,
  PlanVersionShape,
  RevisePlanShape,
  SignPlanShape,
  WritePlanShape,
} from './schemas.ts';
import { planVersion, versionPage } from './version-queries.ts';

const language = (request: FastifyRequest): Language => languageOf(request.headers['accept-language']);

/** What a change to an existing plan says of itself. */
const changeOf = (request: FastifyRequest, { actionPlanId }: { actionPlanId: string }) => ({
  actionPlanId,
  expectedVersion: request.expectedVersion,
  language: language(request),
});

/** Action plans: drafts, signatures and versions. */
export function actionPlanRoutes(app: Routes): void {
  planRoutes(app);
  versionRoutes(app);
  draftRoutes(app);
  signatureRoutes(app);
  revisionRoutes(app);
}

function planRoutes(app: Routes): void {
  app.get(
    '/case-files/:caseFileId/action-plans',
    {
      config: { permission: 'action-plans:read' },
      schema: {
        operationId: 'actionPlans',
        tags: ['action-plans'],
        summary: 'The action plans of a case file, one per edition',
        params: CaseFilePlansParams,
        querystring: PlanFilterShape,
        response: { 200: ref(ActionPlanPage), ...problems(404) },
      },
    },
    (request) => planPage(contextOf(request), { ...request.params, ...request.query }),
  );

  app.get(
    '/action-plans/:actionPlanId',
    {
      config: { permission: 'action-plans:read' },
      schema: {
        operationId: 'actionPlan',
        tags: ['action-plans'],
        summary: 'One plan: its text, its cost and what is missing before it can be signed',
        params: ActionPlanParams,
        response: { 200: ref(ActionPlanShape), ...problems(404) },
      },
    },
    (request) => actionPlan(contextOf(request), { ...request.params, language: language(request) }),
  );
}

function versionRoutes(app: Routes): void {
  app.get(
    '/action-plans/:actionPlanId/versions',
    {
      config: { permission: 'action-plans:read' },
      schema: {
        operationId: 'actionPlanVersions',
        tags: ['action-plans'],
        summary: 'The signed versions of a plan, the newest first',
        params: ActionPlanParams,
        querystring: PlanFilterShape,
        response: { 200: ref(PlanVersionPage), ...problems(404) },
      },
    },
    (request) => versionPage(contextOf(request), { ...request.params, ...request.query }),
  );

  app.get(
    '/action-plans/:actionPlanId/versions/:number',
    {
      config: { permission: 'action-plans:read' },
      schema: {
        operationId: 'actionPlanVersion',
        tags: ['action-plans'],
        summary: 'One signed version, and what changed since the version before',
        params: PlanVersionParams,
        response: { 200: ref(PlanVersionShape), ...problems(404) },
      },
    },
    (request) => planVersion(contextOf(request), request.params),
  );
}

function draftRoutes(app: Routes): void {
  app.post(
    '/case-files/:caseFileId/action-plans',
    {
      config: { permission: 'action-plans:write' },
      schema: {
        operationId: 'openActionPlan',
        tags: ['action-plans'],
        summary: 'Open the plan of a case file for an edition, as a draft',
        params: CaseFilePlansParams,
        body: ref(OpenPlanShape),
        response: { 201: ref(ActionPlanShape), ...problems(404, 409, 422) },
      },
    },
    async (request, reply) => {
      const input = { ...request.body, ...request.params, language: language(request) };
      return reply.code(201).send(await openPlan(contextOf(request), input));
    },
  );

  app.put(
    '/action-plans/:actionPlanId',
    {
      config: { permission: 'action-plans:write', ifMatch: true },
      schema: {
        operationId: 'writeActionPlan',
        tags: ['action-plans'],
        summary: 'Save the whole text of a draft',
        params: ActionPlanParams,
        body: ref(WritePlanShape),
        response: { 200: ref(ActionPlanShape), ...problems(404, 409, 412, 422, 428) },
      },
    },
    (request) =>
      writePlan(contextOf(request), { ...changeOf(request, request.params), content: request.body }),
  );
}

function signatureRoutes(app: Routes): void {
  app.post(
    '/action-plans/:actionPlanId/signature',
    {
      config: { permission: 'action-plans:sign', ifMatch: true },
      schema: {
        operationId: 'signActionPlan',
        tags: ['action-plans'],
        summary: 'Record the signatures: the draft becomes a version that no longer changes',
        params: ActionPlanParams,
        body: ref(SignPlanShape),
        response: { 200: ref(ActionPlanShape), ...problems(404, 409, 412, 422, 428) },
      },
    },
    (request) =>
      signPlan(contextOf(request), { ...changeOf(request, request.params), signature: request.body }),
  );
}

function revisionRoutes(app: Routes): void {
  app.post(
    '/action-plans/:actionPlanId/revisions',
    {
      config: { permission: 'action-plans:write', ifMatch: true },
      schema: {
        operationId: 'reviseActionPlan',
        tags: ['action-plans'],
        summary: 'Open a signed plan for changes, from its last version',
        params: ActionPlanParams,
        body: ref(RevisePlanShape),
        response: { 200: ref(ActionPlanShape), ...problems(404, 409, 412, 422, 428) },
      },
    },
    (request) => revisePlan(contextOf(request), { ...changeOf(request, request.params), ...request.body }),
  );

  app.delete(
    '/action-plans/:actionPlanId/revision',
    {
      config: { permission: 'action-plans:write', ifMatch: true },
      schema: {
        operationId: 'dropActionPlanRevision',
        tags: ['action-plans'],
        summary: 'Give up the open revision: the last signed version stands',
        params: ActionPlanParams,
        response: { 200: ref(ActionPlanShape), ...problems(404, 409, 412, 428) },
      },
    },
    (request) => dropRevision(contextOf(request), changeOf(request, request.params)),
  );
}
