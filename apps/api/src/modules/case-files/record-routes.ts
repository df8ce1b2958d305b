import Type, { type TSchema } from 'typebox';
import { contextOf } from '../../platform/context.ts';
import type { Routes } from '../../platform/routes.ts';
import { Id, problems, ref } from '../../platform/schema.ts';
import {
  consentRecords,
  educationRecords,
  employmentStatusRecords,
  servicePactRecords,
  setLanguages,
  stayPermitRecords,
  taxCodeRecords,
  workDeclarationRecords,
} from './commands/records.ts';
import { CaseFileShape } from './schemas/case-file.ts';
import {
  AddConsent,
  AddStayPermit,
  AddTaxCode,
  ChangeConsent,
  ChangeStayPermit,
  ChangeTaxCode,
} from './schemas/documents.ts';
import { CaseFileParams } from './schemas/inputs.ts';
import {
  AddEducation,
  AddEmploymentStatus,
  AddServicePact,
  AddWorkDeclaration,
  ChangeEducation,
  ChangeEmploymentStatus,
  ChangeServicePact,
  ChangeWorkDeclaration,
  SetLanguages,
} from './schemas/occupation.ts';

const RecordParams = Type.Object({ caseFileId: Id, recordId: Id });
const config = { permission: 'case-files:write', ifMatch: true } as const;
const tags = ['case-files'];

/** The route that records a row; it answers the whole file at its next version, as the other two do. */
function adding<Body extends TSchema>(operationId: string, described: string, body: Body) {
  const response = { 201: ref(CaseFileShape), ...problems(404, 409, 412, 422, 428) };
  const schema = {
    operationId,
    tags,
    summary: `Record ${described}`,
    params: CaseFileParams,
    body: ref(body),
    response,
  };
  return { config, schema };
}

/** The route that corrects or closes a row. */
function changing<Body extends TSchema>(operationId: string, described: string, body: Body) {
  const response = { 200: ref(CaseFileShape), ...problems(404, 409, 412, 422, 428) };
  const schema = {
    operationId,
    tags,
    summary: `Correct or close ${described}`,
    params: RecordParams,
    body: ref(body),
    response,
  };
  return { config, schema };
}

/** The route that takes a row away. */
function removing(operationId: string, described: string) {
  const response = { 200: ref(CaseFileShape), ...problems(404, 412, 428) };
  const schema = {
    operationId,
    tags,
    summary: `Take away ${described} written by mistake`,
    params: RecordParams,
    response,
  };
  return { config, schema };
}

/** The file, the row if any, and the version of the file the change builds on. */
function on<Params>({ params, expectedVersion }: { params: Params; expectedVersion: number }) {
  return { ...params, expectedVersion };
}

/** What is recorded in a case file over time. */
export function caseFileRecordRoutes(app: Routes): void {
  taxCodeRoutes(app);
  stayPermitRoutes(app);
  consentRoutes(app);
  employmentStatusRoutes(app);
  workDeclarationRoutes(app);
  servicePactRoutes(app);
  educationRoutes(app);
  languageRoutes(app);
}

function taxCodeRoutes(app: Routes): void {
  const { add, change, remove } = taxCodeRecords;
  const described = 'a tax code, personal or provisional';
  app.post(
    '/case-files/:caseFileId/tax-codes',
    adding('addTaxCode', described, AddTaxCode),
    async (request, reply) => reply.code(201).send(await add(contextOf(request), on(request), request.body)),
  );
  app.patch(
    '/case-files/:caseFileId/tax-codes/:recordId',
    changing('changeTaxCode', described, ChangeTaxCode),
    (request) => change(contextOf(request), on(request), request.body),
  );
  app.delete('/case-files/:caseFileId/tax-codes/:recordId', removing('removeTaxCode', described), (request) =>
    remove(contextOf(request), on(request)),
  );
}

function stayPermitRoutes(app: Routes): void {
  const { add, change, remove } = stayPermitRecords;
  const described = 'a stay permit';
  app.post(
    '/case-files/:caseFileId/stay-permits',
    adding('addStayPermit', described, AddStayPermit),
    async (request, reply) => reply.code(201).send(await add(contextOf(request), on(request), request.body)),
  );
  app.patch(
    '/case-files/:caseFileId/stay-permits/:recordId',
    changing('changeStayPermit', described, ChangeStayPermit),
    (request) => change(contextOf(request), on(request), request.body),
  );
  app.delete(
    '/case-files/:caseFileId/stay-permits/:recordId',
    removing('removeStayPermit', described),
    (request) => remove(contextOf(request), on(request)),
  );
}

