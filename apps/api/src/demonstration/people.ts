import { addDays, addMonths, type CivilDate } from '@approdo/shared/dates';
import type { StayPermitKind } from '@approdo/shared/stay-permits';
import { buildProvisionalTaxCode, buildTaxCode } from '@approdo/shared/tax-code';
import { type Origin, origins } from './origins.ts';
import type { Random } from './random.ts';

/** Someone who does not exist: invented names from the right languages, a valid tax code, dates around a given day. */
export interface InventedPerson {
  familyName: string;
  givenName: string;
  birthDate: CivilDate;
  gender: 'F' | 'M';
  country: string;
  taxCode: { kind: 'personal' | 'provisional'; code: string };
  languages: { language: string; level: 'A1' | 'A2' | 'B1' | 'B2' | 'motherTongue' }[];
  permit: {
    kind: StayPermitKind;
    number: string;
    issuedOn: CivilDate;
    validUntil: CivilDate;
    renewalRequestedOn: CivilDate | null;
  };
  /** International standard classification of education, 0 to 8. */
  isced: number;
  phone: string;
  declaredOn: CivilDate;
}

/** Share of women among the paths of the programme: 26.4%. */
const womenShare = 0.264;

const permitsOf: Record<string, readonly (readonly [StayPermitKind, number])[]> = {
  UA: [['temporaryProtection', 1]],
  VE: [
    ['specialProtection', 4],
    ['asylumRequest', 4],
    ['subsidiaryProtection', 2],
  ],
  other: [
    ['subsidiaryProtection', 26],
    ['refugee', 18],
    ['specialProtection', 26],
    ['asylumRequest', 22],
    ['trafficking', 3],
    ['specialCases', 3],
    ['humanitarian', 2],
  ],
};

/** Belfiore codes of the states of birth, by ISO code. */
export type BelfioreOfCountry = (country: string) => string;

/** Invents one person. `on` is the day the world stands on; `serial` keeps the codes of different people apart. */
export function inventPerson(
  random: Random,
  options: { on: CivilDate; serial: number; belfioreOf: BelfioreOfCountry },
): InventedPerson {
  const { on, serial } = options;
  const gender = random.chance(womenShare) ? 'F' : 'M';
  const origin = random.weighted(
    origins.map((each) => [each, gender === 'F' ? each.women : each.men] as const),
  );
  const familyName = random.pick(origin.familyNames);
  const givenName = random.pick(gender === 'F' ? origin.femaleNames : origin.maleNames);
  const birthDate = addDays(addMonths(on, -12 * ageOf(random)), -random.between(0, 364));
  const permit = inventPermit(random, origin, on);
  const provisional = permit.kind === 'asylumRequest' && random.chance(0.4);
  const code = provisional
    ? buildProvisionalTaxCode(8_000_000_000 + serial)
    : buildTaxCode({
        familyName,
        givenName,
        birthDate,
        sex: gender,
        birthplaceBelfiore: options.belfioreOf(origin.country),
      });
  return {
    familyName,
    givenName,
    birthDate,
    gender,
    country: origin.country,
    taxCode: { kind: provisional ? 'provisional' : 'personal', code },
    languages: [
      ...origin.languages
        .slice(0, random.between(1, origin.languages.length))
        .map((language) => ({ language, level: 'motherTongue' as const })),
      {
        language: 'it',
        level: random.weighted([
          ['A1', 3],
          ['A2', 5],
          ['B1', 3],
          ['B2', 1],
        ] as const),
      },
    ],
    permit,
    isced: random.weighted([
      [0, 2],
      [1, 3],
      [2, 4],
      [3, 2],
      [6, 1],
    ] as const),
    phone: `+39 3${random.between(20, 93)} ${random.between(1_000_000, 9_999_999)}`,
    declaredOn: addDays(on, -random.between(3, 150)),
  };
}

/** Over half of the people are 18 to 24 years old. */
function ageOf(random: Random): number {
  return random.weighted([
    [random.between(18, 23), 54],
    [random.between(24, 34), 31],
    [random.between(35, 53), 13],
    [random.between(54, 60), 2],
  ]);
}

function inventPermit(random: Random, origin: Origin, on: CivilDate): InventedPerson['permit'] {
  const kind = random.weighted(permitsOf[origin.country] ?? permitsOf.other ?? []);
  const months =
    kind === 'asylumRequest'
      ? 6
      : kind === 'temporaryProtection'
        ? 12
        : kind === 'specialProtection'
          ? 24
          : 60;
  const ageInDays = random.between(70, Math.max(71, months * 30 - 20));
  const issuedOn = addDays(on, -ageInDays);
  const validUntil = addMonths(issuedOn, months);
  const endsSoon = addDays(on, 45) > validUntil;
  return {
    kind,
    number: `I${random.between(10_000_000, 99_999_999)}`,
    issuedOn,
    validUntil,
    renewalRequestedOn: endsSoon && random.chance(0.7) ? addDays(on, -random.between(1, 20)) : null,
  };
}
