import Type, { type Static } from 'typebox';
import {
  CountryCode,
  Day,
  enumOf,
  Id,
  Instant,
  List,
  Nullable,
  named,
  pageOf,
  pageParameters,
  ref,
  Text,
} from '../../../platform/schema.ts';
import { likelihoods, matchReasons } from '../words.ts';
import { CaseFileSummaryShape, exampleSummary } from './case-file.ts';
import { caseFileFilters } from './inputs.ts';

export const SearchCaseFiles = named(
  'SearchCaseFiles',
  {
    taxCode: Type.Optional(Type.String({ minLength: 1, maxLength: 40, pattern: '^[^\\u0000-\\u001f]*$' })),
    familyName: Type.Optional(Text(100)),
    givenName: Type.Optional(Text(100)),
    birthDate: Type.Optional(Day),
    birthCountryCode: Type.Optional(CountryCode),
    q: Type.Optional(Text(100, { description: 'Beginnings of words of the name, in any order.' })),
    ...pageParameters,
    ...caseFileFilters,
  },
  {
    description:
      'By tax code, by name and birth date (or any of these), to see whether the person is already there; or by the beginnings of words of the name (`q`), narrowed like the list. Personal data stays out of addresses.',
    examples: [
      { familyName: 'Diallo', givenName: 'Mamadou', birthDate: '1998-05-05' },
      { taxCode: 'DLLMMD98E05Z319E' },
      { q: 'mam dial', limit: 25 },
    ],
  },
);
export type SearchCaseFiles = Static<typeof SearchCaseFiles>;

export const CaseFileMatchShape = named(
  'CaseFileMatch',
  {
    caseFile: ref(CaseFileSummaryShape),
    likelihood: enumOf(likelihoods, {
      description: '`certain`: the same tax code; `likely`: to be excluded before opening another file.',
    }),
    reasons: List(enumOf(matchReasons), matchReasons.length, 1),
  },
  {
    description: 'A file that may be of the person asked for, and why.',
    examples: [
      {
        caseFile: exampleSummary,
        likelihood: 'likely',
        reasons: ['similarName', 'sameBirthDate', 'sameBirthCountry'],
      },
    ],
  },
);
export type CaseFileMatch = Static<typeof CaseFileMatchShape>;

export const CaseFileSearchResult = pageOf('CaseFileSearchResult', ref(CaseFileMatchShape));

export const TimelineEntryShape = named(
  'TimelineEntry',
  {
    id: Id,
    at: Instant,
    action: Text(80),
    text: Text(200, { description: 'What was done, in words.' }),
    entity: Text(80),
    entityId: Nullable(Id),
    actorName: Nullable(Text(120)),
    actorKind: enumOf(['user', 'key', 'system']),
    actorRole: Text(40),
    fields: List(Text(80), 60),
  },
  {
    description:
      'An act on the file or on what follows from it: who, when, and the names of the fields that changed.',
    examples: [
      {
        id: '019aa3a0-0000-7000-8000-000000000401',
        at: '2026-11-20T15:12:00.000Z',
        action: 'stayPermit.added',
        text: 'Aggiunto un titolo di soggiorno',
        entity: 'stayPermit',
        entityId: '019aa3a0-0000-7000-8000-000000000302',
        actorName: 'Chiara Operatrice',
        actorKind: 'user',
        actorRole: 'operator',
        fields: [],
      },
    ],
  },
);
export type TimelineEntry = Static<typeof TimelineEntryShape>;
export const TimelinePage = pageOf('TimelinePage', ref(TimelineEntryShape));
export const TimelineFilterShape = Type.Object(
  {
    ...pageParameters,
    q: Type.Optional(Text(100, { description: 'Words of the act, such as “titolo” or “patto”.' })),
    from: Type.Optional(Day),
    until: Type.Optional(Day),
  },
  { additionalProperties: false },
);
export type TimelineFilter = Static<typeof TimelineFilterShape>;
