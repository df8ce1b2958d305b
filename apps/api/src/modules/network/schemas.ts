import { accreditationKinds, organisationKinds, sectors } from '@approdo/shared/organisations';
import Type, { type Static } from 'typebox';
import {
  Count,
  Day,
  Email,
  enumOf,
  Flag,
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

export const IstatCode = Type.String({ pattern: '^[0-9]{6}$', minLength: 6, maxLength: 6 });
const RegionCode = Type.String({ pattern: '^[0-9]{2}$', minLength: 2, maxLength: 2 });
const PostalCode = Type.String({ pattern: '^[0-9]{5}$', minLength: 5, maxLength: 5 });
const Phone = Type.String({ pattern: '^\\+?[0-9][0-9 ./-]{1,28}$', minLength: 3, maxLength: 30 });
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

const cooperative = {
  id: '019aa3a0-1111-7000-8000-000000000001',
  organisationId: '019aa3a0-1111-7000-8000-00000000000a',
};
const stamp = { version: 1, createdAt: '2026-11-02T09:00:00.000Z', updatedAt: '2026-11-02T09:00:00.000Z' };

const seatExample = {
  ...cooperative,
  address: 'Via Roma 12',
  postalCode: '04010',
  municipality: { istatCode: '059006', name: 'Cori', provinceCode: 'LT' },
  phone: '06 9660001',
  main: true,
  closedOn: null,
  ...stamp,
};
export const SeatMunicipalityShape = named('SeatMunicipality', {
  istatCode: IstatCode,
  name: Text(100),
  provinceCode: Type.String({ pattern: '^[A-Z]{2}$', minLength: 2, maxLength: 2 }),
});
export const SeatShape = named(
  'Seat',
  {
    id: Id,
    organisationId: Id,
    address: Text(200),
    postalCode: Nullable(PostalCode),
    municipality: ref(SeatMunicipalityShape),
    phone: Nullable(Phone),
    main: Flag,
    closedOn: Nullable(Day),
    version: Version,
    createdAt: Instant,
    updatedAt: Instant,
  },
  { description: 'A place where a body works.', examples: [seatExample] },
);
export type Seat = Static<typeof SeatShape>;

export const AddSeat = named(
  'AddSeat',
  {
    address: Text(200, { minLength: 2 }),
    postalCode: Type.Optional(PostalCode),
    municipalityIstatCode: IstatCode,
    phone: Type.Optional(Phone),
    main: Type.Optional(Flag),
  },
  {
    description: 'The first seat of a body is its main one; a new main seat takes the place of the old.',
    examples: [
      { address: 'Via Roma 12', postalCode: '04010', municipalityIstatCode: '059006', phone: '06 9660001' },
    ],
  },
);
export type AddSeat = Static<typeof AddSeat>;
export const ChangeSeat = named(
  'ChangeSeat',
  {
    address: Type.Optional(Text(200, { minLength: 2 })),
    postalCode: Type.Optional(Nullable(PostalCode)),
    municipalityIstatCode: Type.Optional(IstatCode),
    phone: Type.Optional(Nullable(Phone)),
    main: Type.Optional(Flag),
    closedOn: Type.Optional(Nullable(Day)),
  },
  { examples: [{ phone: '06 9660002' }, { closedOn: '2026-11-20' }] },
);
export type ChangeSeat = Static<typeof ChangeSeat>;

const accreditationExample = {
  id: '019aa3a0-1111-7000-8000-000000000002',
  organisationId: cooperative.organisationId,
  kind: 'employmentServices',
  regionCode: '12',
  number: 'DGR 198/2014 n. 57',
  validFrom: '2025-01-01',
  validTo: '2027-12-31',
  current: true,
  ...stamp,
};
export const AccreditationShape = named(
  'Accreditation',
  {
    id: Id,
    organisationId: Id,
    kind: enumOf(accreditationKinds),
    regionCode: Nullable(RegionCode),
    number: Text(60),
    validFrom: Day,
    validTo: Nullable(Day),
    current: Flag,
    version: Version,
    createdAt: Instant,
    updatedAt: Instant,
  },
  {
    description:
      'What a body is accredited for, in a region or, without one, in the whole country. `validTo` is the last day; `current` says whether it holds today.',
    examples: [accreditationExample],
  },
);
export type Accreditation = Static<typeof AccreditationShape>;

export const AddAccreditation = named(
  'AddAccreditation',
  {
    kind: enumOf(accreditationKinds),
    regionCode: Type.Optional(RegionCode),
    number: Text(60),
    validFrom: Day,
    validTo: Type.Optional(Day),
  },
  {
    examples: [
      {
        kind: 'employmentServices',
        regionCode: '12',
        number: 'DGR 198/2014 n. 57',
        validFrom: '2025-01-01',
        validTo: '2027-12-31',
      },
    ],
  },
);
export type AddAccreditation = Static<typeof AddAccreditation>;
export const ChangeAccreditation = named(
  'ChangeAccreditation',
  {
    number: Type.Optional(Text(60)),
    validFrom: Type.Optional(Day),
    validTo: Type.Optional(Nullable(Day)),
  },
  { examples: [{ validTo: '2026-11-30' }] },
);
export type ChangeAccreditation = Static<typeof ChangeAccreditation>;

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
  id: cooperative.organisationId,
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
        createdAt: stamp.createdAt,
        updatedAt: stamp.updatedAt,
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
export const SeatParams = Type.Object({ organisationId: Id, seatId: Id });
export const AccreditationParams = Type.Object({ organisationId: Id, accreditationId: Id });
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
