import { contextOf } from '../../platform/context.ts';
import type { RouteModule } from '../../platform/routes.ts';
import { problems, ref } from '../../platform/schema.ts';
import { ledgerTransactionById, ledgerTransactionPage } from './journal-queries.ts';
import {
  LedgerFilterShape,
  LedgerTransactionPage,
  LedgerTransactionParams,
  LedgerTransactionShape,
} from './schemas.ts';

export const ledgerRoutes: RouteModule = (app) => {
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
};
