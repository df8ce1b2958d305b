import Type, { type Static } from 'typebox';
import {
  CountryCode,
  Day,
  Email,
  enumOf,
  Flag,
  Id,
  Instant,
  Nullable,
  named,
  ref,
  Text,
  Version,
} from '../../../platform/schema.ts';
import { OrganisationSummaryShape } from '../../identity/index.ts';
import { IstatCode } from '../../territory/index.ts';
import { birthDatePrecisions, genders, permitStates } from '../words.ts';

export const CaseFileCode = Type.String({ pattern: '^FA-[0-9]{4}-[0-9]{6,9}$', maxLength: 17 });
/** At least four digits, however they are grouped. */
export const Phone = Type.String({
  pattern: '^\\+?[0-9]([ ./()-]*[0-9]){3,28}[ ./()-]*$',
  minLength: 4,
  maxLength: 30,
});
export const PostalCode = Type.String({ pattern: '^[0-9]{5}$', minLength: 5, maxLength: 5 });
export const PlaceName = Type.String({
  pattern: '^.*$',
  maxLength: 120,
  description: 'For people, as “Cori (LT)”.',
});
const Age = Type.Integer({ format: 'int32', minimum: 0, maximum: 200, description: 'Whole years today.' });

export const AddressShape = named(
  'Address',
  {
    street: Nullable(Text(200)),
    postalCode: Nullable(PostalCode),
    municipalityCode: Nullable(IstatCode),
    municipalityName: Nullable(PlaceName),
  },
  {
    examples: [
      {
        street: 'Via della Libertà 12',
        postalCode: '04010',
        municipalityCode: '059006',
        municipalityName: 'Cori (LT)',
      },
    ],
  },
);
export type Address = Static<typeof AddressShape>;
export const GuardianShape = named(
  'Guardian',
  { name: Text(200), phone: Nullable(Phone), email: Nullable(Email) },
  {
    description: 'Who answers for a minor.',
    examples: [{ name: 'Comune di Cori, servizi sociali', phone: '+39 06 9661 7251', email: null }],
  },
);
export type Guardian = Static<typeof GuardianShape>;
const DistrictSummary = named('CaseFileDistrict', { id: Id, code: Text(20), name: Text(200) });

export const PermitStandingShape = named(
  'PermitStanding',
  {
    state: enumOf(permitStates, {
      description:
        'How the stay stands today by the permit that lasts longest. `expiring`: it ends within 60 days; `inRenewal`: it ended, with a receipt; `open`: it has no end.',
    }),
    validUntil: Nullable(Day),
    daysLeft: Nullable(
      Type.Integer({
        format: 'int32',
        minimum: -3_000_000,
        maximum: 3_000_000,
        description: 'Below zero once it ended.',
      }),
    ),
    renewalRequestedOn: Nullable(Day),
  },
  { examples: [{ state: 'expiring', validUntil: '2026-12-20', daysLeft: 28, renewalRequestedOn: null }] },
);
export type PermitStanding = Static<typeof PermitStandingShape>;

export const WarningShape = named(
  'Warning',
  {
    code: Type.String({ pattern: '^[a-zA-Z][a-zA-Z0-9]*$', maxLength: 80 }),
    pointer: Type.String({ pattern: '^(/.*)?$', maxLength: 300 }),
    message: Type.String({ pattern: '^.*$', maxLength: 1000 }),
    fix: Type.String({ pattern: '^.*$', maxLength: 1000 }),
  },
  { description: 'Something to look at again, which refuses nothing.' },
);
export type Warning = Static<typeof WarningShape>;

export const names = {
  familyName: Text(100, { description: 'As Italian documents write it.' }),
  givenName: Nullable(Text(100)),
  familyNameOriginal: Nullable(Text(100, { description: 'As the person writes it, in any alphabet.' })),
  givenNameOriginal: Nullable(Text(100)),
};
export const birth = {
  birthDate: Day,
  birthDatePrecision: enumOf(birthDatePrecisions, {
    description: '`year` where only the year is known; the date is then its first of January.',
  }),
};
export const head = {
  id: Id,
  code: CaseFileCode,
  organisation: ref(OrganisationSummaryShape),
  ...names,
  ...birth,
  age: Age,
  citizenshipCode: Nullable(CountryCode),
  stateless: Flag,
  gender: enumOf(genders),
  district: Nullable(ref(DistrictSummary)),
  permit: ref(PermitStandingShape),
};
export const tail = {
  version: Version,
  createdAt: Instant,
  updatedAt: Instant,
  lastUpdatedBy: Nullable(Text(120, { description: 'Name of the person; null for a client application.' })),
};
