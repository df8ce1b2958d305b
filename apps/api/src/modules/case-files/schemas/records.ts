import Type from 'typebox';
import { List, ref } from '../../../platform/schema.ts';
import {
  AddConsent,
  AddStayPermit,
  AddTaxCode,
  ConsentShape,
  StayPermitShape,
  TaxCodeShape,
} from './documents.ts';
import {
  AddEducation,
  AddEmploymentStatus,
  AddServicePact,
  AddWorkDeclaration,
  EducationShape,
  EmploymentStatusShape,
  ServicePactShape,
  SpokenLanguageShape,
  WorkDeclarationShape,
} from './occupation.ts';

/** How many rows of one kind a file holds at the most; nobody has so many, and a page shows them all. */
export const recordsMax = 50;

/** What is recorded in a file, as answers show it. */
export const recordLists = {
  taxCodes: List(ref(TaxCodeShape), recordsMax),
  stayPermits: List(ref(StayPermitShape), recordsMax),
  employmentStatuses: List(ref(EmploymentStatusShape), recordsMax),
  workDeclarations: List(ref(WorkDeclarationShape), recordsMax),
  servicePacts: List(ref(ServicePactShape), recordsMax),
  educations: List(ref(EducationShape), recordsMax),
  consents: List(ref(ConsentShape), recordsMax),
  languages: List(ref(SpokenLanguageShape), recordsMax),
};

/** What may be recorded at once when a file is opened. */
export const newRecordLists = {
  taxCodes: Type.Optional(List(ref(AddTaxCode), 5)),
  stayPermits: Type.Optional(List(ref(AddStayPermit), 20)),
  employmentStatuses: Type.Optional(List(ref(AddEmploymentStatus), 20)),
  workDeclarations: Type.Optional(List(ref(AddWorkDeclaration), 20)),
  servicePacts: Type.Optional(List(ref(AddServicePact), 20)),
  educations: Type.Optional(List(ref(AddEducation), 20)),
  consents: Type.Optional(List(ref(AddConsent), 20)),
  languages: Type.Optional(List(ref(SpokenLanguageShape), 20)),
};
