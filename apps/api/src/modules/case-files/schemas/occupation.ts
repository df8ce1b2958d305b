import Type, { type Static } from 'typebox';
import {
  CountryCode,
  Day,
  enumOf,
  Id,
  LanguageCode,
  List,
  Nullable,
  named,
  ref,
  Text,
} from '../../../platform/schema.ts';
import { employmentConditions, languageLevels, paidPolicyAnswers, recognitions } from '../words.ts';
import { partly } from './patch.ts';

const Year = Type.Integer({ format: 'int32', minimum: 1900, maximum: 2200 });
const Isced = Type.Integer({
  format: 'int32',
  minimum: 0,
  maximum: 8,
  description: 'ISCED 2011 level, 0 to 8.',
});

const employment = {
  condition: enumOf(employmentConditions),
  startsOn: Day,
  endsOn: Nullable(Day),
  paidPolicy: enumOf(paidPolicyAnswers, {
    description: 'Whether another active policy pays the person at the same time.',
  }),
  paidPolicyName: Nullable(Text(200)),
};
export const EmploymentStatusShape = named(
  'EmploymentStatus',
  { id: Id, ...employment },
  {
    description: 'What the person is on the labour market, from a day to another.',
    examples: [
      {
        id: '019aa3a0-0000-7000-8000-000000000303',
        condition: 'unemployed',
        startsOn: '2026-07-01',
        endsOn: null,
        paidPolicy: 'none',
        paidPolicyName: null,
      },
    ],
  },
);
export const AddEmploymentStatus = named(
  'AddEmploymentStatus',
  {
    condition: employment.condition,
    startsOn: Day,
    endsOn: Type.Optional(Day),
    paidPolicy: Type.Optional(employment.paidPolicy),
    paidPolicyName: Type.Optional(Text(200)),
  },
  {
    description: 'The status in force until then ends the day before.',
    examples: [{ condition: 'unemployed', startsOn: '2026-07-01', paidPolicy: 'none' }],
  },
);
export type AddEmploymentStatus = Static<typeof AddEmploymentStatus>;
export const ChangeEmploymentStatus = named('ChangeEmploymentStatus', partly(employment), {
  examples: [{ endsOn: '2026-11-15' }],
});
export type ChangeEmploymentStatus = Static<typeof ChangeEmploymentStatus>;

const declaration = { declaredOn: Day, employmentCentre: Nullable(Text(200)), revokedOn: Nullable(Day) };
export const WorkDeclarationShape = named(
  'WorkDeclaration',
  { id: Id, ...declaration },
  {
    description: 'A declaration of immediate availability to work (DID).',
    examples: [
      {
        id: '019aa3a0-0000-7000-8000-000000000304',
        declaredOn: '2026-09-14',
        employmentCentre: 'Centro per l’impiego di Latina',
        revokedOn: null,
      },
    ],
  },
);
export const AddWorkDeclaration = named(
  'AddWorkDeclaration',
  { declaredOn: Day, employmentCentre: Type.Optional(Text(200)), revokedOn: Type.Optional(Day) },
  { examples: [{ declaredOn: '2026-09-14', employmentCentre: 'Centro per l’impiego di Latina' }] },
);
export type AddWorkDeclaration = Static<typeof AddWorkDeclaration>;
export const ChangeWorkDeclaration = named('ChangeWorkDeclaration', partly(declaration), {
  examples: [{ revokedOn: '2026-11-02' }],
});
export type ChangeWorkDeclaration = Static<typeof ChangeWorkDeclaration>;

const pact = { signedOn: Day, employmentCentre: Nullable(Text(200)), endedOn: Nullable(Day) };
export const ServicePactShape = named(
  'ServicePact',
  { id: Id, ...pact },
  {
    description: 'A service pact signed at the employment centre (CPI).',
    examples: [
      {
        id: '019aa3a0-0000-7000-8000-000000000305',
        signedOn: '2026-09-21',
        employmentCentre: 'Centro per l’impiego di Latina',
        endedOn: null,
      },
    ],
  },
);
export const AddServicePact = named(
  'AddServicePact',
  { signedOn: Day, employmentCentre: Type.Optional(Text(200)), endedOn: Type.Optional(Day) },
  { examples: [{ signedOn: '2026-09-21', employmentCentre: 'Centro per l’impiego di Latina' }] },
);
export type AddServicePact = Static<typeof AddServicePact>;
export const ChangeServicePact = named('ChangeServicePact', partly(pact), {
  examples: [{ endedOn: '2026-11-02' }],
});
export type ChangeServicePact = Static<typeof ChangeServicePact>;

const education = {
  iscedLevel: Isced,
  title: Nullable(Text(200)),
  countryCode: Nullable(CountryCode),
  year: Nullable(Year),
  recognition: enumOf(recognitions, { description: 'Whether Italy recognises the title.' }),
};
export const EducationShape = named(
  'Education',
  { id: Id, ...education },
  {
    examples: [
      {
        id: '019aa3a0-0000-7000-8000-000000000306',
        iscedLevel: 2,
        title: 'Licenza media',
        countryCode: 'IT',
        year: 2023,
        recognition: 'recognised',
      },
    ],
  },
);
export const AddEducation = named(
  'AddEducation',
  {
    iscedLevel: Isced,
    title: Type.Optional(Text(200)),
    countryCode: Type.Optional(CountryCode),
    year: Type.Optional(Year),
    recognition: Type.Optional(education.recognition),
  },
  {
    examples: [
      { iscedLevel: 2, title: 'Licenza media', countryCode: 'IT', year: 2023, recognition: 'recognised' },
    ],
  },
);
export type AddEducation = Static<typeof AddEducation>;
export const ChangeEducation = named('ChangeEducation', partly(education), {
  examples: [{ recognition: 'inProgress' }],
});
export type ChangeEducation = Static<typeof ChangeEducation>;

export const SpokenLanguageShape = named(
  'SpokenLanguage',
  { language: LanguageCode, level: enumOf(languageLevels) },
  { examples: [{ language: 'ff', level: 'motherTongue' }] },
);
export type SpokenLanguage = Static<typeof SpokenLanguageShape>;
export const SetLanguages = named(
  'SetLanguages',
  { languages: List(ref(SpokenLanguageShape), 20) },
  {
    description: 'Every language the person speaks; those not named are taken away.',
    examples: [
      {
        languages: [
          { language: 'ff', level: 'motherTongue' },
          { language: 'fr', level: 'B1' },
          { language: 'it', level: 'A2' },
        ],
      },
    ],
  },
);
