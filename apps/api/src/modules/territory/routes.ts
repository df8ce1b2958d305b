import { contextOf } from '../../platform/context.ts';
import type { RouteModule } from '../../platform/routes.ts';
import { problems, ref } from '../../platform/schema.ts';
import { countryList, districtById, districtPage, municipalityPage, regionList } from './queries.ts';
import {
  CountryList,
  DistrictFilterShape,
  DistrictPage,
  DistrictParams,
  DistrictShape,
  MunicipalityFilterShape,
  MunicipalityPage,
  RegionList,
} from './schemas.ts';

export const territoryRoutes: RouteModule = (app) => {
  municipalityRoutes(app);
  stateRoutes(app);
  districtRoutes(app);
};

const municipalityRoutes: RouteModule = (app) => {
  app.get(
    '/municipalities',
    {
      config: { permission: 'territory:read' },
      schema: {
        operationId: 'municipalities',
        tags: ['territory'],
        summary: 'Municipalities that exist, or existed on a day, by name or code',
        querystring: MunicipalityFilterShape,
        response: { 200: ref(MunicipalityPage) },
      },
    },
    (request) => municipalityPage(contextOf(request), request.query),
  );
};

const stateRoutes: RouteModule = (app) => {
  app.get(
    '/countries',
    {
      config: { permission: 'territory:read' },
      schema: {
        operationId: 'countries',
        tags: ['territory'],
        summary: 'Every state, by its Italian name',
        response: { 200: ref(CountryList) },
      },
    },
    (request) => countryList(contextOf(request)),
  );

  app.get(
    '/regions',
    {
      config: { permission: 'territory:read' },
      schema: {
        operationId: 'regions',
        tags: ['territory'],
        summary: 'Every region with its provinces',
        response: { 200: ref(RegionList) },
      },
    },
    (request) => regionList(contextOf(request)),
  );
};

const districtRoutes: RouteModule = (app) => {
  app.get(
    '/districts',
    {
      config: { permission: 'territory:read' },
      schema: {
        operationId: 'districts',
        tags: ['territory'],
        summary: 'The districts that hold budgets, with their municipalities',
        querystring: DistrictFilterShape,
        response: { 200: ref(DistrictPage) },
      },
    },
    (request) => districtPage(contextOf(request), request.query),
  );

  app.get(
    '/districts/:districtId',
    {
      config: { permission: 'territory:read' },
      schema: {
        operationId: 'district',
        tags: ['territory'],
        summary: 'One district',
        params: DistrictParams,
        response: { 200: ref(DistrictShape), ...problems(404) },
      },
    },
    (request) => districtById(contextOf(request), request.params),
  );
};
