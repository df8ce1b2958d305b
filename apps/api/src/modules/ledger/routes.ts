import { contextOf } from '../../platform/context.ts';
import type { RouteModule } from '../../platform/routes.ts';
import { problems, ref } from '../../platform/schema.ts';
import { reverseTransaction } from './commands/reversal.ts';
import { holderRoutes } from './holder-routes.ts';
import { ledgerTransactionById, ledgerTransactionPage } from './journal-queries.ts';
import { periodRoutes } from './period-routes.ts';
import {
  LedgerFilterShape,
  LedgerTransactionPage,
  LedgerTransactionParams,
  LedgerTransactionShape,
  ReverseTransaction,
} from './schemas.ts';
import { sealRoutes } from './seal-routes.ts';

export const ledgerRoutes: RouteModule = (app) => {
  transactionRoutes(app);
  holderRoutes(app);
  periodRoutes(app);
  sealRoutes(app);
};

const transactionRoutes: RouteModule = (app) => {
  app.get(
    '/ledger/transactions',
    {
      config: { permission: 'ledger:read' },
      schema: {
        operationId: 'ledgerTransactions',
        tags: ['ledger'],
        summary: 'What the ledger recorded, the last first',
        querystring: LedgerFilterShape,
        response: { 200: ref(LedgerTransactionPage) },
      },
    },
    (request) => ledgerTransactionPage(contextOf(request), request.query),
  );

  app.get(
    '/ledger/transactions/:transactionId',
    {
      config: { permission: 'ledger:read' },
      schema: {
        operationId: 'ledgerTransaction',
        tags: ['ledger'],
        summary: 'One transaction of the ledger with its moves',
        params: LedgerTransactionParams,
        response: { 200: ref(LedgerTransactionShape), ...problems(404) },
      },
    },
    (request) => ledgerTransactionById(contextOf(request), request.params.transactionId),
  );

  app.post(
    '/ledger/transactions/:transactionId/reversal',
    {
      config: { permission: 'ledger:reverse', idempotency: 'required' },
      schema: {
        operationId: 'reverseTransaction',
        tags: ['ledger'],
        summary: 'Undo a transaction: its author on the same day, an authority later with a reason',
        params: LedgerTransactionParams,
        body: ref(ReverseTransaction),
        response: { 201: ref(LedgerTransactionShape), ...problems(404, 409, 422, 428) },
      },
    },
    async (request, reply) =>
      reply
        .code(201)
        .send(await reverseTransaction(contextOf(request), { ...request.params, ...request.body })),
  );
};
