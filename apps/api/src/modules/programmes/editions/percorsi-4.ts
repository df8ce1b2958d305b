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

const notice = 'Avviso Percorsi 4';

/** Percorsi, fourth phase: minors and young migrants, for six months or for twelve. */
export const percorsi4: Edition = {
  id: 'percorsi-4',
  version: 1,
  programmeId: 'percorsi',
  name: 'Percorsi 4',
  cup: assumed(null),
  window: {
    applicationsFrom: assumed(day('2024-03-01'), 'Giorno di apertura non indicato'),
    applicationsUntil: assumed(null),
    clearanceRequestsUntil: assumed(null),
    internshipsEndBy: assumed(day('2027-12-31'), 'Termine non indicato'),
    claimsUntil: assumed(null),
  },
  dowriesPlanned: assumed(null),
  fundings: [],
  variants: [
    {
      id: 'standard',
      name: { it: 'Sei mesi', en: 'Six months' },
      amountCents: stated(594_000, notice),
      months: assumed(6, "Durata dell'indennità ordinaria di 3.000,00 €"),
      monthlyAllowanceCents: assumed(50_000, '3.000,00 € in sei mesi'),
      requiredMinutes: assumed(hours(65), '65 ore, pari a 36,00 € per ora'),
      tutoringMinutes: stated(hours(15), notice),
      components: [
        {
          component: 'operatorServices',
          amountCents: stated(234_000, notice),
          fundId: stated('fse', notice),
        },
        {
          component: 'traineeAllowance',
          amountCents: stated(300_000, notice),
          fundId: stated('fse', notice),
        },
        { component: 'hostTutoring', amountCents: stated(60_000, notice), fundId: stated('fse', notice) },
      ],
    },
    {
      id: 'twelveMonths',
      name: { it: 'Dodici mesi', en: 'Twelve months' },
      amountCents: stated(1_004_000, notice),
      months: stated(12, notice),
      monthlyAllowanceCents: assumed(50_000, '6.000,00 € in dodici mesi'),
      requiredMinutes: assumed(hours(80), '80 ore, pari a 35,50 € per ora'),
      tutoringMinutes: assumed(hours(30), 'Il doppio delle ore dei sei mesi'),
      components: [
        {
          component: 'operatorServices',
          amountCents: stated(284_000, notice),
          fundId: stated('fse', notice),
        },
        {
          component: 'traineeAllowance',
          amountCents: stated(600_000, notice),
          fundId: stated('fse', notice),
        },
        { component: 'hostTutoring', amountCents: stated(120_000, notice), fundId: stated('fse', notice) },
      ],
    },
  ],
  hostTutoringRule: assumed('onCompletion'),
  guidance: {
    areaMinutes: { A1: assumed(null), A2: assumed(null), A3: assumed(null), A4: assumed(null) },
    minutesBeforeClearance: assumed(0),
    areasBeforeClearance: ['A2', 'A3'],
  },
  month: {
    thresholdPercent: stated(70, notice),
    underThreshold: assumed('nothing'),
    partialMonths: assumed('byPlannedDays'),
  },
  internship: { monthsMin: stated(2, internshipGuidelines), dailyMinutesMax: assumed(null) },
  admissions: [
    {
      ...anyone,
      code: 'unaccompaniedMinor',
      grounds: ['unaccompaniedMinor'],
      ageMin: 16,
      ageBelow: 18,
      source: `${notice}; età minima come in PUOI PLUS`,
      assumed: true,
    },
    {
      ...anyone,
      code: 'youngMigrant',
      ageMin: 18,
      ageBelow: 24,
      source: `${notice}; limite di età come in PUOI PLUS`,
      assumed: true,
    },
  ],
  employmentConditions: assumed(
    ['unemployed', 'neverEmployed', 'inactive', 'student'],
    'Disoccupati, inoccupati o inattivi',
  ),
  workDeclaration: {
    required: assumed(true, 'Prova dello stato di disoccupazione'),
    ageMonthsMax: assumed(null),
  },
  servicePactRequired: assumed(false),
  provisionalTaxCodeAccepted: assumed(true, 'Edizione aperta anche a minori richiedenti asilo'),
  oneDowryPerPerson: assumed(true),
  otherPaidPolicyAllowed: assumed(true),
  pathsPerPromoterMax: assumed(null),
  clearanceRequirements: assumed(clearanceRequirements, 'Elenco pubblicato per PUOI PLUS'),
};
