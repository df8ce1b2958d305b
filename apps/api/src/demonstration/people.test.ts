import { ageOn, civilDate } from '@approdo/shared/dates';
import { taxCodeViolations } from '@approdo/shared/tax-code';
import { describe, expect, it } from 'vitest';
import { inventPerson } from './people.ts';
import { randomOf } from './random.ts';

const on = civilDate('2026-11-22');
const belfioreOf = (country: string) => ({ NG: 'Z335', UA: 'Z138' })[country] ?? 'Z317';

function invent(count: number, seed = 1) {
  const random = randomOf(seed);
  return Array.from({ length: count }, (_, serial) => inventPerson(random, { on, serial, belfioreOf }));
}

describe('the invented people', () => {
  it('are the same for the same seed', () => {
    expect(invent(50)).toEqual(invent(50));
    expect(invent(50)).not.toEqual(invent(50, 2));
  });

  it('have tax codes that check out against what is known of them', () => {
    for (const person of invent(500)) {
      const known =
        person.taxCode.kind === 'personal'
          ? {
              birthDate: person.birthDate,
              familyName: person.familyName,
              givenName: person.givenName,
              birthplaceBelfiore: belfioreOf(person.country),
            }
          : {};
      expect(taxCodeViolations(person.taxCode.code, known)).toEqual([]);
    }
  });

  it('follow the published shares: about a quarter women, over half aged 18 to 24', () => {
    const people = invent(4000);
    const share = (test: (person: (typeof people)[number]) => boolean) =>
      people.filter(test).length / people.length;
    expect(share(({ gender }) => gender === 'F')).toBeCloseTo(0.264, 1);
    expect(share(({ birthDate }) => ageOn(birthDate, on) <= 24)).toBeGreaterThan(0.5);
    expect(share(({ country }) => country === 'NG')).toBeCloseTo(0.28, 1);
  });

  it('hold a permit that was valid on the day the world stands on', () => {
    for (const { permit } of invent(500)) {
      expect(permit.issuedOn < on).toBe(true);
      expect(permit.validUntil > on).toBe(true);
    }
  });
});
