import Type, { type Static } from 'typebox';
import { Day, Flag, Id, Instant, Nullable, named, ref, Text, Version } from '../../platform/schema.ts';

const IstatCode = Type.String({ pattern: '^[0-9]{6}$', minLength: 6, maxLength: 6 });
const PostalCode = Type.String({ pattern: '^[0-9]{5}$', minLength: 5, maxLength: 5 });
export const Phone = Type.String({ pattern: '^\\+?[0-9][0-9 ./-]{1,28}$', minLength: 3, maxLength: 30 });

const cooperative = {
  id: '019aa3a0-1111-7000-8000-000000000001',
  organisationId: '019aa3a0-1111-7000-8000-00000000000a',
};
const stamp = { version: 1, createdAt: '2026-11-02T09:00:00.000Z', updatedAt: '2026-11-02T09:00:00.000Z' };

export const seatExample = {
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

export const SeatParams = Type.Object({ organisationId: Id, seatId: Id });
