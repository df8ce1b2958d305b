import { searchable } from '@approdo/shared/text';
import type { AddressFacts, Person } from '../facts.ts';
import type { ChangeCaseFile, OpenCaseFile } from '../schemas/inputs.ts';

type AddressGiven = NonNullable<ChangeCaseFile['residence']>;
type GuardianGiven = NonNullable<ChangeCaseFile['guardian']>;

/** One space between words, none around them. */
const tidy = (text: string) => text.trim().replace(/\s+/gu, ' ');
const tidyOr = (text: string | null | undefined) => (text == null ? null : tidy(text));

/** The person as a request to open a file describes them. */
export function personFrom(given: OpenCaseFile): Person {
  return {
    familyName: tidy(given.familyName),
    givenName: tidyOr(given.givenName),
    familyNameOriginal: tidyOr(given.familyNameOriginal),
    givenNameOriginal: tidyOr(given.givenNameOriginal),
    birthDate: given.birthDate,
    birthDatePrecision: given.birthDatePrecision ?? 'day',
    birthCountryCode: given.birthCountryCode ?? null,
    birthMunicipalityCode: given.birthMunicipalityCode ?? null,
    birthLocality: tidyOr(given.birthLocality),
    citizenshipCode: given.citizenshipCode ?? null,
    stateless: given.stateless ?? false,
    gender: given.gender,
    enteredUnaccompanied: given.enteredUnaccompanied ?? 'notStated',
    phone: tidyOr(given.phone),
    email: given.email?.toLowerCase() ?? null,
    residence: given.residence ? mergedAddress(null, given.residence) : null,
    domicile: given.domicile ? mergedAddress(null, given.domicile) : null,
    districtId: given.districtId ?? null,
    guardian: given.guardian ? mergedGuardian(null, given.guardian) : null,
  };
}

/** The person after a merge patch (RFC 7396): what is absent stays, null takes away. */
export function changedPerson(before: Person, change: ChangeCaseFile): Person {
  const text = <
    Field extends 'givenName' | 'familyNameOriginal' | 'givenNameOriginal' | 'birthLocality' | 'phone',
  >(
    field: Field,
  ) => (change[field] === undefined ? before[field] : tidyOr(change[field]));
  const { residence, domicile, guardian } = change;
  return {
    familyName: change.familyName === undefined ? before.familyName : tidy(change.familyName),
    givenName: text('givenName'),
    familyNameOriginal: text('familyNameOriginal'),
    givenNameOriginal: text('givenNameOriginal'),
    birthDate: change.birthDate ?? before.birthDate,
    birthDatePrecision: change.birthDatePrecision ?? before.birthDatePrecision,
    birthCountryCode: kept(change.birthCountryCode, before.birthCountryCode),
    birthMunicipalityCode: kept(change.birthMunicipalityCode, before.birthMunicipalityCode),
    birthLocality: text('birthLocality'),
    citizenshipCode: kept(change.citizenshipCode, before.citizenshipCode),
    stateless: change.stateless ?? before.stateless,
    gender: change.gender ?? before.gender,
    enteredUnaccompanied: change.enteredUnaccompanied ?? before.enteredUnaccompanied,
    phone: text('phone'),
    email: kept(change.email, before.email)?.toLowerCase() ?? null,
    residence: residence ? mergedAddress(before.residence, residence) : kept(residence, before.residence),
    domicile: domicile ? mergedAddress(before.domicile, domicile) : kept(domicile, before.domicile),
    districtId: kept(change.districtId, before.districtId),
    guardian: guardian ? mergedGuardian(before.guardian, guardian) : kept(guardian, before.guardian),
  };
}

function kept<Value>(given: Value | undefined, before: Value): Value {
  return given === undefined ? before : given;
}

function mergedAddress(before: AddressFacts | null, given: AddressGiven): AddressFacts | null {
  const blank = { street: null, postalCode: null, municipalityCode: null };
  const after = { ...blank, ...before, ...given };
  const address = { ...after, street: tidyOr(after.street) };
  return Object.values(address).every((part) => part === null) ? null : address;
}

function mergedGuardian(before: Person['guardian'], given: GuardianGiven): Person['guardian'] {
  const after = { name: '', phone: null, email: null, ...before, ...given };
  return { name: tidy(after.name), phone: tidyOr(after.phone), email: after.email?.toLowerCase() ?? null };
}

/** The names together, as searches compare them. */
export function searchNameOf(person: Person): string {
  const { familyName, givenName, familyNameOriginal, givenNameOriginal } = person;
  const words = [familyName, givenName, familyNameOriginal, givenNameOriginal].filter(
    (name) => name !== null,
  );
  return searchable(words.join(' '));
}

/** The columns of the table for a person. */
export function columnsOf(person: Person) {
  const { residence, domicile, guardian, ...rest } = person;
  return {
    ...rest,
    searchName: searchNameOf(person),
    residenceAddress: residence?.street ?? null,
    residencePostalCode: residence?.postalCode ?? null,
    residenceMunicipalityCode: residence?.municipalityCode ?? null,
    domicileAddress: domicile?.street ?? null,
    domicilePostalCode: domicile?.postalCode ?? null,
    domicileMunicipalityCode: domicile?.municipalityCode ?? null,
    guardianName: guardian?.name ?? null,
    guardianPhone: guardian?.phone ?? null,
    guardianEmail: guardian?.email ?? null,
  };
}
