import { ageOn, type CivilDate } from '@approdo/shared/dates';
import type { Context } from '../../platform/context.ts';
import type { Violation } from '../../platform/problem.ts';
import type { AddressFacts, CaseFileFacts, StayPermitRecord } from './facts.ts';
import { isRestricted, longestPermit, permitStanding } from './rules/permit-standing.ts';
import { taxCodeVerdict } from './rules/tax-codes.ts';
import type { CaseFile } from './schemas/case-file.ts';
import type { Address } from './schemas/parts.ts';

type Asking = Pick<Context, 'language' | 'clock'>;

/** The file as it is answered: ages and standing of today, warnings in the asker's language, restricted data masked. */
export function caseFileView(facts: CaseFileFacts, { language, clock }: Asking): CaseFile {
  const today = clock.today();
  const { taxCodes, employmentStatuses, workDeclarations, servicePacts, educations, consents, languages } =
    facts;
  return {
    ...headOf(facts, today),
    birthCountryCode: facts.birthCountryCode,
    birthMunicipalityCode: facts.birthMunicipalityCode,
    birthMunicipalityName: facts.birthMunicipalityName,
    birthLocality: facts.birthLocality,
    enteredUnaccompanied: facts.enteredUnaccompanied,
    phone: facts.phone,
    email: facts.email,
    residence: addressView(facts.residence, facts.residenceMunicipalityName),
    domicile: addressView(facts.domicile, facts.domicileMunicipalityName),
    guardian: facts.guardian,
    taxCodes,
    stayPermits: facts.stayPermits.map((permit) => permitView(permit, facts.revealed)),
    employmentStatuses,
    workDeclarations,
    servicePacts,
    educations,
    consents,
    languages,
    restricted: facts.stayPermits.some(isRestricted),
    revealed: facts.revealed,
    warnings: nameWarnings(facts, today).map(({ code, pointer, message, fix }) => ({
      code,
      pointer,
      message: message[language],
      fix: fix[language],
    })),
    version: facts.version,
    createdAt: facts.createdAt.toISOString(),
    updatedAt: facts.updatedAt.toISOString(),
    lastUpdatedBy: facts.lastUpdatedBy,
  };
}

function headOf(facts: CaseFileFacts, today: CivilDate) {
  return {
    id: facts.id,
    code: facts.code,
    organisation: facts.organisation,
    familyName: facts.familyName,
    givenName: facts.givenName,
    familyNameOriginal: facts.familyNameOriginal,
    givenNameOriginal: facts.givenNameOriginal,
    birthDate: facts.birthDate,
    birthDatePrecision: facts.birthDatePrecision,
    age: ageOn(facts.birthDate, today),
    citizenshipCode: facts.citizenshipCode,
    stateless: facts.stateless,
    gender: facts.gender,
    district: facts.district,
    permit: permitStanding(longestPermit(facts.stayPermits), today),
  };
}

function addressView(address: AddressFacts | null, municipalityName: string | null): Address | null {
  return address && { ...address, municipalityName };
}

/** A permit as it is shown: kind, note and day of the asylum request withheld where the kind alone tells too much. */
export function permitView(permit: StayPermitRecord, revealed: boolean): CaseFile['stayPermits'][number] {
  if (revealed || !isRestricted(permit)) return { ...permit, masked: false };
  return { ...permit, kind: 'restricted', note: null, asylumLodgedOn: null, masked: true };
}

/** Names that disagree with a tax code in force: the same name is transliterated in many ways, so nothing is refused. */
function nameWarnings(facts: CaseFileFacts, today: CivilDate): Violation[] {
  return facts.taxCodes.flatMap(({ code, validUntil }, index) =>
    validUntil !== null && validUntil < today
      ? []
      : taxCodeVerdict(code, facts, { places: { countries: new Map() }, pointer: `/taxCodes/${index}/code` })
          .warnings,
  );
}
