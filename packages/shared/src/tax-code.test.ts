import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkLetter } from './check-letter.ts';
import { type CivilDate, civilDate, dateOf, datePartsOf } from './dates.ts';
import {
  buildProvisionalTaxCode,
  buildTaxCode,
  canonicalTaxCode,
  familyNameLetters,
  givenNameLetters,
  isTaxCode,
  type KnownPerson,
  kindOfTaxCode,
  normaliseTaxCode,
  taxCodeFacts,
  taxCodeViolations,
} from './tax-code.ts';

const golden = 'RSSMRA85T10A562S';
const rossi: KnownPerson = {
  familyName: 'Rossi',
  givenName: 'Mario',
  birthDate: civilDate('1985-12-10'),
  sex: 'M',
  birthplaceBelfiore: 'A562',
};

const codes = (text: string, known?: KnownPerson) => taxCodeViolations(text, known).map(({ code }) => code);

/** A code with its check letter made right again, to provoke one refusal at a time. */
const lettered = (firstFifteen: string) => `${firstFifteen}${checkLetter(firstFifteen)}`;

const birthDate = fc
  .record({
    year: fc.integer({ min: 1900, max: 2099 }),
    month: fc.integer({ min: 1, max: 12 }),
    day: fc.integer({ min: 1, max: 28 }),
  })
  .map((parts): CivilDate => dateOf(parts));