function consentRoutes(app: Routes): void {
  const { add, change, remove } = consentRecords;
  const described = 'a consent or the privacy notice';
  app.post(
    '/case-files/:caseFileId/consents',
    adding('addConsent', described, AddConsent),
    async (request, reply) => reply.code(201).send(await add(contextOf(request), on(request), request.body)),
  );
  app.patch(
    '/case-files/:caseFileId/consents/:recordId',
    changing('changeConsent', described, ChangeConsent),
    (request) => change(contextOf(request), on(request), request.body),
  );
  app.delete('/case-files/:caseFileId/consents/:recordId', removing('removeConsent', described), (request) =>
    remove(contextOf(request), on(request)),
  );
}

function employmentStatusRoutes(app: Routes): void {
  const { add, change, remove } = employmentStatusRecords;
  const described = 'an employment status';
  app.post(
    '/case-files/:caseFileId/employment-statuses',
    adding('addEmploymentStatus', described, AddEmploymentStatus),
    async (request, reply) => reply.code(201).send(await add(contextOf(request), on(request), request.body)),
  );
  app.patch(
    '/case-files/:caseFileId/employment-statuses/:recordId',
    changing('changeEmploymentStatus', described, ChangeEmploymentStatus),
    (request) => change(contextOf(request), on(request), request.body),
  );
  app.delete(
    '/case-files/:caseFileId/employment-statuses/:recordId',
    removing('removeEmploymentStatus', described),
    (request) => remove(contextOf(request), on(request)),
  );
}

function workDeclarationRoutes(app: Routes): void {
  const { add, change, remove } = workDeclarationRecords;
  const described = 'a work declaration (DID)';
  app.post(
    '/case-files/:caseFileId/work-declarations',
    adding('addWorkDeclaration', described, AddWorkDeclaration),
    async (request, reply) => reply.code(201).send(await add(contextOf(request), on(request), request.body)),
  );
  app.patch(
    '/case-files/:caseFileId/work-declarations/:recordId',
    changing('changeWorkDeclaration', described, ChangeWorkDeclaration),
    (request) => change(contextOf(request), on(request), request.body),
  );
  app.delete(
    '/case-files/:caseFileId/work-declarations/:recordId',
    removing('removeWorkDeclaration', described),
    (request) => remove(contextOf(request), on(request)),
  );
}

function servicePactRoutes(app: Routes): void {
  const { add, change, remove } = servicePactRecords;
  const described = 'a service pact';
  app.post(
    '/case-files/:caseFileId/service-pacts',
    adding('addServicePact', described, AddServicePact),
    async (request, reply) => reply.code(201).send(await add(contextOf(request), on(request), request.body)),
  );
  app.patch(
    '/case-files/:caseFileId/service-pacts/:recordId',
    changing('changeServicePact', described, ChangeServicePact),
    (request) => change(contextOf(request), on(request), request.body),
  );
  app.delete(
    '/case-files/:caseFileId/service-pacts/:recordId',
    removing('removeServicePact', described),
    (request) => remove(contextOf(request), on(request)),
  );
}

function educationRoutes(app: Routes): void {
  const { add, change, remove } = educationRecords;
  const described = 'an education';
  app.post(
    '/case-files/:caseFileId/educations',
    adding('addEducation', described, AddEducation),
    async (request, reply) => reply.code(201).send(await add(contextOf(request), on(request), request.body)),
  );
  app.patch(
    '/case-files/:caseFileId/educations/:recordId',
    changing('changeEducation', described, ChangeEducation),
    (request) => change(contextOf(request), on(request), request.body),
  );
  app.delete(
    '/case-files/:caseFileId/educations/:recordId',
    removing('removeEducation', described),
    (request) => remove(contextOf(request), on(request)),
  );
}

function languageRoutes(app: Routes): void {
  app.put(
    '/case-files/:caseFileId/languages',
    {
      config,
      schema: {
        operationId: 'setLanguages',
        tags,
        summary: 'Record every language the person speaks',
        params: CaseFileParams,
        body: ref(SetLanguages),
        response: { 200: ref(CaseFileShape), ...problems(404, 412, 422, 428) },
      },
    },
    (request) => setLanguages(contextOf(request), { ...on(request), ...request.body }),
  );
}
