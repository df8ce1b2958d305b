import { addDays, formatItalianDate } from '@approdo/shared/dates';
import { describe, expect, it } from 'vitest';
import type { ConditionCode } from './condition.ts';
import {
  type Case,
  day,
  inWindow2022,
  one,
  percorsi,
  plus,
  puoi2019,
  puoi2022,
  today,
  withPermit,
} from './examples.ts';

describe.each<[ConditionCode, Case[]]>([
  [
    'legalResidence',
    [
      ['a permit counts on its last day', 'met', withPermit({ expiresOn: today })],
      ['a permit does not count the day after', 'unmet', withPermit({ expiresOn: day('2026-11-21') })],
      ['a permit not begun does not count', 'unmet', withPermit({ validFrom: day('2026-11-23') })],
      ['a permit without an end counts', 'met', withPermit({ expiresOn: null })],
      [
        'an expired permit counts with its renewal receipt',
        'met',
        withPermit({ expiresOn: day('2026-01-01'), renewalReceiptOn: day('2026-02-01') }),
      ],
      [
        'a receipt of a later day does not count yet',
        'unmet',
        withPermit({ expiresOn: day('2026-01-01'), renewalReceiptOn: day('2026-11-23') }),
      ],
      ['no permit recorded is a gap', 'unknown', { permits: [] }],
    ],
  ],
  [
    'admittedPermit',
    [
      [
        'temporary protection enters in 2022',
        'met',
        withPermit({ kind: 'temporaryProtection' }),
        puoi2022,
        inWindow2022,
      ],
      [
        'temporary protection did not in 2019',
        'unmet',
        withPermit({ kind: 'temporaryProtection' }),
        puoi2019,
        day('2019-09-01'),
      ],
      [
        'humanitarian protection entered in 2019',
        'met',
        withPermit({ kind: 'humanitarian' }),
        puoi2019,
        day('2019-09-01'),
      ],
      ['humanitarian protection is not in the third', 'unmet', withPermit({ kind: 'humanitarian' })],
      ['stateless persons enter the third', 'met', withPermit({ kind: 'statelessness' })],
      ['victims of trafficking enter the third', 'met', withPermit({ kind: 'trafficking' })],
      [
        'victims of labour exploitation enter as special cases',
        'met',
        withPermit({ kind: 'labourExploitation' }),
        puoi2022,
        inWindow2022,
      ],
      ['medical care entered in 2022', 'met', withPermit({ kind: 'medicalCare' }), puoi2022, inWindow2022],
      ['work does not open the third to an adult', 'unmet', withPermit({ kind: 'employment' })],
      [
        'an admitted permit that expired does not count',
        'unmet',
        withPermit({ expiresOn: day('2026-01-01') }),
      ],
      [
        'any valid permit admits a young migrant',
        'met',
        { ...withPermit({ kind: 'family' }), birthDate: day('2004-01-01') },
      ],
    ],
  ],
  [
    'asylumWaiting',
    [
      [
        'the sixtieth day is enough',
        'met',
        withPermit({ kind: 'asylumRequest', lodgedOn: addDays(today, -60) }),
      ],
      [
        'the fifty-ninth is not',
        'unmet',
        withPermit({ kind: 'asylumRequest', lodgedOn: addDays(today, -59) }),
      ],
      [
        'a day that is not recorded is a gap',
        'unknown',
        withPermit({ kind: 'asylumRequest', lodgedOn: null }),
      ],
      [
        'a request that ended years ago does not count for the one that is pending',
        'unmet',
        {
          permits: [
            ...withPermit({
              kind: 'asylumRequest',
              lodgedOn: day('2019-05-05'),
              expiresOn: day('2020-05-05'),
            }).permits,
            ...withPermit({ kind: 'asylumRequest', lodgedOn: addDays(today, -10) }).permits,
          ],
        },
      ],
    ],
  ],
  [
    'ageFrom',
    [
      [
        'an unaccompanied minor enters at sixteen',
        'met',
        { ...withPermit({ kind: 'unaccompaniedMinor' }), birthDate: day('2010-11-22') },
      ],
      [
        'not a day before',
        'unmet',
        { ...withPermit({ kind: 'unaccompaniedMinor' }), birthDate: day('2010-11-23') },
      ],
      [
        'without a birth date it is a gap',
        'unknown',
        { ...withPermit({ kind: 'unaccompaniedMinor' }), birthDate: null },
      ],
    ],
  ],
  [
    'ageBelow',
    [
      [
        'the day before the twenty-fourth birthday is young enough',
        'met',
        { ...withPermit({ kind: 'study' }), birthDate: day('2002-11-23') },
        percorsi,
      ],
      [
        'the birthday is too late',
        'unmet',
        { ...withPermit({ kind: 'study' }), birthDate: day('2002-11-22') },
        percorsi,
      ],
    ],
  ],
  [
    'enteredUnaccompanied',
    [
      [
        'a former unaccompanied minor enters in 2022 before twenty-four',
        'met',
        { ...withPermit({ kind: 'employment' }), enteredUnaccompanied: true, birthDate: day('2000-01-01') },
        puoi2022,
        inWindow2022,
      ],
      [
        'in 2019 at any age',
        'met',
        { ...withPermit({ kind: 'employment' }), enteredUnaccompanied: true, birthDate: day('1980-01-01') },
        puoi2019,
        day('2019-09-01'),
      ],
      [
        'how one entered is a gap while nobody asked',
        'unknown',
        { ...withPermit({ kind: 'employment' }), enteredUnaccompanied: null, birthDate: day('2000-01-01') },
        puoi2022,
        inWindow2022,
      ],
    ],
  ],
])('%s', (code, cases) => {
  it.each(cases)('%s', (_guarantee, outcome, change, by = plus, on = today) => {
    expect(one(code, change, by, on)).toMatchObject({ code, outcome });
  });
});

describe('the wait of who asks for asylum', () => {
  it.each([10, 59, 60, 161])('tells nothing of the request that the file masks, %i days after it', (days) => {
    const lodgedOn = addDays(today, -days);
    const condition = one('asylumWaiting', withPermit({ kind: 'asylumRequest', lodgedOn }), plus, today);
    const { title, seen, fix, numbers } = condition ?? {};
    const told = JSON.stringify({ title, seen, fix, numbers });
    expect(told).not.toMatch(/asil|asyl/i);
    expect(told).not.toContain(formatItalianDate(lodgedOn));
    expect(numbers).not.toHaveProperty('days');
  });
});
