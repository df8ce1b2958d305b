import { contextOf } from '../../platform/context.ts';
import type { RouteModule } from '../../platform/routes.ts';
import { problems, ref } from '../../platform/schema.ts';
import { giveWaitingPrecedence, joinWaitingList, leaveWaitingList } from './waiting-commands.ts';
import { waitingPage } from './waiting-queries.ts';
import {
  JoinWaitingList,
  WaitingEntryPage,
  WaitingEntryParams,
  WaitingEntryShape,
  WaitingFilterShape,
  WaitingReason,
} from './waiting-schemas.ts';

const tags = ['budgets'];
const write = { permission: 'waiting-list:write' } as const;

/** Who waits for money, and what they are offered. */
export const waitingRoutes: RouteModule = (app) => {
  listRoutes(app);
  entryRoutes(app);
};

const listRoutes: RouteModule = (app) => {
  app.get(
    '/budgets/waiting-entries',
    {
      config: { permission: 'budgets:read' },
      schema: {
        operationId: 'waitingEntries',
        tags,
        summary: 'The dowries that wait for money, district by district in order',
        querystring: WaitingFilterShape,
        response: { 200: ref(WaitingEntryPage) },
      },
    },
    (request) => waitingPage(contextOf(request), request.query),
  );

  app.post(
    '/budgets/waiting-entries',
    {
      config: write,
      schema: {
        operationId: 'joinWaitingList',
        tags,
        summary: 'Put a dowry that lacks money on the waiting list',
        body: ref(JoinWaitingList),
        response: { 201: ref(WaitingEntryShape), ...problems(404, 409) },
      },
    },
    async (request, reply) => reply.code(201).send(await joinWaitingList(contextOf(request), request.body)),
  );
};

const entryRoutes: RouteModule = (app) => {
  app.post(
    '/budgets/waiting-entries/:waitingEntryId/precedence',
    {
      config: write,
      schema: {
        operationId: 'giveWaitingPrecedence',
        tags,
        summary: 'Let a dowry go before others of its district, with the reason',
        params: WaitingEntryParams,
        body: ref(WaitingReason),
        response: { 200: ref(WaitingEntryShape), ...problems(404, 409) },
      },
    },
    (request) => giveWaitingPrecedence(contextOf(request), { ...request.params, ...request.body }),
  );

  app.post(
    '/budgets/waiting-entries/:waitingEntryId/departure',
    {
      config: write,
      schema: {
        operationId: 'leaveWaitingList',
        tags,
        summary: 'Take a dowry off the waiting list, with the reason',
        params: WaitingEntryParams,
        body: ref(WaitingReason),
        response: { 200: ref(WaitingEntryShape), ...problems(404, 409) },
      },
    },
    (request) => leaveWaitingList(contextOf(request), { ...request.params, ...request.body }),
  );
};
