import type { CivilDate } from '@approdo/shared/dates';
import type { StayPermitKind } from '@approdo/shared/stay-permits';
import type { Static } from 'typebox';
import type { CaseFile } from './schemas/case-file.ts';
import type { ConsentShape, StayPermitShape, TaxCodeShape } from './schemas/documents.ts';
import type {
  EducationShape,
  EmploymentStatusShape,
  ServicePactShape,
  SpokenLanguage,
  WorkDeclarationShape,
} from './schemas/occupation.ts';
import type { BirthDatePrecision, EntryAnswer, Gender } from './words.ts';

/** What is recorded in a file, row by row, with nothing masked. */
export type TaxCodeRecord = Static<typeof TaxCodeShape>;
export type StayPermitRecord = Omit<Static<typeof StayPermitShape>, 'kind' | 'masked'> & {
  kind: StayPermitKind;
};
export type EmploymentStatusRecord = Static<typeof EmploymentStatusShape>;
export type WorkDeclarationRecord = Static<typeof WorkDeclarationShape>;
export type ServicePactRecord = Static<typeof ServicePactShape>;
export type EducationRecord = Static<typeof EducationShape>;
export type ConsentRecord = Static<typeof ConsentShape>;

/** A row that is not there yet. */
export type Unwritten<Row> = Omit<Row, 'id'>;

export interface AddressFacts {
  street: string | null;
  postalCode: string | null;
  municipalityCode: string | null;
}

export interface GuardianFacts {
  name: string;
  phone: string | null;
  email: string | null;
}

/** The person of a file, apart from what is recorded over time. */
export interface Person {
  familyName: string;
  givenName: string | null;
  familyNameOriginal: string | null;
  givenNameOriginal: string | null;
  birthDate: CivilDate;
  birthDatePrecision: BirthDatePrecision;
  birthCountryCode: string | null;
  birthMunicipalityCode: string | null;
  birthLocality: string | null;
  citizenshipCode: string | null;
  stateless: boolean;
  gender: Gender;
  enteredUnaccompanied: EntryAnswer;
  phone: string | null;
  email: string | null;
  residence: AddressFacts | null;
  domicile: AddressFacts | null;
  districtId: string | null;
  guardian: GuardianFacts | null;
}

export interface RecordLists {
  taxCodes: TaxCodeRecord[];
  stayPermits: StayPermitRecord[];
  employmentStatuses: EmploymentStatusRecord[];
  workDeclarations: WorkDeclarationRecord[];
  servicePacts: ServicePactRecord[];
  educations: EducationRecord[];
  consents: ConsentRecord[];
  languages: SpokenLanguage[];
}

/** A whole file with nothing masked: for the commands, and for the modules above; never an answer. */
export interface CaseFileFacts extends Person, RecordLists {
  id: string;
  code: string;
  organisation: CaseFile['organisation'];
  district: CaseFile['district'];
  birthMunicipalityName: string | null;
  residenceMunicipalityName: string | null;
  domicileMunicipalityName: string | null;
  /** Whether the restricted data was revealed to the actor today. */
  revealed: boolean;
  version: number;
  createdAt: Date;
  updatedAt: Date;
  lastUpdatedBy: string | null;
}

/** What the reference data says of the places a person names. */
export interface PlaceFacts {
  /** Country codes that exist, with the Belfiore code of each; Italy has none. */
  countries: ReadonlyMap<string, string | null>;
  /** Whether the municipality of birth existed on the birth date. */
  birthMunicipalityExisted: boolean;
  /** ISTAT codes that are of a municipality today. */
  municipalities: ReadonlySet<string>;
  districtExists: boolean;
}
