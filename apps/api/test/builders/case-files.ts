import { type CivilDate, civilDate } from '@approdo/shared/dates';
import { buildTaxCode } from '@approdo/shared/tax-code';
import { expect } from 'vitest';
import type { CaseFile } from '../../src/modules/case-files/schemas/case-file.ts';
import type { OpenCaseFile } from '../../src/modules/case-files/schemas/inputs.ts';
import { establishDistrict } from '../../src/modules/territory/index.ts';
import type { Caller, Reply, World } from '../world.ts';

const familyNames = [
  'Diallo',
  'Osagie',
  'Ceesay',
  'Shevchenko',
  'Rahman',
  'Traore',
  'Okafor',
  'Sarr',
  'Bondarenko',
  'Keita',
];
const givenNames = [
  'Mamadou',
  'Blessing',
  'Ebrima',
  'Oksana',
  'Abdul',
  'Aminata',
  'Joy',
  'Cheikh',
  'Iryna',
  'Moussa',
];

/** Someone unlike everyone invented before: names written with made-up syllables after a real beginning. */
export function anotherPerson(overrides: Partial<OpenCaseFile> = {}): OpenCaseFile {
  serial += 1;
  const syllables = [...serial.toString(5)]
    .map((digit) => ['ba', 'ke', 'li', 'mo', 'tu'][Number(digit)])
    .join('');
  return {
    familyName: `${familyNames[serial % 10]}${syllables}`,
    givenName: `${givenNames[(serial * 3) % 10]}${syllables}`,
    birthDate: dayOf(1980 + (serial % 25), 1 + (serial % 12), 1 + (serial % 28)),
    gender: 'M',
    birthCountryCode: 'NG',
    citizenshipCode: 'NG',
    ...overrides,
  };
}
let serial = 0;

const dayOf = (year: number, month: number, day: number): CivilDate =>
  civilDate(`${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`);

/** The tax code the person would have been given; the birthplace defaults to Nigeria. */
export function taxCodeOf(person: OpenCaseFile, birthplaceBelfiore = 'Z335'): string {
  return buildTaxCode({
    familyName: person.familyName,
    givenName: person.givenName ?? '',
    birthDate: person.birthDate,
    sex: person.gender === 'F' ? 'F' : 'M',
    birthplaceBelfiore,
  });
}

/** A file opened by an operator, of a person unlike the others unless told. */
export async function openedCaseFile(
  operator: Caller,
  overrides: Partial<OpenCaseFile> = {},
): Promise<CaseFile> {
  const reply = await operator.post<CaseFile>('/case-files', anotherPerson(overrides));
  expect(reply.status, JSON.stringify(reply.body)).toBe(201);
  return reply.body;
}

/** Sends a change that builds on the version in hand. */
export const onVersion = (version: number) => ({ 'if-match': `"${version}"` });

/** The codes of the violations of a refusal, each with its place: `dayInFuture /stayPermits/0/issuedOn`. */
export function violationsOf(reply: Reply<unknown>): string[] {
  const { body } = reply;
  if (typeof body !== 'object' || body === null || !('violations' in body) || !Array.isArray(body.violations))
    return [];
  return body.violations.map(({ code, pointer }) => `${code} ${pointer}`);
}

/** A district of this municipality alone, founded when first asked for. */
export async function districtWith(world: World, istatCode: string): Promise<string> {
  const [known] = await world.sql<{ district_id: string }>(
    'select district_id from district_municipalities where municipality_istat_code = $1',
    [istatCode],
  );
  if (known) return known.district_id;
  const { id } = await establishDistrict(world.system, {
    code: `PROVA/${istatCode}`,
    name: 'Distretto di prova',
    regionCode: '12',
    municipalityIstatCodes: [istatCode],
  });
  return id;
}
