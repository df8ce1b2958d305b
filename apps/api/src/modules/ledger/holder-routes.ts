import { contextOf } from '../../platform/context.ts';
import type { RouteModule } from '../../platform/routes.ts';
import { problems, ref } from '../../platform/schema.ts';
import { holderById, holderMovePage } from './holder-queries.ts';
import {
  HolderFilterShape,
  HolderMoveFilterShape,
  HolderMovePage,
  HolderParams,
  LedgerHolderShape,
} from './holder-schemas.ts';

const tags = ['ledger'];
const read = { permission: 'ledger:read' } as const;

export const holderRoutes: RouteModule = (app) => {
  app.get(
    '/ledger/holders/:holderId',
    {
      config: read,
      schema: {
        operationId: 'ledgerHolder',
        tags,
        summary: 'What a holder of money is and holds, now or at the end of a day',
        params: HolderParams,
        querystring: HolderFilterShape,
        response: { 200: ref(LedgerHolderShape), ...problems(404) },
      },
    },
    (request) => holderById(contextOf(request), { ...request.params, ...request.query }),
  );

  app.get(
    '/ledger/holders/:holderId/moves',
    {
      config: read,
      schema: {
        operationId: 'ledgerHolderMoves',
        tags,
        summary: 'The moves of a holder with its running balance, the last first',
        params: HolderParams,
        querystring: HolderMoveFilterShape,
        response: { 200: ref(HolderMovePage), ...problems(404) },
      },
    },
    (request) => holderMovePage(contextOf(request), { ...request.params, ...request.query }),
  );
};
