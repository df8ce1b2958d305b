import { ageOn, type CivilDate } from '@approdo/shared/dates';
import { taxCodeNameWarnings } from '@approdo/shared/tax-code';
import type { Context } from '../../platform/context.ts';
import type { AddressFacts, CaseFileFacts, StayPermitRecord } from './facts.ts';
import { isRestricted, longestPermit, permitStanding } from './rules/permit-standing.ts';
import type { CaseFile } from './schemas/case-file.ts';
import type { Address } from './schemas/parts.ts';

type Asking = Pick<Context, 'language' | 'clock' | 'requestKey'>;

/**
 * The file as it is answered: ages and standing of today, warnings in the asker's language, restricted data masked unless
 * revealed. An answer that is kept for an Idempotency-Key is masked always: it may be replayed when the reveal has ended,
 * and what was never kept cannot be shown.
 */
export function caseFileView(facts: CaseFileFacts, asking: Asking): CaseFile {
  const today = asking.clock.today();
  const revealed = facts.revealed && asking.requestKey === null;
  const { taxCodes, employmentStatuses, workDeclarations, servicePacts, educations, consents, languages } =
    facts;
  return {
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
    stayPermits: facts.stayPermits.map((permit) => permitView(permit, revealed)),
    employmentStatuses,
    workDeclarations,
    servicePacts,
    educations,
    consents,
    languages,
    restricted: facts.stayPermits.some(isRestricted),
    revealed,
    warnings: nameWarnings(facts, asking),
    version: facts.version,
    createdAt: facts.createdAt.toISOString(),
    updatedAt: facts.updatedAt.toISOString(),
    lastUpdatedBy: facts.lastUpdatedBy,
    // last, where a wide object is copied forty times faster than in front
    ...headOf(facts, today),
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
  if (revealed || !isRestricted(permit)) return { masked: false, ...permit };
  return { ...permit, kind: 'restricted', note: null, asylumLodgedOn: null, masked: true };
}

/** Names that disagree with a tax code in force: the same name is transliterated in many ways, so nothing is refused. */
function nameWarnings(facts: CaseFileFacts, { language, clock }: Asking): CaseFile['warnings'] {
  const today = clock.today();
  const names = { familyName: facts.familyName, givenName: facts.givenName ?? undefined };
  return facts.taxCodes.flatMap(({ code, validUntil }, index) =>
    validUntil !== null && validUntil < today
      ? []
      : taxCodeNameWarnings(code, names).map((warning) => ({
          code: warning.code,
          pointer: `/taxCodes/${index}/code`,
          message: warning.message[language],
          fix: warning.fix[language],
        })),
  );
}
