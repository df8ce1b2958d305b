import { describe, expect, it } from 'vitest';
import { day } from '../../../test/world.ts';
import {
  accreditationViolations,
  closureViolations,
  organisationViolations,
  seatViolations,
  storedTaxCode,
  storedVatNumber,
} from './rules.ts';

const today = day('2026-11-22');
const codes = (violations: { code: string; pointer: string }[]) =>
  violations.map(({ code, pointer }) => `${code} ${pointer}`);

describe('a body', () => {
  it('is saved with a valid VAT number however it is written', () => {
    const body = {
      name: 'Ente',
      kind: 'promoter',
      vatNumber: 'IT 0074 3110 157',
      taxCode: null,
      host: null,
    } as const;
    expect(organisationViolations(body)).toEqual([]);
    expect(storedVatNumber(body.vatNumber)).toBe('00743110157');
  });

  it('has a VAT number, a tax code or both', () => {
    expect(
      codes(
        organisationViolations({
          name: 'Ente',
          kind: 'promoter',
          vatNumber: null,
          taxCode: null,
          host: null,
        }),
      ),
    ).toEqual(['identifierMissing /vatNumber']);
  });

  it('hears everything that is wrong at once', () => {
    expect(
      codes(
        organisationViolations({
          name: 'Ente',
          kind: 'host',
          vatNumber: '00743110158',
          taxCode: '123',
          host: null,
        }),
      ),
    ).toEqual(['vatNumberCheckDigit /vatNumber', 'vatNumberLength /taxCode', 'hostDetailsMissing /host']);
  });

  it('may be a person who trades alone, with the tax code of a person', () => {
    const host = { sector: 'trade', employees: 0 } as const;
    expect(
      organisationViolations({
        name: 'Ente',
        kind: 'host',
        vatNumber: null,
        taxCode: 'rssmra85t10a562s',
        host,
      }),
    ).toEqual([]);
    expect(storedTaxCode('rssmra85t10a562s')).toBe('RSSMRA85T10A562S');
    expect(
      codes(
        organisationViolations({
          name: 'Ente',
          kind: 'host',
          vatNumber: null,
          taxCode: 'RSSMRA85T10A562A',
          host,
        }),
      ),
    ).toEqual(['taxCodeCheckLetter /taxCode']);
  });

  it('is no host when it is a promoter, and works in the sector of its ATECO code', () => {
    const host = { sector: 'trade', employees: 3, atecoCode: '55.10' } as const;
    const vatNumber = '00743110157';
    expect(
      codes(organisationViolations({ name: 'Ente', kind: 'promoter', vatNumber, taxCode: null, host })),
    ).toEqual(['hostDetailsNotForKind /host']);
    expect(
      codes(organisationViolations({ name: 'Ente', kind: 'school', vatNumber, taxCode: null, host })),
    ).toEqual(['atecoOutsideSector /host/atecoCode']);
  });
});

describe('a seat', () => {
  it('stays the main one until another is', () => {
    const main = { municipalityKnown: true, before: { main: true } };
    expect(codes(seatViolations({ ...main, main: false, closedOn: null }, today))).toEqual([
      'mainSeatNeeded /main',
    ]);
    expect(codes(seatViolations({ ...main, main: true, closedOn: today }, today))).toEqual([
      'mainSeatNeeded /closedOn',
    ]);
  });

  it('is not made the main one once it is closed', () => {
    const closed = { municipalityKnown: true, before: { main: false }, main: true, closedOn: today };
    expect(codes(seatViolations(closed, today))).toEqual(['mainSeatClosed /main']);
  });

  it('is in a municipality that exists and closed on a day that has come', () => {
    expect(
      codes(
        seatViolations(
          { municipalityKnown: false, before: null, main: false, closedOn: day('2026-11-23') },
          today,
        ),
      ),
    ).toEqual(['municipalityUnknown /municipalityIstatCode', 'closureInTheFuture /closedOn']);
  });
});

describe('an accreditation', () => {
  const period = (validFrom: string, validTo: string | null) => ({
    validFrom: day(validFrom),
    validTo: validTo === null ? null : day(validTo),
  });
  it.each([
    ['2026-01-01', '2026-12-31', '2026-12-31', null, true],
    ['2026-01-01', '2026-12-31', '2027-01-01', null, false],
    ['2026-01-01', null, '2030-01-01', '2030-12-31', true],
    ['2026-06-01', '2026-06-30', '2026-01-01', '2026-05-31', false],
    ['2026-06-01', '2026-06-30', '2026-01-01', null, true],
  ])('of %s - %s against %s - %s overlaps: %s', (from, to, otherFrom, otherTo, overlaps) => {
    const others = [period(otherFrom, otherTo)];
    const found = accreditationViolations({ ...period(from, to), others, regionKnown: true });
    expect(codes(found)).toEqual(overlaps ? ['accreditationOverlaps /validFrom'] : []);
  });

  it('ends after it begins, in a region that exists', () => {
    const reversed = { ...period('2026-06-01', '2026-05-31'), others: [], regionKnown: false };
    expect(codes(accreditationViolations(reversed))).toEqual([
      'regionUnknown /regionCode',
      'periodReversed /validTo',
    ]);
  });
});

it('lists everything that keeps a body open', () => {
  const closedOn = day('2026-12-01');
  const violations = closureViolations({ closedOn, activeUsers: 2, activeKeys: 1 }, today);
  expect(codes(violations)).toEqual(['closureInTheFuture /closedOn', 'usersActive ', 'keysActive ']);
  expect(violations.map(({ numbers }) => numbers)).toEqual([
    undefined,
    { activeUsers: 2 },
    { activeKeys: 1 },
  ]);
});
