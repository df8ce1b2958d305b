import { addDays, type CivilDate, civilDate } from '@approdo/shared/dates';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { editions } from '../programmes/index.ts';
import {
  allocationViolations,
  fundedCentsMax,
  fundedViolations,
  fundingViolations,
  openingsOf,
} from './rules.ts';

const today = civilDate('2026-11-22');
const variants = editions.flatMap(({ variants: all }) => all);

describe('how many more doti can be opened', () => {
  it('is what the poorest fund pays for', () => {
    const [variant] = editions.find(({ id }) => id === 'puoi-2019')?.variants ?? [];
    if (!variant) throw new Error('the edition is missing');
    const answer = openingsOf(
      variant,
      new Map([
        ['fami-2014', 294_000 * 7],
        ['fse-pon-inclusione', 899_999],
      ]),
    );
    expect(answer).toMatchObject({ openings: 2, bindingFundId: 'fse-pon-inclusione' });
    expect(answer.funds).toEqual([
      { fundId: 'fami-2014', availableCents: 2_058_000, perDowryCents: 294_000, openings: 7 },
      { fundId: 'fse-pon-inclusione', availableCents: 899_999, perDowryCents: 300_000, openings: 2 },
    ]);
  });

  it('is none where a fund was never given', () => {
    for (const variant of variants) expect(openingsOf(variant, new Map()).openings).toBe(0);
  });

  it('can always be paid, and one more never can', () => {
    const amounts = fc.array(fc.nat({ max: 100_000_000 }), { minLength: 5, maxLength: 5 });
    fc.assert(
      fc.property(fc.constantFrom(...variants), amounts, (variant, cents) => {
        const funds = [...new Set(variant.components.map(({ fundId }) => fundId.value))];
        const answer = openingsOf(variant, new Map(funds.map((fundId, at) => [fundId, cents[at] ?? 0])));
        const pays = (count: number) =>
          answer.funds.every((fund) => fund.perDowryCents * count <= fund.availableCents);
        expect(pays(answer.openings)).toBe(true);
        expect(pays(answer.openings + 1)).toBe(false);
      }),
    );
  });

  it('takes from its funds what a dowry is worth', () => {
    for (const variant of variants) {
      const { funds } = openingsOf(variant, new Map());
      expect(funds.reduce((sum, { perDowryCents }) => sum + perDowryCents, 0)).toBe(
        variant.amountCents.value,
      );
    }
  });
});

describe('money given', () => {
  const [edition] = editions;
  if (!edition) throw new Error('there are editions');

  it('enters by a fund of the edition, today or before', () => {
    const given = { fundId: 'fami-2014', effectiveOn: today } as const;
    expect(fundingViolations(given, edition, today)).toEqual([]);
    expect(
      fundingViolations({ ...given, fundId: 'fse-plus' }, edition, today).map(({ code }) => code),
    ).toEqual(['fundNotOfEdition']);
  });

  it('has a day between the beginning of the edition and today', () => {
    for (const each of editions) {
      const fundId = each.variants[0].components[0]?.fundId.value ?? 'fse';
      const first = each.window.applicationsFrom.value;
      const codesOn = (effectiveOn: CivilDate) =>
        fundingViolations({ fundId, effectiveOn }, each, today).map(({ code }) => code);
      expect([first, today].flatMap(codesOn)).toEqual([]);
      expect([civilDate('0001-01-01'), addDays(first, -1)].flatMap(codesOn)).toEqual([
        'dayBeforeEdition',
        'dayBeforeEdition',
      ]);
      expect([addDays(today, 1), civilDate('9999-12-31')].flatMap(codesOn)).toEqual([
        'dayToCome',
        'dayToCome',
      ]);
    }
  });

  it('is in all what the contract can say', () => {
    expect(fundedViolations(fundedCentsMax)).toEqual([]);
    expect(fundedViolations(fundedCentsMax + 150)).toMatchObject([
      { code: 'fundTooLarge', pointer: '/amountCents', numbers: { excessCents: 150 } },
    ]);
  });

  it('goes to districts that exist, each once', () => {
    const given = {
      fundId: 'fami-2014',
      effectiveOn: today,
      shares: [{ districtId: 'a', amountCents: 1 }],
    } as const;
    const facts = { edition, today, knownDistrictIds: new Set(['a']) };
    expect(allocationViolations(given, facts)).toEqual([]);
    const wrong = {
      ...given,
      shares: [...given.shares, { districtId: 'b', amountCents: 1 }, { districtId: 'a', amountCents: 1 }],
    };
    expect(allocationViolations(wrong, facts).map(({ code, pointer }) => [code, pointer])).toEqual([
      ['districtUnknown', '/shares/1/districtId'],
      ['districtTwice', '/shares/2/districtId'],
    ]);
  });
});
