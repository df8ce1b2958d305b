import { api, ifMatch, type Shapes, unwrap } from '../../lib/api.ts';
import type { CaseFile, OnFile } from './queries.ts';

/** The calls that add, correct and take away one kind of record; each answers the whole file at its next version. */
export interface RecordCalls<Added, Changed> {
  add: (on: OnFile, body: Added) => Promise<CaseFile>;
  change: (on: OnFile, recordId: string, body: Changed) => Promise<CaseFile>;
  remove: (on: OnFile, recordId: string) => Promise<CaseFile>;
}

const onFile = ({ caseFileId, version, once }: OnFile) => ({
  path: { caseFileId },
  header: { ...ifMatch(version), ...once },
});
const onRecord = ({ caseFileId, version }: OnFile, recordId: string) => ({
  path: { caseFileId, recordId },
  header: ifMatch(version),
});

export const taxCodeCalls: RecordCalls<Shapes['AddTaxCode'], Shapes['ChangeTaxCode']> = {
  add: (on, body) => unwrap(api.POST('/case-files/{caseFileId}/tax-codes', { params: onFile(on), body })),
  change: (on, recordId, body) =>
    unwrap(
      api.PATCH('/case-files/{caseFileId}/tax-codes/{recordId}', { params: onRecord(on, recordId), body }),
    ),
  remove: (on, recordId) =>
    unwrap(api.DELETE('/case-files/{caseFileId}/tax-codes/{recordId}', { params: onRecord(on, recordId) })),
};

export const stayPermitCalls: RecordCalls<Shapes['AddStayPermit'], Shapes['ChangeStayPermit']> = {
  add: (on, body) => unwrap(api.POST('/case-files/{caseFileId}/stay-permits', { params: onFile(on), body })),
  change: (on, recordId, body) =>
    unwrap(
      api.PATCH('/case-files/{caseFileId}/stay-permits/{recordId}', { params: onRecord(on, recordId), body }),
    ),
  remove: (on, recordId) =>
    unwrap(
      api.DELETE('/case-files/{caseFileId}/stay-permits/{recordId}', { params: onRecord(on, recordId) }),
    ),
};

export const consentCalls: RecordCalls<Shapes['AddConsent'], Shapes['ChangeConsent']> = {
  add: (on, body) => unwrap(api.POST('/case-files/{caseFileId}/consents', { params: onFile(on), body })),
  change: (on, recordId, body) =>
    unwrap(
      api.PATCH('/case-files/{caseFileId}/consents/{recordId}', { params: onRecord(on, recordId), body }),
    ),
  remove: (on, recordId) =>
    unwrap(api.DELETE('/case-files/{caseFileId}/consents/{recordId}', { params: onRecord(on, recordId) })),
};

export const employmentStatusCalls: RecordCalls<
  Shapes['AddEmploymentStatus'],
  Shapes['ChangeEmploymentStatus']
> = {
  add: (on, body) =>
    unwrap(api.POST('/case-files/{caseFileId}/employment-statuses', { params: onFile(on), body })),
  change: (on, recordId, body) =>
    unwrap(
      api.PATCH('/case-files/{caseFileId}/employment-statuses/{recordId}', {
        params: onRecord(on, recordId),
        body,
      }),
    ),
  remove: (on, recordId) =>
    unwrap(
      api.DELETE('/case-files/{caseFileId}/employment-statuses/{recordId}', {
        params: onRecord(on, recordId),
      }),
    ),
};

export const workDeclarationCalls: RecordCalls<
  Shapes['AddWorkDeclaration'],
  Shapes['ChangeWorkDeclaration']
> = {
  add: (on, body) =>
    unwrap(api.POST('/case-files/{caseFileId}/work-declarations', { params: onFile(on), body })),
  change: (on, recordId, body) =>
    unwrap(
      api.PATCH('/case-files/{caseFileId}/work-declarations/{recordId}', {
        params: onRecord(on, recordId),
        body,
      }),
    ),
  remove: (on, recordId) =>
    unwrap(
      api.DELETE('/case-files/{caseFileId}/work-declarations/{recordId}', { params: onRecord(on, recordId) }),
    ),
};

export const servicePactCalls: RecordCalls<Shapes['AddServicePact'], Shapes['ChangeServicePact']> = {
  add: (on, body) => unwrap(api.POST('/case-files/{caseFileId}/service-pacts', { params: onFile(on), body })),
  change: (on, recordId, body) =>
    unwrap(
      api.PATCH('/case-files/{caseFileId}/service-pacts/{recordId}', {
        params: onRecord(on, recordId),
        body,
      }),
    ),
  remove: (on, recordId) =>
    unwrap(
      api.DELETE('/case-files/{caseFileId}/service-pacts/{recordId}', { params: onRecord(on, recordId) }),
    ),
};

export const educationCalls: RecordCalls<Shapes['AddEducation'], Shapes['ChangeEducation']> = {
  add: (on, body) => unwrap(api.POST('/case-files/{caseFileId}/educations', { params: onFile(on), body })),
  change: (on, recordId, body) =>
    unwrap(
      api.PATCH('/case-files/{caseFileId}/educations/{recordId}', { params: onRecord(on, recordId), body }),
    ),
  remove: (on, recordId) =>
    unwrap(api.DELETE('/case-files/{caseFileId}/educations/{recordId}', { params: onRecord(on, recordId) })),
};
