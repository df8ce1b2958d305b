import { contextOf } from '../../platform/context.ts';
import type { Routes } from '../../platform/routes.ts';
import { problems, ref } from '../../platform/schema.ts';
import { grantClearance } from './commands/clearance.ts';
import { refuseDowry, withdrawDowry } from './commands/endings.ts';
import { requestDowry } from './commands/request.ts';
import { EligibilityFilterShape, EligibilityParams, EligibilityShape } from './eligibility-schemas.ts';
import { JournalFilterShape, JournalPage } from './journal-schemas.ts';
import { dowryById } from './queries/dowries.ts';
import { dowryPage } from './queries/dowry-page.ts';
import { eligibilityOf } from './queries/eligibility.ts';
import { dowryJournal } from './queries/journal.ts';
import {
  DowryFilterShape,
  DowryPage,
  DowryParams,
  DowryShape,
  RefuseDowry,
  RequestDowry,
  WithdrawDowry,
} from './schemas.ts';

const tags = ['dowries'];

/** Who may have a dowry, and the dowries there are. */
export function dowryRoutes(app: Routes): void {
  listRoutes(app);
  oneDowryRoutes(app);
}

function listRoutes(app: Routes): void {
  app.get(
    '/case-files/:caseFileId/eligibility',
    {
      config: { permission: 'eligibility:read' },
      schema: {
        operationId: 'eligibility',
        tags,
        summary: 'Every condition of an edition for a person on a day: met, unmet or unknown',
        params: EligibilityParams,
        querystring: EligibilityFilterShape,
        response: { 200: ref(EligibilityShape), ...problems(404, 422) },
      },
    },
    (request) => eligibilityOf(contextOf(request), { ...request.params, ...request.query }),
  );

  app.get(
    '/dowries',
    {
      config: { permission: 'dowries:read' },
      schema: {
        operationId: 'dowries',
        tags,
        summary: 'The dowries, the last request first',
        querystring: DowryFilterShape,
        response: { 200: ref(DowryPage) },
      },
    },
    (request) => dowryPage(contextOf(request), request.query),
  );
}

function oneDowryRoutes(app: Routes): void {
  app.get(
    '/dowries/:dowryId',
    {
      config: { permission: 'dowries:read' },
      schema: {
        operationId: 'dowry',
        tags,
        summary: 'One dowry with its three lines',
        params: DowryParams,
        response: { 200: ref(DowryShape), ...problems(404) },
      },
    },
    (request) => dowryById(contextOf(request), request.params),
  );

  app.get(
    '/dowries/:dowryId/journal',
    {
      config: { permission: 'dowries:read' },
      schema: {
        operationId: 'dowryJournal',
        tags,
        summary: 'What the ledger recorded of a dowry, the last first',
        params: DowryParams,
        querystring: JournalFilterShape,
        response: { 200: ref(JournalPage), ...problems(404) },
      },
    },
    (request) => dowryJournal(contextOf(request), { ...request.params, ...request.query }),
  );
}

/** What changes a dowry's state. */
export function dowryActRoutes(app: Routes): void {
  grantingRoutes(app);
  endingRoutes(app);
}

function grantingRoutes(app: Routes): void {
  app.post(
    '/dowries',
    {
      config: { permission: 'dowries:request', idempotency: 'required' },
      schema: {
        operationId: 'requestDowry',
        tags,
        summary: 'Ask for a dowry; a refusal lists every condition that is not met',
        body: ref(RequestDowry),
        response: { 201: ref(DowryShape), ...problems(404, 409, 422, 428) },
      },
    },
    async (request, reply) => reply.code(201).send(await requestDowry(contextOf(request), request.body)),
  );

  app.post(
    '/dowries/:dowryId/clearance',
    {
      config: { permission: 'dowries:grant', ifMatch: true, idempotency: 'required' },
      schema: {
        operationId: 'grantClearance',
        tags,
        summary: 'Grant the clearance and reserve the dowry on the district budget',
        params: DowryParams,
        response: { 200: ref(DowryShape), ...problems(404, 409, 412, 422, 428) },
      },
    },
    (request) => {
      const { expectedVersion } = request;
      return grantClearance(contextOf(request), { ...request.params, expectedVersion });
    },
  );
}

function endingRoutes(app: Routes): void {
  app.post(
    '/dowries/:dowryId/refusal',
    {
      config: { permission: 'dowries:grant', ifMatch: true },
      schema: {
        operationId: 'refuseDowry',
        tags,
        summary: 'Refuse a request, with the reason',
        params: DowryParams,
        body: ref(RefuseDowry),
        response: { 200: ref(DowryShape), ...problems(404, 409, 412, 422, 428) },
      },
    },
    (request) => {
      const { expectedVersion } = request;
      return refuseDowry(contextOf(request), { ...request.params, ...request.body, expectedVersion });
    },
  );

  app.post(
    '/dowries/:dowryId/withdrawal',
    {
      config: { permission: 'dowries:withdraw', ifMatch: true, idempotency: 'required' },
      schema: {
        operationId: 'withdrawDowry',
        tags,
        summary: 'Withdraw a dowry and give what was set aside back to the district',
        params: DowryParams,
        body: ref(WithdrawDowry),
        response: { 200: ref(DowryShape), ...problems(404, 409, 412, 422, 428) },
      },
    },
    (request) => {
      const { expectedVersion } = request;
      return withdrawDowry(contextOf(request), { ...request.params, ...request.body, expectedVersion });
    },
  );
}
