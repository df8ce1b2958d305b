import { accreditationKinds, organisationKinds, sectors } from '@approdo/shared/organisations';
import Type, { type Static } from 'typebox';
import {
  Count,
  Day,
  Email,
  enumOf,
  Id,
  Instant,
  List,
  Nullable,
  named,
  pageOf,
  pageParameters,
  ref,
  Text,
  Version,
} from '../../platform/schema.ts';
import { AccreditationShape, accreditationExample } from './accreditation-schemas.ts';
import { Phone, SeatMunicipalityShape, SeatShape, seatExample } from './seat-schemas.ts';

/** As stored: eleven digits. What is asked may also carry spaces, dots or the prefix IT. */
const VatNumber = Type.String({ pattern: '^[0-9]{11}$', minLength: 11, maxLength: 11 });
const BodyTaxCode = Type.String({ pattern: '^([0-9]{11}|[A-Z0-9]{16})$', minLength: 11, maxLength: 16 });
const WrittenCode = Text(30);
const AtecoCode = Type.String({
  pattern: '^[0-9]{2}(\\.[0-9]{1,2}(\\.[0-9]{1,2})?)?$',
  minLength: 2,
  maxLength: 8,
});
const Employees = Type.Integer({
  format: 'int32',
  minimum: 0,
  maximum: 1_000_000,
  description: 'Permanent employees, as the limits on trainees count them.',
});

export const HostDetailsShape = named(
  'HostDetails',
  {
    sector: enumOf(sectors),
    atecoCode: Nullable(AtecoCode),
    employees: Employees,
    traineesMax: Count,
  },
  {
    description:
      'What a body says of itself as a place of internships, and how many trainees it may have at once.',
    examples: [{ sector: 'hospitality', atecoCode: '55.10', employees: 14, traineesMax: 2 }],
  },
);
export type HostDetails = Static<typeof HostDetailsShape>;
export const SetHostDetails = named(
  'SetHostDetails',
  { sector: enumOf(sectors), atecoCode: Type.Optional(AtecoCode), employees: Employees },
  { examples: [{ sector: 'hospitality', atecoCode: '55.10', employees: 14 }] },
);
export type SetHostDetails = Static<typeof SetHostDetails>;

const common = {
  id: Id,
  kind: enumOf(organisationKinds),
  name: Text(200),
  vatNumber: Nullable(VatNumber),
  taxCode: Nullable(BodyTaxCode),
  closedOn: Nullable(Day),
  version: Version,
};
const cooperativeExample = {
  id: seatExample.organisationId,
  kind: 'promoter',
  name: 'Cooperativa Il Ponte',
  vatNumber: '00743110157',
  taxCode: '00743110157',
  closedOn: null,
  version: 1,
};
export const OrganisationRowShape = named(
  'OrganisationRow',
  {
    ...common,
    mainSeat: Nullable(ref(SeatMunicipalityShape)),
    accreditations: List(enumOf(accreditationKinds), 10),
  },
  {
    description: 'A body in a list: where its main seat is and what it is accredited for today.',
    examples: [
      { ...cooperativeExample, mainSeat: seatExample.municipality, accreditations: ['employmentServices'] },
    ],
  },
);
export type OrganisationRow = Static<typeof OrganisationRowShape>;
export const OrganisationPage = pageOf('OrganisationPage', ref(OrganisationRowShape));

export const OrganisationShape = named(
  'Organisation',
  {
    ...common,
    email: Nullable(Email),
    phone: Nullable(Phone),
    host: Nullable(ref(HostDetailsShape)),
    seats: List(ref(SeatShape), 200),
    accreditations: List(ref(AccreditationShape), 200),
    createdAt: Instant,
    updatedAt: Instant,
  },
  {
    description:
      'A body with its seats, its accreditations and, where internships may take place, its details as a host.',
    examples: [
      {
        ...cooperativeExample,
        email: 'segreteria@ilponte.example',
        phone: '06 9660001',
        host: null,
        seats: [seatExample],
        accreditations: [accreditationExample],
        createdAt: seatExample.createdAt,
        updatedAt: seatExample.updatedAt,
      },
    ],
  },
);
export type Organisation = Static<typeof OrganisationShape>;

export const AddOrganisation = named(
  'AddOrganisation',
  {
    kind: enumOf(organisationKinds),
    name: Text(200, { minLength: 2 }),
    vatNumber: Type.Optional(WrittenCode),
    taxCode: Type.Optional(WrittenCode),
    email: Type.Optional(Email),
    phone: Type.Optional(Phone),
    host: Type.Optional(ref(SetHostDetails)),
  },
  {
    description: 'A VAT number, a tax code or both; a host says its sector and how many it employs.',
    examples: [
      {
        kind: 'promoter',
        name: 'Cooperativa Il Ponte',
        vatNumber: '00743110157',
        email: 'segreteria@ilponte.example',
      },
      {
        kind: 'host',
        name: 'Albergo Belvedere',
        vatNumber: 'IT 07643520567',
        host: { sector: 'hospitality', atecoCode: '55.10', employees: 14 },
      },
    ],
  },
);
export type AddOrganisation = Static<typeof AddOrganisation>;
export const ChangeOrganisation = named(
  'ChangeOrganisation',
  {
    name: Type.Optional(Text(200, { minLength: 2 })),
    vatNumber: Type.Optional(Nullable(WrittenCode)),
    taxCode: Type.Optional(Nullable(WrittenCode)),
    email: Type.Optional(Nullable(Email)),
    phone: Type.Optional(Nullable(Phone)),
    host: Type.Optional(ref(SetHostDetails)),
  },
  { examples: [{ name: 'Cooperativa sociale Il Ponte', phone: null }] },
);
export type ChangeOrganisation = Static<typeof ChangeOrganisation>;
export const CloseOrganisation = named(
  'CloseOrganisation',
  { closedOn: Day },
  {
    description: 'The last day on which the body works with the programme.',
    examples: [{ closedOn: '2026-11-20' }],
  },
);
export type CloseOrganisation = Static<typeof CloseOrganisation>;

export const OrganisationParams = Type.Object({ organisationId: Id });
export const OrganisationFilterShape = Type.Object({
  ...pageParameters,
  q: Type.Optional(
    Type.String({
      minLength: 1,
      maxLength: 100,
      pattern: '^[^\\u0000]*$',
      description: 'Part of the name, or the beginning of the VAT number or tax code.',
    }),
  ),
  kind: Type.Optional(enumOf(organisationKinds)),
  state: Type.Optional(enumOf(['open', 'closed'])),
  accreditation: Type.Optional(enumOf(accreditationKinds)),
  provinceCode: Type.Optional(Type.String({ pattern: '^[A-Z]{2}$', minLength: 2, maxLength: 2 })),
});
export type OrganisationFilter = Static<typeof OrganisationFilterShape>;
