import { contextOf } from '../../platform/context.ts';
import type { RouteModule } from '../../platform/routes.ts';
import { problems, ref } from '../../platform/schema.ts';
import {
  approveTransfer,
  noteTransfer,
  proposeTransfer,
  refuseTransfer,
  withdrawTransfer,
} from './transfer-commands.ts';
import { budgetTransferById, budgetTransferPage } from './transfer-queries.ts';
import {
  ApproveTransfer,
  BudgetTransferFilterShape,
  BudgetTransferPage,
  BudgetTransferParams,
  BudgetTransferShape,
  ProposeTransfer,
  TransferWords,
} from './transfer-schemas.ts';

const tags = ['budgets'];
const read = { permission: 'budgets:read' } as const;
const propose = { permission: 'transfers:propose' } as const;
const decide = { permission: 'transfers:decide' } as const;

/** Transfers between districts: one person proposes, another decides. */
export const transferRoutes: RouteModule = (app) => {
  readRoutes(app);
  proposalRoutes(app);
  decisionRoutes(app);
};

const readRoutes: RouteModule = (app) => {
  app.get(
    '/budgets/transfers',
    {
      config: read,
      schema: {
        operationId: 'budgetTransfers',
        tags,
        summary: 'The transfers between districts, the last proposed first',
        querystring: BudgetTransferFilterShape,
        response: { 200: ref(BudgetTransferPage) },
      },
    },
    (request) => budgetTransferPage(contextOf(request), request.query),
  );

  app.get(
    '/budgets/transfers/:transferId',
    {
      config: read,
      schema: {
        operationId: 'budgetTransfer',
        tags,
        summary: 'One transfer between districts with its diary',
        params: BudgetTransferParams,
        response: { 200: ref(BudgetTransferShape), ...problems(404) },
      },
    },
    (request) => budgetTransferById(contextOf(request), request.params),
  );
};

const proposalRoutes: RouteModule = (app) => {
  app.post(
    '/budgets/transfers',
    {
      config: propose,
      schema: {
        operationId: 'proposeTransfer',
        tags,
        summary: 'Propose that a district gives money to another',
        body: ref(ProposeTransfer),
        response: { 201: ref(BudgetTransferShape), ...problems(409, 422) },
      },
    },
    async (request, reply) => reply.code(201).send(await proposeTransfer(contextOf(request), request.body)),
  );

  app.post(
    '/budgets/transfers/:transferId/withdrawal',
    {
      config: propose,
      schema: {
        operationId: 'withdrawTransfer',
        tags,
        summary: 'Take the own proposal back',
        params: BudgetTransferParams,
        body: ref(TransferWords),
        response: { 200: ref(BudgetTransferShape), ...problems(404, 409) },
      },
    },
    (request) => withdrawTransfer(contextOf(request), { ...request.params, ...request.body }),
  );

  app.post(
    '/budgets/transfers/:transferId/notes',
    {
      config: decide,
      schema: {
        operationId: 'noteTransfer',
        tags,
        summary: 'Write a note in the diary of a transfer',
        params: BudgetTransferParams,
        body: ref(TransferWords),
        response: { 201: ref(BudgetTransferShape), ...problems(404) },
      },
    },
    async (request, reply) =>
      reply.code(201).send(await noteTransfer(contextOf(request), { ...request.params, ...request.body })),
  );
};

const decisionRoutes: RouteModule = (app) => {
  app.post(
    '/budgets/transfers/:transferId/approval',
    {
      config: { ...decide, idempotency: 'required' },
      schema: {
        operationId: 'approveTransfer',
        tags,
        summary: 'Approve what another person proposed: the money moves at once',
        params: BudgetTransferParams,
        body: ref(ApproveTransfer),
        response: { 200: ref(BudgetTransferShape), ...problems(404, 409, 422, 428) },
      },
    },
    (request) => approveTransfer(contextOf(request), { ...request.params, ...request.body }),
  );

  app.post(
    '/budgets/transfers/:transferId/refusal',
    {
      config: decide,
      schema: {
        operationId: 'refuseTransfer',
        tags,
        summary: 'Refuse what another person proposed',
        params: BudgetTransferParams,
        body: ref(TransferWords),
        response: { 200: ref(BudgetTransferShape), ...problems(404, 409) },
      },
    },
    (request) => refuseTransfer(contextOf(request), { ...request.params, ...request.body }),
  );
};