const name = fc.stringMatching(/^[A-Za-zàèéìòùñ' -]{1,30}$/);
const person = fc.record({
  familyName: name,
  givenName: name,
  birthDate,
  sex: fc.constantFrom('F' as const, 'M' as const),
  birthplaceBelfiore: fc.stringMatching(/^[A-MZ]\d{3}$/),
  omocodia: fc.integer({ min: 0, max: 7 }),
});

describe('a personal tax code', () => {
  it.each([
    golden,
    'rss mra 85t10 a562s',
    'RSS-MRA-85T10-A562-S',
    lettered('RSSMRA85T10A56N'),
    lettered('RSSMRAULTMLARSN'),
  ])('may be %j', (text) => {
    expect(isTaxCode(text)).toBe(true);
    expect(kindOfTaxCode(text)).toBe('personal');
  });

  it('agrees with the person it was made for', () => expect(taxCodeViolations(golden, rossi)).toEqual([]));

  it('is built valid, and says back every fact, whatever the omocodia', () => {
    fc.assert(
      fc.property(person, (someone) => {
        const code = buildTaxCode(someone);
        expect(codes(code, someone)).toEqual([]);
        const { year, month, day } = datePartsOf(someone.birthDate);
        expect(taxCodeFacts(code)).toEqual({
          birthYearOfCentury: year % 100,
          birthMonth: month,
          birthDay: day,
          sex: someone.sex,
          birthplaceBelfiore: someone.birthplaceBelfiore,
        });
        expect(canonicalTaxCode(code)).toBe(buildTaxCode({ ...someone, omocodia: 0 }).slice(0, 15));
      }),
    );
  });

  it('is refused when any one character is mistyped for another of its kind', () => {
    fc.assert(
      fc.property(person, fc.nat(14), fc.integer({ min: 1, max: 25 }), (someone, place, shift) => {
        const code = buildTaxCode({ ...someone, omocodia: 0 });
        const character = code.charAt(place);
        const other = /\d/.test(character)
          ? String((Number(character) + (shift % 9) + 1) % 10)
          : String.fromCharCode(((character.charCodeAt(0) - 65 + shift) % 26) + 65);
        if (other === character) return;
        expect(codes(`${code.slice(0, place)}${other}${code.slice(place + 1)}`)).toContain(
          'taxCodeCheckLetter',
        );
      }),
    );
  });

  it.each<[string, string, string[]]>([
    ['nothing', '  ', ['taxCodeEmpty']],
    ['15 characters', golden.slice(0, 15), ['taxCodeLength']],
    ['16 digits', '1234567890123456', ['taxCodeLength']],
    ['two signs', 'RSSMRA85T10A5*2?', ['taxCodeCharacter', 'taxCodeCharacter']],
    [
      'an O for a zero and a zero for an O',
      'R0SMRA85T1OA562S',
      ['taxCodeLetterExpected', 'taxCodeDigitExpected'],
    ],
    ['another check letter', 'RSSMRA85T10A562T', ['taxCodeCheckLetter']],
    ['a month that no letter means', lettered('RSSMRA85F10A562'), ['taxCodeDate']],
    ['30 February', lettered('RSSMRA85B30A562'), ['taxCodeDate']],
    ['29 February of a year never a leap one', lettered('RSSMRA85B29A562'), ['taxCodeDate']],
    ['day 35', lettered('RSSMRA85T35A562'), ['taxCodeDate']],
    ['31 November, and another letter', 'RSSMRA85S31A562A', ['taxCodeCheckLetter', 'taxCodeDate']],
  ])('is refused with %s, for every reason', (_what, text, expected) => {
    expect(codes(text)).toEqual(expected);
    expect(isTaxCode(text)).toBe(false);
  });

  it('says in which positions, counted from 1, the wrong characters are', () => {
    expect(taxCodeViolations('R0SMRA85T1OA562S').map(({ numbers }) => numbers)).toEqual([
      { position: 2 },
      { position: 11 },
    ]);
  });

  it('keeps the value out of every sentence, and tells how to mend each', () => {
    const all = [
      ...taxCodeViolations('R0SMRA85T1OA562S'),
      ...taxCodeViolations(golden, { ...rossi, sex: 'F', familyName: 'Neri' }),
    ];
    for (const { message, fix } of all) {
      for (const text of [message.it, message.en, fix.it, fix.en]) {
        expect(text).not.toMatch(/RSSMRA|1985|A562|Neri/);
        expect(text).toMatch(/\.$/);
      }
    }
  });

  it('allows 29 February where the century decides whether the year is a leap one', () => {
    expect(taxCodeFacts(lettered('RSSMRA00B29A562'))).toMatchObject({ birthMonth: 2, birthDay: 29 });
  });
});

describe('agreement with what is known', () => {
  it.each<[string, KnownPerson, string[]]>([
    ['nothing known', {}, []],
    ['another day', { ...rossi, birthDate: civilDate('1985-12-11') }, ['taxCodeBirthDateDiffers']],
    ['another month', { ...rossi, birthDate: civilDate('1985-10-10') }, ['taxCodeBirthDateDiffers']],
    ['another year', { ...rossi, birthDate: civilDate('1986-12-10') }, ['taxCodeBirthDateDiffers']],
    ['a woman', { ...rossi, sex: 'F' }, ['taxCodeSexDiffers']],
    ['a gender not stated', { ...rossi, sex: 'X' }, []],
    ['another place', { ...rossi, birthplaceBelfiore: 'H501' }, ['taxCodeBirthplaceDiffers']],
    ['one of the codes the place had', { ...rossi, birthplaceBelfiore: ['H501', 'A562'] }, []],
    [
      'everything else',
      { birthDate: civilDate('1990-01-01'), sex: 'F', birthplaceBelfiore: 'Z335' },
      ['taxCodeBirthDateDiffers', 'taxCodeSexDiffers', 'taxCodeBirthplaceDiffers'],
    ],
    ['another family name', { ...rossi, familyName: 'Neri' }, ['taxCodeFamilyNameDiffers']],
    ['another given name', { ...rossi, givenName: 'Luca' }, ['taxCodeGivenNameDiffers']],
    ['names swapped', { ...rossi, familyName: 'Mario', givenName: 'Rossi' }, ['taxCodeNamesSwapped']],
    ['a name in another alphabet', { ...rossi, familyName: 'محمد', givenName: 'Ольга' }, []],
  ])('with %s', (_what, known, expected) => expect(codes(golden, known)).toEqual(expected));

  it('only warns about names, and refuses over the rest', () => {
    const found = taxCodeViolations(golden, { ...rossi, sex: 'F', familyName: 'Neri', givenName: 'Luca' });
    expect(found.map(({ code, severity }) => [code, severity])).toEqual([
      ['taxCodeSexDiffers', 'error'],
      ['taxCodeFamilyNameDiffers', 'warning'],
      ['taxCodeGivenNameDiffers', 'warning'],
    ]);
  });

  it.each([
    ['Yugoslavia', 'Z118', 'Z160'],
    ['the Soviet Union', 'Z135', 'Z138'],
    ['Ethiopia', 'Z315', 'Z368'],
  ])('accepts a code given when the birthplace was in %s', (_state, former, today) => {
    const facts = {
      familyName: 'Rossi',
      givenName: 'Mario',
      birthDate: civilDate('1980-01-01'),
      sex: 'M' as const,
    };
    const code = buildTaxCode({ ...facts, birthplaceBelfiore: former });
    expect(codes(code, { birthplaceBelfiore: today })).toEqual([]);
    expect(codes(code, { birthplaceBelfiore: 'Z112' })).toEqual(['taxCodeBirthplaceDiffers']);
  });
});

describe('letters of the names', () => {
  it.each([
    ['Rossi', 'RSS'],
    ['Fo', 'FOX'],
    ['Aiello', 'LLA'],
    ["D'Angelo", 'DNG'],
    ['De Andrè', 'DND'],
    ['Ba', 'BAX'],
    ['Oueye', 'YOU'],
    ['O', 'OXX'],
  ])('of the family name %s are %s', (family, letters) => expect(familyNameLetters(family)).toBe(letters));

  it.each([
    ['Mario', 'MRA'],
    ['Gianfranco', 'GFR'],
    ['Alessandra', 'LSN'],
    ['Luca', 'LCU'],
    ['Ada', 'DAA'],
    ['Al', 'LAX'],
  ])('of the given name %s are %s', (given, letters) => expect(givenNameLetters(given)).toBe(letters));
});

describe('a provisional tax code', () => {
  it('is built valid, is its own canonical form, and is compared with nothing', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 9_999_999_999 }), (number) => {
        const code = buildProvisionalTaxCode(number);
        expect(kindOfTaxCode(code)).toBe('provisional');
        expect(canonicalTaxCode(code)).toBe(code);
        expect(codes(code, rossi)).toEqual([]);
        expect(taxCodeFacts(code)).toBeNull();
      }),
    );
  });

  it.each([
    ['9100000000', ['taxCodeLength']],
    ['80007580278', ['taxCodeCheckDigit']],
    ['8000758O279', ['taxCodeDigitExpected']],
  ])('%s is refused as %j', (text, expected) => expect(codes(text)).toEqual(expected));
});

