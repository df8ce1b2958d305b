import {
  anyone,
  assumed,
  clearanceRequirements,
  day,
  type Edition,
  hours,
  internshipGuidelines,
  stated,
} from './edition.ts';

const notice = 'Avviso PUOI PLUS 2024';

/** PUOI PLUS: guidance counted by area, twenty hours of it certified before the clearance. */
export const puoiPlus2024: Edition = {
  id: 'puoi-plus-2024',
  version: 1,
  programmeId: 'puoi-plus',
  name: 'PUOI PLUS 2024',
  cup: stated('I51B24000420006', notice),
  window: {
    applicationsFrom: stated(day('2025-01-07'), notice),
    applicationsUntil: assumed(null),
    clearanceRequestsUntil: assumed(null),
    internshipsEndBy: stated(day('2028-03-31'), notice),
    claimsUntil: assumed(null),
  },
  dowriesPlanned: assumed(null),
  fundings: [],
  variants: [
    {
      id: 'standard',
      name: { it: 'Sei mesi', en: 'Six months' },
      amountCents: stated(678_142, notice),
      months: stated(6, notice),
      monthlyAllowanceCents: stated(56_250, `${notice}, importo lordo`),
      requiredMinutes: stated(hours(4 + 16 + 36), notice),
      tutoringMinutes: assumed(null),
      components: [
        {
          component: 'operatorServices',
          amountCents: stated(276_738, notice),
          fundId: assumed('fami-2021', "L'avviso nomina FSE+ e FAMI; riparto come nell'edizione 2019"),
        },
        {
          component: 'traineeAllowance',
          amountCents: stated(337_500, notice),
          fundId: assumed('fse-plus', "L'avviso nomina FSE+ e FAMI; riparto come nell'edizione 2019"),
        },
        {
          component: 'hostTutoring',
          amountCents: stated(63_904, notice),
          fundId: assumed('fami-2021', "L'avviso nomina FSE+ e FAMI; riparto come nell'edizione 2019"),
        },
      ],
    },
  ],
  hostTutoringRule: stated('onCompletion', notice),
  guidance: {
    areaMinutes: {
      A1: assumed(0),
      A2: stated(hours(4), notice),
      A3: stated(hours(16), notice),
      A4: stated(hours(36), notice),
    },
    minutesBeforeClearance: stated(hours(20), notice),
    areasBeforeClearance: ['A2', 'A3'],
  },
  month: {
    thresholdPercent: assumed(70),
    underThreshold: assumed('nothing'),
    partialMonths: assumed('byPlannedDays'),
  },
  internship: { monthsMin: stated(2, internshipGuidelines), dailyMinutesMax: assumed(null) },
  admissions: [
    {
      ...anyone,
      code: 'protection',
      grounds: [
        'internationalProtection',
        'temporaryProtection',
        'specialProtection',
        'statelessness',
        'trafficking',
        'labourExploitation',
        'genderViolence',
      ],
      source: notice,
    },
    {
      ...anyone,
      code: 'asylumSeeker',
      grounds: ['asylumRequest'],
      daysSinceLodgingMin: 60,
      source: `${notice}; attesa di 60 giorni come nell'edizione 2022`,
      assumed: true,
    },
    {
      ...anyone,
      code: 'unaccompaniedMinor',
      grounds: ['unaccompaniedMinor'],
      ageMin: 16,
      ageBelow: 18,
      source: notice,
    },
    {
      ...anyone,
      code: 'youngMigrant',
      ageMin: 18,
      ageBelow: 24,
      source: notice,
    },
  ],
  employmentConditions: assumed(['unemployed', 'neverEmployed'], "Come nell'edizione 2022"),
  workDeclaration: { required: stated(true, notice), ageMonthsMax: stated(6, notice) },
  servicePactRequired: assumed(false),
  provisionalTaxCodeAccepted: assumed(true, 'Edizione aperta ai richiedenti asilo'),
  oneDowryPerPerson: stated(true, notice),
  otherPaidPolicyAllowed: stated(false, notice),
  pathsPerPromoterMax: assumed(null),
  clearanceRequirements: stated(clearanceRequirements, notice),
};
