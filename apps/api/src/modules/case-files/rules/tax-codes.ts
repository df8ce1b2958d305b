import { addDays, datePartsOf, formatItalianDate } from '@approdo/shared/dates';
import { canonicalTaxCode, taxCodeFacts, taxCodeViolations } from '@approdo/shared/tax-code';
import type { Violation } from '../../../platform/problem.ts';
import type { Person, PlaceFacts, TaxCodeRecord, Unwritten } from '../facts.ts';
import { type Bounds, birthViolations, futureViolations, orderViolations, overlap } from './days.ts';

type Known = Pick<
  Person,
  | 'familyName'
  | 'givenName'
  | 'birthDate'
  | 'birthDatePrecision'
  | 'gender'
  | 'birthCountryCode'
  | 'birthMunicipalityCode'
>;

/** What is wrong with a code for this person: errors refuse it, warnings (names) ask to look again. */
export interface TaxCodeVerdict {
  errors: Violation[];
  warnings: Violation[];
}

/** Holds a tax code against its own check character and against the person: birth date, sex, place of that date, names. */
export function taxCodeVerdict(
  code: string,
  person: Known,
  { places, pointer }: { places: Pick<PlaceFacts, 'countries'>; pointer: string },
): TaxCodeVerdict {
  const found = taxCodeViolations(code, {
    birthDate: person.birthDatePrecision === 'day' ? person.birthDate : undefined,
    sex: person.gender === 'notStated' ? undefined : person.gender,
    birthplaceBelfiore: birthplaceBelfiore(person, places),
    familyName: person.familyName,
    givenName: person.givenName ?? undefined,
  });
  const violations = found.map(({ severity, ...rest }) => ({ severity, violation: { ...rest, pointer } }));
  return {
    errors: [
      ...violations.flatMap(({ severity, violation }) => (severity === 'error' ? [violation] : [])),
      ...birthYearViolations(code, person, pointer),
    ],
    warnings: violations.flatMap(({ severity, violation }) => (severity === 'warning' ? [violation] : [])),
  };
}

function birthplaceBelfiore(person: Known, { countries }: Pick<PlaceFacts, 'countries'>): string | undefined {
  if (person.birthMunicipalityCode !== null) return person.birthMunicipalityCode;
  if (person.birthCountryCode === null) return undefined;
  return countries.get(person.birthCountryCode) ?? undefined;
}

/** Where only the year of birth is known, only the year is compared. */
function birthYearViolations(code: string, person: Known, pointer: string): Violation[] {
  const facts = person.birthDatePrecision === 'year' ? taxCodeFacts(code) : null;
  if (facts === null || facts.birthYearOfCentury === datePartsOf(person.birthDate).year % 100) return [];
  return [
    {
      code: 'taxCodeBirthYearDiffers',
      pointer,
      message: {
        it: 'L’anno di nascita indicato non è quello scritto nel codice.',
        en: 'The birth year given is not the one written in the code.',
      },
      fix: { it: 'Correggi l’anno o il codice.', en: 'Correct the year or the code.' },
    },
  ];
}

/** Every reason why the period of a tax code is refused, next to the other codes of the person. */
export function taxCodePeriodViolations(
  code: Unwritten<TaxCodeRecord>,
  {
    others,
    bounds,
    pointer,
  }: { others: readonly Unwritten<TaxCodeRecord>[]; bounds: Bounds; pointer: string },
): Violation[] {
  const clash = others.find((other) => overlap(spanOf(code), spanOf(other)));
  return [
    ...futureViolations(`${pointer}/validFrom`, code.validFrom, bounds),
    ...birthViolations(`${pointer}/validFrom`, code.validFrom, bounds),
    ...orderViolations(`${pointer}/validUntil`, code.validFrom, code.validUntil),
    ...(clash === undefined ? [] : [overlapViolation(clash, pointer)]),
  ];
}

function overlapViolation(clash: Unwritten<TaxCodeRecord>, pointer: string): Violation {
  const since = formatItalianDate(clash.validFrom);
  return {
    code: 'taxCodesOverlap',
    pointer: `${pointer}/validFrom`,
    message: {
      it: `In questi giorni vale già un altro codice, dal ${since}.`,
      en: `Another code is already valid in these days, since ${since}.`,
    },
    fix: {
      it: 'Chiudi prima l’altro codice, o correggi le date.',
      en: 'End the other code first, or correct the days.',
    },
  };
}

const spanOf = ({ validFrom, validUntil }: Unwritten<TaxCodeRecord>) => ({
  from: validFrom,
  until: validUntil,
});

/** The code in force that a new one replaces, with its last day: the one before the new one begins. */
export function replacedCode(
  codes: readonly TaxCodeRecord[],
  added: Unwritten<TaxCodeRecord>,
): TaxCodeRecord | undefined {
  const open = codes.find(({ validFrom, validUntil }) => validUntil === null && validFrom < added.validFrom);
  return open && { ...open, validUntil: addDays(added.validFrom, -1) };
}

/** The codes given twice in one request, by their place in it. */
export function repeatedCodeViolations(codes: readonly string[]): Violation[] {
  const canonical = codes.map((code) => canonicalTaxCode(code));
  return canonical.flatMap((code, index) =>
    code === null || canonical.indexOf(code) === index
      ? []
      : [
          {
            code: 'taxCodeRepeated',
            pointer: `/taxCodes/${index}/code`,
            message: {
              it: 'Questo codice è già nella richiesta.',
              en: 'This code is in the request already.',
            },
            fix: { it: 'Toglilo.', en: 'Leave it out.' },
          },
        ],
  );
}
