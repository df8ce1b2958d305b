import { accreditationKinds } from '@approdo/shared/organisations';
import Type, { type Static } from 'typebox';
import { Day, enumOf, Flag, Id, Instant, Nullable, named, Text, Version } from '../../platform/schema.ts';

const RegionCode = Type.String({ pattern: '^[0-9]{2}$', minLength: 2, maxLength: 2 });

const stamp = { version: 1, createdAt: '2026-11-02T09:00:00.000Z', updatedAt: '2026-11-02T09:00:00.000Z' };
export const accreditationExample = {
  id: '019aa3a0-1111-7000-8000-000000000002',
  organisationId: '019aa3a0-1111-7000-8000-00000000000a',
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

export const AccreditationParams = Type.Object({ organisationId: Id, accreditationId: Id });
