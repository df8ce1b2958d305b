/**
 * The kinds of stay permit (titolo di soggiorno) and the grounds of protection each one rests on.
 * Editions admit grounds, case files record kinds, so that a new kind of permit reaches every edition at once.
 */

/** Why the State protects the holder; a permit of the "casi speciali" family rests on its own ground too. */
export const protectionGrounds = [
  'internationalProtection',
  'humanitarianProtection',
  'specialCases',
  'specialProtection',
  'asylumRequest',
  'temporaryProtection',
  'statelessness',
  'trafficking',
  'labourExploitation',
  'genderViolence',
  'unaccompaniedMinor',
] as const;

export type ProtectionGround = (typeof protectionGrounds)[number];

/** Names of the grounds as the interface shows them. */
export const protectionGroundLabels: Readonly<Record<ProtectionGround, { it: string; en: string }>> = {
  internationalProtection: { it: 'Protezione internazionale', en: 'International protection' },
  humanitarianProtection: { it: 'Protezione umanitaria', en: 'Humanitarian protection' },
  specialCases: { it: 'Casi speciali', en: 'Special cases' },
  specialProtection: { it: 'Protezione speciale', en: 'Special protection' },
  asylumRequest: { it: 'Richiesta di asilo', en: 'Asylum request' },
  temporaryProtection: { it: 'Protezione temporanea', en: 'Temporary protection' },
  statelessness: { it: 'Apolidia', en: 'Statelessness' },
  trafficking: { it: 'Vittima di tratta', en: 'Victim of trafficking' },
  labourExploitation: { it: 'Vittima di sfruttamento lavorativo', en: 'Victim of labour exploitation' },
  genderViolence: { it: 'Vittima di violenza di genere', en: 'Victim of gender violence' },
  unaccompaniedMinor: { it: 'Minore straniero non accompagnato', en: 'Unaccompanied minor' },
};

export const stayPermitKinds = [
  'refugee',
  'subsidiaryProtection',
  'humanitarian',
  'specialCases',
  'trafficking',
  'genderViolence',
  'labourExploitation',
  'calamity',
  'civilValour',
  'specialProtection',
  'medicalCare',
  'minorAssistance',
  'asylumRequest',
  'temporaryProtection',
  'statelessness',
  'unaccompaniedMinor',
  'minorIntegration',
  'employment',
  'selfEmployment',
  'jobSeeking',
  'family',
  'study',
  'longTermResident',
  'other',
] as const;

export type StayPermitKind = (typeof stayPermitKinds)[number];

export interface StayPermitDescription {
  readonly it: string;
  readonly en: string;
  readonly grounds: readonly ProtectionGround[];
  /** The kind alone tells something of article 9 GDPR or of a crime suffered: shown masked, every reveal recorded. */
  readonly specialCategory: boolean;
}

/** What each kind of permit is called, what it rests on, and whether its name alone must be masked. */
export const stayPermits: Readonly<Record<StayPermitKind, StayPermitDescription>> = {
  refugee: {
    it: 'Asilo (status di rifugiato)',
    en: 'Asylum (refugee status)',
    grounds: ['internationalProtection'],
    specialCategory: true,
  },
  subsidiaryProtection: {
    it: 'Protezione sussidiaria',
    en: 'Subsidiary protection',
    grounds: ['internationalProtection'],
    specialCategory: true,
  },
  humanitarian: {
    it: 'Motivi umanitari',
    en: 'Humanitarian reasons',
    grounds: ['humanitarianProtection'],
    specialCategory: true,
  },
  specialCases: {
    it: 'Casi speciali',
    en: 'Special cases',
    grounds: ['specialCases'],
    specialCategory: true,
  },
  trafficking: {
    it: 'Casi speciali: protezione sociale, vittime di tratta (art. 18 T.U. immigrazione)',
    en: 'Special cases: social protection, victims of trafficking (art. 18)',
    grounds: ['specialCases', 'trafficking'],
    specialCategory: true,
  },
  genderViolence: {
    it: 'Casi speciali: vittime di violenza',
    en: 'Special cases: victims of violence',
    grounds: ['specialCases', 'genderViolence'],
    specialCategory: true,
  },
  labourExploitation: {
    it: 'Casi speciali: vittime di sfruttamento lavorativo',
    en: 'Special cases: victims of labour exploitation',
    grounds: ['specialCases', 'labourExploitation'],
    specialCategory: true,
  },
  calamity: {
    it: 'Calamità',
    en: 'Calamity in the country of origin',
    grounds: ['specialCases'],
    specialCategory: true,
  },
  civilValour: {
    it: 'Atti di particolare valore civile',
    en: 'Acts of civil valour',
    grounds: ['specialCases'],
    specialCategory: false,
  },
  specialProtection: {
    it: 'Protezione speciale',
    en: 'Special protection',
    grounds: ['specialProtection'],
    specialCategory: true,
  },
  medicalCare: { it: 'Cure mediche', en: 'Medical care', grounds: [], specialCategory: true },
  minorAssistance: {
    it: 'Assistenza di minore',
    en: 'Assistance to a minor',
    grounds: [],
    specialCategory: false,
  },
  asylumRequest: {
    it: 'Richiesta di asilo',
    en: 'Asylum request',
    grounds: ['asylumRequest'],
    specialCategory: true,
  },
  temporaryProtection: {
    it: 'Protezione temporanea',
    en: 'Temporary protection',
    grounds: ['temporaryProtection'],
    specialCategory: true,
  },
  statelessness: { it: 'Apolidia', en: 'Statelessness', grounds: ['statelessness'], specialCategory: true },
  unaccompaniedMinor: {
    it: 'Minore età (minore straniero non accompagnato)',
    en: 'Unaccompanied minor',
    grounds: ['unaccompaniedMinor'],
    specialCategory: false,
  },
  minorIntegration: {
    it: 'Affidamento o integrazione del minore, prosieguo amministrativo',
    en: 'Foster care or integration of a minor, continued care',
    grounds: [],
    specialCategory: false,
  },
  employment: { it: 'Lavoro subordinato', en: 'Employment', grounds: [], specialCategory: false },
  selfEmployment: { it: 'Lavoro autonomo', en: 'Self-employment', grounds: [], specialCategory: false },
  jobSeeking: { it: 'Attesa occupazione', en: 'Job seeking', grounds: [], specialCategory: false },
  family: { it: 'Motivi familiari', en: 'Family reasons', grounds: [], specialCategory: false },
  study: { it: 'Studio o formazione', en: 'Study or training', grounds: [], specialCategory: false },
  longTermResident: {
    it: 'Soggiornante UE di lungo periodo',
    en: 'EU long-term resident',
    grounds: [],
    specialCategory: false,
  },
  other: { it: 'Altro titolo', en: 'Other permit', grounds: [], specialCategory: false },
};

/** Whether a text from outside names a kind of permit that this catalogue knows. */
export function isStayPermitKind(value: string): value is StayPermitKind {
  return Object.hasOwn(stayPermits, value);
}

/** The grounds of protection a permit of this kind proves. */
export function groundsOf(kind: StayPermitKind): readonly ProtectionGround[] {
  return stayPermits[kind].grounds;
}
