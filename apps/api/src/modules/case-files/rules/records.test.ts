import { addDays, type CivilDate, civilDate } from '@approdo/shared/dates';
import { stayPermitKinds, stayPermits } from '@approdo/shared/stay-permits';
import { buildTaxCode } from '@approdo/shared/tax-code';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { StayPermitRecord, Unwritten } from '../facts.ts';
import { overlap, type Span } from './days.ts';
import { isRestricted, longestPermit, permitStanding } from './permit-standing.ts';
import { replacedStatus, stayPermitViolations } from './records.ts';
import { taxCodeVerdict } from './tax-codes.ts';

const today = civilDate('2026-11-22');
const day = fc.integer({ min: 0, max: 20_000 }).map((days) => addDays(civilDate('1970-01-01'), days));
const span: fc.Arbitrary<Span> = fc
  .tuple(day, fc.option(fc.integer({ min: 0, max: 3000 })))
  .map(([from, length]) => ({ from, until: length === null ? null : addDays(from, length) }));

describe('spans of days', () => {
  it('overlap when and only when they have a day in common, whichever is named first', () => {
    fc.assert(
      fc.property(span, span, (a, b) => {
        const holds = ({ from, until }: Span, on: CivilDate) => from <= on && (until === null || on <= until);
        const later = [a.from, b.from].toSorted()[1] ?? a.from;
        expect(overlap(a, b)).toBe(holds(a, later) && holds(b, later));
        expect(overlap(b, a)).toBe(overlap(a, b));
      }),
    );
  });
});

describe('the standing of a stay', () => {
  it.each([
    ['2026-11-21', null, 'expired', -1],
    ['2026-11-21', '2026-11-01', 'inRenewal', -1],
    ['2026-11-22', null, 'expiring', 0],
    ['2027-01-21', '2026-11-20', 'expiring', 60],
    ['2027-01-22', null, 'valid', 61],
    [null, null, 'open', null],
  ])('until %s with receipt of %s is %s', (validUntil, renewalRequestedOn, state, daysLeft) => {
    const dayOf = (text: string | null) => (text === null ? null : civilDate(text));
    const permit = { validUntil: dayOf(validUntil), renewalRequestedOn: dayOf(renewalRequestedOn) };
    expect(permitStanding(permit, today)).toMatchObject({ state, daysLeft });
  });

  it('is none without a permit, and that of the permit that lasts longest with several', () => {
    expect(permitStanding(longestPermit([]), today).state).toBe('none');
    const until = (validUntil: CivilDate | null) => ({ validUntil, renewalRequestedOn: null });
    fc.assert(
      fc.property(fc.array(day, { minLength: 1 }), (days) => {
        const last = days.toSorted().at(-1);
        expect(longestPermit(days.map(until))?.validUntil).toBe(last);
        expect(longestPermit([...days.map(until), until(null)])?.validUntil).toBeNull();
      }),
    );
  });

  it('masks exactly the kinds that tell something of article 9 or of a crime suffered', () => {
    for (const kind of stayPermitKinds)
      expect(isRestricted({ kind })).toBe(stayPermits[kind].specialCategory);
  });
});

describe('a stay permit', () => {
  const blank: Unwritten<StayPermitRecord> = {
    kind: 'study',
    number: null,
    issuedOn: null,
    issuedBy: null,
    validFrom: null,
    validUntil: null,
    renewalRequestedOn: null,
    renewalReceiptNumber: null,
    asylumLodgedOn: null,
    note: null,
  };
  const bounds = { today, birthDate: civilDate('1990-06-01') };
  it.each<[Partial<typeof blank>, string[]]>([
    [{}, []],
    [{ validFrom: civilDate('2027-01-01'), validUntil: civilDate('2028-01-01') }, []],
    [{ issuedOn: civilDate('2026-11-23') }, ['dayInFuture /issuedOn']],
    [{ issuedOn: civilDate('1990-05-31') }, ['dayBeforeBirth /issuedOn']],
    [{ validFrom: civilDate('1990-05-31') }, ['dayBeforeBirth /validFrom']],
    [{ validUntil: civilDate('1990-05-31') }, ['dayBeforeBirth /validUntil']],
    [
      { issuedOn: civilDate('2026-01-02'), validUntil: civilDate('2026-01-01') },
      ['daysOutOfOrder /validUntil'],
    ],
    [
      { validFrom: civilDate('2026-01-02'), renewalRequestedOn: civilDate('2026-01-01') },
      ['daysOutOfOrder /renewalRequestedOn'],
    ],
    [{ renewalReceiptNumber: '1' }, ['receiptWithoutDay /renewalRequestedOn']],
    [{ asylumLodgedOn: civilDate('2026-12-01') }, ['dayInFuture /asylumLodgedOn']],
  ])('%j: %j', (given, expected) => {
    const found = stayPermitViolations({ ...blank, ...given }, { bounds, pointer: '' });
    expect(found.map(({ code, pointer }) => `${code} ${pointer}`)).toEqual(expected);
  });
});

describe('a new employment status', () => {
  it('ends the open one the day before, unless that began later', () => {
    const open = {
      id: 'a',
      condition: 'unemployed' as const,
      startsOn: civilDate('2026-01-01'),
      endsOn: null,
      paidPolicy: 'none' as const,
      paidPolicyName: null,
    };
    expect(replacedStatus([open], { ...open, startsOn: civilDate('2026-03-01') })?.endsOn).toBe('2026-02-28');
    expect(replacedStatus([open], { ...open, startsOn: civilDate('2026-01-01') })).toBeUndefined();
    expect(replacedStatus([], open)).toBeUndefined();
  });
});

describe('a tax code', () => {
  const letters = fc.stringMatching(/^[A-Z][a-z]{1,12}$/);
  const people = fc.record({
    familyName: letters,
    givenName: letters,
    birthDate: day,
    gender: fc.constantFrom('F' as const, 'M' as const),
  });
  const places = { countries: new Map([['NG', 'Z335']]) };
  const known = { birthDatePrecision: 'day' as const, birthCountryCode: 'NG', birthMunicipalityCode: null };

  it('given to a person agrees with them, with any omocodia', () => {
    fc.assert(
      fc.property(people, fc.integer({ min: 0, max: 7 }), (person, omocodia) => {
        const code = buildTaxCode({ ...person, sex: person.gender, birthplaceBelfiore: 'Z335', omocodia });
        const verdict = taxCodeVerdict(code, { ...person, ...known }, { places, pointer: '/code' });
        expect(verdict).toEqual({ errors: [], warnings: [] });
      }),
    );
  });

  it('given to someone born on another day is refused, and only warned of when only the name differs', () => {
    fc.assert(
      fc.property(people, day, letters, (person, otherDay, otherName) => {
        const code = buildTaxCode({ ...person, sex: person.gender, birthplaceBelfiore: 'Z335' });
        const judged = (change: object) =>
          taxCodeVerdict(code, { ...person, ...known, ...change }, { places, pointer: '/code' });
        const sameDay = otherDay.slice(2) === person.birthDate.slice(2);
        expect(judged({ birthDate: otherDay }).errors.length).toBe(sameDay ? 0 : 1);
        expect(judged({ familyName: otherName }).errors).toEqual([]);
      }),
    );
  });
});
