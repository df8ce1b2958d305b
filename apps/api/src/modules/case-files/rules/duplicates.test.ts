import { civilDate } from '@approdo/shared/dates';
import { buildTaxCode } from '@approdo/shared/tax-code';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Candidate, compareGrades, duplicateGrade, type SoughtPerson } from './duplicates.ts';

const born = civilDate('1998-05-05');
const plain = buildTaxCode({
  familyName: 'Diallo',
  givenName: 'Mamadou',
  birthDate: born,
  sex: 'M',
  birthplaceBelfiore: 'Z319',
});

const sought: SoughtPerson = {
  taxCodes: [],
  name: 'Diallo Mamadou',
  birthDate: born,
  birthDatePrecision: 'day',
  birthCountryCode: 'GN',
};
const found: Candidate = {
  taxCodes: [],
  name: 'Diallo Mamadou',
  birthDate: born,
  birthDatePrecision: 'day',
  birthCountryCode: 'GN',
  likeness: 1,
};
const likelihood = (asked: Partial<SoughtPerson>, there: Partial<Candidate>) =>
  duplicateGrade({ ...sought, ...asked }, { ...found, ...there })?.likelihood ?? null;

describe('the likelihood that a file is of the person', () => {
  it.each<[string, Partial<SoughtPerson>, Partial<Candidate>, string | null]>([
    ['same name, birth and country', {}, {}, 'likely'],
    ['names swapped', { name: 'Mamadou Diallo' }, {}, 'likely'],
    ['a similar name, same birth', { name: 'Jallow Mamadou' }, { likeness: 0.6 }, 'likely'],
    ['country not known', {}, { birthCountryCode: null }, 'likely'],
    ['another country', {}, { birthCountryCode: 'SN' }, 'possible'],
    ['same name, no birth date to compare', { birthDate: null }, {}, 'possible'],
    ['same name, another year', {}, { birthDate: civilDate('1990-05-05') }, 'possible'],
    ['same name, another day of the year', {}, { birthDate: civilDate('1998-06-05') }, 'possible'],
    [
      'same name, only the year known there',
      {},
      { birthDate: civilDate('1998-01-01'), birthDatePrecision: 'year' },
      'likely',
    ],
    [
      'a similar name, only the year known there',
      { name: 'Dialo Mamadu' },
      { likeness: 0.6, birthDate: civilDate('1998-01-01'), birthDatePrecision: 'year' },
      'possible',
    ],
    [
      'a similar name, another year',
      { name: 'Dialo Mamadu' },
      { likeness: 0.6, birthDate: civilDate('1990-01-01') },
      null,
    ],
    ['another name, same birth', { name: 'Sarr Cheikh' }, { likeness: 0.2 }, null],
    ['no name, same birth', { name: '' }, { likeness: 0 }, 'possible'],
    ['no name, another birth', { name: '', birthDate: civilDate('1990-05-05') }, { likeness: 0 }, null],
  ])('%s', (_, asked, there, expected) => expect(likelihood(asked, there)).toBe(expected));

  it('is certain for the same tax code, however it is written, whatever else differs', () => {
    fc.assert(
      fc.property(fc.string(), fc.constantFrom('', ' ', '-'), (name, separator) => {
        const written = plain.toLowerCase().split('').join(separator);
        expect(likelihood({ taxCodes: [written], name }, { taxCodes: [plain], likeness: 0 })).toBe('certain');
      }),
    );
  });

  it('is never certain for a code that differs by omocodia, which two people may have', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 7 }), (omocodia) => {
        const other = buildTaxCode({
          familyName: 'Diallo',
          givenName: 'Mamadou',
          birthDate: born,
          sex: 'M',
          birthplaceBelfiore: 'Z319',
          omocodia,
        });
        expect(likelihood({ taxCodes: [other], name: 'Altro' }, { taxCodes: [plain], likeness: 0 })).toBe(
          'likely',
        );
      }),
    );
  });

  it('puts the likelier first', () => {
    const grades = [
      duplicateGrade({ ...sought, birthDate: null }, found),
      duplicateGrade(sought, found),
      duplicateGrade({ ...sought, taxCodes: [plain] }, { ...found, taxCodes: [plain] }),
    ].filter((grade) => grade !== null);
    expect(grades.toSorted(compareGrades).map((grade) => grade.likelihood)).toEqual([
      'certain',
      'likely',
      'possible',
    ]);
  });
});
