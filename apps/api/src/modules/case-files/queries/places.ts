import type { CivilDate } from '@approdo/shared/dates';
import { eq, inArray } from 'drizzle-orm';
import type { Tx } from '../../../platform/database.ts';
import { birthplaceOn, districtOfMunicipality, municipalityOn } from '../../territory/index.ts';
import { countries, districts } from '../../territory/tables.ts';
import type { Person, PlaceFacts } from '../facts.ts';

interface PlacesQuestion {
  person: Person;
  /** Countries named elsewhere in the request. */
  countryCodes?: readonly (string | null)[];
  today: CivilDate;
}

/** What the reference data says of the places a person names. */
export async function placesOf(
  tx: Tx,
  { person, countryCodes = [], today }: PlacesQuestion,
): Promise<PlaceFacts> {
  const named = [person.birthCountryCode, person.citizenshipCode, ...countryCodes].filter(
    (code) => code !== null,
  );
  return {
    countries: await countriesOf(tx, named),
    birthMunicipalityExisted: await birthMunicipalityExisted(tx, person),
    municipalities: await municipalitiesOf(tx, person, today),
    districtExists: person.districtId !== null && (await districtExists(tx, person.districtId)),
  };
}

/** The countries among these codes, with the Belfiore code of each. */
export async function countriesOf(tx: Tx, codes: readonly string[]): Promise<Map<string, string | null>> {
  if (codes.length === 0) return new Map();
  const rows = await tx
    .select({ iso2: countries.iso2, belfioreCode: countries.belfioreCode })
    .from(countries)
    .where(inArray(countries.iso2, [...new Set(codes)]));
  return new Map(rows.map(({ iso2, belfioreCode }) => [iso2, belfioreCode]));
}

async function birthMunicipalityExisted(tx: Tx, person: Person): Promise<boolean> {
  const { birthMunicipalityCode, birthDate } = person;
  if (birthMunicipalityCode === null) return false;
  const place = await birthplaceOn(tx, { belfioreCode: birthMunicipalityCode, on: birthDate });
  return place?.kind === 'municipality';
}

async function municipalitiesOf(tx: Tx, person: Person, today: CivilDate): Promise<Set<string>> {
  const codes = [person.residence?.municipalityCode, person.domicile?.municipalityCode];
  const found = new Set<string>();
  for (const istatCode of new Set(codes))
    if (istatCode && (await municipalityOn(tx, { istatCode, on: today }))) found.add(istatCode);
  return found;
}

async function districtExists(tx: Tx, districtId: string): Promise<boolean> {
  const rows = await tx.select({ id: districts.id }).from(districts).where(eq(districts.id, districtId));
  return rows.length > 0;
}

/** The district where the person lives: that of the domicile, else of the residence; null when it is in none. */
export async function districtOfPerson(
  tx: Tx,
  { domicile, residence }: Pick<Person, 'domicile' | 'residence'>,
): Promise<string | null> {
  const code = domicile?.municipalityCode ?? residence?.municipalityCode ?? null;
  return code === null ? null : districtOfMunicipality(tx, code);
}
