/** A level of the International Standard Classification of Education (ISCED 2011), 0 to 8. */
export type IscedLevel = 0 | 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8;

interface EducationLevel {
  /** Code of the national controlled vocabulary. */
  readonly code: string;
  readonly it: string;
  readonly en: string;
  readonly isced: IscedLevel;
  /** True where no source at hand settles the ISCED level. */
  readonly assumed: boolean;
}

/**
 * Educational qualifications by the Italian controlled vocabulary of education levels (licence CC BY 4.0, ISTAT),
 * lowest first, with the ISCED 2011 level each is worth.
 */
export const educationLevels = [
  { code: 'NED', it: 'Nessun titolo di studio', en: 'No qualification', isced: 0, assumed: false },
  { code: 'PSE', it: 'Licenza elementare', en: 'Primary school', isced: 1, assumed: false },
  { code: 'LSE', it: 'Licenza media', en: 'Lower secondary school', isced: 2, assumed: false },
  {
    code: 'USV',
    it: 'Qualifica professionale di scuola superiore (2-3 anni)',
    en: 'Upper secondary vocational qualification (2-3 years)',
    isced: 3,
    assumed: false,
  },
  {
    code: 'IFP',
    it: 'Qualifica o diploma professionale (IeFP)',
    en: 'Vocational training qualification (three or four years)',
    isced: 3,
    assumed: false,
  },
  {
    code: 'USG',
    it: 'Diploma di scuola superiore (4-5 anni)',
    en: 'Upper secondary diploma (4-5 years)',
    isced: 3,
    assumed: false,
  },
  {
    code: 'IFTS',
    it: 'Certificato di specializzazione tecnica superiore (IFTS)',
    en: 'Higher technical specialisation certificate',
    isced: 4,
    assumed: false,
  },
  {
    code: 'ITS',
    it: 'Diploma di tecnico superiore (ITS)',
    en: 'Higher technical diploma',
    isced: 5,
    assumed: false,
  },
  {
    code: 'CDU',
    it: 'Diploma universitario di 2-3 anni (vecchio ordinamento)',
    en: 'University diploma of 2-3 years (old system)',
    isced: 6,
    assumed: true,
  },
  { code: 'L', it: 'Laurea di primo livello', en: 'Bachelor’s degree', isced: 6, assumed: false },
  {
    code: 'FLA',
    it: 'Diploma accademico di primo livello (arte, musica, danza)',
    en: 'First level academic diploma (arts, music, dance)',
    isced: 6,
    assumed: false,
  },
  {
    code: 'LS',
    it: 'Laurea magistrale biennale',
    en: 'Master’s degree (two years after a bachelor’s)',
    isced: 7,
    assumed: false,
  },
  {
    code: 'LD',
    it: 'Laurea magistrale a ciclo unico o di 4-6 anni',
    en: 'Long degree of 4-6 years',
    isced: 7,
    assumed: false,
  },
  {
    code: 'SLA',
    it: 'Diploma accademico di secondo livello (arte, musica, danza)',
    en: 'Second level academic diploma (arts, music, dance)',
    isced: 7,
    assumed: false,
  },
  {
    code: 'ACO',
    it: 'Diploma di accademia o conservatorio (vecchio ordinamento)',
    en: 'Academy or conservatory diploma (old system)',
    isced: 7,
    assumed: true,
  },
  { code: 'RDD', it: 'Dottorato di ricerca', en: 'Doctorate', isced: 8, assumed: false },
] as const satisfies readonly EducationLevel[];

export type EducationLevelCode = (typeof educationLevels)[number]['code'];

/** The ISCED level of a qualification; undefined for a code that is not in the vocabulary. */
export function iscedLevelOf(code: string): IscedLevel | undefined {
  return educationLevels.find((level) => level.code === code)?.isced;
}
