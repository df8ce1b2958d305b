import { contextOf } from '../../platform/context.ts';
import type { RouteModule } from '../../platform/routes.ts';
import { problems, ref } from '../../platform/schema.ts';
import { LedgerTransactionParams } from './schemas.ts';
import { inclusionProof, sealPage } from './seal-queries.ts';
import { LedgerProofShape, LedgerSealPage, SealFilterShape } from './seal-schemas.ts';

const tags = ['ledger'];
const read = { permission: 'ledger:read' } as const;

export const sealRoutes: RouteModule = (app) => {
  app.get(
    '/ledger/seals',
    {
      config: read,
      schema: {
        operationId: 'ledgerSeals',
        tags,
        summary: 'The seals of the ledger, the last first',
        querystring: SealFilterShape,
        response: { 200: ref(LedgerSealPage) },
      },
    },
    (request) => sealPage(contextOf(request), request.query),
  );

  app.get(
    '/ledger/transactions/:transactionId/proof',
    {
      config: read,
      schema: {
        operationId: 'ledgerProof',
        tags,
        summary: 'What proves, away from here, that a transaction is in a seal and unchanged',
        params: LedgerTransactionParams,
        response: { 200: ref(LedgerProofShape), ...problems(404, 409) },
      },
    },
    (request) => inclusionProof(contextOf(request), request.params),
  );
};
