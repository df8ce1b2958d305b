import { contextOf } from '../../platform/context.ts';
import type { RouteModule } from '../../platform/routes.ts';
import { problems, ref } from '../../platform/schema.ts';
import { decidePeriodAct, proposePeriodAct } from './commands/periods.ts';
import { periodActPage, periodPage } from './period-queries.ts';
import {
  PeriodActFilterShape,
  PeriodActPage,
  PeriodActParams,
  PeriodActShape,
  PeriodFilterShape,
  PeriodPage,
  ProposePeriodAct,
  RejectPeriodAct,
} from './schemas.ts';

const tags = ['ledger'];
const read = { permission: 'ledger:read' } as const;
const close = { permission: 'ledger:close' } as const;

export const periodRoutes: RouteModule = (app) => {
  readRoutes(app);
  actRoutes(app);
};

const readRoutes: RouteModule = (app) => {
  app.get(
    '/ledger/periods',
    {
      config: read,
      schema: {
        operationId: 'ledgerPeriods',
        tags,
        summary: 'The months of the ledger, the last first: open or closed',
        querystring: PeriodFilterShape,
        response: { 200: ref(PeriodPage) },
      },
    },
    (request) => periodPage(contextOf(request), request.query),
  );

  app.get(
    '/ledger/period-acts',
    {
      config: read,
      schema: {
        operationId: 'ledgerPeriodActs',
        tags,
        summary: 'Who asked to close months or to open them again, and what was decided',
        querystring: PeriodActFilterShape,
        response: { 200: ref(PeriodActPage) },
      },
    },
    (request) => periodActPage(contextOf(request), request.query),
  );
};

const actRoutes: RouteModule = (app) => {
  app.post(
    '/ledger/period-acts',
    {
      config: close,
      schema: {
        operationId: 'proposePeriodAct',
        tags,
        summary: 'Ask that a month be closed or opened again; another person decides',
        body: ref(ProposePeriodAct),
        response: { 201: ref(PeriodActShape), ...problems(409, 422) },
      },
    },
    async (request, reply) => reply.code(201).send(await proposePeriodAct(contextOf(request), request.body)),
  );

  app.post(
    '/ledger/period-acts/:periodActId/confirmation',
    {
      config: close,
      schema: {
        operationId: 'confirmPeriodAct',
        tags,
        summary: 'Do what another person asked of a month',
        params: PeriodActParams,
        response: { 200: ref(PeriodActShape), ...problems(404, 409) },
      },
    },
    (request) => decidePeriodAct(contextOf(request), { ...request.params, decision: 'confirmed' }),
  );

  app.post(
    '/ledger/period-acts/:periodActId/rejection',
    {
      config: close,
      schema: {
        operationId: 'rejectPeriodAct',
        tags,
        summary: 'Leave a month as it is, whatever was asked',
        params: PeriodActParams,
        body: ref(RejectPeriodAct),
        response: { 200: ref(PeriodActShape), ...problems(404, 409) },
      },
    },
    (request) =>
      decidePeriodAct(contextOf(request), { ...request.params, ...request.body, decision: 'rejected' }),
  );
};
