import type { TextOf } from '../../i18n/i18n.ts';

/** The names of the fields an act changed, as the screens call them; those that no screen names are left out. */
export function changedFieldWords(fields: readonly string[], t: TextOf): string {
  const names = fieldNames(t);
  const words = fields.flatMap((field) => names[field] ?? []);
  return [...new Set(words)].join(', ');
}

function fieldNames(t: TextOf): Readonly<Record<string, string>> {
  return { ...personNames(t), ...recordNames(t) };
}

function personNames(t: TextOf): Record<string, string> {
  return {
    familyName: t('caseFiles.field.familyName'),
    givenName: t('caseFiles.field.givenName'),
    familyNameOriginal: t('caseFiles.field.familyNameOriginal'),
    givenNameOriginal: t('caseFiles.field.givenNameOriginal'),
    birthDate: t('caseFiles.field.birthDate'),
    birthDatePrecision: t('caseFiles.field.birthDate'),
    birthCountryCode: t('caseFiles.field.birthPlace'),
    birthMunicipalityCode: t('caseFiles.field.birthPlace'),
    birthLocality: t('caseFiles.field.birthPlace'),
    citizenshipCode: t('caseFiles.field.citizenshipCode'),
    stateless: t('caseFiles.field.citizenshipCode'),
    gender: t('caseFiles.field.gender'),
    enteredUnaccompanied: t('caseFiles.field.enteredUnaccompanied'),
    phone: t('caseFiles.field.phone'),
    email: t('caseFiles.field.email'),
    residence: t('caseFiles.field.residence'),
    domicile: t('caseFiles.field.domicile'),
    districtId: t('caseFiles.column.district'),
    guardian: t('caseFiles.section.guardian'),
  };
}

function recordNames(t: TextOf): Record<string, string> {
  return {
    code: t('caseFiles.field.taxCode'),
    kind: t('caseFiles.field.permitKind'),
    number: t('caseFiles.field.permitNumber'),
    issuedOn: t('caseFiles.field.issuedOn'),
    issuedBy: t('caseFiles.field.issuedBy'),
    validFrom: t('caseFiles.field.validFrom'),
    validUntil: t('caseFiles.field.validUntil'),
    renewalRequestedOn: t('caseFiles.field.renewalRequestedOn'),
    renewalReceiptNumber: t('caseFiles.field.renewalReceiptNumber'),
    asylumLodgedOn: t('caseFiles.field.asylumLodgedOn'),
    note: t('caseFiles.field.note'),
    condition: t('caseFiles.field.condition'),
    startsOn: t('caseFiles.field.startsOn'),
    endsOn: t('caseFiles.field.endsOn'),
    paidPolicy: t('caseFiles.field.paidPolicy'),
    paidPolicyName: t('caseFiles.field.paidPolicyName'),
    declaredOn: t('caseFiles.field.declaredOn'),
    revokedOn: t('caseFiles.field.revokedOn'),
    signedOn: t('caseFiles.field.signedOn'),
    endedOn: t('caseFiles.field.endsOn'),
    employmentCentre: t('caseFiles.field.employmentCentre'),
    iscedLevel: t('caseFiles.field.iscedLevel'),
    title: t('caseFiles.field.educationTitle'),
    countryCode: t('caseFiles.field.educationCountry'),
    year: t('caseFiles.field.year'),
    recognition: t('caseFiles.field.recognition'),
    givenOn: t('caseFiles.field.givenOn'),
    withdrawnOn: t('caseFiles.field.withdrawnOn'),
    how: t('caseFiles.field.how'),
    textVersion: t('caseFiles.field.textVersion'),
  };
}
