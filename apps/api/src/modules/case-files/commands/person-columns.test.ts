import { civilDate } from '@approdo/shared/dates';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { changedPerson, personFrom, searchNameOf } from './person-columns.ts';

const text = fc.option(fc.stringMatching(/^[A-Z][a-z]{0,8}$/));
const address = fc.option(
  fc.record({ street: text, postalCode: fc.option(fc.constant('04010')) }, { requiredKeys: [] }),
);
const change = fc.record(
  {
    givenName: text,
    phone: text,
    birthLocality: text,
    email: fc.option(fc.constant('a@b.test')),
    stateless: fc.boolean(),
    residence: address,
    domicile: address,
    guardian: fc.option(fc.record({ name: fc.constant('Tutore'), phone: text }, { requiredKeys: ['name'] })),
  },
  { requiredKeys: [] },
);
const person = personFrom({
  familyName: '  Ndiaye   Sarr ',
  givenName: 'Awa',
  birthDate: civilDate('2000-02-02'),
  gender: 'F',
  email: 'Awa@Posta.test',
  residence: { street: 'Via  Roma 1', municipalityCode: '059006' },
});

describe('the person', () => {
  it('is tidied: one space between words, addresses of mail in small letters', () => {
    expect(person).toMatchObject({
      familyName: 'Ndiaye Sarr',
      email: 'awa@posta.test',
      residence: { street: 'Via Roma 1' },
    });
    expect(searchNameOf({ ...person, givenNameOriginal: 'Àwa' })).toBe('ndiaye sarr awa awa');
  });

  it('stays the same under an empty patch, and under a patch applied twice', () => {
    expect(changedPerson(person, {})).toEqual(person);
    fc.assert(
      fc.property(change, (patch) => {
        const once = changedPerson(person, patch);
        expect(changedPerson(once, patch)).toEqual(once);
      }),
    );
  });

  it('loses an address whose every part is taken away', () => {
    expect(
      changedPerson(person, { residence: { street: null, municipalityCode: null } }).residence,
    ).toBeNull();
    expect(changedPerson(person, { residence: null }).residence).toBeNull();
  });
});
