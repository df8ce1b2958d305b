import { contextOf } from '../../platform/context.ts';
import type { RouteModule } from '../../platform/routes.ts';
import { problems, ref } from '../../platform/schema.ts';
import {
  AccreditationParams,
  AccreditationShape,
  AddAccreditation,
  ChangeAccreditation,
} from './accreditation-schemas.ts';
import { addAccreditation, changeAccreditation } from './commands/accreditations.ts';
import { closeOrganisation, reopenOrganisation } from './commands/closure.ts';
import { addOrganisation, changeOrganisation } from './commands/organisations.ts';
import { addSeat, changeSeat } from './commands/seats.ts';
import { organisationById, organisationPage } from './queries.ts';
import {
  AddOrganisation,
  ChangeOrganisation,
  CloseOrganisation,
  OrganisationFilterShape,
  OrganisationPage,
  OrganisationParams,
  OrganisationShape,
} from './schemas.ts';
import { AddSeat, ChangeSeat, SeatParams, SeatShape } from './seat-schemas.ts';

const tags = ['network'];
const keep = { permission: 'organisations:write' } as const;

export const networkRoutes: RouteModule = (app) => {
  organisationReadingRoutes(app);
  organisationChangeRoutes(app);
  closureRoutes(app);
  seatRoutes(app);
  accreditationRoutes(app);
};

const organisationReadingRoutes: RouteModule = (app) => {
  app.get(
    '/organisations',
    {
      config: { permission: 'organisations:read' },
      schema: {
        operationId: 'organisations',
        tags,
        summary: 'The bodies, by name',
        querystring: OrganisationFilterShape,
        response: { 200: ref(OrganisationPage) },
      },
    },
    (request) => organisationPage(contextOf(request), request.query),
  );

  app.get(
    '/organisations/:organisationId',
    {
      config: { permission: 'organisations:read' },
      schema: {
        operationId: 'organisation',
        tags,
        summary: 'One body with its seats and accreditations',
        params: OrganisationParams,
        response: { 200: ref(OrganisationShape), ...problems(404) },
      },
    },
    (request) => organisationById(contextOf(request), request.params),
  );
};

const organisationChangeRoutes: RouteModule = (app) => {
  app.post(
    '/organisations',
    {
      config: keep,
      schema: {
        operationId: 'addOrganisation',
        tags,
        summary: 'Enter a body',
        body: ref(AddOrganisation),
        response: { 201: ref(OrganisationShape), ...problems(409, 422) },
      },
    },
    async (request, reply) => reply.code(201).send(await addOrganisation(contextOf(request), request.body)),
  );

  app.patch(
    '/organisations/:organisationId',
    {
      config: { ...keep, ifMatch: true },
      schema: {
        operationId: 'changeOrganisation',
        tags,
        summary: 'Change a body',
        params: OrganisationParams,
        body: ref(ChangeOrganisation),
        response: { 200: ref(OrganisationShape), ...problems(404, 409, 412, 422, 428) },
      },
    },
    (request) => {
      const { expectedVersion } = request;
      return changeOrganisation(contextOf(request), { ...request.body, ...request.params, expectedVersion });
    },
  );
};

const closureRoutes: RouteModule = (app) => {
  app.post(
    '/organisations/:organisationId/closure',
    {
      config: { ...keep, ifMatch: true },
      schema: {
        operationId: 'closeOrganisation',
        tags,
        summary: 'Close a body',
        params: OrganisationParams,
        body: ref(CloseOrganisation),
        response: { 200: ref(OrganisationShape), ...problems(404, 409, 412, 422, 428) },
      },
    },
    (request) => {
      const { expectedVersion } = request;
      return closeOrganisation(contextOf(request), { ...request.body, ...request.params, expectedVersion });
    },
  );

  app.delete(
    '/organisations/:organisationId/closure',
    {
      config: { ...keep, ifMatch: true },
      schema: {
        operationId: 'reopenOrganisation',
        tags,
        summary: 'Open a closed body again',
        params: OrganisationParams,
        response: { 200: ref(OrganisationShape), ...problems(404, 409, 412, 428) },
      },
    },
    (request) => {
      const { expectedVersion } = request;
      return reopenOrganisation(contextOf(request), { ...request.params, expectedVersion });
    },
  );
};

const seatRoutes: RouteModule = (app) => {
  app.post(
    '/organisations/:organisationId/seats',
    {
      config: keep,
      schema: {
        operationId: 'addSeat',
        tags,
        summary: 'Add a seat to a body',
        params: OrganisationParams,
        body: ref(AddSeat),
        response: { 201: ref(SeatShape), ...problems(404, 409, 422) },
      },
    },
    async (request, reply) =>
      reply.code(201).send(await addSeat(contextOf(request), { ...request.body, ...request.params })),
  );

  app.patch(
    '/organisations/:organisationId/seats/:seatId',
    {
      config: { ...keep, ifMatch: true },
      schema: {
        operationId: 'changeSeat',
        tags,
        summary: 'Change a seat, make it the main one, or close it',
        params: SeatParams,
        body: ref(ChangeSeat),
        response: { 200: ref(SeatShape), ...problems(404, 412, 422, 428) },
      },
    },
    (request) => {
      const { expectedVersion } = request;
      return changeSeat(contextOf(request), { ...request.body, ...request.params, expectedVersion });
    },
  );
};

const accreditationRoutes: RouteModule = (app) => {
  app.post(
    '/organisations/:organisationId/accreditations',
    {
      config: keep,
      schema: {
        operationId: 'addAccreditation',
        tags,
        summary: 'Enter what a body is accredited for',
        params: OrganisationParams,
        body: ref(AddAccreditation),
        response: { 201: ref(AccreditationShape), ...problems(404, 409, 422) },
      },
    },
    async (request, reply) =>
      reply
        .code(201)
        .send(await addAccreditation(contextOf(request), { ...request.body, ...request.params })),
  );

  app.patch(
    '/organisations/:organisationId/accreditations/:accreditationId',
    {
      config: { ...keep, ifMatch: true },
      schema: {
        operationId: 'changeAccreditation',
        tags,
        summary: 'Change the number or the days of an accreditation',
        params: AccreditationParams,
        body: ref(ChangeAccreditation),
        response: { 200: ref(AccreditationShape), ...problems(404, 409, 412, 422, 428) },
      },
    },
    (request) => {
      const { expectedVersion } = request;
      return changeAccreditation(contextOf(request), { ...request.body, ...request.params, expectedVersion });
    },
  );
};
