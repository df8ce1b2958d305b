import { describe, expect, it } from 'vitest';
import type { ConditionCode } from './condition.ts';
import { type Case, day, inWindow2022, one, percorsi, plus, puoi2022, today } from './examples.ts';

describe.each<[ConditionCode, Case[]]>([
  [
    'oneDowryPerPerson',
    [
      [
        'the same tax code elsewhere refuses',
        'unmet',
        { otherDowries: [{ editionName: 'PUOI 2022', matchedBy: 'taxCode' }] },
      ],
      [
        'a converted provisional code refuses',
        'unmet',
        { otherDowries: [{ editionName: 'PUOI 2022', matchedBy: 'convertedTaxCode' }] },
      ],
      [
        'the same name, birth date and country refuse',
        'unmet',
        { otherDowries: [{ editionName: 'PUOI 2022', matchedBy: 'nameBirthAndCountry' }] },
      ],
      ['a search not made is a gap', 'unknown', { otherDowries: null }],
    ],
  ],
  [
    'noOtherPaidPolicy',
    [
      [
        'one that runs refuses',
        'unmet',
        { otherPaidPolicies: [{ name: 'GOL', from: day('2026-09-01'), until: null }] },
      ],
      [
        'one that ended does not',
        'met',
        { otherPaidPolicies: [{ name: 'GOL', from: day('2026-01-01'), until: day('2026-11-21') }] },
      ],
      ['not asked is a gap', 'unknown', { otherPaidPolicies: null }],
    ],
  ],
  [
    'editionOpen',
    [
      ['the first day is open', 'met', {}, plus, day('2025-01-07')],
      ['the day before is not', 'unmet', {}, plus, day('2025-01-06')],
      ['the day after the last internship is not', 'unmet', {}, plus, day('2028-04-01')],
    ],
  ],
  [
    'clearanceWindow',
    [
      ['the last day is in time', 'met', {}, puoi2022, day('2022-09-18')],
      ['the day after is late', 'unmet', {}, puoi2022, day('2022-09-19')],
    ],
  ],
  [
    'internshipFits',
    [
      ['six months that end on the last day fit', 'met', {}, plus, day('2027-10-01')],
      ['a day later they do not', 'unmet', {}, plus, day('2027-10-02')],
      [
        'a planned end is read instead',
        'met',
        { internshipEndsOn: day('2028-03-31') },
        plus,
        day('2027-12-01'),
      ],
      ['twelve months need more room', 'unmet', { variantId: 'twelveMonths' }, percorsi, day('2027-02-01')],
    ],
  ],
  [
    'promoterPaths',
    [
      ['the seventy-fifth path is free', 'met', { promoterPaths: 74 }, puoi2022, inWindow2022],
      ['the seventy-sixth is not', 'unmet', { promoterPaths: 75 }, puoi2022, inWindow2022],
      ['not counted is a gap', 'unknown', { promoterPaths: null }, puoi2022, inWindow2022],
    ],
  ],
])('%s', (code, cases) => {
  it.each(cases)('%s', (_guarantee, outcome, change, by = plus, on = today) => {
    expect(one(code, change, by, on)).toMatchObject({ code, outcome });
  });
});
