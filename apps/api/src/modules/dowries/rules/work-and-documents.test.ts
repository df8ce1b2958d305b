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
  since,
  today,
} from './examples.ts';

describe.each<[ConditionCode, Case[]]>([
  [
    'unemployment',
    [
      [
        'never employed is admitted',
        'met',
        { employment: [{ condition: 'neverEmployed', from: today, until: null }] },
      ],
      [
        'employed is not',
        'unmet',
        { employment: [{ condition: 'employed', from: day('2026-11-01'), until: null }] },
      ],
      [
        'inactive is not in the third',
        'unmet',
        { employment: [{ condition: 'inactive', from: today, until: null }] },
      ],
      [
        'inactive is for young migrants',
        'met',
        { employment: [{ condition: 'inactive', from: today, until: null }] },
        percorsi,
      ],
      [
        'the latest status decides',
        'unmet',
        {
          employment: [
            { condition: 'unemployed', from: day('2019-01-01'), until: null },
            { condition: 'employed', from: day('2026-01-01'), until: null },
          ],
        },
      ],
      [
        'a status that ended is a gap',
        'unknown',
        { employment: [{ condition: 'unemployed', from: day('2020-01-01'), until: day('2026-11-21') }] },
      ],
    ],
  ],
  [
    'workDeclaration',
    [
      ['six months to the day is fresh', 'met', { workDeclarations: since('2026-05-22') }],
      ['six months and a day is old', 'unmet', { workDeclarations: since('2026-05-21') }],
      [
        'a withdrawn one does not count',
        'unmet',
        { workDeclarations: [{ from: day('2026-10-01'), until: day('2026-10-31') }] },
      ],
      ['none is a gap', 'unknown', { workDeclarations: [] }],
      ['one of a later day is a gap', 'unknown', { workDeclarations: since('2026-11-23') }],
      [
        'where it does not age an old one counts',
        'met',
        { workDeclarations: since('2020-01-01') },
        puoi2022,
        inWindow2022,
      ],
    ],
  ],
  [
    'privacyNotice',
    [
      ['given on the day counts', 'met', { privacyNotices: since('2026-11-22') }],
      ['none is a gap', 'unknown', { privacyNotices: [] }],
    ],
  ],
  [
    'consent',
    [
      [
        'withdrawn it no longer counts',
        'unmet',
        { consents: [{ from: day('2020-01-01'), until: day('2026-11-21') }] },
      ],
      ['none is a gap', 'unknown', { consents: [] }],
    ],
  ],
  [
    'taxCode',
    [
      [
        'a provisional one is enough where asylum seekers enter',
        'met',
        { taxCodes: [{ provisional: true, from: day('2020-01-01'), until: null }] },
      ],
      [
        'it was not in 2019',
        'unmet',
        { taxCodes: [{ provisional: true, from: day('2019-01-01'), until: null }] },
        puoi2019,
        day('2019-09-01'),
      ],
      ['none is a gap', 'unknown', { taxCodes: [] }],
    ],
  ],
])('%s', (code, cases) => {
  it.each(cases)('%s', (_guarantee, outcome, change, by = plus, on = today) => {
    expect(one(code, change, by, on)).toMatchObject({ code, outcome });
  });
});
