import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { addDays, civilDate } from '@approdo/shared/dates';
import { afterAll, describe, expect, it } from 'vitest';
import { packageFolder } from '../../platform/migrations.ts';
import { demonstrationDistricts } from './demonstration-districts.ts';
import { checksumOfPlaces, type MunicipalityPeriod, readPlaces, withChanges } from './places.ts';

const folder = packageFolder('data/territory');
const places = readPlaces(folder);
const current = places.municipalities.filter(({ validTo }) => validTo === null);
const copies: string[] = [];

/** A copy of the files in which one is written anew. */
function copyWith(file: string, content: (text: string) => string): string {
  const copy = fs.mkdtempSync(path.join(os.tmpdir(), 'approdo-places-'));
  copies.push(copy);
  fs.cpSync(folder, copy, { recursive: true });
  fs.writeFileSync(path.join(copy, file), content(fs.readFileSync(path.join(copy, file), 'utf8')));
  return copy;
}

afterAll(() => {
  for (const copy of copies) fs.rmSync(copy, { recursive: true });
});

/** The codes that two municipalities had on one day. */
function overlaps(codeOf: (period: MunicipalityPeriod) => string): string[] {
  const inOrder = places.municipalities.toSorted((a, b) =>
    `${codeOf(a)} ${a.validFrom}` < `${codeOf(b)} ${b.validFrom}` ? -1 : 1,
  );
  return inOrder.flatMap((period, index) => {
    const before = inOrder[index - 1];
    const isSameDay =
      before !== undefined &&
      codeOf(before) === codeOf(period) &&
      (before.validTo === null || before.validTo >= period.validFrom);
    return isSameDay ? [codeOf(period)] : [];
  });
}

describe('the files of places', () => {
  it('hold every municipality of today, twenty regions, 107 provinces and the states', () => {
    // ISTAT counts 7,894 municipalities since 21 February 2026.
    expect(current.length).toBe(7_894);
    expect(places.regions.length).toBe(20);
    expect(places.provinces.filter(({ isCurrent }) => isCurrent).length).toBe(107);
    expect(places.countries.length).toBeGreaterThan(190);
  });

  it('give a Belfiore code to one municipality a day, so that a birthplace is never ambiguous', () => {
    expect(overlaps(({ belfioreCode }) => belfioreCode)).toEqual([]);
  });

  it('give an ISTAT code to one municipality today', () => {
    expect(new Set(current.map(({ istatCode }) => istatCode)).size).toBe(current.length);
  });

  it('name only provinces and regions that are there', () => {
    const provinces = new Map(places.provinces.map((province) => [province.code, province]));
    const regions = new Set(places.regions.map(({ code }) => code));
    expect(places.municipalities.filter(({ provinceCode }) => !provinces.has(provinceCode))).toEqual([]);
    expect(current.filter(({ provinceCode }) => !provinces.get(provinceCode)?.isCurrent)).toEqual([]);
    expect(
      places.provinces.filter(({ regionCode }) => regionCode !== null && !regions.has(regionCode)),
    ).toEqual([]);
  });

  it.each([
    ['D003', 'Cori', 'LT'],
    ['H501', 'Roma', 'RM'],
    ['A345', "L'Aquila", 'AQ'],
    ['C703', "Cingia de' Botti", 'CR'],
    ['H341', 'Rivarolo del Re ed Uniti', 'CR'],
    ['I754', 'Siracusa', 'SR'],
    ['M439', 'Castegnero Nanto', 'VI'],
    ['M436', 'Sovizzo', 'VI'],
  ])('know %s as %s (%s)', (belfioreCode, name, provinceCode) => {
    expect(current.filter((period) => period.belfioreCode === belfioreCode)).toMatchObject([
      { name, provinceCode },
    ]);
  });

  it('end a municipality on the day before its successor begins', () => {
    const ended = places.municipalities.filter(
      ({ name, validTo }) => name === 'Quero Vas' && validTo !== null,
    );
    const [founded] = places.municipalities.filter(({ name }) => name === 'Setteville');
    expect(ended.map(({ validTo }) => validTo)).toEqual([
      addDays(founded?.validFrom ?? civilDate('1900-01-01'), -1),
    ]);
  });

  it('have every municipality of the demonstration districts, in one of them only', () => {
    const known = new Map(current.map((period) => [period.istatCode, period]));
    const codes = demonstrationDistricts.flatMap(({ municipalityIstatCodes }) => municipalityIstatCodes);
    expect(codes.filter((code) => !known.has(code))).toEqual([]);
    expect(new Set(codes).size).toBe(codes.length);
    expect(demonstrationDistricts.map(({ municipalityIstatCodes }) => municipalityIstatCodes.length)).toEqual(
      [4, 17, 11, 18],
    );
  });
});

describe('reading places', () => {
  it('refuses a municipality that ended under codes it never had', () => {
    const change = {
      on: civilDate('2026-01-01'),
      change: 'ended' as const,
      istatCode: '059006',
      belfioreCode: 'D004',
      name: 'Cori',
      provinceCode: 'LT',
    };
    expect(() => withChanges(places.municipalities, [change])).toThrow('Cori');
  });

  it.each([
    [
      'a date that does not exist',
      'municipalities.csv',
      '\n99999,059006,D003,Cori,,LT,2020-02-30,\n',
      /municipalities\.csv, line \d+/,
    ],
    ['a missing value', 'provinces.csv', '\nXX,999\n', /provinces\.csv, line \d+: 2 values for 5 columns/],
    ['an unknown change', 'municipality-changes.csv', '\n2026-01-01,moved,1,2,3,4,5\n', /founded or ended/],
  ])('refuses %s, naming file and line', (_what, file, line, message) => {
    const copy = copyWith(file, (text) => text.trimEnd() + line);
    expect(() => readPlaces(copy)).toThrow(message);
  });

  it('refuses a file with other columns', () => {
    const copy = copyWith('regions.csv', (text) => text.replace('code,name', 'name,code'));
    expect(() => readPlaces(copy)).toThrow('regions.csv');
  });

  it('tells one version of the files from another', () => {
    const copy = copyWith('regions.csv', (text) => `${text}21,Altrove\n`);
    expect(checksumOfPlaces(copy)).not.toBe(checksumOfPlaces(folder));
    expect(checksumOfPlaces(folder)).toBe(checksumOfPlaces(folder));
  });
});