describe('canonical form', () => {
  it('is the same for a code and its omocodia, and is null for what is no code', () => {
    expect(canonicalTaxCode(lettered('RSSMRA85T10A56N'))).toBe(canonicalTaxCode(golden));
    expect(canonicalTaxCode('RSSMRA85T10A562')).toBeNull();
    expect(canonicalTaxCode('')).toBeNull();
  });

  it('comes from a normalisation that loses nothing the second time', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        expect(normaliseTaxCode(normaliseTaxCode(text))).toBe(normaliseTaxCode(text));
      }),
    );
  });
});

describe('buildTaxCode and buildProvisionalTaxCode', () => {
  it('refuse what no tax office would give', () => {
    const facts = {
      familyName: 'Rossi',
      givenName: 'Mario',
      birthDate: civilDate('1980-01-01'),
      sex: 'M' as const,
    };
    expect(() => buildTaxCode({ ...facts, birthplaceBelfiore: 'ROMA' })).toThrow(RangeError);
    expect(() => buildTaxCode({ ...facts, birthplaceBelfiore: 'H501', omocodia: 8 })).toThrow(RangeError);
    expect(() => buildProvisionalTaxCode(-1)).toThrow(RangeError);
    expect(() => buildProvisionalTaxCode(1e10)).toThrow(RangeError);
  });
});
