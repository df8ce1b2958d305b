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

const notice = 'Avviso PUOI 2019';

/** First edition: FAMI pays the promoter and the host, ESF the trainee. */
export const puoi2019: Edition = {
  id: 'puoi-2019',
  version: 1,
  programmeId: 'puoi',
  name: 'PUOI 2019',
  cup: stated('I54E18000030006', notice),
  window: {
    applicationsFrom: assumed(day('2019-06-01'), 'Giorno di apertura non indicato'),
    applicationsUntil: assumed(null),
    clearanceRequestsUntil: assumed(null),
    internshipsEndBy: stated(day('2020-06-30'), notice),
    claimsUntil: stated(day('2020-07-31'), notice),
  },
  dowriesPlanned: stated(4_500, notice),
  fundings: [
    { fundId: 'fami-2014', amountCents: stated(1_323_000_000, notice) },
    { fundId: 'fse-pon-inclusione', amountCents: stated(1_350_000_000, notice) },
  ],
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
          fundId: stated('fami-2014', notice),
        },
        {
          component: 'traineeAllowance',
          amountCents: stated(300_000, notice),
          fundId: stated('fse-pon-inclusione', notice),
        },
        {
          component: 'hostTutoring',
          amountCents: stated(60_000, notice),
          fundId: stated('fami-2014', notice),
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
  internship: {
    monthsMin: stated(2, internshipGuidelines),
    dailyMinutesMax: stated(hours(6), notice),
  },
  admissions: [
    {
      ...anyone,
      code: 'protection',
      grounds: ['internationalProtection', 'humanitarianProtection', 'specialCases', 'specialProtection'],
      source: notice,
    },
    {
      ...anyone,
      code: 'formerUnaccompaniedMinor',
      ageMin: 18,
      enteredUnaccompanied: true,
      source: notice,
    },
  ],
  employmentConditions: stated(['unemployed', 'neverEmployed'], notice),
  workDeclaration: {
    required: assumed(true, 'Prova dello stato di disoccupazione'),
    ageMonthsMax: assumed(null),
  },
  servicePactRequired: assumed(false),
  provisionalTaxCodeAccepted: assumed(false, 'Edizione non aperta ai richiedenti asilo'),
  oneDowryPerPerson: stated(true, notice),
  otherPaidPolicyAllowed: assumed(true),
  pathsPerPromoterMax: assumed(null),
  clearanceRequirements: assumed(clearanceRequirements, 'Elenco pubblicato per PUOI PLUS'),
};
