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

const notice = 'Avviso PUOI 2022';

/** Second edition: all on ESF, open to asylum seekers and to temporary protection. */
export const puoi2022: Edition = {
  id: 'puoi-2022',
  version: 1,
  programmeId: 'puoi',
  name: 'PUOI 2022',
  cup: assumed(null),
  window: {
    applicationsFrom: stated(day('2022-06-20'), notice),
    applicationsUntil: stated(day('2022-07-20'), notice),
    clearanceRequestsUntil: stated(day('2022-09-18'), notice),
    internshipsEndBy: stated(day('2023-04-30'), notice),
    claimsUntil: assumed(null),
  },
  dowriesPlanned: stated(2_000, notice),
  fundings: [{ fundId: 'fse-pon-inclusione', amountCents: stated(1_188_000_000, notice) }],
  variants: [
    {
      id: 'standard',
      name: { it: 'Sei mesi', en: 'Six months' },
      amountCents: stated(594_000, notice),
      months: stated(6, notice),
      monthlyAllowanceCents: stated(50_000, `${notice}, importo lordo`),
      requiredMinutes: assumed(hours(65), '65 ore, pari a 36,00 € per ora'),
      tutoringMinutes: assumed(null),
      components: [
        {
          component: 'operatorServices',
          amountCents: stated(234_000, notice),
          fundId: stated('fse-pon-inclusione', notice),
        },
        {
          component: 'traineeAllowance',
          amountCents: stated(300_000, notice),
          fundId: stated('fse-pon-inclusione', notice),
        },
        {
          component: 'hostTutoring',
          amountCents: stated(60_000, notice),
          fundId: stated('fse-pon-inclusione', notice),
        },
      ],
    },
  ],
  hostTutoringRule: assumed('onCompletion', 'Importo forfettario, dovuto a tirocinio concluso'),
  guidance: {
    areaMinutes: { A1: assumed(null), A2: assumed(null), A3: assumed(null), A4: assumed(null) },
    minutesBeforeClearance: assumed(0),
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
        'humanitarianProtection',
        'specialCases',
        'specialProtection',
        'temporaryProtection',
      ],
      source: notice,
    },
    {
      ...anyone,
      code: 'asylumSeeker',
      grounds: ['asylumRequest'],
      daysSinceLodgingMin: 60,
      source: notice,
    },
    {
      ...anyone,
      code: 'formerUnaccompaniedMinor',
      ageMin: 18,
      ageBelow: 24,
      enteredUnaccompanied: true,
      source: notice,
    },
    {
      ...anyone,
      code: 'protection',
      permitKinds: ['medicalCare', 'minorAssistance'],
      source: 'Titoli elencati nelle informative dei soggetti promotori',
      assumed: true,
    },
  ],
  employmentConditions: stated(['unemployed', 'neverEmployed'], notice),
  workDeclaration: {
    required: assumed(true, 'Prova dello stato di disoccupazione'),
    ageMonthsMax: assumed(null),
  },
  servicePactRequired: assumed(false),
  provisionalTaxCodeAccepted: assumed(true, 'Edizione aperta ai richiedenti asilo'),
  oneDowryPerPerson: stated(true, notice),
  otherPaidPolicyAllowed: assumed(true),
  pathsPerPromoterMax: stated(75, notice),
  clearanceRequirements: assumed(clearanceRequirements, 'Elenco pubblicato per PUOI PLUS'),
};
